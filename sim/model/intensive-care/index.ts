/**
 * Intensive care beds by hospital: emergencies always go ahead, in surge beds or elsewhere when the staffed ones are full; planned
 * operations and transplants hold a bed or do without a date. It knows nothing of lists, offers or wards.
 * Reading order: parameters, measures, state, stays.
 */
import type { Service } from "../service.ts";
import { measures } from "./measures.ts";
import { parameters } from "./parameters.ts";
import { createState, invariants, prepare } from "./state.ts";
import {
  bedCause,
  bedsFree,
  dayBegan,
  emergencyBorn,
  fillBeds,
  left,
  redraw,
  releaseBed,
  resultSeen,
  reviewed,
  sampleDiscarded,
  scheduleMorning,
  seizeBed,
} from "./stays.ts";

export const intensiveCare: Service = {
  name: "intensive-care",
  parameters,
  actions: {},
  state: { prepare, create: (world) => createState(world.setup.places.hospitals.length), redraw },
  initialise: (world) => {
    fillBeds(world);
    scheduleMorning(world, 0);
  },
  handlers: {
    born: { "intensive-care.emergencyBorn": emergencyBorn },
    on: {
      "intensive-care.reviewed": reviewed,
      "intensive-care.resultSeen": resultSeen,
      "intensive-care.sampleDiscarded": sampleDiscarded,
      "intensive-care.left": left,
      "intensive-care.dayBegan": dayBegan,
    },
    answers: { bedsFree, bedCause, seizeBed, releaseBed },
  },
  measures,
  signals: {
    "intensiveCare.bedsFree": {
      label: "intensive care beds that planned work could have now, above the reserve",
      unit: "beds",
      placeKinds: ["hospital"],
      read: (world, place) => bedsFree(world, place, 0),
    },
  },
  invariants,
};
