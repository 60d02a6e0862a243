/** Series of the open run by measure, place and period; filled again as the run goes on. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { SimulationClient } from "../../sim/adapters/browser/index.ts";
import type { SeriesRequest } from "../../sim/figures/index.ts";

export interface SeriesTable {
  readonly all: ReadonlySignal<ReadonlyMap<string, Float64Array>>;
  /** Asks for newer values; while an answer is under way, or has only just come, one more is asked for afterwards at most. */
  refresh(requests: readonly SeriesRequest[]): void;
  clear(): void;
  /** Asks no more. */
  close(): void;
}

/** Lines and tiles are drawn anew with each answer: so often it can be followed. */
const restMs = 250;

export const seriesKey = ({ measure, place, every }: SeriesRequest): string => `${measure} ${place} ${every}`;

export function createSeriesTable(client: SimulationClient): SeriesTable {
  const all = signal<ReadonlyMap<string, Float64Array>>(new Map());
  let isAsking = false;
  let isStale = false;
  let run = 0;
  let isClosed = false;

  async function ask(requests: readonly SeriesRequest[]): Promise<void> {
    isAsking = true;
    const mine = run;
    try {
      const answer = await client.series(requests);
      if (mine === run) all.value = new Map(answer.map((series) => [seriesKey(series), series.values]));
      await new Promise((resolve) => setTimeout(resolve, restMs));
    } finally {
      isAsking = false;
    }
    if (!isStale || isClosed) return;
    isStale = false;
    await ask(requests);
  }

  return {
    all,
    refresh: (requests) => {
      if (isAsking) isStale = true;
      else void ask(requests);
    },
    clear: () => {
      run++;
      all.value = new Map();
    },
    close: () => {
      isClosed = true;
    },
  };
}
