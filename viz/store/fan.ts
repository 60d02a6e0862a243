/** Replications beside the run, in a worker of their own: the median and the middle 90 % of each charted series by week. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { quantileSorted } from "d3";
import type { EnsembleSeries, RunRequest, SimulationClient } from "../../sim/adapters/browser/index.ts";
import { charted } from "../wanted.ts";
import { seriesKey } from "./series-table.ts";

export interface Band {
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
}

export interface Fan {
  readonly bands: ReadonlySignal<ReadonlyMap<string, Band>>;
  /** Replications done while they run; null when none run. */
  readonly done: ReadonlySignal<number | null>;
  readonly replications: number;
  run(): Promise<void>;
  clear(): void;
}

const replications = 20;

export function createFan(start: () => SimulationClient, request: ReadonlySignal<RunRequest>): Fan {
  const bands = signal<ReadonlyMap<string, Band>>(new Map());
  const done = signal<number | null>(null);
  let worker: SimulationClient | null = null;

  const stop = (): void => {
    worker?.close();
    worker = null;
    done.value = null;
  };
  return {
    bands,
    done,
    replications,
    run: async () => {
      stop();
      const mine = start();
      worker = mine;
      done.value = 0;
      const table = await mine.replicate({ run: request.value, replications, series: charted }, (count) => {
        if (worker === mine) done.value = count;
      });
      if (worker !== mine) return;
      stop();
      if (table !== null) bands.value = new Map(table.map((series) => [seriesKey(series), bandOf(series)]));
    },
    clear: () => {
      stop();
      bands.value = new Map();
    },
  };
}

function bandOf({ values, periods, replications: rows }: EnsembleSeries): Band {
  const band = { low: new Float64Array(periods), median: new Float64Array(periods), high: new Float64Array(periods) };
  for (let period = 0; period < periods; period++) {
    const column = Array.from({ length: rows }, (_, row) => values[row * periods + period]).sort((a, b) => a - b);
    band.low[period] = quantileSorted(column, 0.05) ?? Number.NaN;
    band.median[period] = quantileSorted(column, 0.5) ?? Number.NaN;
    band.high[period] = quantileSorted(column, 0.95) ?? Number.NaN;
  }
  return band;
}
