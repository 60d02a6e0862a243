/**
 * Traces of what was executed, for those who ask: the latest events for a live view, or all of them in chunks.
 * Set `record` as `onStep` of a simulation. What the numbers mean, their reader knows.
 */

/** Records as columns, oldest first. */
export interface TraceChunk {
  readonly timeMin: Float64Array;
  readonly kind: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
}

export const traceChunkSize = 65_536;

/** The latest `capacity` records. */
export class RingTrace {
  /** Records ever made, also those overwritten since. */
  total = 0;
  private readonly columns: TraceChunk;

  constructor(capacity: number) {
    this.columns = emptyChunk(capacity);
  }

  readonly record = (timeMin: number, kind: number, a: number, b: number): void => {
    const { columns } = this;
    write(columns, this.total++ % columns.timeMin.length, timeMin, kind, a, b);
  };

  latest(): TraceChunk {
    const { columns, total } = this;
    const capacity = columns.timeMin.length;
    const count = Math.min(total, capacity);
    const chunk = emptyChunk(count);
    for (let i = 0; i < count; i++) {
      const from = (total - count + i) % capacity;
      write(chunk, i, columns.timeMin[from], columns.kind[from], columns.a[from], columns.b[from]);
    }
    return chunk;
  }
}

/** All records, handed over 65,536 at a time. */
export class ChunkTrace {
  private columns: TraceChunk = emptyChunk(traceChunkSize);
  private count = 0;
  private readonly sink: (chunk: TraceChunk) => void;

  /** The chunk given to `sink` is its own to keep. */
  constructor(sink: (chunk: TraceChunk) => void) {
    this.sink = sink;
  }

  readonly record = (timeMin: number, kind: number, a: number, b: number): void => {
    write(this.columns, this.count++, timeMin, kind, a, b);
    if (this.count === traceChunkSize) this.flush();
  };

  /** Hands over what has not been yet: at the end. */
  flush(): void {
    if (this.count === 0) return;
    const { columns, count } = this;
    this.columns = emptyChunk(traceChunkSize);
    this.count = 0;
    this.sink({
      timeMin: columns.timeMin.subarray(0, count),
      kind: columns.kind.subarray(0, count),
      a: columns.a.subarray(0, count),
      b: columns.b.subarray(0, count),
    });
  }
}

function emptyChunk(size: number): TraceChunk {
  return {
    timeMin: new Float64Array(size),
    kind: new Int32Array(size),
    a: new Int32Array(size),
    b: new Int32Array(size),
  };
}

function write(chunk: TraceChunk, i: number, timeMin: number, kind: number, a: number, b: number): void {
  chunk.timeMin[i] = timeMin;
  chunk.kind[i] = kind;
  chunk.a[i] = a;
  chunk.b[i] = b;
}
