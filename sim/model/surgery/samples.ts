/**
 * Samples before the operation: bloods in one pre-assessment bag a hospital and day (each case has its place in the bag),
 * group and screens one by one. What was not in date on the day is taken again on admission.
 */
import { clockOn } from "../calendar.ts";
import { guidance, origin, priority, recipient, systems, urgency } from "../contracts.ts";
import { nextWorkingDay } from "../planning-days.ts";
import type { World } from "../world.ts";
import { fixed } from "./fixed.ts";
import { canLookUp, hasResults, hasSample, pauseOf, sampleValidDays } from "./readiness.ts";
import { type Bags, fact, noDay, own, referenceOf, rowOf, status } from "./state.ts";

const clinicFromMin = 9 * 60 + 5;
const clinicMin = 6 * 60;
const dayBeforeMin = 2.5 * 60;
const collectedAtMin = 15 * 60 + 10;
const noticeDaysOfRetry = 2;
const resultsDelivery = systems.indexOf("results-delivery");

/** Pre-assessment of the day and samples of the day before: called when the clinic opens. */
export function openClinic(world: World, today: number): void {
  const { calendar, places } = world.setup;
  const state = own(world);
  const { rows } = state;
  const hospitals = places.hospitals.length;
  const bagOf = new Int32Array(hospitals).fill(-1);
  const { kinds } = fixed(world);
  const { preAssessmentDay } = rows;
  const seen = new Int32Array(hospitals);
  const due: number[] = [];
  // `indexOf` passes over tens of thousands of rows faster than a loop; free and unused rows have `noDay`.
  for (let row = preAssessmentDay.indexOf(today); row >= 0; row = preAssessmentDay.indexOf(today, row + 1))
    due.push(row);
  // By who they are and not by row: rows are recycled across hospitals, so that one would shift another's clinic.
  due.sort((a, b) => rows.key[a] - rows.key[b]);
  for (const row of due) preAssess(world, row, today, bagOf, seen[rows.hospital[row]]++);
  for (const bag of bagOf) {
    if (bag >= 0)
      world.sim.schedule(clockOn(calendar, today, collectedAtMin), kinds.bagCollected, bag, priority.preAssessment);
  }
  const { planning } = fixed(world);
  if (!planning.isWorking[today]) return;
  const next = nextWorkingDay(planning, today + 1);
  for (let day = today + 1; day <= next; day++) sampleDayBefore(world, today, day);
}

function preAssess(world: World, row: number, today: number, bagOf: Int32Array, order: number): void {
  const { rows } = own(world);
  const hospital = rows.hospital[row];
  const level = world.ask.guidanceFor(world, origin.preAssessment, hospital);
  const isUrgent = rows.priority[row] === 2 || (rows.facts[row] & fact.cancer) !== 0;
  if (level === guidance.closed || (level === guidance.urgentOnly && !isUrgent)) {
    const later = nextWorkingDay(fixed(world).planning, today + noticeDaysOfRetry);
    rows.preAssessmentDay[row] = later < rows.plannedDay[row] ? later : noDay;
    return;
  }
  rows.preAssessmentDay[row] = noDay;
  if (rows.facts[row] & fact.needsBloods && !(rows.facts[row] & fact.bloodsPending)) {
    if (world.setup.places.laboratoryOfHospital[hospital] < 0) resultSeen(world, row, today);
    else {
      if (bagOf[hospital] < 0) bagOf[hospital] = openBag(world, hospital, today);
      putInBag(world, bagOf[hospital], row);
    }
  }
  const isInDate = rows.plannedDay[row] - today <= sampleValidDays(world, row);
  if (rows.facts[row] & fact.needsSample && isInDate && !hasSample(world, row, rows.plannedDay[row])) {
    takeSample(world, row, clockOn(world.setup.calendar, today, clinicFromMin + ((order * 37) % clinicMin)));
  }
}

/** Group and screens for a day whose huddle is this afternoon, unless the case is paused. */
function sampleDayBefore(world: World, today: number, day: number): void {
  const { calendar } = world.setup;
  const state = own(world);
  const { rows } = state;
  const order = new Int32Array(world.setup.places.hospitals.length);
  for (const desk of fixed(world).desks) {
    for (let row = state.dayFirst[desk * fixed(world).planning.days + day]; row >= 0; row = rows.next[row]) {
      if (!(rows.facts[row] & fact.needsSample) || rows.facts[row] & fact.samplePending) continue;
      if (hasSample(world, row, day) || pauseOf(world, row) >= 0) continue;
      takeSample(
        world,
        row,
        clockOn(calendar, today, clinicFromMin + ((order[rows.hospital[row]]++ * 17) % dayBeforeMin)),
      );
    }
  }
}

function takeSample(world: World, row: number, atMin: number): void {
  const { rows } = own(world);
  rows.facts[row] |= fact.samplePending;
  world.sim.schedule(
    Math.max(atMin, world.sim.nowMin),
    fixed(world).kinds.sampleTaken,
    referenceOf(rows, row),
    urgency.planned,
  );
}

/** Bits that describe a case to the transfusion laboratory. */
export function recipientBits(facts: number): number {
  return (
    (facts & fact.protectFromD ? recipient.protectFromD : 0) |
    (facts & fact.antibody ? recipient.antibody : 0) |
    (facts & fact.historicalGroup ? recipient.historicalGroup : 0) |
    (facts & fact.secondSample ? recipient.secondSample : 0) |
    (facts & fact.sampleReady ? recipient.validSample : 0)
  );
}

/** A group and screen sample is drawn and goes to the blood bank. */
export function sampleTaken(world: World, reference: number, urgent: number): void {
  const { rows } = own(world);
  const row = rowOf(rows, reference);
  if (row < 0) return;
  const bank = world.setup.places.bankOfHospital[rows.hospital[row]];
  rows.sampleDay[row] = world.today;
  if (rows.facts[row] & fact.sampleReady) rows.facts[row] |= fact.secondSample;
  rows.facts[row] = (rows.facts[row] & ~fact.sampleReady) | fact.samplePending;
  world.count(fixed(world).measure.groupAndScreens, rows.hospital[row]);
  const { groupAndScreenReady } = fixed(world).kinds;
  if (bank < 0) sampleReady(world, reference, 1);
  else {
    const bits = recipientBits(rows.facts[row]) | recipient.validSample;
    world.request.requestGroupAndScreen(world, bank, urgent, bits, groupAndScreenReady, reference);
  }
}

/** A sample has its result, or (`answered` 0) was given up by the blood bank unworked: then another has to be taken. */
export function sampleReady(world: World, reference: number, answered: number): void {
  const { rows } = own(world);
  const row = rowOf(rows, reference);
  if (row < 0) return;
  if (answered === 0) {
    rows.facts[row] &= ~fact.samplePending;
    return;
  }
  rows.facts[row] = (rows.facts[row] & ~fact.samplePending) | fact.sampleReady;
  const bank = world.setup.places.bankOfHospital[rows.hospital[row]];
  const isOnPaper = bank >= 0 && world.ask.transfusionCause(world, bank) >= 0;
  rows.facts[row] = isOnPaper ? rows.facts[row] | fact.sampleOnPaper : rows.facts[row] & ~fact.sampleOnPaper;
}

function resultSeen(world: World, row: number, collectedDay: number): void {
  const { rows } = own(world);
  const hospital = rows.hospital[row];
  const laboratory = world.setup.places.laboratoryOfHospital[hospital];
  rows.facts[row] = (rows.facts[row] & ~fact.bloodsPending) | fact.bloodsSeen;
  rows.bloodsDay[row] = Math.max(rows.bloodsDay[row], collectedDay);
  const isOnPaper =
    laboratory >= 0 && (!canLookUp(world, hospital) || world.ask.systemUp(world, laboratory, resultsDelivery) === 0);
  rows.facts[row] = isOnPaper ? rows.facts[row] | fact.bloodsOnPaper : rows.facts[row] & ~fact.bloodsOnPaper;
}

/** On the first day: cases whose pre-assessment lies in the past have had it, and those of the first day have a sample. */
export function presumeTested(world: World): void {
  const { rows, rowsUsed } = own(world);
  for (let row = 0; row < rowsUsed; row++) {
    if (rows.status[row] !== status.booked) continue;
    const testedDay = rows.plannedDay[row] - rows.leadDays[row];
    if (testedDay > 0 && rows.plannedDay[row] > 0) continue;
    rows.preAssessmentDay[row] = noDay;
    rows.facts[row] |= fact.bloodsSeen;
    rows.bloodsDay[row] = Math.min(testedDay, -1);
    if (!(rows.facts[row] & fact.needsSample)) continue;
    const isFirstDay = rows.plannedDay[row] === 0;
    if (!isFirstDay && rows.plannedDay[row] - testedDay > sampleValidDays(world, row)) continue;
    rows.facts[row] |= fact.sampleReady;
    rows.sampleDay[row] = isFirstDay ? -1 : Math.min(testedDay, -1);
  }
}

/** A new bag of a hospital, with no tickets. */
export function openBag(world: World, hospital: number, day: number): number {
  const { bags } = own(world);
  if (bags.bagFree < 0) growBags(bags);
  const bag = bags.bagFree;
  bags.bagFree = bags.first[bag];
  bags.first[bag] = -1;
  bags.last[bag] = -1;
  bags.count[bag] = 0;
  bags.hospital[bag] = hospital;
  bags.collectedDay[bag] = day;
  return bag;
}

export function putInBag(world: World, bag: number, row: number): void {
  const state = own(world);
  const { bags, rows } = state;
  if (bags.ticketFree < 0) growTickets(bags);
  const ticket = bags.ticketFree;
  bags.ticketFree = bags.ticketNext[ticket];
  bags.ticketCase[ticket] = referenceOf(rows, row);
  bags.ticketNext[ticket] = -1;
  if (bags.last[bag] >= 0) bags.ticketNext[bags.last[bag]] = ticket;
  else bags.first[bag] = ticket;
  bags.last[bag] = ticket;
  bags.count[bag]++;
  rows.facts[row] |= fact.bloodsPending;
}

/** A bag leaves for the laboratory of its hospital. */
export function bagCollected(world: World, bag: number, laboratoryPriority: number): void {
  const { bags } = own(world);
  const laboratory = world.setup.places.laboratoryOfHospital[bags.hospital[bag]];
  const now = world.sim.nowMin;
  const { resultsSeen, samplesDiscarded } = fixed(world).kinds;
  const from = laboratoryPriority === priority.wardUrgent ? origin.ward : origin.preAssessment;
  world.request.submitSamples(
    world,
    laboratory,
    from,
    laboratoryPriority,
    bags.count[bag],
    now,
    now + fixed(world).number.sampleTransportMin,
    resultsSeen,
    samplesDiscarded,
    bag,
  );
}

/** The next `count` tubes of a bag are answered: seen, or thrown away and to be taken again. */
export function answerBag(world: World, bag: number, count: number, isSeen: boolean): void {
  const { bags, rows } = own(world);
  const collectedDay = bags.collectedDay[bag];
  for (let k = 0; k < count && bags.first[bag] >= 0; k++) {
    const ticket = bags.first[bag];
    const row = rowOf(rows, bags.ticketCase[ticket]);
    bags.first[bag] = bags.ticketNext[ticket];
    bags.ticketNext[ticket] = bags.ticketFree;
    bags.ticketFree = ticket;
    bags.count[bag]--;
    if (row < 0) continue;
    if (isSeen) resultSeen(world, row, collectedDay);
    else takeAgain(world, row);
  }
  if (bags.first[bag] >= 0) return;
  bags.first[bag] = bags.bagFree;
  bags.bagFree = bag;
}

/** After a discarded sample the case is asked back, if there is a working day left before its date. */
function takeAgain(world: World, row: number): void {
  const { rows } = own(world);
  rows.facts[row] &= ~fact.bloodsPending;
  if (rows.status[row] !== status.booked || hasResults(world, row, rows.plannedDay[row])) return;
  const day = nextWorkingDay(fixed(world).planning, world.today + 1);
  if (day < rows.plannedDay[row]) rows.preAssessmentDay[row] = day;
}

function growBags(bags: Bags): void {
  const before = bags.first.length;
  const after = Math.max(64, before * 2);
  const grown = (old: Int32Array) => {
    const array = new Int32Array(after);
    array.set(old);
    return array;
  };
  bags.first = grown(bags.first);
  bags.last = grown(bags.last);
  bags.count = grown(bags.count);
  const hospitals = new Uint8Array(after);
  hospitals.set(bags.hospital);
  bags.hospital = hospitals;
  const days = new Int16Array(after);
  days.set(bags.collectedDay);
  bags.collectedDay = days;
  for (let bag = after - 1; bag >= before; bag--) {
    bags.first[bag] = bags.bagFree;
    bags.bagFree = bag;
  }
}

function growTickets(bags: Bags): void {
  const before = bags.ticketCase.length;
  const after = Math.max(1024, before * 2);
  const cases = new Int32Array(after);
  const next = new Int32Array(after);
  cases.set(bags.ticketCase);
  next.set(bags.ticketNext);
  for (let ticket = after - 1; ticket >= before; ticket--) {
    next[ticket] = bags.ticketFree;
    bags.ticketFree = ticket;
  }
  bags.ticketCase = cases;
  bags.ticketNext = next;
}
