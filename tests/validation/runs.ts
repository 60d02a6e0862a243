/**
 * Runs behind the validation: made once in full and remembered by their result hashes, so that a quick validation can run a few of
 * them again and tell whether the numbers that were written down still come from this model.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Experiment, Scenario } from "../../sim/index.ts";
import { library } from "./library.ts";

/** What is run. The text of a scenario wins over a name. */
export interface Request {
  /** Name of a packaged scenario, or the text of one that extends it. */
  readonly scenario: string;
  readonly set?: readonly string[];
  readonly replications: number;
}

/** How a request is remembered. */
export interface Stamp extends Request {
  readonly seed: string;
  /** First 12 characters of the result hash of each replication. */
  readonly hashes: readonly string[];
  readonly violations: number;
}

export const seed = "1";
const hashLength = 12;
/** Invariants are asked for each week of requests no larger than this: it doubles the time of a run. */
const mostChecked = 10;
const cache = join(fileURLToPath(new URL("../../out/", import.meta.url)), "validation");

export class Runs {
  private readonly made = new Map<string, Promise<Experiment>>();
  readonly stamps: Stamp[] = [];

  /** Runs a request, or hands over the runs of an equal one. */
  run(request: Request): Promise<Experiment> {
    const key = JSON.stringify([request.scenario, request.set ?? [], request.replications]);
    const before = this.made.get(key);
    if (before !== undefined) return before;
    const running = this.carryOut(request);
    this.made.set(key, running);
    return running;
  }

  private async carryOut(request: Request): Promise<Experiment> {
    const { scenario, replications, set = [] } = request;
    const name = scenario.includes("\n") ? scenario.trim().split("\n")[1] : scenario;
    console.log(`  ${name} ${set.join(" ")}: ${replications} replications`);
    const experiment = await library.runExperiment(scenarioOf(request), {
      replications,
      seed,
      cache,
      watch: { check: replications <= mostChecked },
    });
    const { records } = experiment.source;
    this.stamps.push({
      scenario,
      ...(set.length > 0 && { set }),
      replications,
      seed,
      hashes: records.map(({ resultHash }) => resultHash.slice(0, hashLength)),
      violations: records.reduce((sum, { violations }) => sum + violations.length, 0),
    });
    return experiment;
  }
}

export function scenarioOf({ scenario, set = [] }: Request): Scenario {
  return scenario.includes("\n")
    ? library.scenarioFromText(scenario, { set })
    : library.readScenario(scenario, { set });
}

/** Runs the first replications of remembered requests again. @returns sentences about those that differ */
export async function differences(stamps: readonly Stamp[], most: number): Promise<string[]> {
  const found: string[] = [];
  for (const stamp of stamps) {
    const replications = Math.min(most, stamp.hashes.length);
    const again = await library.runExperiment(scenarioOf(stamp), { replications, seed: stamp.seed });
    again.source.records.forEach(({ resultHash, replication }, index) => {
      const is = resultHash.slice(0, hashLength);
      if (is === stamp.hashes[index]) return;
      const name = again.scenario.id;
      found.push(
        `${name} ${(stamp.set ?? []).join(" ")} replication ${replication}: ${is}, was ${stamp.hashes[index]}`,
      );
    });
  }
  return found;
}
