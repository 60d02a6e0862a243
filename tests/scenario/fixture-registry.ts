// The names of parameters and actions that the invalid fixtures use, shaped as the services shape them.
import type { Registry } from "../../sim/scenario/index.ts";
import { parameter } from "./builders.ts";

const systems = ["network", "lims", "order-communications", "middleware", "results-delivery", "transfusion-it"];

export const fixtureRegistry: Registry = [
  {
    name: "response",
    parameters: {},
    actions: {
      "exercise.note": {
        label: "a note for the record; changes nothing",
        role: "facilitator",
        arguments: { text: { label: "text", type: "text" } },
      },
    },
  },
  {
    name: "supplier",
    parameters: {},
    actions: {
      "system.fail": {
        label: "systems of a laboratory fail",
        role: "supplier",
        arguments: {
          laboratories: { label: "laboratories", type: "places", kinds: ["laboratory", "mutual-aid-laboratory"] },
          systems: { label: "systems", type: "choices", choices: systems, optional: true },
        },
      },
    },
  },
  {
    name: "laboratory",
    parameters: {
      bookingInMin: parameter({ default: 6, maximum: 60 }),
      weekendFraction: parameter({ unit: "fraction", default: 0.7, low: 0.5, high: 0.9, maximum: 1 }),
    },
    actions: {},
  },
  {
    name: "bloodSupply",
    parameters: {
      fridgeTargetUnits: parameter({ unit: "units", shape: "places", default: {}, otherwise: 40, maximum: 2_000 }),
    },
    actions: {},
  },
  {
    name: "emergency",
    parameters: {
      stayMin: parameter({ shape: "distribution", default: { dist: "lognormal", mean: 90, cv: 0.6 }, maximum: 1_440 }),
    },
    actions: {},
  },
];
