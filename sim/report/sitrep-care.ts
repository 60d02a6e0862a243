/** The parts of a situation report that go measure by measure: yesterday, a usual day, and all since the incident began. */
import type { World } from "../model/index.ts";
import type { Block } from "./document.ts";
import type { Readings } from "./readings.ts";
import { tableOf } from "./tables.ts";
import { measureText, numberText, percentText, sentence, two } from "./text.ts";

const care = [
  "elective.booked",
  "elective.done",
  "elective.postponed",
  "elective.postponedOrdinary",
  "cancer.postponed",
  "outpatient.booked",
  "outpatient.done",
  "outpatient.postponed",
  "outpatient.postponedOrdinary",
  "ed.stay",
  "emergency.operationWait",
] as const;

/** At the two trusts together; postponed never without booked and done beside it. */
export function careBlocks(world: World, readings: Readings, today: number): Block[] {
  return measuresBlocks(world, readings, today, care, two, "King's and Guy's and St Thomas' together.");
}

const cycles = [
  "chemotherapy.due",
  "chemotherapy.done",
  "chemotherapy.delayed",
  "chemotherapy.delayedOrdinary",
  "chemotherapy.rescued",
  "chemotherapy.waiting",
  "chemotherapy.delayDays",
] as const;

export function chemotherapyBlocks(world: World, readings: Readings, today: number): Block[] {
  const words =
    "All day units of the region. Cycles have a clock of their own and are no part of the operations above.";
  return measuresBlocks(world, readings, today, cycles, "region", words);
}

const beds = [
  "intensiveCare.occupied",
  "intensiveCare.occupancy",
  "intensiveCare.emergencies",
  "intensiveCare.surge",
  "intensiveCare.elsewhere",
  "intensiveCare.refused",
  "intensiveCare.stepDownWait",
  "transplant.offers",
  "transplant.accepted",
  "transplant.passedOn",
  "transplant.unused",
] as const;

export function intensiveCareBlocks(world: World, readings: Readings, today: number): Block[] {
  const words =
    "All units and transplant centres of the region. Organs that go to another centre are given there; unused ones are separate.";
  return measuresBlocks(world, readings, today, beds, "region", words);
}

const review = [
  "harmReview.inScope",
  "harmReview.reviewed",
  "harmReview.pending",
  "harmReview.clinicianHours",
] as const;

export function reviewBlocks(world: World, readings: Readings, today: number): Block[] {
  if (!readings.has("harmReview.inScope") || world.ask.incidentCause(world) < 0) return [];
  const words = "Notes in scope by rule. Nothing here says how anybody fared.";
  return measuresBlocks(world, readings, today, review, "region", words);
}

function measuresBlocks(
  world: World,
  readings: Readings,
  today: number,
  measures: readonly string[],
  place: string,
  words: string,
): Block[] {
  const { warmUpDays } = world.setup.calendar;
  const yesterday = Math.max(0, today - 1);
  const known = measures.filter((measure) => readings.has(measure));
  const write = (measure: string, value: number): string =>
    measure.endsWith(".occupancy") ? percentText(value) : numberText(value);
  const table = tableOf(known, (measure) => sentence(measureText(measure)), [
    { head: "yesterday", isKnown: true, cell: (one) => write(one, readings.on(one, place, yesterday)) },
    { head: "usual day", isKnown: true, cell: (one) => write(one, readings.usual(one, place, yesterday)) },
    {
      head: "since the start",
      isKnown: true,
      cell: (one) => {
        if (today <= warmUpDays) return "–";
        const value = write(one, readings.over(one, place, warmUpDays, today));
        return readings.isCount(one) ? value : `${value} (mean)`;
      },
    },
  ]);
  return table.length > 0 ? [{ kind: "paragraph", text: words }, ...table] : [];
}
