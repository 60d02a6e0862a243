/**
 * Emergency departments, wards, obstetrics, sickle cell exchange and emergency theatres: who arrives, what they ask of the
 * laboratory and the blood bank, and how long they wait. Elective operations and clinics belong to other services.
 * Reading order: kinds, parameters, fixed, state, department, wards, red-cells, exchanges, operations.
 */
import { hospitalNumbers, listArgument, numberArgument } from "../arguments.ts";
import { bearExtra } from "../births.ts";
import type { Service } from "../service.ts";
import {
  attendanceBorn,
  attendancePatienceEnded,
  attendanceResultSeen,
  attendanceSampleDiscarded,
} from "./department.ts";
import {
  askForRest,
  exchangeBorn,
  exchangeDone,
  exchangeGrouped,
  exchangeRedCellsReady,
  exchangeSessionEnded,
} from "./exchanges.ts";
import { fixed, prepare, wardLuck } from "./fixed.ts";
import { type Arrival, arrivals, rounds } from "./kinds.ts";
import { measures } from "./measures.ts";
import {
  operationBorn,
  operationGrouped,
  operationRedCellsReady,
  operationTheatreReady,
  operationWaited,
  redraw,
} from "./operations.ts";
import { parameters } from "./parameters.ts";
import {
  birthBorn,
  firstPackReady,
  haemorrhageBorn,
  haemorrhageGrouped,
  medicalBorn,
  redCellsReady,
  secondPackDue,
  secondPackReady,
} from "./red-cells.ts";
import { createState, invariants, own } from "./state.ts";
import { groupAndScreenBorn, wardDayBorn, wardResultsSeen, wardRound, wardSamplesDiscarded } from "./wards.ts";

const hospitalKinds = ["acute-hospital", "specialist-hospital", "childrens-hospital", "elective-hospital"];

export const emergency: Service = {
  name: "emergency",
  parameters,
  actions: {
    "arrival.add": {
      label: "extra arrivals at a hospital",
      role: "facilitator",
      arguments: {
        hospital: { label: "hospital", type: "place", kinds: hospitalKinds },
        arrival: { label: "what arrives", type: "choice", choices: arrivals },
        count: {
          label: "how many",
          type: "number",
          unit: "arrivals",
          minimum: 1,
          maximum: 200,
          default: 1,
          optional: true,
        },
      },
      apply: (world, action) => {
        const source = fixed(world).sourceOf[action.arguments.arrival as Arrival];
        const place = world.setup.places.hospital(String(action.arguments.hospital));
        if (place < 0 || source[place] < 0) return;
        const count = numberArgument(action, "count", 1);
        for (let k = 0; k < count; k++) bearExtra(world, source[place], world.today);
      },
    },
    "pointOfCare.extend": {
      label: "more point-of-care testing in emergency departments",
      role: "trust",
      arguments: {
        hospitals: {
          label: "trusts or hospitals; all when not given",
          type: "places",
          kinds: ["trust", ...hospitalKinds],
          optional: true,
        },
        fraction: {
          label: "share of panels it can replace",
          type: "number",
          unit: "fraction",
          minimum: 0,
          maximum: 1,
          default: 0.4,
          optional: true,
        },
      },
      apply: (world, action) => {
        const { pointOfCare } = own(world);
        const fraction = numberArgument(action, "fraction", 0.4);
        for (const h of hospitalNumbers(world.setup.places, listArgument(action, "hospitals")))
          pointOfCare[h] = fraction;
      },
    },
  },
  state: {
    prepare,
    create: (world) =>
      createState(world.setup.places.hospitals.length, wardLuck * rounds.length, fixed(world).pointOfCareFraction),
    redraw,
  },
  initialise: () => undefined,
  handlers: {
    born: {
      "emergency.attendanceBorn": attendanceBorn,
      "emergency.groupAndScreenBorn": groupAndScreenBorn,
      "emergency.medicalBorn": medicalBorn,
      "emergency.birthBorn": birthBorn,
      "emergency.haemorrhageBorn": haemorrhageBorn,
      "emergency.exchangeBorn": exchangeBorn,
      "emergency.operationBorn": operationBorn,
      "emergency.wardDayBorn": wardDayBorn,
    },
    on: {
      "emergency.attendanceResultSeen": attendanceResultSeen,
      "emergency.attendanceSampleDiscarded": attendanceSampleDiscarded,
      "emergency.attendancePatienceEnded": attendancePatienceEnded,
      "emergency.wardRound": wardRound,
      "emergency.wardResultsSeen": wardResultsSeen,
      "emergency.wardSamplesDiscarded": wardSamplesDiscarded,
      "emergency.redCellsReady": redCellsReady,
      "emergency.firstPackReady": firstPackReady,
      "emergency.haemorrhageGrouped": haemorrhageGrouped,
      "emergency.secondPackDue": secondPackDue,
      "emergency.secondPackReady": secondPackReady,
      "emergency.exchangeGrouped": exchangeGrouped,
      "emergency.exchangeRedCellsAsked": askForRest,
      "emergency.exchangeRedCellsReady": exchangeRedCellsReady,
      "emergency.exchangeSessionEnded": exchangeSessionEnded,
      "emergency.exchangeDone": exchangeDone,
      "emergency.operationGrouped": operationGrouped,
      "emergency.operationTheatreReady": operationTheatreReady,
      "emergency.operationWaited": operationWaited,
      "emergency.operationRedCellsReady": operationRedCellsReady,
    },
  },
  measures,
  invariants,
};
