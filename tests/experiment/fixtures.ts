/** Oracles of R and scipy that stand in tests/fixtures/experiment, with the scripts that made them. */
import { readFileSync } from "node:fs";

export function readFixture<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../fixtures/experiment/${name}.json`, import.meta.url), "utf8")) as T;
}

/** `samples.json`, by make.R. */
export interface Samples {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly mean: number;
  readonly interval: readonly [number, number];
  readonly pValue: number;
  readonly varianceReduction: number;
  readonly jointInterval: readonly [number, number];
  readonly share: readonly [number, number];
  readonly p: readonly number[];
  readonly holm: readonly number[];
  readonly inputs: readonly (readonly number[])[];
  readonly output: readonly number[];
  readonly spearman: readonly number[];
  readonly partial: readonly number[];
  readonly partialP: readonly number[];
  readonly tP: readonly number[];
}
