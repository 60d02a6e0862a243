/** A tiny world for tests of sessions: an outage, a laboratory, and people who arrive and are written down with their luck. */
import { birthKey, luckStride } from "../../sim/model/births.ts";
import { prepare, registryOf, type Service, type World } from "../../sim/model/index.ts";
import { laboratory } from "../../sim/model/laboratory/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import { type Action, formatProblem, parseAction } from "../../sim/scenario/index.ts";
import { Session } from "../../sim/session/index.ts";
import { aScenario, aTimelineEntry } from "./scenario.ts";

const arrivals: Service = {
  name: "arrivals",
  parameters: {},
  actions: {},
  state: {
    prepare: (setup) => {
      setup.addSource({
        name: "kch.arrivals",
        kind: setup.kind("arrivals.arrived"),
        place: 0,
        width: 2,
        meanByDay: new Float64Array(setup.calendar.days).fill(12),
        minuteOfDay: (u) => u * 1380,
      });
      return {};
    },
    create: () => ({ timeMin: [] as number[], luck: [] as number[], key: [] as number[] }),
  },
  initialise: () => {},
  handlers: {
    on: {},
    born: {
      "arrivals.arrived": (world, row) => {
        const list = arrived(world);
        list.timeMin.push(world.sim.nowMin);
        list.luck.push(world.births.luck[row * luckStride + 1]);
        list.key.push(birthKey(world.births, row));
      },
    },
  },
  measures: [],
  invariants: () => [],
};

export const arrived = (world: World) => world.states.arrivals as { timeMin: number[]; luck: number[]; key: number[] };

const services = [response, supplier, laboratory, arrivals];
const incident = [aTimelineEntry("attack", 180, "system.fail", { laboratories: ["hub"] })];

export const setup = prepare(aScenario({ services, incident, warmUpDays: 7, horizonDays: 21 }), services);
export const open = (): Session => Session.open(setup, { seed: "7", replication: 0 });

/** An action as a room gives it: checked by the format. */
function checked(written: object): Action {
  const read = parseAction(written, setup.scenario, registryOf(services), "test");
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join("; "));
  return read.action;
}

export const restore = checked({
  action: "system.restore",
  laboratories: ["hub"],
  systems: ["lims"],
  delay: "90 min",
});
export const restoreAtOnce = checked({ action: "system.restore", laboratories: ["hub"] });
export const fail = checked({ action: "system.fail", laboratories: ["hub"] });
