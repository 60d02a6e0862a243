/** Runners that keep less of each run, or that take runs from parts where they are there. Neither changes any number. */
import type { Kept, Runner } from "../../experiment/index.ts";
import { Parts, throughParts } from "./parts.ts";

/** The same runner, handing over of each run what is kept of it. */
export function narrowing(runner: Runner, kept: Kept): Runner {
  return {
    async *run(design) {
      for await (const result of runner.run(design)) yield { ...result, values: kept.narrow(result.values) };
    },
    close: () => runner.close(),
  };
}

/**
 * The same, with what is kept of each run in a folder of parts: what is there is not run again.
 * @param onRun told of each run before it is handed over
 */
export function keeping(runner: Runner, kept: Kept, folder: string, onRun: (isReused: boolean) => void): Runner {
  const narrow = narrowing(runner, kept);
  return {
    async *run(design) {
      const parts = new Parts(folder, design, kept.layout);
      for await (const { record, values, isReused } of throughParts(design, narrow, parts)) {
        onRun(isReused);
        yield { ...record, values: values() };
      }
    },
    close: () => narrow.close(),
  };
}
