/**
 * A long job of many items that come one by one, from a cache or fresh: its progress shown, stopped when the user wants, what broke
 * told with how to see it again. Responsible for what the user sees and can stop; what the items are is the command's business.
 */
import { RunBroke } from "../adapters/node/index.ts";
import { Interrupted, type Io, print } from "./io.ts";
import { progressDisplay } from "./progress.ts";

export interface Job<T extends { readonly isReused: boolean }> {
  readonly total: number;
  /** What is counted, as a plural. */
  readonly what: "replications" | "pairs" | "runs";
  /** Begins it. The signal ends it; what it then throws is the signal's reason. */
  begin(signal: AbortSignal): AsyncIterable<T>;
  /** Told of each item in order; says when that is enough, or that the total has changed. What it throws ends the job. */
  onItem(item: T): { readonly isEnough?: boolean; readonly total?: number };
  /** Lines that say what to type to see one replication again. */
  replay(replication: number): readonly string[];
  /** However it ends. */
  close?(): Promise<void>;
}

export interface Watched {
  readonly started: Date;
  readonly seconds: number;
  readonly done: number;
  readonly reused: number;
}

/** @throws Interrupted when the user stops it; RunBroke when a replication breaks down */
export async function watch<T extends { readonly isReused: boolean }>(io: Io, job: Job<T>): Promise<Watched> {
  const { total, what } = job;
  const abort = new AbortController();
  let done = 0;
  let reused = 0;
  const release = io.onInterrupt(() => abort.abort(new Interrupted(stoppedText(done, total, what))));
  const display = progressDisplay(io, total, what);
  const started = new Date();
  const startMs = performance.now();
  try {
    for await (const item of job.begin(abort.signal)) {
      done++;
      if (item.isReused) reused++;
      const { isEnough = false, total: now = total } = job.onItem(item);
      display.show({ done, total: now });
      if (isEnough) break;
    }
    // A part that was there takes no time: the user may stop between two of them too.
    abort.signal.throwIfAborted();
  } catch (error) {
    if (error instanceof RunBroke) print(io.stderr, ...job.replay(error.replication));
    throw error;
  } finally {
    display.end();
    release();
    await job.close?.();
  }
  return { started, seconds: (performance.now() - startMs) / 1000, done, reused };
}

export function stoppedText(done: number, total: number, what: string): string {
  if (done === 0) return "Stopped; nothing was written.";
  return `Stopped after ${done} of ${total} ${what}, which are kept: the same command goes on from there.`;
}
