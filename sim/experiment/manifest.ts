/**
 * The manifest: what is needed to get the same tables again, and the hash that tells whether they are the same. It holds no
 * time, machine, number of workers or path, so that equal results have equal manifests.
 */
import { hashOf } from "../engine/index.ts";
import { modelVersion } from "../model/index.ts";
import type { Design } from "./design.ts";
import type { ResultLayout } from "./layout.ts";
import type { RunRecord } from "./result-source.ts";

export interface Manifest {
  readonly scenario: string;
  readonly title: string;
  /** Hash of the scenario's meaning, overrides included. */
  readonly scenarioHash: string;
  readonly overrides: readonly string[];
  readonly seed: string;
  readonly firstReplication: number;
  readonly replications: number;
  readonly modelVersion: string;
  readonly formatVersion: number;
  readonly measures: number;
  /** Over all measures by place and day of all replications, in order. */
  readonly resultHash: string;
}

/** @param overrides as given by `--set`, for the reader; their effect is in the scenario's hash */
export function manifestOf(
  design: Design,
  layout: ResultLayout,
  records: readonly Pick<RunRecord, "resultHash">[],
  overrides: readonly string[] = [],
): Manifest {
  const { scenario } = design;
  return {
    scenario: scenario.id,
    title: scenario.title,
    scenarioHash: scenario.hash,
    overrides,
    seed: design.seed,
    firstReplication: design.first,
    replications: records.length,
    modelVersion,
    formatVersion: scenario.formatVersion,
    measures: new Set(layout.pairs.map(({ measure }) => measure)).size,
    resultHash: hashOf(records.map(({ resultHash }) => resultHash)),
  };
}
