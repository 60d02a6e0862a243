/**
 * Harm review as a process: notes of care that was postponed or delayed come into scope by rule, clinicians read them, and their
 * hours are taken from clinics. It says how many notes and hours; it never says how anybody fared.
 */
import { clockOn } from "./calendar.ts";
import { reviewKinds } from "./contracts.ts";
import type { Service } from "./service.ts";
import type { Setup } from "./setup.ts";
import { measuresOf, numberSpec, placesSpec, tableSpec } from "./specs.ts";
import type { World } from "./world.ts";

const name = "harm-review";

const parameters: Service["parameters"] = {
  scopeFraction: tableSpec(
    "Share of postponed or delayed care whose notes come into scope, by kind",
    "fraction",
    {
      "urgent-operation": 1,
      operation: 0.25,
      "urgent-appointment": 1,
      appointment: 0.1,
      chemotherapy: 1,
      "emergency-operation": 1,
      exchange: 1,
      transplant: 1,
    },
    [0, 1],
    "assumption: all urgent and cancer care and a sample of the rest; the rules of 2024 were not published",
    "low",
  ),
  clinicianHoursPerWeek: placesSpec(
    "Clinician hours a week that a hospital gives to reviews while any are pending",
    "hours/week",
    [0, 0, 120],
    "assumption: a few sessions of consultants and senior nurses",
    "low",
  ),
  hoursPerNote: numberSpec(
    "Clinician hours for the notes of one person",
    "hours",
    [0.75, 0.25, 3],
    "assumption: half an hour to read, a quarter to write; few need a panel",
    "low",
    { minimum: 0.01 },
  ),
  startDays: numberSpec(
    "Days from the first note in scope until reviewers begin",
    "days",
    [21, 7, 60],
    "assumption: terms of reference and training of reviewers",
    "low",
    { shape: "integer", maximum: 400 },
  ),
  appointmentsPerHour: numberSpec(
    "Appointments that a clinician hour would have held",
    "appointments/hour",
    [3, 2, 5],
    "assumption: twenty minutes each",
    "low",
  ),
};

const workingDaysPerWeek = 5;
const officeMinute = 8 * 60;
/** Sums of shares and hours may fall short of a whole by what their rounding lost. */
const rounding = 1e-9;

function prepare(setup: Setup) {
  const measure = (what: string): number => setup.measure(`harmReview.${what}`);
  const { hospitals } = setup.places;
  return {
    scope: setup.table(name, "scopeFraction", reviewKinds),
    hoursPerDay: setup.byPlace(name, "clinicianHoursPerWeek", hospitals).map((hours) => hours / workingDaysPerWeek),
    hoursPerNote: setup.number(name, "hoursPerNote"),
    startDays: setup.number(name, "startDays"),
    appointmentsPerHour: setup.number(name, "appointmentsPerHour"),
    dayBegan: setup.kind("harm-review.dayBegan"),
    inScope: measure("inScope"),
    reviewed: measure("reviewed"),
    pending: measure("pending"),
    hours: measure("clinicianHours"),
  };
}

interface State {
  /** By hospital and kind: part of a note carried to the next. */
  readonly carry: Float64Array;
  /** By hospital. */
  readonly inScope: Int32Array;
  readonly pending: Int32Array;
  readonly reviewed: Int32Array;
  /** Hours already given to the note that is being read. */
  readonly hoursSpent: Float64Array;
  /** Hours of today. */
  readonly hoursToday: Float64Array;
  /** Day of the first note, -1 before it. */
  firstDay: number;
}

const fixed = (world: World) => world.setup.fixed[name] as ReturnType<typeof prepare>;
const own = (world: World) => world.states[name] as State;

/** Contract `noteForReview`. Shares are carried over, so that a share of notes is that share and needs no luck. */
function noteForReview(world: World, hospital: number, kind: number): void {
  const f = fixed(world);
  const state = own(world);
  const at = hospital * reviewKinds.length + kind;
  state.carry[at] += f.scope[kind];
  if (state.carry[at] < 1 - rounding) return;
  state.carry[at] -= 1;
  state.inScope[hospital]++;
  state.pending[hospital]++;
  if (state.firstDay < 0) state.firstDay = world.today;
  world.count(f.inScope, hospital);
}

/** Each working morning: reviewers read what their hours allow. */
function dayBegan(world: World, day: number): void {
  const f = fixed(world);
  const state = own(world);
  const { calendar } = world.setup;
  const isTime = state.firstDay >= 0 && day - state.firstDay >= f.startDays && calendar.isWorking[day] === 1;
  for (let h = 0; h < state.pending.length; h++) {
    const wanted = state.pending[h] * f.hoursPerNote - state.hoursSpent[h];
    const hours = isTime && state.pending[h] > 0 ? Math.min(f.hoursPerDay[h], wanted) : 0;
    state.hoursToday[h] = hours;
    if (state.inScope[h] > 0) world.record(f.pending, h, state.pending[h], 1);
    if (hours === 0) continue;
    world.count(f.hours, h, hours);
    state.hoursSpent[h] += hours;
    const read = Math.min(state.pending[h], Math.floor(state.hoursSpent[h] / f.hoursPerNote + rounding));
    state.hoursSpent[h] = Math.max(0, state.hoursSpent[h] - read * f.hoursPerNote);
    state.pending[h] -= read;
    state.reviewed[h] += read;
    if (read > 0) world.count(f.reviewed, h, read);
  }
  if (day + 1 < calendar.days) world.sim.schedule(clockOn(calendar, day + 1, officeMinute), f.dayBegan, day + 1);
}

const byHospital = measuresOf("hospital");

export const harmReview: Service = {
  name,
  parameters,
  actions: {},
  state: {
    prepare,
    create: (world): State => {
      const count = world.setup.places.hospitals.length;
      return {
        carry: new Float64Array(count * reviewKinds.length),
        inScope: new Int32Array(count),
        pending: new Int32Array(count),
        reviewed: new Int32Array(count),
        hoursSpent: new Float64Array(count),
        hoursToday: new Float64Array(count),
        firstDay: -1,
      };
    },
  },
  initialise: (world) => {
    world.sim.schedule(clockOn(world.setup.calendar, 0, officeMinute), fixed(world).dayBegan, 0);
  },
  handlers: {
    on: { "harm-review.dayBegan": dayBegan },
    answers: {
      noteForReview,
      appointmentsTaken: (world, hospital) => own(world).hoursToday[hospital] * fixed(world).appointmentsPerHour,
    },
  },
  measures: [
    byHospital(
      "harmReview.inScope",
      "notes",
      "Notes of postponed or delayed care that came into scope of a review by rule.",
    ),
    byHospital("harmReview.reviewed", "notes", "Notes that reviewers have read."),
    byHospital("harmReview.pending", "notes", "Notes in scope that have not been read, each morning.", "level"),
    byHospital("harmReview.clinicianHours", "hours", "Clinician hours that reviews took from clinics."),
  ],
  invariants: (world) => {
    const { inScope, pending, reviewed } = own(world);
    return world.setup.places.hospitals.flatMap(({ id }, h) =>
      inScope[h] === pending[h] + reviewed[h] && pending[h] >= 0
        ? []
        : [`${id}: ${inScope[h]} notes in scope, ${reviewed[h]} read, ${pending[h]} pending`],
    );
  },
};
