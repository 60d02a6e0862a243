/** Decisions to operate: from the luck of a birth to a case on the waiting list, and the list as it stands on the first day. */

import { poissonQuantile, Stream } from "../../engine/index.ts";
import { type BirthState, birthKey, childStream, createBirths, luckStride } from "../births.ts";
import { dayAt } from "../calendar.ts";
import { kindAt } from "../shares.ts";
import type { World } from "../world.ts";
import { drawnFacts, type Fixed, fixed, fixedDateClass, luckWidth } from "./fixed.ts";
import { fact, joinLineFromBack, noDay, own, takeRow } from "./state.ts";

/** Places of a birth's luck. */
const luckOf = {
  printed: 0,
  priority: 1,
  cancer: 2,
  needsSample: 3,
  needsBloods: 4,
  transfused: 5,
  units: 6,
  duration: 7,
  group: 8,
  protectFromD: 9,
  antibody: 10,
  historicalGroup: 11,
  recentTransfusion: 12,
  leadDays: 13,
  otherReason: 14,
  clinicalReason: 15,
} as const;

/** Ordinals of cases that were on the list on the first day, of day 0 like its births. */
const firstOrdinal = 20_000;
/** Longest operation kept, well above any drawn in practice. */
const longestMin = 1440;

/** Makes a case of `luckWidth` uniforms from `at` on. `priority` 0 draws it. Returns its row, not yet on any line. */
function makeCase(
  world: World,
  luck: Float64Array,
  at: number,
  hospital: number,
  surgicalClass: number,
  key: number,
  clockDay: number,
  priority: number,
): number {
  const plan = fixed(world);
  const { table, number } = plan;
  const state = own(world);
  const row = takeRow(state);
  const { rows } = state;
  const { drawnChance } = plan;
  const chances = surgicalClass * factBits.length;
  let facts = 0;
  for (let which = 0; which < factBits.length; which++)
    if (luck[at + factLuck[which]] < drawnChance[chances + which]) facts |= factBits[which];
  if (surgicalClass === fixedDateClass) facts |= fact.recentTransfusion;
  const u = luck[at + luckOf.priority];
  const drawn = u < table.p2[surgicalClass] ? 2 : u < table.p2[surgicalClass] + table.p3[surgicalClass] ? 3 : 4;
  rows.key[row] = key;
  rows.facts[row] = facts;
  rows.cause[row] = -1;
  rows.clockDay[row] = clockDay;
  rows.plannedDay[row] = noDay;
  rows.firstLostDay[row] = noDay;
  rows.preAssessmentDay[row] = noDay;
  rows.sampleDay[row] = noDay;
  rows.bloodsDay[row] = noDay;
  rows.hospital[row] = hospital;
  rows.surgicalClass[row] = surgicalClass;
  rows.priority[row] = priority || drawn;
  rows.limitDay[row] = clockDay + plan.limitDays[rows.priority[row] - 2];
  rows.dates[row] = 0;
  rows.actualMin[row] = durationOf(plan, surgicalClass, luck[at + luckOf.duration]);
  rows.units[row] = unitsOf(plan, surgicalClass, luck[at + luckOf.transfused], luck[at + luckOf.units]);
  rows.leadDays[row] = Math.max(1, Math.min(255, Math.round(plan.leadDays(luck[at + luckOf.leadDays]))));
  rows.group[row] = kindAt(plan.groupUpTo, luck[at + luckOf.group]);
  const isPrinted = number.printedFraction > luck[at + luckOf.printed];
  if (isPrinted) rows.facts[row] |= fact.printed;
  // What is left of a uniform within its part is uniform again, and knows nothing of the part.
  const left = restOf(luck[at + luckOf.printed], number.printedFraction);
  const share = plan.hasIntensiveCare ? table.intensiveCare[surgicalClass] : 0;
  rows.bedLuck[row] = left < share ? bedLuckOf(left / share) : 0;
  state.totals.added++;
  state.waiting[hospital]++;
  return row;
}

const restOf = (u: number, at: number): number => (u < at ? u / at : (u - at) / (1 - at));

/** Luck of a stay in intensive care as a whole number that is never 0. */
const bedLuckOf = (u: number): number => 1 + Math.floor(u * 65_535);

/** Bit of each drawn fact, and the place of its luck. */
const factBits = Int32Array.from(drawnFacts, (name) => fact[name]);
const factLuck = Int32Array.from(drawnFacts, (name) => luckOf[name]);

function durationOf(plan: Fixed, surgicalClass: number, u: number): number {
  return Math.min(longestMin, Math.max(1, Math.round(plan.relativeDuration(u) * plan.table.plannedMin[surgicalClass])));
}

function unitsOf({ table }: Fixed, surgicalClass: number, uTransfused: number, uUnits: number): number {
  if (uTransfused >= table.transfused[surgicalClass]) return 0;
  return Math.min(255, 1 + poissonQuantile(table.unitsMean[surgicalClass] - 1, uUnits));
}

/** A birth: somebody is put on the waiting list. */
export function decideToOperate(world: World, birthRow: number, hospital: number): void {
  const { births } = world;
  const plan = fixed(world);
  const surgicalClass = plan.classOfSource[births.source[birthRow]];
  const today = dayAt(world.setup.calendar, world.sim.nowMin);
  const key = birthKey(births, birthRow);
  const row = makeCase(world, births.luck, birthRow * luckStride, hospital, surgicalClass, key, today, 0);
  joinLineFromBack(own(world), row);
  world.count(plan.measure.added, hospital);
}

/** The waiting list of the first day: each priority has waited for up to its usual wait. */
export function fillWaitingList(world: World): void {
  const plan = fixed(world);
  const state = own(world);
  const luck = new Float64Array(luckWidth);
  const one: BirthState = {
    ...createBirths(0),
    source: new Int16Array(1),
    day: new Int16Array(1),
    ordinal: new Int32Array(1),
  };
  for (const { source, name, hospital, surgicalClass, perWeek } of plan.sources) {
    const stream = Stream.named(`${world.streamPrefix(0)}/${name}/first-day`);
    const { p2, p3 } = plan.table;
    const shares = [p2[surgicalClass], p3[surgicalClass], Math.max(0, 1 - p2[surgicalClass] - p3[surgicalClass])];
    one.source[0] = source;
    one.ordinal[0] = firstOrdinal;
    shares.forEach((share, index) => {
      const usual = plan.usualWaitDays[index];
      const count = poissonQuantile((perWeek * share * usual) / 7, stream.next());
      for (let k = 0; k < count; k++) {
        stream.fill(luck, 0, luckWidth);
        const clockDay = -1 - Math.floor(stream.next() * usual);
        makeCase(world, luck, 0, hospital, surgicalClass, birthKey(one, 0), clockDay, index + 2);
        one.ordinal[0]++;
      }
    });
  }
  // On the lines in the order of their clocks: one sort, then each joins at the back.
  const { rows, rowsUsed } = state;
  const order = new Float64Array(rowsUsed);
  for (let row = 0; row < rowsUsed; row++) order[row] = (rows.clockDay[row] + 4096) * 131072 + row;
  order.sort();
  for (let k = 0; k < rowsUsed; k++) joinLineFromBack(state, order[k] % 131072);
}

/**
 * Luck of a case that its day now reveals, where the birth's own no longer holds: a later date than the first has reasons of
 * its own; after a fork into another future, so have occupancy and units.
 */
export function revealLuck(world: World, row: number): void {
  const state = own(world);
  const { rows } = state;
  const plan = fixed(world);
  const isOfAnotherFuture =
    state.forks > 0 && world.setup.calendar.startMin[Math.max(0, rows.clockDay[row])] < state.forkMin;
  if (rows.dates[row] > 1 || isOfAnotherFuture) {
    const stream = childStream(world, rows.key[row], "date", rows.dates[row]);
    rows.facts[row] &= ~(fact.otherReason | fact.clinicalReason);
    if (stream.next() < plan.number.otherReasonFraction) rows.facts[row] |= fact.otherReason;
    if (stream.next() < plan.number.clinicalFraction) rows.facts[row] |= fact.clinicalReason;
  }
  if (!isOfAnotherFuture) return;
  const stream = childStream(world, rows.key[row], "future", state.forks);
  const surgicalClass = rows.surgicalClass[row];
  rows.actualMin[row] = durationOf(plan, surgicalClass, stream.next());
  const u = stream.next();
  rows.units[row] = unitsOf(plan, surgicalClass, u, stream.next());
  if (rows.bedLuck[row] > 0) rows.bedLuck[row] = bedLuckOf(stream.next());
}
