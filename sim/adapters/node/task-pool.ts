/**
 * Tasks shared over threads and handed over in order, whatever thread is done first. A thread that dies is replaced and its task
 * begun again. What goes wrong within a task comes back as its outcome. Works from dist and from the sources (there the threads
 * load TypeScript by tsx). What a task is, its owner knows.
 */
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serialize } from "node:v8";
import { Piscina } from "piscina";
import { InvariantError } from "../../engine/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { RunFailure } from "./replication-task.ts";

/** Cores that this process may use. */
export const cores = (): number => availableParallelism();

/** A run that broke down, with the words needed to find it again. */
export class RunBroke extends InvariantError {
  readonly replication: number;

  constructor({ replication, message, stack }: RunFailure) {
    super(message);
    // Where it broke, not where it was told.
    this.stack = stack;
    this.replication = replication;
  }
}

/** What threads do: `call` in a file of this folder, once for each task. */
export interface TaskKind<Task, Outcome> {
  /** Name of the file without its ending. */
  readonly worker: string;
  readonly call: string;
  /** Replication of a task, to tell which one threads died of. */
  readonly replicationOf: (task: Task) => number;
  /** The outcome of a task that threads died of. */
  readonly failed: (failure: RunFailure) => Outcome;
}

/** How often a task is begun on another thread after one died under it: a third death is no accident. */
const mostTries = 3;

export class TaskPool<Task, Outcome> {
  private readonly pool: Piscina;
  private readonly kind: TaskKind<Task, Outcome>;
  private readonly workers: number;

  /** @param other a file that threads run instead, for tests of what happens when they die */
  constructor(kind: TaskKind<Task, Outcome>, tasks: number, workers: number, other?: URL) {
    this.kind = kind;
    this.workers = workers;
    const file = workerFile(kind.worker, other);
    const minThreads = Math.min(workers, tasks);
    this.pool = new Piscina({ ...file, minThreads, maxThreads: workers, idleTimeout: 1e9 });
    // A thread that dies between two tasks takes none with it, and the pool has already begun another.
    this.pool.on("error", () => undefined);
  }

  /** Outcomes in the order of the tasks. Two are ahead for each thread: enough to keep threads at work, few enough to keep results out of memory. */
  async *inOrder(count: number, task: (index: number) => Task, signal: AbortSignal): AsyncGenerator<Outcome, void> {
    const ahead: Promise<Outcome>[] = [];
    let next = 0;
    for (let taken = 0; taken < count; taken++) {
      while (next < count && ahead.length < 2 * this.workers) {
        const outcome = this.tried(task(next++), signal);
        // Whoever leaves early does not wait for it.
        outcome.catch(() => undefined);
        ahead.push(outcome);
      }
      yield await (ahead.shift() as Promise<Outcome>);
    }
  }

  destroy(): Promise<void> {
    return this.pool.destroy();
  }

  private async tried(task: Task, signal: AbortSignal): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.pool.run(task, { name: this.kind.call, signal });
      } catch (error) {
        // A thread has died.
        if (signal.aborted) throw error;
        if (attempt < mostTries) continue;
        const { message, stack = "" } = error as Error;
        const replication = this.kind.replicationOf(task);
        const told = `threads died ${mostTries} times while running replication ${replication}: ${message}`;
        return this.kind.failed({ replication, message: told, stack: `${told}\n${stack}` });
      }
    }
  }
}

/** A scenario as bytes that all threads share: copying it for each task would cost a noticeable share of short ones. */
export function sharedBytes(scenario: Scenario): SharedArrayBuffer {
  const bytes = serialize(scenario);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

function workerFile(name: string, other: URL | undefined): { filename: string; execArgv?: string[] } {
  const isBuilt = !import.meta.url.endsWith(".ts");
  const own = new URL(`./${name}.${isBuilt ? "js" : "ts"}`, import.meta.url);
  const filename = fileURLToPath(other ?? own);
  if (isBuilt) return { filename };
  // On Node 20 `--import tsx` alone does not reach the threads of a process; its register function does, from its ES module.
  const api = createRequire(import.meta.url)
    .resolve("tsx/esm/api")
    .replace(/\.cjs$/, ".mjs");
  const register = `data:text/javascript,import{register}from${JSON.stringify(pathToFileURL(api).href)};register();`;
  return { filename, execArgv: ["--import", register] };
}
