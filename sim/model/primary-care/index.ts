/**
 * Primary care: independent practices that send bags of requests to a laboratory, act on guidance after a while and in part,
 * and bring back what was held back as phlebotomy allows. Reading order: parameters, fixed, state, guidance, collections.
 */
import { boroughNumbers, listArgument, numberArgument } from "../arguments.ts";
import type { Service } from "../service.ts";
import {
  afternoonCollected,
  morningCollected,
  practiceOfBag,
  redraw,
  resultsSeen,
  samplesDiscarded,
} from "./collections.ts";
import { bagClasses, prepare } from "./fixed.ts";
import { measures } from "./measures.ts";
import { systemsBack, systemsFail } from "./outage.ts";
import { parameters } from "./parameters.ts";
import { createState, invariants, own } from "./state.ts";

export const primaryCare: Service = {
  name: "primary-care",
  parameters,
  actions: {
    "practice.phlebotomyExtra": {
      label: "extra phlebotomy in the community",
      role: "icb",
      arguments: {
        boroughs: { label: "boroughs; all when not given", type: "places", kinds: ["borough"], optional: true },
        fraction: {
          label: "capacity above usual use that is added",
          type: "number",
          unit: "fraction",
          minimum: 0,
          maximum: 2,
          default: 0.2,
          optional: true,
        },
      },
      apply: (world, action) => {
        const { extra } = own(world);
        const fraction = numberArgument(action, "fraction", 0.2);
        const numbers = boroughNumbers(world.setup.places, listArgument(action, "boroughs"));
        world.setup.places.boroughOfPractice.forEach((borough, p) => {
          if (numbers.includes(borough)) extra[p] = fraction;
        });
      },
    },
    "practice.systemOutage": {
      label: "practices lose their own clinical systems",
      role: "practice",
      arguments: {
        boroughs: { label: "boroughs; all when not given", type: "places", kinds: ["borough"], optional: true },
        fraction: {
          label: "share of practices hit",
          type: "number",
          unit: "fraction",
          minimum: 0,
          maximum: 1,
          default: 0.6,
          optional: true,
        },
        state: {
          label: "share of routine requests that can still be made on paper",
          type: "number",
          unit: "fraction",
          minimum: 0,
          maximum: 0.99,
          default: 0.3,
          optional: true,
        },
      },
      apply: systemsFail,
    },
    "practice.systemsBack": {
      label: "practices have their own clinical systems again",
      role: "practice",
      arguments: {
        boroughs: { label: "boroughs; all when not given", type: "places", kinds: ["borough"], optional: true },
      },
      apply: systemsBack,
    },
  },
  state: { prepare, create: createState, redraw },
  initialise: () => undefined,
  handlers: {
    born: { "primary-care.morningCollected": morningCollected },
    on: {
      "primary-care.afternoonCollected": afternoonCollected,
      "primary-care.resultsSeen": resultsSeen,
      "primary-care.samplesDiscarded": samplesDiscarded,
    },
    answers: { practiceOfBag },
  },
  measures,
  signals: {
    "gp.backlogDays": {
      label: "deferred requests and samples wanted again, in days of usual demand",
      unit: "days",
      placeKinds: ["borough"],
      read: (world, borough) => {
        const state = own(world);
        const { boroughOfPractice } = world.setup.places;
        const { perDay } = world.setup.fixed["primary-care"] as ReturnType<typeof prepare>;
        let waiting = 0;
        let usual = 0;
        for (let p = 0; p < perDay.length; p++) {
          if (boroughOfPractice[p] !== borough) continue;
          usual += perDay[p];
          for (let cell = p * bagClasses; cell < (p + 1) * bagClasses; cell++)
            waiting += state.deferred[cell] + state.redraw[cell];
        }
        return usual > 0 ? waiting / usual : Number.NaN;
      },
    },
  },
  invariants,
};
