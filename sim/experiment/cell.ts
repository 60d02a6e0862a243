/**
 * A cell of an experiment: one scenario with its settings and one seed, of which replications are drawn. Responsible for its
 * address: equal addresses mean that a replication of one number has the same result, wherever and whenever it was run.
 */
import { type Encodable, hashOf } from "../engine/index.ts";
import { modelVersion } from "../model/index.ts";
import type { Design } from "./design.ts";
import type { ResultLayout } from "./layout.ts";

/**
 * SHA-256 in hexadecimal over model version, the program's own text, meaning of the scenario, seed, what is looked at and how
 * results are laid out.
 * @param program what the adapter knows of the program that runs: results kept by another must not be taken for its own
 */
export function cellAddress(design: Design, layout: ResultLayout, program: string): string {
  const { scenario, seed, watch } = design;
  const pairs = layout.pairs.map(({ spec, place }) => `${spec.name}@${place.id}`);
  const dailyPairs = layout.dailyPairs.length;
  const address = {
    modelVersion,
    program,
    scenario: scenario.hash,
    seed,
    watch: { check: watch.check, stateSize: watch.stateSize },
    layout: { pairs, dailyPairs, weeks: layout.weeks, days: layout.days },
  };
  return hashOf(address as Encodable);
}
