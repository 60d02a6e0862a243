/**
 * How long each request for tests and each group and screen waits, by place and class of priority: the answer goes through a
 * watcher on its way. One that is thrown away, given up or not answered by the end waits for ever, else a place that answers few
 * of its requests would look quick.
 */
import type { Service, World } from "../../sim/model/index.ts";
import { answers } from "./arrows.ts";
import type { Cut } from "./region.ts";

interface Asked {
  readonly sinceMin: number;
  /** `place class` for the notes. */
  readonly line: string;
  readonly kind: number;
  /** Told instead when samples are thrown away. */
  readonly lostKind: number;
  readonly reference: number;
  /** Asked and not yet answered. */
  open: number;
}

/** Minutes by place and class of those asked for at or after time 0; infinite without an answer. */
export type Notes = ReadonlyMap<string, readonly number[]>;

export interface Waits {
  readonly cut: NonNullable<Cut>;
  readonly watcher: Service;
  /** To be asked at the end of the run. */
  samples(): Notes;
  groupAndScreens(): Notes;
}

/** For one run: the notes are outside of the world's state. */
export function watchRequests(): Waits {
  const asked: Asked[] = [];
  const samples = new Map<string, number[]>();
  const groupAndScreens = new Map<string, number[]>();
  const note = (notes: Map<string, number[]>, { sinceMin, line }: Asked, waitMin: number, count: number): void => {
    if (sinceMin < 0) return;
    const list = notes.get(line) ?? [];
    notes.set(line, list);
    for (let k = 0; k < count; k++) list.push(waitMin);
  };
  const answer = (world: World, notes: Map<string, number[]>, number: number, count: number): void => {
    note(notes, asked[number], world.sim.nowMin - asked[number].sinceMin, count);
    asked[number].open -= count;
  };
  const passOn = (world: World, kind: number, reference: number, count: number): void => {
    if (kind >= 0) world.sim.schedule(world.sim.nowMin, kind, reference, count);
  };
  const watcher: Service = {
    name: "watcher",
    parameters: {},
    actions: {},
    state: { prepare: () => ({}), create: () => ({}) },
    initialise: () => undefined,
    handlers: {
      on: {
        "watcher.samplesSeen": (world, number, count) => {
          answer(world, samples, number, count);
          passOn(world, asked[number].kind, asked[number].reference, count);
        },
        "watcher.samplesLost": (world, number, count) => {
          passOn(world, asked[number].lostKind, asked[number].reference, count);
        },
        "watcher.groupKnown": (world, number, isKnown) => {
          if (isKnown) answer(world, groupAndScreens, number, 1);
          passOn(world, asked[number].kind, asked[number].reference, isKnown);
        },
      },
    },
    measures: [],
    invariants: () => [],
  };
  const cut: NonNullable<Cut> = {
    submitSamples: (world, to, by, priority, count, collectedMin, arriveMin, kind, lostKind, reference) => {
      const line = `${world.setup.places.laboratories[to].id} ${priority}`;
      const number = asked.push({ sinceMin: arriveMin, line, kind, lostKind, reference, open: count }) - 1;
      const seen = world.setup.kind("watcher.samplesSeen");
      const lost = world.setup.kind("watcher.samplesLost");
      answers.laboratory.submitSamples(world, to, by, priority, count, collectedMin, arriveMin, seen, lost, number);
    },
    requestGroupAndScreen: (world, bank, urgency, bits, kind, reference) => {
      const line = `${world.setup.places.banks[bank].id} ${urgency}`;
      const number = asked.push({ sinceMin: world.sim.nowMin, line, kind, lostKind: -1, reference, open: 1 }) - 1;
      const known = world.setup.kind("watcher.groupKnown");
      answers.transfusion.requestGroupAndScreen(world, bank, urgency, bits, known, number);
    },
  };
  const withOpen = (notes: Map<string, number[]>, isSamples: boolean): Notes => {
    const all = new Map([...notes].map(([line, minutes]) => [line, [...minutes]]));
    for (const each of asked)
      if (each.lostKind >= 0 === isSamples) note(all, each, Number.POSITIVE_INFINITY, each.open);
    return all;
  };
  return {
    cut,
    watcher,
    samples: () => withOpen(samples, true),
    groupAndScreens: () => withOpen(groupAndScreens, false),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
