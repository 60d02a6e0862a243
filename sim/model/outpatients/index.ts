/**
 * Outpatient clinics: appointments whose monitoring test falls due some days before, and the rest in bulk. Nobody sets a
 * capacity or a peak: the share without a result is the share whose test fell due while it could not be done.
 * Reading order: parameters, fixed, state, booking, bags, clinics.
 */
import { hospitalNumbers, listArgument, numberArgument } from "../arguments.ts";
import type { Service } from "../service.ts";
import { resultsSeen, samplesDiscarded, testsTaken } from "./bags.ts";
import { bookAhead, extraBooked, redraw } from "./booking.ts";
import { clinicsHeld, officeOpened } from "./clinics.ts";
import { fixed, prepare, scheduleNext } from "./fixed.ts";
import { measures } from "./measures.ts";
import { parameters } from "./parameters.ts";
import { createState, invariants, own } from "./state.ts";

const hospitals = { label: "trusts or hospitals; all when not given", type: "places", optional: true } as const;

export const outpatients: Service = {
  name: "outpatients",
  parameters,
  actions: {
    "clinic.reviewByTestNeed": {
      label: "review coming appointments by test need",
      role: "trust",
      arguments: {
        hospitals,
        state: {
          label: "on: at once; off: not at all; as-seen-fit: after days of unlikely results",
          type: "choice",
          choices: ["on", "off", "as-seen-fit"],
          default: "on",
          optional: true,
        },
      },
      apply: (world, action) => {
        const { reviewOrder } = own(world);
        const order = action.arguments.state === "off" ? -1 : action.arguments.state === "as-seen-fit" ? 0 : 1;
        for (const h of hospitalNumbers(world.setup.places, listArgument(action, "hospitals"))) reviewOrder[h] = order;
      },
    },
    "clinic.convert": {
      label: "hold more appointments by telephone when the result is missing",
      role: "trust",
      arguments: {
        hospitals,
        fraction: {
          label: "further share of appointments without a result",
          type: "number",
          unit: "fraction",
          minimum: 0,
          maximum: 1,
          default: 0.1,
          optional: true,
        },
      },
      apply: (world, action) => {
        const { convertMore } = own(world);
        const fraction = numberArgument(action, "fraction", 0.1);
        for (const h of hospitalNumbers(world.setup.places, listArgument(action, "hospitals")))
          convertMore[h] = fraction;
      },
    },
  },
  state: { prepare, create: (world) => createState(world.setup), redraw },
  initialise: (world) => {
    const f = fixed(world);
    bookAhead(world, 0);
    scheduleNext(world, -1, f.sampleMinute, f.kind.testsTaken);
    scheduleNext(world, -1, f.clinicMinute, f.kind.clinicsHeld);
    scheduleNext(world, -1, f.officeMinute, f.kind.officeOpened);
  },
  handlers: {
    born: { "outpatients.extraBooked": extraBooked },
    on: {
      "outpatients.testsTaken": testsTaken,
      "outpatients.resultsSeen": resultsSeen,
      "outpatients.samplesDiscarded": samplesDiscarded,
      "outpatients.clinicsHeld": clinicsHeld,
      "outpatients.officeOpened": officeOpened,
    },
  },
  measures,
  invariants,
};
