/**
 * Transfusion laboratories: group and screens, and a pathway for each request for red cells, from electronic issue to group O
 * without a crossmatch, as systems, history and scientists' time allow. The mix of pathways and the use of group O follow.
 * Reading order: parameters, state, working (what work costs), benches (who does it), pathways, requests, giving, cover.
 * A fork into another future leaves what is under way as it is: a request's luck is used when it comes in, sickness and births are
 * drawn anew by their own streams.
 */
import { clockOn } from "../calendar.ts";
import type { Service } from "../service.ts";
import type { World } from "../world.ts";
import { actions } from "./actions.ts";
import { atWork, beginShift, capacity, noteAwake } from "./benches.ts";
import { emergencyCoverFraction, plannedScientistMin, reportCover } from "./cover.ts";
import { phase } from "./jobs.ts";
import { measures } from "./measures.ts";
import { parameters } from "./parameters.ts";
import { admitRequest, lookAtStock, redraw, reservationEnded, transfused, unitsReady } from "./requests.ts";
import { create, fixed, lineCount, own, prepare } from "./state.ts";
import { discardHeld, requestGroupAndScreen, startWork } from "./work.ts";
import { noticeWorking, sampleMin, unitMin } from "./working.ts";

/** Clock hours of the shifts and of the reports to managers. */
const hours = { dayShift: 8, nightShift: 20, morningReport: 6, afternoonReport: 14 } as const;
const hoursPerDay = 24;

export const transfusion: Service = {
  name: "transfusion",
  parameters,
  actions,
  state: { prepare, create, redraw },
  initialise: (world) => {
    beginShift(world, 0, true);
    world.sim.schedule(world.setup.calendar.startMin[0], fixed(world).kinds.hourPassed, 0, 0, -20);
  },
  handlers: {
    on: {
      "transfusion.hourPassed": (world, day, hour) => {
        passHour(world, day, hour);
        const { calendar } = world.setup;
        const nextDay = hour + 1 === hoursPerDay ? day + 1 : day;
        const nextHour = (hour + 1) % hoursPerDay;
        if (nextDay >= calendar.days) return;
        const nextMin = Math.max(world.sim.nowMin, clockOn(calendar, nextDay, nextHour * 60));
        world.sim.schedule(nextMin, fixed(world).kinds.hourPassed, nextDay, nextHour, -20);
      },
      "transfusion.benchFree": (world, bank) => {
        noteAwake(world, bank);
        startWork(world, bank);
      },
      "transfusion.unitsReady": unitsReady,
      "transfusion.transfused": transfused,
      "transfusion.reservationEnded": reservationEnded,
      "transfusion.stockLookedAt": (world, row) => {
        lookAtStock(world, row);
        startWork(world, own(world).jobs.bank[row]);
      },
    },
    answers: {
      requestGroupAndScreen,
      requestRedCells: (
        world,
        bank,
        how,
        group,
        bits,
        units,
        used,
        neededByMin,
        luck,
        kind,
        reference,
        subject = -1,
      ) => {
        admitRequest(world, bank, how, group, bits, units, used, neededByMin, luck, kind, reference, subject);
        startWork(world, bank);
      },
      plannedScientistMin,
      scientistMinPerSample: sampleMin,
      scientistMinPerUnit: unitMin,
      emergencyCoverFraction,
      transfusionCause: (world, bank) => own(world).cause[bank],
    },
  },
  measures,
  signals: {
    "transfusion.queueHours": {
      label: "scientist hours of work that wait",
      unit: "hours",
      placeKinds: ["bank"],
      read: queueHours,
    },
    "transfusion.coverFraction": {
      label: "share of urgent transfusion work done in time, as last reported",
      unit: "fraction",
      placeKinds: ["bank"],
      read: emergencyCoverFraction,
    },
    "transfusion.plannedHours": {
      label: "scientist hours that managers believe tomorrow leaves for planned work",
      unit: "hours",
      placeKinds: ["bank"],
      read: (world, bank) => plannedScientistMin(world, bank, world.today + 1) / 60,
    },
  },
  invariants,
};

function passHour(world: World, day: number, hour: number): void {
  const banks = world.setup.places.banks.length;
  for (let bank = 0; bank < banks; bank++) noticeWorking(world, bank);
  if (hour === hours.dayShift) beginShift(world, day, false);
  else if (hour === hours.nightShift) beginShift(world, day, true);
  if (hour === hours.morningReport || hour === hours.afternoonReport) reportCover(world, hour === hours.morningReport);
  for (let bank = 0; bank < banks; bank++) {
    discardHeld(world, bank);
    startWork(world, bank);
    world.record(fixed(world).measure.queueHours, bank, queueHours(world, bank), 1);
  }
}

function queueHours(world: World, bank: number): number {
  const { waitingMin } = own(world);
  let minutes = 0;
  for (let line = 0; line < lineCount; line++) minutes += waitingMin[bank * lineCount + line];
  return minutes / 60;
}

/** Every sample and request is somewhere, and nobody protected from D was overridden beyond need. */
function invariants(world: World): readonly string[] {
  const state = own(world);
  const { jobs } = state;
  const problems: string[] = [];
  world.setup.places.banks.forEach((place, bank) => {
    let samples = 0;
    let requests = 0;
    for (let row = 0; row < jobs.phase.length; row++) {
      if (jobs.phase[row] === phase.free || jobs.bank[row] !== bank) continue;
      if (!jobs.isRequest[row]) samples++;
      else if (jobs.phase[row] < phase.ready) requests++;
    }
    if (state.samplesBegun[bank] + state.samplesNotWorked[bank] + samples !== state.samplesAsked[bank])
      problems.push(
        `${place.id}: ${state.samplesAsked[bank]} samples came, ${state.samplesBegun[bank] + samples} known`,
      );
    if (state.requestsAnswered[bank] + requests !== state.requestsAsked[bank])
      problems.push(
        `${place.id}: ${state.requestsAsked[bank]} requests came, ${state.requestsAnswered[bank] + requests} known`,
      );
    const isIdle = atWork(world, bank) < capacity(world, bank);
    if (isIdle && queueHours(world, bank) > 0) problems.push(`${place.id}: scientists are idle while work waits`);
  });
  return problems;
}
