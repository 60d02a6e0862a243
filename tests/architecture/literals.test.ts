// No number of clinical meaning hides in the model's code: those that are left are named here, each with its reason.
import { describe, expect, it } from "vitest";
import { type Explained, literalsRule } from "./literals.ts";
import { repositorySources } from "./source.ts";

const memory = "bounds memory or work; the result does not hang on it";
const usual = "default of an action's argument, shown with the action; a scenario that acts says its own";
const rounding = "slack for rounding";
const clock = "clock time by which days and shifts are cut; parameters are defined by it";

/** To become parameters when somebody has a source or wants to vary them. */
const routine =
  "hour of a daily routine: whole days are planned, so that no result of a day hangs on an hour more or less";

const explained: readonly Explained[] = [
  { at: "blood-supply/national.ts#inside", because: "keeps a quantile off its infinite ends" },
  { at: "blood-supply/state.ts#length", because: "months of a year" },
  { at: "calendar.ts#buildCalendar", because: "milliseconds in a minute, working days of a week" },
  { at: "calendar.ts#shiftMin", because: "01:30, after which the clocks have changed" },
  { at: "calendar.ts#minuteOfDay", because: "01:30, after which the clocks have changed" },
  { at: "causes.ts#add", because: "bits of a whole number" },
  { at: "chemotherapy/cycles.ts#mostCycles", because: memory },
  { at: "chemotherapy/cycles.ts#u", because: "the golden section, which spreads one uniform evenly" },
  { at: "emergency/fixed.ts#width", because: "uniforms in a block of luck" },
  { at: "emergency/index.ts#default", because: usual },
  { at: "emergency/index.ts#fraction", because: usual },
  { at: "harm-review.ts#rounding", because: rounding },
  {
    at: "intensive-care/stays.ts#transportMin",
    because: "from the unit to a laboratory in the same building; to become a parameter",
  },
  { at: "laboratory/index.ts#nightShiftStartsMin", because: clock },
  { at: "laboratory/index.ts#initialise", because: "the last minute of a day" },
  { at: "laboratory/work.ts#closeDay", because: "the last minute of a day" },
  { at: "outpatients/index.ts#default", because: usual },
  { at: "outpatients/index.ts#fraction", because: usual },
  { at: "planning-days.ts#planningDays", because: "working days of a week" },
  { at: "primary-care/fixed.ts#kmPerDegreeNorth", because: "geography" },
  { at: "primary-care/fixed.ts#kmPerDegreeEast", because: "geography, at the latitude of London" },
  { at: "primary-care/index.ts#default", because: usual },
  { at: "primary-care/index.ts#fraction", because: usual },
  { at: "primary-care/outage.ts#fraction", because: usual },
  { at: "primary-care/outage.ts#possible", because: usual },
  { at: "response.ts#watchEveryMin", because: "how often rules look at what they watch; their own times are days" },
  { at: "supplier/actions.ts#usualAttempts", because: usual },
  { at: "supplier/actions.ts#delayMin", because: usual },
  { at: "supplier/actions.ts#restorers", because: "largest value of an action's argument" },
  { at: "supplier/actions.ts#transfusion", because: "largest value of an action's argument" },
  {
    at: "supplier/attack.ts#leastSpread",
    because: "so that an attack reaches something on its first day; to become a parameter",
  },
  { at: "supplier/attack.ts#dwellDays", because: "a dwell of nothing would divide by nothing" },
  { at: "supplier/forecast.ts#mostPasts", because: memory },
  { at: "supplier/recovery.ts#differs", because: rounding },
  { at: "supplier/recovery.ts#problemsOf", because: rounding },
  { at: "supplier/redraw.ts#mostTrials", because: memory },
  { at: "surgery/booking.ts#mostInVain", because: memory },
  { at: "surgery/booking.ts#mostTooLong", because: memory },
  { at: "surgery/booking.ts#mostPassedOver", because: memory },
  { at: "surgery/booking.ts#rebookingBacklogMin", because: "three priorities" },
  { at: "surgery/fixed.ts#decidedMinuteOfDay", because: routine },
  { at: "surgery/fixed.ts#measure", because: "letters of a name" },
  { at: "surgery/fixed.ts#usualWaitDays", because: "the numbers of priorities P2 to P4" },
  { at: "surgery/fixed.ts#limitDays", because: "the numbers of priorities P2 to P4" },
  { at: "surgery/fixed.ts#rowsExpected", because: memory },
  { at: "surgery/huddle.ts#manyMinutes", because: "more than any list has" },
  { at: "surgery/index.ts#checkedAtMin", because: routine },
  { at: "surgery/index.ts#officeOpensAtMin", because: routine },
  { at: "surgery/index.ts#delayMin", because: usual },
  { at: "surgery/samples.ts#clinicFromMin", because: routine },
  { at: "surgery/samples.ts#clinicMin", because: routine },
  { at: "surgery/samples.ts#dayBeforeMin", because: routine },
  { at: "surgery/samples.ts#collectedAtMin", because: routine },
  {
    at: "surgery/samples.ts#preAssess",
    because: "a step that shares no factor with the minutes of a clinic, which spreads cases over it",
  },
  { at: "surgery/samples.ts#sampleDayBefore", because: "a step that spreads cases over the minutes" },
  { at: "surgery/state.ts#grown", because: memory },
  { at: "theatres/actions.ts#dailyShare", because: "working days of a week" },
  { at: "theatres/state.ts#mostExtra", because: memory },
  {
    at: "theatres/state.ts#owed",
    because: "desks begin at tenths of a cycle, so that rare lists do not all fall on one day",
  },
  { at: "transfusion/actions.ts#delayMin", because: usual },
  { at: "transfusion/cover.ts#shiftMin", because: clock },
  { at: "transplant.ts#night", because: clock },
  { at: "transplant.ts#perYear", because: "largest value of a parameter" },
  { at: "transplant.ts#width", because: "uniforms in a block of luck" },
  { at: "transplant.ts#unmet", because: "place in a block of luck" },
];

describe("numbers in the model's code", () => {
  it("are arithmetic, units, codes and places in memory, or are explained; all others are parameters", () => {
    expect(literalsRule(explained)(repositorySources())).toEqual([]);
    for (const { because } of explained) expect(because.length).toBeGreaterThan(8);
  });

  it("are found where they mean something, and let pass where they do not", () => {
    const breaches = (text: string, list: readonly Explained[] = []): string[] =>
      literalsRule(list)([{ path: "sim/model/made-up/index.ts", text }]);
    expect(breaches("const waitDays = 28;")).toEqual([
      "sim/model/made-up/index.ts:1: the number 28 in made-up/index.ts#waitDays; make it a parameter with a source, or explain it in tests/architecture/literals.test.ts",
    ]);
    expect(breaches("const shareFraction = 0.35;")).toHaveLength(1);
    expect(breaches("function f(u: number) { return u < 0.12 ? 1 : 0; }")).toHaveLength(1);
    expect(breaches("const plannedDays = 3;")).toHaveLength(1);
    expect(breaches("export const code = { a: 0, b: 1, c: 9 } as const;")).toEqual([]);
    expect(breaches("const chance = luck[at + 9] + luck[13];")).toEqual([]);
    expect(breaches("world.sim.schedule(time, kind, 0, 0, -900);")).toEqual([]);
    expect(breaches("const hourMin = 60; const rowSpan = 20_000; const flag = 0x4000;")).toEqual([]);
    expect(breaches("const one = { minimum: -400, maximum: 400 };")).toEqual([]);
    expect(breaches("const waitDays = 28;", [{ at: "made-up/index.ts#waitDays", because: "a test" }])).toEqual([]);
    expect(breaches("const waitDays = 7;", [{ at: "made-up/index.ts#waitDays", because: "a test" }])).toEqual([
      "made-up/index.ts#waitDays: explained, but holds no such number",
    ]);
  });
});
