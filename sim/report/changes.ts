/** What has changed since yesterday, what is announced for the coming days, and what is not known. */
import { clockOn, type World } from "../model/index.ts";
import type { Block } from "./document.ts";
import type { Readings } from "./readings.ts";
import { tableOf } from "./tables.ts";
import { dateText, measureText, momentText, numberText, percentText, phaseText, sentence, two } from "./text.ts";

/** Measures whose change is told, with the place they are read at. */
const watched: readonly (readonly [measure: string, place: string])[] = [
  ["laboratory.capacityFraction", "supplier"],
  ["elective.done", two],
  ["elective.postponed", two],
  ["outpatient.postponed", two],
  ["gp.testsDeferred", "region"],
  ["transfusion.late", two],
  ["redCells.oNegativeOnShelf", "region"],
  ["national.oNegativeStockDays", "england"],
];

/** Yesterday beside the day before and the same weekday a week before; and phases declared in the last 24 hours. */
export function changes(world: World, readings: Readings, today: number): Block[] {
  const rows = today < 2 ? [] : watched.filter(([measure]) => readings.has(measure));
  const on = ([measure, place]: (typeof watched)[number], day: number): string => {
    const value = readings.on(measure, place, day);
    return measure === "laboratory.capacityFraction" ? percentText(value) : numberText(value);
  };
  const table = tableOf(rows, ([measure]) => sentence(measureText(measure)), [
    { head: "day before", isKnown: true, cell: (row) => on(row, today - 2) },
    { head: "yesterday", isKnown: true, cell: (row) => on(row, today - 1) },
    { head: "a week before", isKnown: today >= 8, cell: (row) => on(row, today - 8) },
  ]);
  const phases = phasesDeclared(world, world.sim.nowMin - 1440);
  return phases.length > 0 ? [...table, { kind: "list", items: phases }] : table;
}

function phasesDeclared(world: World, sinceMin: number): string[] {
  const items: string[] = [];
  for (const id of world.causes.find(["alert"])) {
    const { timeMin, subject } = world.causes.read(id);
    if (timeMin < sinceMin) continue;
    const when = momentText(world.setup.calendar, timeMin);
    items.push(`${when}: the blood service declared the phase ${phaseText(subject)}.`);
  }
  return items;
}

const aheadDays = 7;

/** Bank holidays and strikes of the coming days, which anybody could read in a calendar. */
export function announced(world: World, today: number): string[] {
  const { calendar, scenario } = world.setup;
  const items: string[] = [];
  const last = Math.min(calendar.days, today + 1 + aheadDays);
  for (let day = today; day < last; day++) {
    if (calendar.isHoliday[day]) items.push(`${dateText(calendar, day)}: bank holiday.`);
  }
  const [nowMin, untilMin] = [world.sim.nowMin, clockOn(calendar, last, 0)];
  for (const { label, fromMin, toMin } of scenario.calendar.strikes) {
    if (toMin <= nowMin || fromMin >= untilMin) continue;
    items.push(`${momentText(calendar, fromMin)} to ${momentText(calendar, toMin)}: ${label}.`);
  }
  return items;
}

/** Whether the return of systems is an input or comes out of the model. */
function restoreTexts(world: World): string[] {
  const { incident, asAtMin } = world.setup.scenario;
  const drawn = "drawn by the model from assumptions about the attack and the crews who restore, not from dates";
  if (asAtMin !== undefined) {
    const asAt = momentText(world.setup.calendar, asAtMin);
    return [
      `Which systems came back is given by the scenario up to ${asAt}; what comes back later, and when, is ${drawn}.`,
    ];
  }
  // Actions that nobody has seen yet must not be told by how this is put.
  if (world.ask.incidentCause(world) >= 0 && incident.some(({ action }) => action.startsWith("supplier.")))
    return [`Which systems come back, when and in which order is ${drawn}.`];
  return incident.some(({ action }) => action.startsWith("system."))
    ? ["Which systems came back and in which order is given by the scenario, not predicted by the model."]
    : [];
}

/** What the report does not tell, and how far what it tells may be trusted. */
export function unknowns(world: World): string[] {
  const { ledger } = world.setup.scenario;
  const assumed = ledger.filter((entry) => entry.isAssumption).length;
  return [
    "When systems will be back: no estimate is part of this report.",
    ...restoreTexts(world),
    `${assumed} of ${ledger.length} parameters of the model are assumptions with a range, not published numbers.`,
    "This is one simulated run; other runs of the same scenario differ by chance.",
    "Values below the level of the two trusts or of a borough are simulated, not what happened there.",
  ];
}
