/** State of emergency care: living entities as rows, counters for conservation. Owns nothing of what happens to them. */
import { growRows } from "../rows.ts";
import type { World } from "../world.ts";
import { entity, entityNames } from "./kinds.ts";

/** One row for each living entity; what the three luck places mean depends on its kind. */
export interface Rows {
  kind: Uint8Array;
  hospital: Uint8Array;
  /** Flags and small numbers that each kind names for itself. */
  step: Uint8Array;
  /** Answers of other services still to come; a row is given back when there is none and the entity has ended. */
  awaiting: Uint8Array;
  bits: Uint8Array;
  group: Uint8Array;
  class: Uint8Array;
  units: Int16Array;
  unitsUsed: Int16Array;
  key: Float64Array;
  startMin: Float64Array;
  dueMin: Float64Array;
  timer: Float64Array;
  luckA: Float64Array;
  luckB: Float64Array;
  luckC: Float64Array;
}

export interface State extends Rows {
  free: Int32Array;
  freeCount: number;
  /** By kind of entity. */
  born: Float64Array;
  ended: Float64Array;
  /** By hospital: share of panels that point-of-care tests replace. */
  pointOfCare: Float64Array;
  /** By hospital: luck of today's ward rounds. */
  wardLuck: Float64Array;
  /** By hospital, ward requests: sent, seen, thrown away, to be taken anew on the next round. */
  wardSent: Float64Array;
  wardSeen: Float64Array;
  wardDiscarded: Float64Array;
  wardAnew: Int32Array;
  wardAnewTaken: Float64Array;
  forks: number;
}

export const own = (world: World) => world.states.emergency as State;

const firstRows = 512;

export function createState(hospitals: number, wardLuckCount: number, pointOfCareFraction: number): State {
  return {
    ...emptyRows(0),
    free: new Int32Array(0),
    freeCount: 0,
    born: new Float64Array(entityNames.length),
    ended: new Float64Array(entityNames.length),
    pointOfCare: new Float64Array(hospitals).fill(pointOfCareFraction),
    wardLuck: new Float64Array(hospitals * wardLuckCount),
    wardSent: new Float64Array(hospitals),
    wardSeen: new Float64Array(hospitals),
    wardDiscarded: new Float64Array(hospitals),
    wardAnew: new Int32Array(hospitals),
    wardAnewTaken: new Float64Array(hospitals),
    forks: 0,
  };
}

function emptyRows(size: number): Rows {
  return {
    kind: new Uint8Array(size),
    hospital: new Uint8Array(size),
    step: new Uint8Array(size),
    awaiting: new Uint8Array(size),
    bits: new Uint8Array(size),
    group: new Uint8Array(size),
    class: new Uint8Array(size),
    units: new Int16Array(size),
    unitsUsed: new Int16Array(size),
    key: new Float64Array(size),
    startMin: new Float64Array(size),
    dueMin: new Float64Array(size),
    timer: new Float64Array(size),
    luckA: new Float64Array(size),
    luckB: new Float64Array(size),
    luckC: new Float64Array(size),
  };
}

/** Begins the life of an entity now; returns its row. */
export function begin(world: World, state: State, kind: number, hospital: number, key: number): number {
  if (state.freeCount === 0) grow(state);
  const row = state.free[--state.freeCount];
  state.kind[row] = kind;
  state.hospital[row] = hospital;
  state.step[row] = 0;
  state.awaiting[row] = 0;
  state.key[row] = key;
  state.startMin[row] = world.sim.nowMin;
  state.timer[row] = -1;
  state.born[kind]++;
  return row;
}

export function end(state: State, row: number): void {
  state.ended[state.kind[row]]++;
  state.kind[row] = entity.none;
  state.free[state.freeCount++] = row;
}

function grow(state: State): void {
  const before = state.kind.length;
  const after = Math.max(firstRows, before * 2);
  growRows(state, before, emptyRows(after), after);
}

/** What does not add up: born against ended and living, ward samples. */
export function invariants(world: World): readonly string[] {
  const state = own(world);
  const wrong: string[] = [];
  const living = new Float64Array(entityNames.length);
  for (const kind of state.kind) living[kind]++;
  for (let kind = 1; kind < entityNames.length; kind++) {
    const here = state.ended[kind] + living[kind];
    if (state.born[kind] !== here)
      wrong.push(`${entityNames[kind]}: born ${state.born[kind]}, ended and living ${here}`);
  }
  world.setup.places.hospitals.forEach(({ id }, h) => {
    const back = state.wardSeen[h] + state.wardDiscarded[h];
    if (back > state.wardSent[h])
      wrong.push(`${id}: more ward samples came back (${back}) than were sent (${state.wardSent[h]})`);
    const anew = state.wardAnewTaken[h] + state.wardAnew[h];
    if (state.wardDiscarded[h] !== anew)
      wrong.push(`${id}: ward samples thrown away ${state.wardDiscarded[h]}, taken anew or wanted ${anew}`);
  });
  return wrong;
}
