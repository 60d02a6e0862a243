/**
 * Drawing in turns: a few short jobs or one long one a frame, so that no frame is held up by all of them at once. A job that waits
 * is replaced by a newer one with the same key.
 */
const waiting = new Map<unknown, () => void>();
let frame = 0;

export function inTurn(key: unknown, job: () => void): void {
  waiting.set(key, job);
  if (frame === 0) frame = requestAnimationFrame(next);
}

/** Forgets a job that still waits. */
export function notInTurn(key: unknown): void {
  waiting.delete(key);
}

/** No other job is begun in a frame after so long: what they draw has still to be laid out and painted. */
const enoughMs = 4;

function next(): void {
  frame = 0;
  const began = performance.now();
  try {
    for (const [key, job] of waiting) {
      waiting.delete(key);
      job();
      if (performance.now() - began > enoughMs) break;
    }
  } finally {
    // Also where a job has failed: the others are none the worse for it.
    if (waiting.size > 0 && frame === 0) frame = requestAnimationFrame(next);
  }
}
