/** Why? of a bag of samples, a bundle of results or a van with blood: from where to where, how many, and what it leans on. */
import type { JournalEntry } from "../model/index.ts";
import { origin, type RecordKind, type World } from "../model/index.ts";
import { hospitalName, laboratoryName, momentText, numberText, practiceName, unitsText } from "./text.ts";
import { belowTrustsText, type Known, type Told } from "./why-answer.ts";

/** @param id number of the entry in the journal; null when it is none, or has not left by the moment */
export function tellSent(known: Known, id: string): Told | null {
  const { journal, world } = known;
  const index = /^\d+$/.test(id) ? Number(id) : -1;
  if (index < 0 || index >= journal.length) return null;
  const entry = journal.read(index);
  if (entry.timeMin > world.sim.nowMin) return null;
  switch (entry.kind) {
    case "samples.sent":
      return samples(world, entry);
    case "results.sent":
      return results(world, entry);
    case "blood.sent":
      return blood(world, entry);
    default:
      return null;
  }
}

function times(world: World, { timeMin, untilMin }: JournalEntry, left: string, arrives: string): string {
  const { calendar } = world.setup;
  return `${left} ${momentText(calendar, timeMin)}, ${arrives} ${momentText(calendar, untilMin)}.`;
}

function samples(world: World, entry: JournalEntry): Told {
  const { places } = world.setup;
  const [practice, laboratory] = [entry.place, entry.other];
  const usual = places.laboratoryOfPractice[practice];
  const isElsewhere = usual !== laboratory && usual >= 0;
  return {
    title: `Bag of ${entry.detail === 1 ? "urgent" : "routine"} samples from ${practiceName(world, practice)}`,
    facts: [
      `${numberText(entry.count)} ${entry.detail === 1 ? "urgent " : ""}requests from ${practiceName(world, practice)} to ${laboratoryName(world, laboratory)}.`,
      times(world, entry, "Collected", "arrives"),
      ...(isElsewhere ? [`Mutual aid: its own laboratory is ${laboratoryName(world, usual)}.`] : []),
    ],
    record: causeOfBag(world, practice, isElsewhere ? usual : laboratory),
    nothing: "Nothing out of the ordinary: the practice sends all its requests and the laboratory works as usual.",
    note: belowTrustsText,
    measures: ["gp.testsSent"],
    placeIds: [places.practices[practice]?.id ?? "", places.laboratories[laboratory]?.id ?? ""],
  };
}

/** Guidance by which the practice holds requests back, else its laboratory's way of working. */
function causeOfBag(world: World, practice: number, laboratory: number): number {
  const deferral = deferralOf(world, practice);
  return deferral >= 0 ? deferral : world.ask.laboratoryCause(world, laboratory);
}

const deferrals: readonly RecordKind[] = ["deferral"];

/** Latest record of a practice that holds requests back, while guidance asks for it; else -1. */
export function deferralOf(world: World, practice: number): number {
  const borough = world.setup.places.boroughOfPractice[practice];
  if (borough < 0 || world.ask.guidanceFor(world, origin.practice, borough) === 0) return -1;
  return world.causes.find(deferrals).findLast((id) => world.causes.read(id).place === practice) ?? -1;
}

function results(world: World, entry: JournalEntry): Told {
  const { places } = world.setup;
  const [laboratory, practice] = [entry.place, entry.other];
  return {
    title: `Results on their way to ${practiceName(world, practice)}`,
    facts: [
      `${numberText(entry.count)} results from ${laboratoryName(world, laboratory)} to ${practiceName(world, practice)}.`,
      times(world, entry, "Released", "seen"),
    ],
    record: world.ask.laboratoryCause(world, laboratory),
    nothing: "Nothing out of the ordinary: the laboratory works as usual and results are delivered electronically.",
    note: belowTrustsText,
    measures: ["gp.resultsSeen"],
    placeIds: [places.laboratories[laboratory]?.id ?? ""],
  };
}

function blood(world: World, entry: JournalEntry): Told {
  const { places } = world.setup;
  const bank = places.bankOfHospital[entry.place];
  const stock = bank < 0 ? -1 : world.ask.stockCause(world, bank);
  return {
    title: `Van with blood for ${hospitalName(world, entry.place)}`,
    facts: [
      `${unitsText(entry.count)} of red cells for ${hospitalName(world, entry.place)}, ${numberText(entry.detail)} of them O D-negative.`,
      times(world, entry, "Left", "arrives"),
    ],
    record: stock >= 0 || bank < 0 ? stock : world.ask.transfusionCause(world, bank),
    nothing: "Nothing out of the ordinary: a delivery that keeps the fridge at its usual holding.",
    note: belowTrustsText,
    measures: ["redCells.supplied"],
    placeIds: [places.hospitals[entry.place]?.id ?? ""],
  };
}
