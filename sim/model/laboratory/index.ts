/**
 * Laboratories: requests arrive in bags, wait by priority, are worked by staff and analysers, and results go to who asked.
 * The lower of analysers and people limits; on paper it is people. A test counts when it is seen, not when it is run.
 * Reading order: parameters, state, minutes (what work costs), work (what happens to a bag), requesting (what may be sent).
 */
import { listArgument, numberArgument } from "../arguments.ts";
import { clockOn } from "../calendar.ts";
import { guidance, origins, priority, priorityCount } from "../contracts.ts";
import type { MeasureSpec } from "../measures.ts";
import type { Service } from "../service.ts";
import { expectedReleaseMin, noticeWayOfWorking, rosterDay } from "./minutes.ts";
import { parameters } from "./parameters.ts";
import {
  aidRoom,
  closeAid,
  guidanceCause,
  guidanceFor,
  openAid,
  practiceRoute,
  setGuidance,
  useAid,
} from "./requesting.ts";
import { create, fixed, own, prepare } from "./state.ts";
import { bagArrived, closeDay, discardOld, startBenches, submitSamples, trayDone } from "./work.ts";

const dayShiftStartsMin = 8 * 60;
const nightShiftStartsMin = 20 * 60;

const counted = (name: string, unit: string, definition: string, of: MeasureSpec["of"] = "count"): MeasureSpec => ({
  name: `laboratory.${name}`,
  unit,
  definition,
  of,
  by: "laboratory",
});

const originArgument = {
  label: "origins of requests; all when not given",
  type: "choices",
  choices: origins,
  optional: true,
} as const;
const placesArgument = {
  label: "trusts or hospitals, or boroughs for practices; all when not given",
  type: "places",
  optional: true,
} as const;

export const laboratory: Service = {
  name: "laboratory",
  parameters,
  actions: {
    "demand.restrict": {
      label: "guidance to request fewer tests",
      role: "icb",
      arguments: {
        origins: originArgument,
        places: placesArgument,
        level: {
          label: "what may still be requested",
          type: "choice",
          choices: ["urgent-only", "closed"],
          default: "urgent-only",
          optional: true,
        },
      },
      apply: (world, action, cause) =>
        setGuidance(world, action, cause, action.arguments.level === "closed" ? guidance.closed : guidance.urgentOnly),
    },
    "demand.lift": {
      label: "guidance to request fewer tests is lifted",
      role: "icb",
      arguments: { origins: originArgument, places: placesArgument },
      apply: (world, action, cause) => setGuidance(world, action, cause, guidance.open),
    },
    "laboratory.surge": {
      label: "extra staff in a laboratory",
      role: "supplier",
      arguments: {
        laboratories: { label: "laboratories", type: "places", kinds: ["laboratory", "mutual-aid-laboratory"] },
        byDay: { label: "extra staff by day", type: "number", unit: "staff", minimum: -400, maximum: 400 },
        byNight: {
          label: "extra staff by night",
          type: "number",
          unit: "staff",
          minimum: -400,
          maximum: 400,
          default: 0,
          optional: true,
        },
      },
      apply: (world, action) => {
        const state = own(world);
        for (const id of listArgument(action, "laboratories")) {
          const number = world.setup.places.laboratory(id);
          state.surgeByDay[number] += numberArgument(action, "byDay", 0);
          state.surgeByNight[number] += numberArgument(action, "byNight", 0);
          startBenches(world, number);
        }
      },
    },
    "mutualAid.open": {
      label: "a laboratory of another network takes practice work of boroughs",
      role: "icb",
      arguments: {
        boroughs: { label: "boroughs", type: "places", kinds: ["borough"] },
        laboratory: {
          label: "laboratory that gives aid",
          type: "place",
          kinds: ["mutual-aid-laboratory", "laboratory"],
        },
        quotaPerDay: {
          label: "requests a day it takes from each borough",
          type: "number",
          unit: "requests/day",
          minimum: 0,
          maximum: 20000,
        },
      },
      apply: openAid,
    },
    "mutualAid.close": {
      label: "mutual aid for practice work of boroughs ends",
      role: "icb",
      arguments: { boroughs: { label: "boroughs", type: "places", kinds: ["borough"] } },
      apply: closeAid,
    },
  },
  state: { prepare, create },
  initialise: (world) => {
    const { calendar } = world.setup;
    rosterDay(world, 0);
    world.sim.schedule(calendar.startMin[0], fixed(world).hourPassed, 0, 0, -10);
    world.sim.schedule(clockOn(calendar, 0, dayShiftStartsMin), fixed(world).shiftChanged, 0, 0, -20);
    world.sim.schedule(clockOn(calendar, 0, 1439), fixed(world).dayEnded, 0);
  },
  handlers: {
    on: {
      "laboratory.bagArrived": bagArrived,
      "laboratory.trayDone": trayDone,
      "laboratory.shiftChanged": (world, day, toNight) => {
        const state = own(world);
        const { calendar, places } = world.setup;
        state.isNight = toNight;
        if (!toNight) {
          rosterDay(world, day);
          state.aidUsed.fill(0);
        }
        for (let number = 0; number < places.laboratories.length; number++) startBenches(world, number);
        const nextDay = toNight ? day + 1 : day;
        if (nextDay < calendar.days) {
          const nextMin = clockOn(calendar, nextDay, toNight ? dayShiftStartsMin : nightShiftStartsMin);
          world.sim.schedule(nextMin, fixed(world).shiftChanged, nextDay, 1 - toNight, -20);
        }
      },
      "laboratory.hourPassed": (world) => {
        for (let number = 0; number < world.setup.places.laboratories.length; number++) {
          noticeWayOfWorking(world, number);
          discardOld(world, number);
        }
        world.sim.after(60, fixed(world).hourPassed, 0, 0, -10);
      },
      "laboratory.dayEnded": closeDay,
    },
    answers: {
      submitSamples,
      guidanceFor,
      guidanceCause,
      practiceRoute,
      aidRoom,
      useAid,
      expectedReleaseMin,
      laboratoryCause: (world, number) => own(world).paperCause[number],
    },
  },
  measures: [
    counted("received", "requests", "Requests (all tubes of one venepuncture) that reached the laboratory."),
    counted("released", "requests", "Requests whose results were released, on the day of release."),
    counted(
      "releasedWithinTarget",
      "requests",
      "Requests released within the target of their origin, from receipt to release.",
    ),
    counted(
      "discarded",
      "requests",
      "Requests thrown away because their sample passed its stability before it could be worked.",
    ),
    counted("waiting", "requests", "Requests waiting in reception at the end of the day.", "level"),
    counted(
      "capacityFraction",
      "fraction",
      "Results released within target, divided by the mean of the same weekday in the warm-up. Work done under mutual aid counts in the numerator of the network. Other definitions of the quoted percentages are possible: none was published.",
      "ratio",
    ),
    ...origins.map((name) =>
      counted(
        `turnaround.${name}`,
        "min",
        `Minutes from receipt to release of requests from: ${name.replace("-", " ")}; mean over requests.`,
        "ratio",
      ),
    ),
  ],
  signals: {
    "laboratory.waitHours": {
      label: "hours until an urgent ward request that arrives now would be released",
      unit: "hours",
      placeKinds: ["laboratory"],
      read: (world, place) => expectedReleaseMin(world, place, priority.wardUrgent) / 60,
    },
    "ward.resultHours": {
      label: "hours until an urgent request that a ward of the hospital sends now would be released",
      unit: "hours",
      placeKinds: ["hospital"],
      read: (world, place) =>
        expectedReleaseMin(world, world.setup.places.laboratoryOfHospital[place], priority.wardUrgent) / 60,
    },
    "laboratory.capacityFraction": {
      label: "results released within target yesterday over the usual weekday",
      unit: "fraction",
      placeKinds: ["laboratory"],
      read: (world, place) => own(world).lastFraction[place],
    },
  },
  invariants: (world) => {
    const state = own(world);
    return world.setup.places.laboratories.flatMap((place, number) => {
      let waiting = 0;
      for (let p = 0; p < priorityCount; p++) waiting += state.waiting[number * priorityCount + p];
      const accounted =
        state.underWay[number] + waiting + state.onBench[number] + state.reported[number] + state.discarded[number];
      return accounted === state.submitted[number]
        ? []
        : [`${place.id}: ${state.submitted[number]} requests submitted, ${accounted} accounted for`];
    });
  },
};
