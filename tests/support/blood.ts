/** A tiny demand for group and screens and red cells at each bank, in place of emergency care and surgery, that notes the answers. */

import { birthKey, luckStride } from "../../sim/model/births.ts";
import { bloodGroups, recipient, urgency } from "../../sim/model/contracts.ts";
import type { Service, World } from "../../sim/model/index.ts";
import { aTimelineEntry, at, type ScenarioParts } from "./scenario.ts";

/** Two large banks, as King's and St Thomas' are. */
export const large: NonNullable<ScenarioParts["parameters"]> = {
  "blood-supply": {
    meanUsePerDay: { "st-thomas": 85, kch: 85 },
    reserveOPositive: { "st-thomas": 16, kch: 16 },
    reserveONegative: { "st-thomas": 10, kch: 10 },
  },
  transfusion: {
    scientistsByDay: { "st-thomas": 5, kch: 5 },
    scientistsAtWeekend: { "st-thomas": 3, kch: 3 },
    scientistsAtNight: { "st-thomas": 2, kch: 2 },
  },
};

export const attack = aTimelineEntry("attack", at("2024-06-03 03:00"), "system.fail", {
  laboratories: ["lab-kch", "lab-st-thomas"],
});

/** Requests on a mean day at each bank. */
export interface DemandPerDay {
  readonly medical: number;
  readonly exchanges: number;
  readonly haemorrhages: number;
  readonly samples: number;
}

/** About 85 units transfused a day at each bank, 30 % of them for sickle cell disease. */
export const usualDemand: DemandPerDay = { medical: 28, exchanges: 2.8, haemorrhages: 0.6, samples: 150 };

export const noDemand: DemandPerDay = { medical: 0, exchanges: 0, haemorrhages: 0, samples: 0 };

/** Shares of the residents of south east London and of people of Black heritage (ledger A-sel, A-black), in the order of bloodGroups. */
const residents = [0.396, 0.056, 0.314, 0.05, 0.124, 0.016, 0.037, 0.007];
const blackHeritage = [0.469, 0.04, 0.24, 0.02, 0.18, 0.01, 0.038, 0.003];

export interface Answers {
  readonly timeMin: number[];
  readonly reference: number[];
  readonly units: number[];
}

interface State {
  readonly answers: Answers;
}

export const answersOf = (world: World): Answers => (world.states.demand as State).answers;

export function pick(shares: readonly number[], u: number): number {
  let group = 0;
  for (let left = u; group < shares.length - 1 && left >= shares[group]; group++) left -= shares[group];
  return group;
}

const kindOf = {
  medical: "demand.medical",
  exchanges: "demand.exchange",
  haemorrhages: "demand.haemorrhage",
  samples: "demand.sample",
};

/** Flat over the hours: time of day does not matter to what these tests ask. */
export function demand(perDay: DemandPerDay): Service {
  return {
    name: "demand",
    parameters: {},
    actions: {},
    state: {
      prepare: (setup) => {
        setup.places.banks.forEach((bank, place) => {
          for (const what of ["medical", "exchanges", "haemorrhages", "samples"] as const) {
            setup.addSource({
              name: `${bank.id}.${what}`,
              kind: setup.kind(kindOf[what]),
              place,
              width: 12,
              meanByDay: Float64Array.from({ length: setup.calendar.days }, (_, day) =>
                what === "exchanges" ? (setup.calendar.isWorking[day] ? perDay[what] * 1.4 : 0) : perDay[what],
              ),
              minuteOfDay: (u) => (what === "exchanges" ? 480 + u * 360 : u * 1440),
            });
          }
        });
        return {};
      },
      create: (): State => ({ answers: { timeMin: [], reference: [], units: [] } }),
    },
    initialise: () => {},
    handlers: {
      on: {
        "demand.answered": (world, reference, units) => {
          const { answers } = world.states.demand as State;
          answers.timeMin.push(world.sim.nowMin);
          answers.reference.push(reference);
          answers.units.push(units);
        },
        "demand.grouped": () => {},
      },
      born: {
        "demand.medical": (world, row, bank) => {
          const u = (place: number) => world.births.luck[row * luckStride + place];
          const used = u(1) < 0.15 ? 0 : u(1) < 0.35 ? 1 : u(1) < 0.75 ? 2 : 4;
          const how = u(2) < 0.45 ? urgency.urgent : urgency.planned;
          const bits =
            recipient.validSample |
            (u(3) < 0.65 ? recipient.historicalGroup : 0) |
            (u(4) < 0.25 ? recipient.protectFromD : 0) |
            (u(5) < 0.02 ? recipient.antibody : 0);
          ask(
            world,
            bank,
            how,
            pick(residents, u(6)),
            bits,
            Math.max(2, Math.round(used * 1.7)),
            used,
            how === urgency.urgent ? 240 : 720,
            row,
            u(7),
          );
        },
        "demand.exchange": (world, row, bank) => {
          const u = (place: number) => world.births.luck[row * luckStride + place];
          const bits =
            recipient.haemoglobinopathy |
            recipient.validSample |
            recipient.historicalGroup |
            (u(4) < 0.5 ? recipient.protectFromD : 0) |
            (u(5) < 0.17 ? recipient.antibody : 0);
          ask(world, bank, urgency.planned, pick(blackHeritage, u(6)), bits, 9, 9, 1440, row, u(7));
        },
        "demand.haemorrhage": (world, row, bank) => {
          const u = (place: number) => world.births.luck[row * luckStride + place];
          const bits = u(4) < 0.3 ? recipient.protectFromD : 0;
          ask(world, bank, urgency.majorHaemorrhage, pick(residents, u(6)), bits, 4, 3, 15, row, u(7));
        },
        "demand.sample": (world, row, bank) => {
          const how = world.births.luck[row * luckStride + 2] < 0.4 ? urgency.urgent : urgency.planned;
          world.request.requestGroupAndScreen(world, bank, how, 0, world.setup.kind("demand.grouped"), 0);
        },
      },
    },
    measures: [],
    invariants: () => [],
  };
}

function ask(
  world: World,
  bank: number,
  how: number,
  group: number,
  bits: number,
  units: number,
  used: number,
  withinMin: number,
  row: number,
  luck: number,
): void {
  const answered = world.setup.kind("demand.answered");
  const neededByMin = world.sim.nowMin + withinMin;
  world.request.requestRedCells(
    world,
    bank,
    how,
    group,
    bits,
    units,
    used,
    neededByMin,
    luck,
    answered,
    0,
    birthKey(world.births, row),
  );
}

/** Asks for red cells now, by names; answers carry `reference`. */
export function askRedCells(
  world: World,
  parts: {
    readonly bank: string;
    readonly group: (typeof bloodGroups)[number];
    readonly how?: keyof typeof urgency;
    readonly bits?: readonly (keyof typeof recipient)[];
    readonly units?: number;
    readonly used?: number;
    readonly withinMin?: number;
    readonly luck?: number;
    readonly reference?: number;
  },
): void {
  const units = parts.units ?? 2;
  const bits = (parts.bits ?? []).reduce((sum, name) => sum | recipient[name], 0);
  world.request.requestRedCells(
    world,
    world.setup.places.bank(parts.bank),
    urgency[parts.how ?? "urgent"],
    bloodGroups.indexOf(parts.group),
    bits,
    units,
    parts.used ?? units,
    world.sim.nowMin + (parts.withinMin ?? 240),
    parts.luck ?? 0.5,
    world.setup.kind("demand.answered"),
    parts.reference ?? 0,
  );
}
