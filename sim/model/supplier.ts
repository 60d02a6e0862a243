/**
 * The supplier: systems of each laboratory, what each needs, and their state. Timeline drive: dated failures and restores.
 * It knows nothing of samples or staff: what a laboratory can do follows from asking which systems are up.
 */
import type { Action } from "../scenario/index.ts";
import { listArgument, numberArgument } from "./arguments.ts";
import { root } from "./causes.ts";
import { systems } from "./contracts.ts";
import type { Service } from "./service.ts";
import type { Setup } from "./setup.ts";
import type { World } from "./world.ts";

/** A system works no better than what it needs. Read-only history and stand-alone middleware run without the network. */
const needs: Readonly<Record<(typeof systems)[number], readonly (typeof systems)[number][]>> = {
  network: [],
  lims: [],
  "order-communications": ["network"],
  middleware: [],
  "results-delivery": ["network", "lims"],
  "transfusion-it": [],
  "patient-history": [],
  "courier-tracking": ["network"],
};

interface Fixed {
  readonly dayEnded: number;
  readonly systemsUp: number;
  readonly needs: readonly (readonly number[])[];
}

interface State {
  /** Own state by laboratory and system, 0 down to 1 up. */
  readonly own: Float64Array;
  readonly ownCause: Int32Array;
  /** With everything it needs: the lowest of the chain, and the record behind that one. */
  readonly effective: Float64Array;
  readonly effectiveCause: Int32Array;
}

const fixed = (world: World) => world.setup.fixed.supplier as Fixed;
const own = (world: World) => world.states.supplier as State;

const size = systems.length;

const parameters: Service["parameters"] = {};

const systemArguments = {
  laboratories: { label: "laboratories", type: "places", kinds: ["laboratory", "mutual-aid-laboratory"] },
  systems: { label: "systems", type: "choices", choices: systems, optional: true },
} as const;

const actions: Service["actions"] = {
  "system.fail": {
    label: "systems of a laboratory fail",
    role: "supplier",
    arguments: {
      ...systemArguments,
      state: {
        label: "share still working",
        type: "number",
        unit: "fraction",
        minimum: 0,
        maximum: 1,
        default: 0,
        optional: true,
      },
    },
    apply: (world, action, cause) => setSystems(world, action, cause, numberArgument(action, "state", 0)),
  },
  "system.restore": {
    label: "systems of a laboratory work again",
    role: "supplier",
    arguments: {
      ...systemArguments,
      state: {
        label: "share working",
        type: "number",
        unit: "fraction",
        minimum: 0,
        maximum: 1,
        default: 1,
        optional: true,
      },
    },
    apply: (world, action, cause) => setSystems(world, action, cause, numberArgument(action, "state", 1)),
  },
};

function setSystems(world: World, action: Action, cause: number, value: number): void {
  const state = own(world);
  const chosen = listArgument(action, "systems");
  const named = chosen.length > 0 ? chosen : systems;
  for (const id of listArgument(action, "laboratories")) {
    const laboratory = world.setup.places.laboratory(id);
    const record =
      value < 1 ? world.causes.add("system", world.sim.nowMin, laboratory, 0, 0, cause, value, root.incident) : -1;
    for (const name of named) {
      const at = laboratory * size + systems.indexOf(name as (typeof systems)[number]);
      // A partial restore leaves the system short because of the failure before it, not because of the repair.
      if (!(action.action === "system.restore" && value < 1 && state.ownCause[at] >= 0)) state.ownCause[at] = record;
      state.own[at] = value;
    }
    settle(world, laboratory);
  }
}

/** Works out the effective state of all systems of a laboratory from their own states. */
function settle(world: World, laboratory: number): void {
  const state = own(world);
  const base = laboratory * size;
  for (let s = 0; s < size; s++) {
    let worst = base + s;
    for (const need of fixed(world).needs[s]) if (state.own[base + need] < state.own[worst]) worst = base + need;
    state.effective[base + s] = state.own[worst];
    state.effectiveCause[base + s] = state.own[worst] < 1 ? state.ownCause[worst] : -1;
  }
}

/** Everything a system needs, directly or through another. */
function allNeeds(system: (typeof systems)[number], seen: Set<string> = new Set()): Set<string> {
  for (const need of needs[system]) {
    if (seen.has(need)) continue;
    seen.add(need);
    allNeeds(need, seen);
  }
  return seen;
}

export const supplier: Service = {
  name: "supplier",
  parameters,
  actions,
  state: {
    prepare: (setup: Setup): Fixed => ({
      dayEnded: setup.kind("supplier.dayEnded"),
      systemsUp: setup.measure("supplier.systemsUp"),
      needs: systems.map((system) =>
        [...allNeeds(system)].map((need) => systems.indexOf(need as (typeof systems)[number])),
      ),
    }),
    create: (world: World): State => {
      const length = world.setup.places.laboratories.length * size;
      return {
        own: new Float64Array(length).fill(1),
        ownCause: new Int32Array(length).fill(-1),
        effective: new Float64Array(length).fill(1),
        effectiveCause: new Int32Array(length).fill(-1),
      };
    },
  },
  initialise: (world) => {
    world.sim.schedule(world.setup.calendar.startMin[1] - 1, fixed(world).dayEnded, 0);
  },
  handlers: {
    on: {
      "supplier.dayEnded": (world, day) => {
        const { effective } = own(world);
        const { calendar, places } = world.setup;
        for (let laboratory = 0; laboratory < places.laboratories.length; laboratory++) {
          let up = 0;
          for (let s = 0; s < size; s++) up += effective[laboratory * size + s];
          world.record(fixed(world).systemsUp, laboratory, up / size, 1);
        }
        if (day + 2 <= calendar.days)
          world.sim.schedule(calendar.startMin[day + 2] - 1, fixed(world).dayEnded, day + 1);
      },
    },
    answers: {
      systemUp: (world, laboratory, system) => own(world).effective[laboratory * size + system],
      systemCause: (world, laboratory, system) => own(world).effectiveCause[laboratory * size + system],
    },
  },
  measures: [
    {
      name: "supplier.systemsUp",
      unit: "fraction",
      definition:
        "Share of a laboratory's systems that work, read at the end of each day; a system that needs another that is down counts as down.",
      of: "ratio",
      by: "laboratory",
    },
  ],
  invariants: (world) => {
    const { effective, own: ownState } = own(world);
    return effective.every((value, at) => value >= 0 && value <= ownState[at])
      ? []
      : ["a system works better than its own state allows"];
  },
};
