/**
 * Theatres: lists by hospital, group of classes and day, their minutes, and what takes lists away or adds them: strikes,
 * sickness, pauses of a class by decision, extra lists. Who is on a list and what happens to them is surgery's.
 */
import { theatreGroups } from "./contracts.ts";
import type { Service } from "./service.ts";
import { addLists, allClasses, casePaused, classPaused, pauseClasses, resumeClasses } from "./theatres/actions.ts";
import {
  bookOnList,
  leaveList,
  listBookedMin,
  listEndMin,
  listFreeMin,
  listLostCause,
  listStartMin,
  listsOn,
  listTargetMin,
  openDay,
} from "./theatres/lists.ts";
import { parameters } from "./theatres/parameters.ts";
import { create, fixed, own, prepare } from "./theatres/state.ts";

const hospitals = { label: "trusts or hospitals; all when not given", type: "places", optional: true } as const;
const classes = {
  label: "classes of surgery, or all cases that need a group and screen; all classes when not given",
  type: "choices",
  choices: allClasses,
  optional: true,
} as const;

export const theatres: Service = {
  name: "theatres",
  parameters,
  actions: {
    "theatre.pause": {
      label: "stop classes of planned surgery",
      role: "theatres",
      arguments: {
        hospitals,
        classes,
        except: {
          label: "what goes on all the same",
          type: "choices",
          choices: ["P2", "cancer"],
          optional: true,
        },
      },
      apply: pauseClasses,
    },
    "theatre.resume": {
      label: "take classes of planned surgery up again",
      role: "theatres",
      arguments: { hospitals, classes },
      apply: resumeClasses,
    },
    "theatre.extraLists": {
      label: "run extra lists",
      role: "theatres",
      arguments: {
        hospitals,
        count: { label: "lists a week at each hospital", type: "number", unit: "lists", minimum: 1, maximum: 60 },
        weeks: {
          label: "for how many weeks",
          type: "number",
          unit: "weeks",
          minimum: 1,
          maximum: 26,
          default: 4,
          optional: true,
        },
        weekend: { label: "at weekends", type: "flag", default: true, optional: true },
        groups: {
          label: "groups of classes; where most wait for a new date when not given",
          type: "choices",
          choices: theatreGroups,
          optional: true,
        },
      },
      apply: addLists,
    },
  },
  state: { prepare, create },
  initialise: (world) => {
    const { calendar } = world.setup;
    world.sim.schedule(calendar.startMin[0], fixed(world).dayOpened, 0, 0, -900);
  },
  handlers: {
    on: {
      "theatres.dayOpened": (world, day) => openDay(world, day),
    },
    answers: {
      classPaused,
      casePaused,
      listsOn,
      listTargetMin,
      listBookedMin,
      listFreeMin,
      listStartMin,
      listEndMin,
      listLostCause,
      bookOnList,
      leaveList,
      useTheatre: (world, hospital, usedMin) => world.record(fixed(world).usedMeasure, hospital, usedMin, 0),
    },
  },
  measures: [
    {
      name: "theatre.listMinutesUsed",
      unit: "fraction",
      definition:
        "Minutes of elective operations begun on the day, over the minutes of the lists planned to run on it.",
      of: "ratio",
      by: "hospital",
    },
    {
      name: "theatre.lists",
      unit: "lists",
      definition: "Elective lists that run on the day (strikes and sickness taken off, extra lists added).",
      of: "count",
      by: "hospital",
    },
  ],
  invariants: (world) => {
    const state = own(world);
    const { listMin } = fixed(world);
    const longest = listMin.reduce((most, min) => Math.max(most, min), 0);
    const wrong = state.booked.findIndex((min) => min < 0 || min > longest);
    return wrong < 0 ? [] : [`list ${wrong} has ${state.booked[wrong]} minutes booked`];
  },
};
