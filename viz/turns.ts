/**
 * Drawing in turns: one job a frame, so that no frame is held up by all of them at once. A job that waits is replaced by a
 * newer one with the same key.
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

function next(): void {
  const first = waiting.entries().next();
  frame = 0;
  if (first.done) return;
  const [key, job] = first.value;
  waiting.delete(key);
  if (waiting.size > 0) frame = requestAnimationFrame(next);
  job();
}
