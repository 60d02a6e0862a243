/**
 * Response: the incident timeline, decisions at fixed times, rules that watch a signal, and actions taken by a room.
 * All are the same Action; here they are decided, wait for their delay and are handed to the service that owns them.
 */
import { InvariantError } from "../engine/index.ts";
import type { Action, ResponseRule } from "../scenario/index.ts";
import { root } from "./causes.ts";
import type { Places } from "./places.ts";
import type { ActionDefinition, Service, SignalDefinition } from "./service.ts";
import type { Setup } from "./setup.ts";
import type { World } from "./world.ts";

interface Watch {
  readonly rule: ResponseRule & { readonly trigger: { readonly kind: "when" } };
  /** Which of the readings it watches: several rules may watch the same signal at the same place. */
  readonly reading: number;
  /** Indices of the rule's actions in the action list. */
  readonly actions: readonly number[];
}

interface Reading {
  readonly signal: SignalDefinition;
  readonly place: number;
  /** No rule asks for it before. */
  fromMin: number;
}

interface Fixed {
  readonly decided: number;
  readonly due: number;
  readonly watchTick: number;
  readonly actionsTaken: number;
  readonly definitions: Readonly<Record<string, ActionDefinition>>;
  readonly readings: readonly Reading[];
  readonly watches: readonly Watch[];
  /** All actions known at the start, in the order of their numbers. */
  readonly planned: readonly Action[];
  /** Actions below this number belong to the incident timeline. */
  readonly incidentCount: number;
  /** Time of each planned action; NaN for those that wait for a signal. */
  readonly plannedMin: Float64Array;
}

interface State {
  /** Grows with actions that a room takes. */
  readonly actions: Action[];
  /** First record of the incident, -1 before it. */
  incidentCause: number;
  /** By watch: time since which the limit has been passed, NaN while it is not. */
  readonly passedSinceMin: Float64Array;
  /** By watch: 1 after it has fired and until the signal comes back. */
  readonly fired: Uint8Array;
}

const fixed = (world: World) => world.setup.fixed.response as Fixed;
const own = (world: World) => world.states.response as State;

/** How often signals are read: a rule's limit must be passed for hours, so four hours are fine enough. */
const watchEveryMin = 240;

/** Number of a place within the list that a signal reads; 0 for signals of the whole region. */
function placeNumber(places: Places, kinds: readonly string[], id: string): number {
  if (kinds.length === 0 || id === "") return 0;
  for (const kind of ["bank", "hospital", "laboratory", "borough", "trust"] as const) {
    const number = kinds.includes(kind) ? places[kind](id) : -1;
    if (number >= 0) return number;
  }
  throw new InvariantError(`the place ${id} is not of the kinds ${kinds.join(", ")}`);
}

/** A service may give the short or the full name; files use the full one. */
function fullName(service: string, name: string): string {
  return name.includes(".") ? name : `${service}.${name}`;
}

function prepare(setup: Setup): Fixed {
  const definitions: Record<string, ActionDefinition> = {};
  const signals: Record<string, SignalDefinition> = {};
  for (const service of setup.services) {
    for (const [name, definition] of Object.entries(service.actions))
      definitions[fullName(service.name, name)] = definition;
    for (const [name, signal] of Object.entries(service.signals ?? {})) signals[fullName(service.name, name)] = signal;
  }
  const planned: Action[] = [];
  const plannedMin: number[] = [];
  for (const entry of setup.scenario.incident) {
    planned.push(entry);
    plannedMin.push(entry.atMin);
  }
  const incidentCount = planned.length;
  const readings: Reading[] = [];
  const watches: Watch[] = [];
  for (const rule of setup.scenario.response) {
    const numbers = rule.actions.map((action) => {
      planned.push(action);
      plannedMin.push(rule.trigger.kind === "at" ? rule.trigger.atMin : Number.NaN);
      return planned.length - 1;
    });
    if (rule.trigger.kind !== "when") continue;
    const signal = signals[rule.trigger.signal];
    if (!signal) throw new InvariantError(`no service gives the signal ${rule.trigger.signal}`);
    const place = placeNumber(setup.places, signal.placeKinds, rule.trigger.place);
    const { fromMin } = rule.trigger;
    let reading = readings.findIndex((other) => other.signal === signal && other.place === place);
    if (reading < 0) reading = readings.push({ signal, place, fromMin }) - 1;
    readings[reading].fromMin = Math.min(readings[reading].fromMin, fromMin);
    watches.push({ rule: rule as Watch["rule"], reading, actions: numbers });
  }
  return {
    decided: setup.kind("response.actionDecided"),
    due: setup.kind("response.actionDue"),
    watchTick: setup.kind("response.signalsRead"),
    actionsTaken: setup.measure("response.actionsTaken"),
    definitions,
    readings,
    watches,
    planned,
    incidentCount,
    plannedMin: Float64Array.from(plannedMin),
  };
}

/** Reads all watched signals; a rule fires once when its limit has been passed for its time, and again only after the signal came back. */
function readSignals(world: World): void {
  const { watches, readings } = fixed(world);
  const state = own(world);
  const now = world.sim.nowMin;
  const values = readings.map(({ signal, place, fromMin }) => (now < fromMin ? Number.NaN : signal.read(world, place)));
  watches.forEach(({ rule, reading, actions }, index) => {
    if (now < rule.trigger.fromMin) return;
    const value = values[reading];
    const passed = rule.trigger.comparison === "above" ? value > rule.trigger.limit : value < rule.trigger.limit;
    if (!passed) {
      state.passedSinceMin[index] = Number.NaN;
      state.fired[index] = 0;
      return;
    }
    if (Number.isNaN(state.passedSinceMin[index])) state.passedSinceMin[index] = now;
    if (state.fired[index] || now - state.passedSinceMin[index] < rule.trigger.forMin) return;
    state.fired[index] = 1;
    for (const action of actions) takeAction(world, action);
  });
  world.sim.after(watchEveryMin, fixed(world).watchTick);
}

/** Decides an action now: its record is made and its effect waits for the delay. Returns the record. */
function takeAction(world: World, number: number): number {
  const state = own(world);
  const { due, incidentCount, actionsTaken, definitions } = fixed(world);
  if (definitions[state.actions[number].action]?.isUnseen) {
    world.sim.after(state.actions[number].delayMin, due, number, -1);
    return -1;
  }
  const isIncident = number < incidentCount;
  const behind = isIncident ? -1 : state.incidentCause;
  const record = world.causes.add(
    "action",
    world.sim.nowMin,
    -1,
    number,
    0,
    behind,
    state.actions[number].delayMin,
    isIncident ? root.incident : root.ordinary,
  );
  if (isIncident && state.incidentCause < 0) state.incidentCause = record;
  world.count(actionsTaken, 0);
  world.sim.after(state.actions[number].delayMin, due, number, record);
  return record;
}

/** What nobody knew of comes to light now, as part of the incident. */
function showAction(world: World, number: number): number {
  const state = own(world);
  const record = world.causes.add("action", world.sim.nowMin, -1, number, 0, -1, 0, root.incident);
  if (state.incidentCause < 0) state.incidentCause = record;
  world.count(fixed(world).actionsTaken, 0);
  return record;
}

export const response: Service = {
  name: "response",
  parameters: {},
  actions: {
    "exercise.note": {
      label: "a note for the record; changes nothing",
      role: "facilitator",
      arguments: { text: { label: "text", type: "text" } },
      apply: () => {},
    },
  },
  state: {
    prepare,
    create: (world: World): State => {
      const { planned, watches } = fixed(world);
      return {
        actions: planned.map((action) => ({ ...action })),
        incidentCause: -1,
        passedSinceMin: new Float64Array(watches.length).fill(Number.NaN),
        fired: new Uint8Array(watches.length),
      };
    },
  },
  initialise: (world) => {
    const { plannedMin, decided, watches, watchTick } = fixed(world);
    plannedMin.forEach((atMin, number) => {
      if (!Number.isNaN(atMin) && atMin <= world.setup.calendar.endMin)
        world.sim.schedule(Math.max(atMin, world.sim.nowMin), decided, number, 0, -10);
    });
    const firstMin = Math.min(...watches.map(({ rule }) => rule.trigger.fromMin));
    if (watches.length > 0) world.sim.schedule(Math.max(world.sim.nowMin, firstMin), watchTick, 0, 0, 100);
  },
  handlers: {
    on: {
      "response.actionDecided": (world, number) => {
        takeAction(world, number);
      },
      "response.actionDue": (world, number, record) => {
        const action = own(world).actions[number];
        const definition = fixed(world).definitions[action.action];
        if (!definition) throw new InvariantError(`no service owns the action ${action.action}`);
        definition.apply(world, action, record);
      },
      "response.signalsRead": readSignals,
    },
    answers: {
      incidentCause: (world) => own(world).incidentCause,
      numberOfAction: (world, action) => own(world).actions.indexOf(action),
      takeAction,
      showAction,
    },
  },
  measures: [
    {
      name: "response.actionsTaken",
      unit: "actions",
      definition:
        "Actions decided: entries of the incident timeline, decisions at fixed times, rules that fired, and decisions of a room.",
      of: "count",
      by: "national",
    },
  ],
  invariants: () => [],
};
