/**
 * The supplier: systems of each laboratory, what each needs, and their state. Two drives: dated failures and restores
 * (`system.fail`, `system.restore`), and the mechanism (`supplier.attack`): entry, dwell, detection, containment, hold and a
 * recovery by few people. It knows nothing of samples or staff of laboratories.
 * Reading order: numbers, parameters, rates, state, course, recovery, attack, redraw, forecast, actions.
 */
import type { Service } from "../service.ts";
import { actions } from "./actions.ts";
import { attackShows, recoveryMorning } from "./attack.ts";
import { forecastBegins } from "./forecast.ts";
import { size, transfusionIt } from "./numbers.ts";
import { parameters } from "./parameters.ts";
import { problemsOf } from "./recovery.ts";
import { redraw } from "./redraw.ts";
import { coreUp, createState, fixed, own, prepare } from "./state.ts";

export const supplier: Service = {
  name: "supplier",
  parameters,
  actions,
  state: { prepare, create: createState, redraw },
  initialise: (world) => {
    world.sim.schedule(world.setup.calendar.startMin[1] - 1, fixed(world).dayEnded, 0);
    const { asAtMin } = world.setup.scenario;
    // After all else of that minute: what the forecast knows is in force.
    if (asAtMin !== undefined && asAtMin >= world.sim.nowMin)
      world.sim.schedule(asAtMin, fixed(world).forecastBegins, 0, 0, 1000);
  },
  handlers: {
    on: {
      "supplier.dayEnded": (world, day) => {
        const { effective } = own(world);
        const { calendar, places } = world.setup;
        for (let laboratory = 0; laboratory < places.laboratories.length; laboratory++) {
          let up = 0;
          for (let s = 0; s < size; s++) up += effective[laboratory * size + s];
          world.record(fixed(world).systemsUp, laboratory, up / size, 1);
        }
        if (day + 2 <= calendar.days)
          world.sim.schedule(calendar.startMin[day + 2] - 1, fixed(world).dayEnded, day + 1);
      },
      "supplier.attackShows": attackShows,
      "supplier.recoveryMorning": recoveryMorning,
      "supplier.forecastBegins": forecastBegins,
    },
    answers: {
      systemUp: (world, laboratory, system) => own(world).effective[laboratory * size + system],
      systemCause: (world, laboratory, system) => own(world).effectiveCause[laboratory * size + system],
    },
  },
  measures: [
    {
      name: "supplier.systemsUp",
      unit: "fraction",
      definition:
        "Share of a laboratory's systems that work, read at the end of each day; a system that needs another that is down counts as down.",
      of: "ratio",
      by: "laboratory",
    },
  ],
  signals: {
    "supplier.coreUp": {
      label: "share of a laboratory's ordinary testing systems that work (the least of them)",
      unit: "fraction",
      placeKinds: ["laboratory"],
      read: coreUp,
    },
    "supplier.transfusionUp": {
      label: "share of a laboratory's transfusion IT that works",
      unit: "fraction",
      placeKinds: ["laboratory"],
      read: (world, laboratory) => own(world).effective[laboratory * size + transfusionIt],
    },
  },
  invariants: (world) => {
    const { effective, own: ownState, courses } = own(world);
    const isRight = effective.every((value, at) => value >= 0 && value <= ownState[at]);
    return [...(isRight ? [] : ["a system works better than its own state allows"]), ...courses.flatMap(problemsOf)];
  },
};
