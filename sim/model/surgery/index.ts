/**
 * Elective surgery: cases from the decision to operate to the operation. Waiting, booking (six, four, two weeks ahead),
 * pre-assessment, the huddle on what is believed, the check in the morning, the operation; or a postponement and a new date.
 * Lists and their minutes belong to theatres, samples and units to the laboratories and blood banks.
 * Reading order: parameters, measures, fixed, state, admit, booking, samples, huddle, theatre-day, postpone, displacement.
 */
import { minutesPerDay } from "../../engine/index.ts";
import { clockOn } from "../calendar.ts";
import { surgicalClasses } from "../contracts.ts";
import type { Service } from "../service.ts";
import type { World } from "../world.ts";
import { decideToOperate, fillWaitingList } from "./admit.ts";
import { bookAll, rebookingBacklogMin } from "./booking.ts";
import { clearCutLists } from "./displacement.ts";
import { fixed, prepare } from "./fixed.ts";
import { coverFraction, holdHuddles } from "./huddle.ts";
import { invariants } from "./invariants.ts";
import { measures } from "./measures.ts";
import { parameters } from "./parameters.ts";
import { countBooking } from "./place.ts";
import { answerBag, bagCollected, openClinic, presumeTested, sampleReady, sampleTaken } from "./samples.ts";
import { create, own } from "./state.ts";
import { callNext, cellsReady, checkDay } from "./theatre-day.ts";
import { transfer, transferDue } from "./transfer.ts";

const checkedAtMin = 7 * 60 + 30;
const officeOpensAtMin = 9 * 60;
const huddleAtMin = 16 * 60;

/** Schedules a daily event for a day, if the calendar has it. */
function daily(world: World, kind: number, day: number, minuteOfDay: number): void {
  const { calendar } = world.setup;
  if (day < calendar.days) world.sim.schedule(clockOn(calendar, day, minuteOfDay), kind, day);
}

/** The booking office: counts lists that lock today, clears lists cut by strikes, books. */
function openOffice(world: World, today: number): void {
  const { calendar } = world.setup;
  const { number } = fixed(world);
  readLevels(world, today);
  openClinic(world, today);
  countLockedLists(world, today + number.lockDays - 1);
  if (calendar.isWorking[today]) {
    clearCutLists(world, today);
    bookAll(world, today, number.noticeDays, (hospital) => coverFraction(world, hospital));
  }
  daily(world, fixed(world).kinds.officeOpened, today + 1, officeOpensAtMin);
}

/** The waiting list as it stands each morning. */
function readLevels(world: World, today: number): void {
  const { rows, rowsUsed, waiting, unbooked } = own(world);
  const { hospitals, measure } = fixed(world);
  const pastLimit = new Int32Array(waiting.length);
  const { limitDay } = rows;
  for (let row = 0; row < rowsUsed; row++) if (limitDay[row] < today) pastLimit[rows.hospital[row]]++;
  for (const hospital of hospitals) {
    world.record(measure.waiting, hospital, waiting[hospital], 1);
    world.record(measure.unbooked, hospital, unbooked[hospital], 1);
    world.record(measure.pastLimit, hospital, pastLimit[hospital], 1);
  }
}

function countLockedLists(world: World, day: number): void {
  const { days } = fixed(world).planning;
  const state = own(world);
  for (const desk of fixed(world).desks) {
    for (let row = state.dayFirst[desk * days + day]; row >= 0; row = state.rows.next[row]) countBooking(world, row);
  }
}

function initialise(world: World): void {
  const { kinds, number } = fixed(world);
  fillWaitingList(world);
  bookAll(world, 0, 0, () => 1);
  for (let day = 0; day < number.lockDays; day++) countLockedLists(world, day);
  presumeTested(world);
  daily(world, kinds.dayChecked, 0, checkedAtMin);
  daily(world, kinds.officeOpened, 0, officeOpensAtMin);
  daily(world, kinds.huddle, 0, huddleAtMin);
}

export const surgery: Service = {
  name: "surgery",
  parameters,
  actions: {
    "surgery.transfer": {
      label: "offer waiting cases to hospitals outside the region",
      role: "theatres",
      arguments: {
        hospitals: { label: "trusts or hospitals; all when not given", type: "places", optional: true },
        classes: {
          label: "classes of surgery; all when not given",
          type: "choices",
          choices: surgicalClasses,
          optional: true,
        },
        count: { label: "most cases to offer", type: "number", unit: "cases", minimum: 1, maximum: 1000 },
      },
      delayMin: 3 * minutesPerDay,
      apply: transfer,
    },
  },
  state: {
    prepare,
    create,
    /** Luck is drawn anew when its day reveals it (admit.ts); booked dates and lists already checked today stay as they are. */
    redraw: (world) => {
      const state = own(world);
      state.forkMin = world.sim.nowMin;
      state.forks++;
    },
  },
  initialise,
  handlers: {
    on: {
      "surgery.officeOpened": openOffice,
      "surgery.sampleTaken": sampleTaken,
      "surgery.bagCollected": bagCollected,
      "surgery.resultsSeen": (world, bag, count) => answerBag(world, bag, count, true),
      "surgery.samplesDiscarded": (world, bag, count) => answerBag(world, bag, count, false),
      "surgery.groupAndScreenReady": sampleReady,
      "surgery.huddle": (world, today) => {
        holdHuddles(world, today);
        daily(world, fixed(world).kinds.huddle, today + 1, huddleAtMin);
      },
      "surgery.dayChecked": (world, today) => {
        checkDay(world, today);
        daily(world, fixed(world).kinds.dayChecked, today + 1, checkedAtMin);
      },
      "surgery.theatreFree": callNext,
      "surgery.cellsReady": cellsReady,
      "surgery.transferDue": transferDue,
      /** Units for bleeding under way: the case is on the table and waits for nobody here. */
      "surgery.extraCellsReady": () => {},
    },
    born: { "surgery.decidedToOperate": decideToOperate },
    answers: { rebookingBacklogMin },
  },
  measures,
  signals: {
    "theatres.coverFraction": {
      label: "believed share of the next undecided day's planned surgery that transfusion can cover",
      unit: "fraction",
      placeKinds: ["hospital"],
      read: coverFraction,
    },
  },
  invariants,
};
