/**
 * What is asked of the worker as the page moves on: at most one question of a kind is under way, and when its answer comes the
 * newest wish is asked next, whatever was wished in between. Knows nothing of what is asked.
 */
import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";

export interface Wish<T> {
  /** Equal keys have equal answers. */
  readonly key: string;
  ask(): Promise<T | null>;
}

export interface Newest<T> {
  /** The last answer; null before the first and where nothing is wished. */
  readonly answer: ReadonlySignal<T | null>;
  /** Forgets the answer, and one that is under way. */
  clear(): void;
  close(): void;
}

export interface NewestOptions {
  /** Called with what went wrong. */
  readonly fail: (error: unknown) => void;
  /** Least time from an answer to the next question, in milliseconds, read at each answer. */
  readonly restMs?: () => number;
}

/**
 * @param wish read as an effect: null wishes nothing and clears the answer; undefined wishes nothing yet and leaves it
 */
export function createNewest<T>(wish: () => Wish<T> | null | undefined, options: NewestOptions): Newest<T> {
  const answer = signal<T | null>(null);
  let isAsking = false;
  let wanted: Wish<T> | null = null;
  /** Key of the answer that is shown. */
  let shownKey: string | null = null;
  let turn = 0;
  let isClosed = false;

  async function ask(): Promise<void> {
    if (isAsking || isClosed || wanted === null || wanted.key === shownKey) return;
    isAsking = true;
    const asked = wanted;
    const mine = turn;
    try {
      const got = await asked.ask();
      if (mine === turn && !isClosed && wanted !== null) {
        shownKey = asked.key;
        answer.value = got;
      }
      const restMs = options.restMs?.() ?? 0;
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    } catch (error) {
      if (mine === turn) shownKey = asked.key;
      options.fail(error);
    }
    isAsking = false;
    void ask();
  }

  const stop = effect(() => {
    const next = wish();
    untracked(() => {
      if (next === undefined) return;
      wanted = next;
      if (next === null) {
        shownKey = null;
        answer.value = null;
      } else void ask();
    });
  });
  return {
    answer,
    clear: () => {
      turn++;
      wanted = null;
      shownKey = null;
      answer.value = null;
    },
    close: () => {
      isClosed = true;
      stop();
    },
  };
}
