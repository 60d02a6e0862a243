/**
 * The situation report: what is known at a time, in the words and units that people in such a room use. It tells yesterday beside a
 * usual day and all since the incident began; it never tells what is still to come.
 */
import { dayAt, systems, type World } from "../model/index.ts";
import type { Action } from "../scenario/index.ts";
import type { Block, Document } from "./document.ts";
import { Readings } from "./readings.ts";
import { dateText, momentText, numberText, percentText, phaseText, scopeText, sentence, standingText } from "./text.ts";

const two = "kch+gstt";

export function situationReport(world: World): Document {
  const { calendar, scenario } = world.setup;
  const now = world.sim.nowMin;
  const today = dayAt(calendar, now);
  const readings = new Readings(world);
  const number = today - calendar.warmUpDays;
  return {
    title: `SIMULATION: situation report, ${momentText(calendar, now)}`,
    blocks: [
      {
        kind: "paragraph",
        text: `${scenario.title}. ${number >= 0 ? `Day ${number} of the incident` : `${-number} days before the incident begins`}; seed ${world.run.seed}, replication ${world.run.replication}. Yesterday is ${dateText(calendar, Math.max(0, today - 1))}; a usual day is the mean of the same weekday before the incident.`,
      },
      { kind: "paragraph", text: inShort(world, readings, today) },
      { kind: "heading", text: "Care" },
      careTable(world, readings, today),
      { kind: "heading", text: "Laboratories" },
      laboratoryTable(world, readings, today),
      { kind: "heading", text: "Blood" },
      ...bloodBlocks(world, readings, today),
      { kind: "heading", text: "General practice" },
      practiceTable(world, readings, today),
      { kind: "heading", text: "Decisions and events so far" },
      decisions(world),
      { kind: "heading", text: "What is not known" },
      { kind: "list", items: unknowns(world) },
      { kind: "paragraph", text: standingText },
    ],
  };
}

/** One paragraph that could be read out. */
function inShort(world: World, readings: Readings, today: number): string {
  const first = world.setup.calendar.warmUpDays;
  const incident = world.ask.incidentCause(world);
  if (incident < 0) return "No incident has been reported. Services run as usual.";
  const since = (measure: string, place: string) => numberText(readings.over(measure, place, first, today));
  const capacity = readings.on("laboratory.capacityFraction", "supplier", Math.max(0, today - 1));
  return (
    `In short: the supplier's laboratories released ${percentText(capacity)} of their usual results within target yesterday. ` +
    `King's and Guy's and St Thomas' have postponed ${since("elective.postponed", two)} operations and ` +
    `${since("outpatient.postponed", two)} appointments up to yesterday that are linked by the model's rules to the incident; ` +
    `practices have deferred ${since("gp.testsDeferred", "region")} test requests.`
  );
}

const careRows: readonly (readonly [label: string, measure: string, place: string])[] = [
  ["Operations booked, King's and Guy's and St Thomas'", "elective.booked", two],
  ["Operations done", "elective.done", two],
  ["Operations postponed, linked to the incident", "elective.postponed", two],
  ["Operations postponed for other reasons", "elective.postponedOrdinary", two],
  ["Cancer operations postponed (within the above)", "cancer.postponed", two],
  ["Appointments held", "outpatient.done", two],
  ["Appointments postponed, linked to the incident", "outpatient.postponed", two],
  ["Emergency attendances with blood tests, mean stay (min)", "ed.stay", two],
  ["Emergency operations, mean wait (min)", "emergency.operationWait", two],
];

function careTable(world: World, readings: Readings, today: number): Block {
  const { calendar } = world.setup;
  const yesterday = Math.max(0, today - 1);
  const isRatio = (measure: string) => world.setup.layout.specs.find((spec) => spec.name === measure)?.of === "ratio";
  return {
    kind: "table",
    head: ["", "yesterday", "usual day", "since the start"],
    rows: careRows.map(([label, measure, place]) => [
      label,
      numberText(readings.on(measure, place, yesterday)),
      numberText(readings.usual(measure, place, yesterday)),
      today <= calendar.warmUpDays
        ? "–"
        : `${numberText(readings.over(measure, place, calendar.warmUpDays, today))}${isRatio(measure) ? " (mean)" : ""}`,
    ]),
  };
}

function laboratoryTable(world: World, readings: Readings, today: number): Block {
  const yesterday = Math.max(0, today - 1);
  const { places } = world.setup;
  const numbers = readings.rollup("supplier")?.laboratory ?? [];
  return {
    kind: "table",
    head: ["", "systems up", "within target", "emergency (min)", "usual (min)", "waiting", "thrown away"],
    rows: Array.from(numbers)
      .map((number) => places.laboratories[number])
      .filter((place) => place.kind === "laboratory")
      .map((place) => {
        const number = places.laboratory(place.id);
        let up = 0;
        for (let s = 0; s < systems.length; s++) up += world.ask.systemUp(world, number, s);
        return [
          place.name,
          `${numberText(up)} of ${systems.length}`,
          percentText(readings.on("laboratory.capacityFraction", place.id, yesterday)),
          numberText(readings.on("laboratory.turnaround.emergency-department", place.id, yesterday)),
          numberText(readings.usual("laboratory.turnaround.emergency-department", place.id, yesterday)),
          numberText(readings.on("laboratory.waiting", place.id, yesterday)),
          numberText(readings.on("laboratory.discarded", place.id, yesterday)),
        ];
      }),
  };
}

function bloodBlocks(world: World, readings: Readings, today: number): Block[] {
  const yesterday = Math.max(0, today - 1);
  const days = (measure: string) => numberText(readings.on(measure, "england", yesterday));
  const count = (measure: string) => numberText(readings.on(measure, two, yesterday));
  return [
    {
      kind: "table",
      head: ["", "O+ on shelf", "O- on shelf", "O+ and O- above reserve", "requests late yesterday"],
      rows: world.setup.places.banks.map((place, bank) => [
        place.name,
        numberText(world.ask.unitsOnShelf(world, bank, 0)),
        numberText(world.ask.unitsOnShelf(world, bank, 1)),
        numberText(world.ask.groupOAboveReserve(world, bank)),
        numberText(readings.on("transfusion.late", place.id, yesterday)),
      ]),
    },
    {
      kind: "paragraph",
      text:
        `Requests by pathway yesterday at the two trusts: electronic issue ${count("transfusion.electronicIssue")}, group-specific with ` +
        `crossmatch ${count("transfusion.groupSpecificCrossmatch")}, group O with crossmatch ${count("transfusion.groupOCrossmatch")}, ` +
        `group O without crossmatch ${count("transfusion.groupOUncrossmatched")}, referred out ${count("transfusion.referredOut")}. ` +
        `National stock: all groups ${days("national.stockDays")} days, O D-positive ${days("national.oPositiveStockDays")}, ` +
        `O D-negative ${days("national.oNegativeStockDays")}; phase ${phaseText(world.ask.alertPhase(world))}.`,
    },
  ];
}

const guidanceWords = ["open", "urgent only", "closed"] as const;
const practiceOrigin = 4;

function practiceTable(world: World, readings: Readings, today: number): Block {
  const yesterday = Math.max(0, today - 1);
  return {
    kind: "table",
    head: ["", "guidance", "requests yesterday", "sent", "deferred", "waiting to be sent"],
    rows: world.setup.places.boroughs.map((borough, number) => [
      borough.name,
      guidanceWords[world.ask.guidanceFor(world, practiceOrigin, number)] ?? "unknown",
      numberText(readings.on("gp.testsRequested", borough.id, yesterday)),
      numberText(readings.on("gp.testsSent", borough.id, yesterday)),
      numberText(readings.on("gp.testsDeferred", borough.id, yesterday)),
      numberText(readings.on("gp.backlog", borough.id, yesterday)),
    ]),
  };
}

function decisions(world: World): Block {
  const { actions } = world.states.response as { readonly actions: readonly Action[] };
  const items: string[] = [];
  for (let id = world.causes.first; id < world.causes.length; id++) {
    const record = world.causes.read(id);
    if (record.kind !== "action") continue;
    const action = actions[record.subject];
    const when = momentText(world.setup.calendar, record.timeMin);
    items.push(`${when}: ${sentence(action.label)}${scopeText(world, action)}`);
  }
  if (items.length === 0) return { kind: "paragraph", text: "None." };
  const last = items.slice(-12);
  return {
    kind: "list",
    items: items.length > last.length ? [`${items.length - last.length} earlier ones.`, ...last] : last,
  };
}

function unknowns(world: World): string[] {
  const { ledger } = world.setup.scenario;
  const assumed = ledger.filter((entry) => entry.isAssumption).length;
  return [
    "When systems will be back: no estimate is part of this report.",
    `${assumed} of ${ledger.length} parameters of the model are assumptions with a range, not published numbers.`,
    "This is one simulated run; other runs of the same scenario differ by chance.",
    "Values below the level of the two trusts or of a borough are simulated, not what happened there.",
  ];
}
