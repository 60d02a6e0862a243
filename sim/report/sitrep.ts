/**
 * The situation report: what is known at a time, in the words and units that people in such a room use. It tells yesterday beside a
 * usual day and all since the incident began; it never tells what is still to come, apart from what a calendar or a decision
 * already taken says. Services that a scenario runs without are left out.
 */
import { dayAt, type World } from "../model/index.ts";
import { announced, changes, unknowns } from "./changes.ts";
import { type Decided, decidedSoFar, decidedText, restoredSoFar, waitingText } from "./decisions.ts";
import type { Block, Document } from "./document.ts";
import { Readings } from "./readings.ts";
import { careBlocks, chemotherapyBlocks, intensiveCareBlocks, reviewBlocks } from "./sitrep-care.ts";
import { bloodBlocks, laboratoryBlocks, practiceBlocks } from "./sitrep-places.ts";
import { section } from "./tables.ts";
import { dateText, momentText, numberText, percentText, standingText, two } from "./text.ts";

/** How a report is marked, so that nobody takes it for a real one: on a screen alone, or in a room that plays. */
export type ReportMark = "SIMULATION" | "EXERCISE";

const titles = { SIMULATION: "SIMULATION", EXERCISE: "EXERCISE EXERCISE EXERCISE" } as const;

export function situationReport(world: World, mark: ReportMark = "SIMULATION"): Document {
  const { calendar, scenario } = world.setup;
  const now = world.sim.nowMin;
  const today = dayAt(calendar, now);
  const readings = new Readings(world);
  const number = today - calendar.warmUpDays;
  const decided = decidedSoFar(world);
  const expected = [...waitingText(world, decided), ...announced(world, today)];
  return {
    title: `${titles[mark]}: situation report, ${momentText(calendar, now)}`,
    blocks: [
      {
        kind: "paragraph",
        text: `${scenario.title}. ${number >= 0 ? `Day ${number} of the incident` : `${-number} days before the incident begins`}; seed ${world.run.seed}, replication ${world.run.replication}. Yesterday is ${dateText(calendar, Math.max(0, today - 1))}; a usual day is the mean of the same weekday before the incident.`,
      },
      { kind: "paragraph", text: inShort(world, readings, today) },
      ...section("What has changed since yesterday", changes(world, readings, today)),
      ...section("Care", careBlocks(world, readings, today)),
      ...section("Chemotherapy", chemotherapyBlocks(world, readings, today)),
      ...section("Intensive care and transplants", intensiveCareBlocks(world, readings, today)),
      ...section("Laboratories", laboratoryBlocks(world, readings, today)),
      ...section("Blood", bloodBlocks(world, readings, today)),
      ...section("General practice", practiceBlocks(world, readings, today)),
      ...section("Harm review", reviewBlocks(world, readings, today)),
      ...section("Decisions and events so far", [latest(soFar(world, decided))]),
      ...section("What is expected next", [
        expected.length > 0
          ? { kind: "list", items: expected }
          : { kind: "paragraph", text: "Nothing is announced for the coming seven days." },
      ]),
      ...section("What is not known or is assumed", [{ kind: "list", items: unknowns(world) }]),
      { kind: "paragraph", text: standingText },
    ],
  };
}

/** One paragraph that could be read out. */
function inShort(world: World, readings: Readings, today: number): string {
  const first = world.setup.calendar.warmUpDays;
  if (world.ask.incidentCause(world) < 0) return "No incident has been reported. Services run as usual.";
  const since = (measure: string, place: string) => numberText(readings.over(measure, place, first, today));
  const parts: string[] = [];
  if (readings.has("laboratory.capacityFraction")) {
    const capacity = percentText(readings.on("laboratory.capacityFraction", "supplier", Math.max(0, today - 1)));
    parts.push(`the supplier's laboratories released ${capacity} of their usual results within target yesterday.`);
  }
  const postponed: string[] = [];
  if (readings.has("elective.postponed")) postponed.push(`${since("elective.postponed", two)} operations`);
  if (readings.has("outpatient.postponed")) postponed.push(`${since("outpatient.postponed", two)} appointments`);
  if (postponed.length > 0) {
    parts.push(
      `King's and Guy's and St Thomas' have postponed ${postponed.join(" and ")} up to yesterday that are linked by the model's rules to the incident.`,
    );
  }
  if (readings.has("gp.testsDeferred"))
    parts.push(`Practices have deferred ${since("gp.testsDeferred", "region")} test requests.`);
  return parts.length > 0 ? `In short: ${parts.join(" ")}` : "An incident has been reported.";
}

/** Decisions, events and what the supplier's crews brought back, in the order of time. */
function soFar(world: World, decided: readonly Decided[]): string[] {
  const lines = [
    ...decided.map((one) => ({ timeMin: one.timeMin, text: decidedText(world, one) })),
    ...restoredSoFar(world),
  ];
  return lines.sort((a, b) => a.timeMin - b.timeMin).map(({ text }) => text);
}

const mostLines = 12;

function latest(items: readonly string[]): Block {
  if (items.length === 0) return { kind: "paragraph", text: "None." };
  const last = items.slice(-mostLines);
  const earlier = items.length - last.length;
  return { kind: "list", items: earlier > 0 ? [`${earlier} earlier ones.`, ...last] : last };
}
