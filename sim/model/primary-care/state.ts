/** State of primary care: counters by practice and class of request (urgent, routine), and what each practice knows of guidance. */
import { Stream } from "../../engine/index.ts";
import type { World } from "../world.ts";
import { bagClasses, fixed } from "./fixed.ts";

export interface State {
  /** By practice and class: requests held back and not yet sent, lapsed or gone elsewhere. */
  deferred: Int32Array;
  /** By practice and class: samples thrown away that are wanted again. */
  redraw: Int32Array;
  /** By practice and class, totals of requests for conservation. */
  requested: Float64Array;
  sentFirst: Float64Array;
  resent: Float64Array;
  lapsed: Float64Array;
  diverted: Float64Array;
  seen: Float64Array;
  discarded: Float64Array;
  /** By practice: afternoon requests and urgent ones among them, with the luck of what is held back and who walks in. */
  afternoonRequests: Int32Array;
  afternoonUrgent: Int32Array;
  afternoonLuck: Float64Array;
  /** By practice: birth key of the practice and day, -1 before the first. */
  dayKey: Float64Array;
  /** By practice: share of routine requests held back under guidance. */
  adherence: Float64Array;
  /** By practice: guidance it acts on, and the one on its way with the time at which it arrives. */
  acting: Uint8Array;
  coming: Uint8Array;
  comesMin: Float64Array;
  /** By borough (and one more for none): guidance last noticed. */
  noticed: Uint8Array;
  /** By practice: phlebotomy added by action, relative to usual use, and the fraction of a slot left over. */
  extra: Float64Array;
  /** By practice: share of routine requests that can be made while its own systems are down, 1 while they are up; and the record of that. */
  withoutSystems: Float64Array;
  outageCause: Int32Array;
  carry: Float64Array;
  forks: number;
}

export const own = (world: World) => world.states["primary-care"] as State;

export function createState(world: World): State {
  const { practices, boroughs } = world.setup.places;
  const f = fixed(world);
  const count = practices.length;
  const cells = count * bagClasses;
  const prefix = world.streamPrefix(0);
  return {
    deferred: new Int32Array(cells),
    redraw: new Int32Array(cells),
    requested: new Float64Array(cells),
    sentFirst: new Float64Array(cells),
    resent: new Float64Array(cells),
    lapsed: new Float64Array(cells),
    diverted: new Float64Array(cells),
    seen: new Float64Array(cells),
    discarded: new Float64Array(cells),
    afternoonRequests: new Int32Array(count),
    afternoonUrgent: new Int32Array(count),
    afternoonLuck: new Float64Array(2 * count),
    dayKey: new Float64Array(count).fill(-1),
    adherence: Float64Array.from(practices, ({ id }) => f.adherence(Stream.named(`${prefix}/adherence/${id}`).next())),
    acting: new Uint8Array(count),
    coming: new Uint8Array(count),
    comesMin: new Float64Array(count),
    noticed: new Uint8Array(boroughs.length + 1),
    extra: new Float64Array(count),
    withoutSystems: new Float64Array(count).fill(1),
    outageCause: new Int32Array(count).fill(-1),
    carry: new Float64Array(count),
    forks: 0,
  };
}

/** Requests arisen are sent, held back, lapsed or gone elsewhere; samples sent are seen, thrown away or still at a laboratory. */
export function invariants(world: World): readonly string[] {
  const state = own(world);
  const wrong: string[] = [];
  for (let cell = 0; cell < state.requested.length; cell++) {
    const { id } = world.setup.places.practices[Math.floor(cell / bagClasses)];
    const known = state.sentFirst[cell] + state.deferred[cell] + state.lapsed[cell] + state.diverted[cell];
    if (known !== state.requested[cell])
      wrong.push(`${id}: ${state.requested[cell]} requests arose, ${known} are accounted for`);
    const back = state.seen[cell] + state.discarded[cell];
    const sent = state.sentFirst[cell] + state.resent[cell];
    if (back > sent) wrong.push(`${id}: ${back} samples came back of ${sent} sent`);
    const again = state.resent[cell] + state.redraw[cell];
    if (again !== state.discarded[cell])
      wrong.push(`${id}: ${state.discarded[cell]} samples thrown away, ${again} sent again or wanted`);
    if (state.deferred[cell] < 0 || state.redraw[cell] < 0) wrong.push(`${id}: fewer than no requests wait`);
  }
  return wrong;
}
