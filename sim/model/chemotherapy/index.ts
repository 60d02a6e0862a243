/**
 * Chemotherapy day units: courses of cycles, each of which needs a blood count and chemistry seen in time. Its clock and counts
 * are its own: they are no part of elective surgery, nor of cancer operations.
 * Reading order: parameters, state, cycles.
 */
import type { Service } from "../service.ts";
import {
  courseBorn,
  fillUnits,
  redraw,
  resultsSeen,
  samplesDiscarded,
  samplesTaken,
  sessionDecided,
} from "./cycles.ts";
import { measures, parameters } from "./parameters.ts";
import { createState, fixed, invariants, prepare, scheduleFrom } from "./state.ts";

export const chemotherapy: Service = {
  name: "chemotherapy",
  parameters,
  actions: {},
  state: { prepare, create: (world) => createState(world.setup), redraw },
  initialise: (world) => {
    const { active, kind, sampleMinute, decisionMinute } = fixed(world);
    if (active.length === 0) return;
    fillUnits(world);
    scheduleFrom(world, 0, sampleMinute, kind.samplesTaken);
    scheduleFrom(world, 0, decisionMinute, kind.sessionDecided);
  },
  handlers: {
    born: { "chemotherapy.courseBorn": courseBorn },
    on: {
      "chemotherapy.samplesTaken": samplesTaken,
      "chemotherapy.resultsSeen": resultsSeen,
      "chemotherapy.samplesDiscarded": samplesDiscarded,
      "chemotherapy.sessionDecided": sessionDecided,
    },
  },
  measures,
  invariants,
};
