/**
 * Tiny neighbours for tests of one service: a laboratory whose speed, losses and guidance a test sets by hand, and a blood
 * bank that answers after set times. They hold plain data, so that a world with them can be encoded.
 */

import type { Service, World } from "../../sim/model/index.ts";
import { causes } from "./records.ts";

export interface LaboratoryState {
  /** From arrival to result seen. */
  resultMin: number;
  /** Share of a bag whose results are seen; the rest is thrown away. */
  seenFraction: number;
  discardAfterMin: number;
  expectedMin: number;
  /** By origin. */
  guidance: number[];
  /** Record behind slow working and behind guidance. */
  cause: number;
  guidanceCause: number;
  received: number;
  seen: number;
  discarded: number;
  aid: number;
}

export const laboratoryOf = (world: World) => world.states.laboratory as LaboratoryState;

export const tinyLaboratory: Service = {
  name: "laboratory",
  parameters: {},
  actions: {},
  state: {
    prepare: () => ({}),
    create: (): LaboratoryState => ({
      resultMin: 60,
      seenFraction: 1,
      discardAfterMin: 1440,
      expectedMin: 120,
      guidance: [0, 0, 0, 0, 0],
      cause: -1,
      guidanceCause: -1,
      received: 0,
      seen: 0,
      discarded: 0,
      aid: 0,
    }),
  },
  initialise: () => undefined,
  handlers: {
    on: {},
    answers: {
      submitSamples: (
        world,
        _laboratory,
        _origin,
        _priority,
        count,
        _collectedMin,
        arriveMin,
        seenKind,
        discardedKind,
        reference,
      ) => {
        const state = laboratoryOf(world);
        const seen = Math.floor(count * state.seenFraction);
        state.received += count;
        state.seen += seen;
        state.discarded += count - seen;
        if (seen > 0) world.sim.schedule(arriveMin + state.resultMin, seenKind, reference, seen);
        if (seen < count) world.sim.schedule(arriveMin + state.discardAfterMin, discardedKind, reference, count - seen);
      },
      guidanceFor: (world, origin) => laboratoryOf(world).guidance[origin],
      guidanceCause: (world, origin) =>
        laboratoryOf(world).guidance[origin] > 0 ? laboratoryOf(world).guidanceCause : -1,
      aidRoom: () => 0,
      practiceRoute: (world, practice) => world.setup.places.laboratoryOfPractice[practice],
      useAid: (world, _practice, _laboratory, count) => {
        laboratoryOf(world).aid += count;
      },
      expectedReleaseMin: (world) => laboratoryOf(world).expectedMin,
      laboratoryCause: (world) => laboratoryOf(world).cause,
    },
  },
  measures: [],
  invariants: () => [],
};

export interface BankState {
  screenMin: number;
  cellsMin: number;
  /** Share of asked units that are made ready. */
  readyFraction: number;
  groupOAboveReserve: number;
  cause: number;
  screens: number;
  /** Requests as asked: units, units used, urgency, group, bits, needed by, luck. */
  requests: number[][];
}

export const bankOf = (world: World) => world.states.transfusion as BankState;

export const tinyBank: Service = {
  name: "transfusion",
  parameters: {},
  actions: {},
  state: {
    prepare: () => ({}),
    create: (): BankState => ({
      screenMin: 45,
      cellsMin: 20,
      readyFraction: 1,
      groupOAboveReserve: 20,
      cause: -1,
      screens: 0,
      requests: [],
    }),
  },
  initialise: () => undefined,
  handlers: {
    on: {},
    answers: {
      requestGroupAndScreen: (world, _bank, _urgency, _bits, readyKind, reference) => {
        const state = bankOf(world);
        state.screens++;
        if (readyKind >= 0) world.sim.after(state.screenMin, readyKind, reference, 1);
      },
      requestRedCells: (
        world,
        bank,
        urgency,
        group,
        bits,
        units,
        unitsUsed,
        neededByMin,
        luck,
        readyKind,
        reference,
      ) => {
        const state = bankOf(world);
        state.requests.push([units, unitsUsed, urgency, group, bits, neededByMin, luck, bank]);
        world.sim.after(state.cellsMin, readyKind, reference, Math.floor(units * state.readyFraction));
      },
      transfusionCause: (world) => bankOf(world).cause,
      stockCause: () => -1,
      groupOAboveReserve: (world) => bankOf(world).groupOAboveReserve,
    },
  },
  measures: [],
  invariants: () => [],
};

/** The laboratory goes down now: a record of the incident stands behind everything until `recover`. */
export function fail(world: World): number {
  const record = causes.incident(world);
  if (world.states.laboratory) laboratoryOf(world).cause = record;
  if (world.states.transfusion) bankOf(world).cause = record;
  return record;
}
