/** The parts of a situation report that go place by place: laboratories and the trusts they serve, blood, practices by borough. */
import { bloodGroups, guidance, systems, type World } from "../model/index.ts";
import type { Place } from "../scenario/index.ts";
import type { Block } from "./document.ts";
import type { Readings } from "./readings.ts";
import { type Column, tableOf } from "./tables.ts";
import { numberText, percentText, phaseText, two } from "./text.ts";

/** Whether a service of the model answers a question: a scenario may be run without it. */
const answers = (world: World, question: keyof World["ask"]): boolean => question in world.ask;

const capacity = "laboratory.capacityFraction";
const turnaround = "laboratory.turnaround.emergency-department";

export function laboratoryBlocks(world: World, readings: Readings, today: number): Block[] {
  const yesterday = Math.max(0, today - 1);
  return [...trustTable(world, readings, yesterday), ...laboratoryTable(world, readings, yesterday)];
}

/** Trusts by the laboratories that serve their hospitals. */
function trustTable(world: World, readings: Readings, yesterday: number): Block[] {
  const { places } = world.setup;
  const rows = places.trusts
    .map(({ name }, trust) => {
      const numbers = places.hospitals.flatMap((_, hospital) =>
        places.trustOfHospital[hospital] === trust && places.laboratoryOfHospital[hospital] >= 0
          ? [places.laboratoryOfHospital[hospital]]
          : [],
      );
      return { name, laboratories: [...new Set(numbers)] };
    })
    .filter(({ laboratories }) => laboratories.length > 0);
  const on = (measure: string, numbers: readonly number[], day: number) =>
    readings.overNumbers(measure, numbers, day, day + 1);
  return tableOf(rows, ({ name }) => name, [
    {
      head: "released within target, of usual",
      isKnown: readings.has(capacity),
      cell: ({ laboratories }) => percentText(on(capacity, laboratories, yesterday)),
    },
    {
      head: "emergency turnaround (min)",
      isKnown: readings.has(turnaround),
      cell: ({ laboratories }) => numberText(on(turnaround, laboratories, yesterday)),
    },
    {
      head: "usual (min)",
      isKnown: readings.has(turnaround),
      cell: ({ laboratories }) => numberText(readings.usualOf(yesterday, (day) => on(turnaround, laboratories, day))),
    },
  ]);
}

function laboratoryTable(world: World, readings: Readings, yesterday: number): Block[] {
  const { places } = world.setup;
  const numbers = readings.rollup("supplier")?.laboratory ?? [];
  const rows = Array.from(numbers)
    .map((number) => ({ place: places.laboratories[number], number }))
    .filter(({ place }) => place.kind === "laboratory");
  const reading = (head: string, measure: string, write: (value: number) => string): Column<(typeof rows)[number]> => ({
    head,
    isKnown: readings.has(measure),
    cell: ({ place }) => write(readings.on(measure, place.id, yesterday)),
  });
  return tableOf(rows, ({ place }) => place.name, [
    {
      head: "systems up",
      isKnown: answers(world, "systemUp"),
      cell: ({ number }) => {
        let up = 0;
        for (let system = 0; system < systems.length; system++) up += world.ask.systemUp(world, number, system);
        return `${numberText(up)} of ${systems.length}`;
      },
    },
    reading("within target", capacity, percentText),
    reading("emergency (min)", turnaround, numberText),
    reading("waiting", "laboratory.waiting", numberText),
    reading("thrown away", "laboratory.discarded", numberText),
  ]);
}

const coverDays = 7;
const [oPositive, oNegative] = [bloodGroups.indexOf("O+"), bloodGroups.indexOf("O-")];

export function bloodBlocks(world: World, readings: Readings, today: number): Block[] {
  const onShelf = (bank: number, group: number): number => world.ask.unitsOnShelf(world, bank, group);
  const hasShelf = answers(world, "unitsOnShelf");
  const cover = (head: string, group: number, transfused: string): Column<Place> => ({
    head,
    isKnown: hasShelf && readings.has(transfused),
    cell: ({ id }, bank) => {
      const used = readings.over(transfused, id, today - coverDays, today) / coverDays;
      return today >= coverDays && used > 0 ? numberText(onShelf(bank, group) / used) : "–";
    },
  });
  const table = tableOf(world.setup.places.banks, ({ name }) => name, [
    { head: "O+ on shelf", isKnown: hasShelf, cell: (_, bank) => numberText(onShelf(bank, oPositive)) },
    cover("days of cover", oPositive, "redCells.oPositiveTransfused"),
    { head: "O- on shelf", isKnown: hasShelf, cell: (_, bank) => numberText(onShelf(bank, oNegative)) },
    cover("days of cover", oNegative, "redCells.oNegativeTransfused"),
    {
      head: "O above reserve",
      isKnown: answers(world, "groupOAboveReserve"),
      cell: (_, bank) => numberText(world.ask.groupOAboveReserve(world, bank)),
    },
    {
      head: "requests late",
      isKnown: readings.has("transfusion.late"),
      cell: ({ id }) => numberText(readings.on("transfusion.late", id, Math.max(0, today - 1))),
    },
  ]);
  const texts = [pathways(readings, today), national(world, readings, today)].filter((text) => text !== "");
  return [...table, ...texts.map((text): Block => ({ kind: "paragraph", text }))];
}

function pathways(readings: Readings, today: number): string {
  if (!readings.has("transfusion.electronicIssue")) return "";
  const count = (pathway: string) => numberText(readings.on(`transfusion.${pathway}`, two, Math.max(0, today - 1)));
  return (
    `Requests by pathway yesterday at the two trusts: electronic issue ${count("electronicIssue")}, group-specific with ` +
    `crossmatch ${count("groupSpecificCrossmatch")}, group O with crossmatch ${count("groupOCrossmatch")}, ` +
    `group O without crossmatch ${count("groupOUncrossmatched")}, referred out ${count("referredOut")}. ` +
    `Days of cover are units on the shelf over mean units transfused a day in the last ${coverDays} days.`
  );
}

function national(world: World, readings: Readings, today: number): string {
  if (!readings.has("national.stockDays") || !answers(world, "alertPhase")) return "";
  const days = (measure: string) => numberText(readings.on(measure, "england", Math.max(0, today - 1)));
  return (
    `National stock: all groups ${days("national.stockDays")} days, O D-positive ${days("national.oPositiveStockDays")}, ` +
    `O D-negative ${days("national.oNegativeStockDays")}; phase ${phaseText(world.ask.alertPhase(world))}.`
  );
}

const guidanceWords = ["open", "urgent only", "closed"] as const;
const practiceOrigin = 4;

export function practiceBlocks(world: World, readings: Readings, today: number): Block[] {
  const reading = (head: string, measure: string): Column<Place> => ({
    head,
    isKnown: readings.has(measure),
    cell: ({ id }) => numberText(readings.on(measure, id, Math.max(0, today - 1))),
  });
  const { boroughs, practices, boroughOfPractice } = world.setup.places;
  const acting = (world.states["primary-care"] as { readonly acting?: ArrayLike<number> } | undefined)?.acting;
  const acted = (borough: number, level: number): number =>
    practices.filter((_, p) => boroughOfPractice[p] === borough && acting?.[p] === level).length;
  return tableOf(boroughs, ({ name }) => name, [
    {
      head: "guidance",
      isKnown: answers(world, "guidanceFor") && readings.has("gp.testsRequested"),
      cell: (_, borough) => guidanceWords[world.ask.guidanceFor(world, practiceOrigin, borough)] ?? "unknown",
    },
    {
      head: "practices open / urgent only / closed",
      isKnown: acting !== undefined,
      cell: (_, borough) =>
        [guidance.open, guidance.urgentOnly, guidance.closed].map((level) => acted(borough, level)).join(" / "),
    },
    reading("requests yesterday", "gp.testsRequested"),
    reading("sent", "gp.testsSent"),
    reading("deferred", "gp.testsDeferred"),
    reading("waiting to be sent", "gp.backlog"),
  ]);
}
