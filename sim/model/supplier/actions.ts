/** What can be done to the supplier's systems and to their recovery: dated failures and restores, and the drive by mechanism. */
import type { Action } from "../../scenario/index.ts";
import { listArgument, numberArgument } from "../arguments.ts";
import { systems } from "../contracts.ts";
import type { Service } from "../service.ts";
import type { World } from "../world.ts";
import { begin } from "./attack.ts";
import { type CoursePlan, newCourse } from "./course.ts";
import { recover } from "./forecast.ts";
import { allSystems, orderFrom, systemNumber } from "./numbers.ts";
import { own, putDown, putUp } from "./state.ts";

const laboratories = {
  label: "laboratories",
  type: "places",
  kinds: ["laboratory", "mutual-aid-laboratory"],
} as const;
const ofSystems = (label: string) => ({ label, type: "choices", choices: systems, optional: true }) as const;
const stateOf = (label: string, usual: number) =>
  ({ label, type: "number", unit: "fraction", minimum: 0, maximum: 1, default: usual, optional: true }) as const;

const course = {
  laboratories: { ...laboratories, label: "laboratories, in the order in which they are brought back" },
  systems: ofSystems("systems that are at stake; all when not given"),
  order: ofSystems("systems in the order of restoring; those that are not named follow in the usual order"),
} as const;

const crews = (label: string, most: number) =>
  ({ label, type: "number", unit: "count", minimum: -most, maximum: most, default: 0, optional: true }) as const;

const usualAttempts = 30;

export const actions: Service["actions"] = {
  "system.fail": {
    label: "systems of a laboratory fail",
    role: "supplier",
    arguments: { laboratories, systems: ofSystems("systems"), state: stateOf("share still working", 0) },
    apply: (world, action, cause) => setSystems(world, action, cause, numberArgument(action, "state", 0)),
  },
  "system.restore": {
    label: "systems of a laboratory work again",
    role: "supplier",
    arguments: { laboratories, systems: ofSystems("systems"), state: stateOf("share working", 1) },
    apply: (world, action, cause) => setSystems(world, action, cause, numberArgument(action, "state", 1)),
  },
  "supplier.attack": {
    label: "the supplier of laboratories is attacked",
    role: "facilitator",
    isUnseen: true,
    arguments: {
      ...course,
      given: {
        label:
          "what is supposed to have happened: nothing (attempts begin), entered (they got in), struck (they got in and were not noticed before the strike)",
        type: "choice",
        choices: ["nothing", "entered", "struck"],
        default: "nothing",
      },
      moment: {
        label:
          "what its time stands for: the first attempt or entry (begins), or the day on which it comes to light (shows)",
        type: "choice",
        choices: ["begins", "shows"],
        default: "begins",
      },
      attempts: {
        label: "attempts to get in, one a day, where nothing is supposed",
        type: "number",
        unit: "count",
        minimum: 1,
        maximum: 10_000,
        default: usualAttempts,
        optional: true,
      },
      name: { label: "name of the incident, after which its luck is named", type: "text", optional: true },
    },
    apply: (world, action) => begin(world, newCourse(world, planOf(world, action, "attack", "nothing", "begins"))),
  },
  "supplier.recover": {
    label: "systems that are down are restored by the supplier's crews",
    role: "supplier",
    arguments: {
      ...course,
      hold: { label: "an investigation holds the systems first", type: "flag", default: false },
      name: { label: "name of the recovery, after which its luck is named", type: "text", optional: true },
    },
    apply: (world, action, cause) =>
      recover(world, planOf(world, action, "recovery", "struck", "shows"), action.arguments.hold === true, cause),
  },
  "supplier.order": {
    label: "the order of restoring changes",
    role: "supplier",
    arguments: {
      systems: { label: "systems to be restored first", type: "choices", choices: systems },
    },
    apply: (world, action) => {
      for (const one of own(world).courses) one.order = orderFrom(listArgument(action, "systems"));
    },
  },
  "supplier.reinforce": {
    label: "more crews restore systems",
    role: "supplier",
    delayMin: 3 * 1440,
    arguments: {
      restorers: crews("more crews for systems", 40),
      transfusion: crews("more crews for transfusion IT", 10),
    },
    apply: (world, action) => {
      own(world).extraRestorers += numberArgument(action, "restorers", 0);
      own(world).extraTransfusion += numberArgument(action, "transfusion", 0);
    },
  },
};

/** Luck is named after the incident; a second one of the same name has luck of its own. */
function planOf(world: World, action: Action, usualName: string, usualGiven: string, usualMoment: string): CoursePlan {
  const { courses } = own(world);
  const given = action.arguments.name;
  const named = typeof given === "string" ? given : usualName;
  const namesakes = courses.filter(({ name }) => name === named || name.startsWith(`${named}#`)).length;
  const chosen = listArgument(action, "systems").map(systemNumber);
  return {
    name: namesakes === 0 ? named : `${named}#${namesakes}`,
    actionNumber: world.ask.numberOfAction(world, action),
    given: String(action.arguments.given ?? usualGiven),
    moment: String(action.arguments.moment ?? usualMoment),
    attempts: numberArgument(action, "attempts", usualAttempts),
    sites: listArgument(action, "laboratories").map((id) => world.setup.places.laboratory(id)),
    order: orderFrom(listArgument(action, "order")),
    estate: chosen.length > 0 ? allSystems.filter((system) => chosen.includes(system)) : allSystems,
  };
}

function setSystems(world: World, action: Action, cause: number, value: number): void {
  const chosen = listArgument(action, "systems").map(systemNumber);
  const numbers = chosen.length > 0 ? chosen : allSystems;
  for (const id of listArgument(action, "laboratories")) {
    const laboratory = world.setup.places.laboratory(id);
    if (value < 1) putDown(world, laboratory, numbers, value, cause, 0, action.action === "system.restore");
    else putUp(world, laboratory, numbers);
  }
}
