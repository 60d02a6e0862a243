/** Why? of a shelf of a fridge, of a system of a laboratory, and of a cause record itself. */
import { bloodGroups, type RecordKind, systems } from "../model/index.ts";
import { hospitalName, laboratoryName, momentText, percentText, unitsText } from "./text.ts";
import { explainRecord } from "./why.ts";
import { belowTrustsText, type Known, type Told } from "./why-answer.ts";

const substitutions: readonly RecordKind[] = ["substitution"];

/** @param id hospital with a blood bank and group: `kch/O-` */
export function tellShelf({ world }: Known, id: string): Told | null {
  const [place = "", groupName = ""] = id.split("/");
  const { places, calendar } = world.setup;
  const bank = places.bank(place);
  const group = (bloodGroups as readonly string[]).indexOf(groupName);
  if (bank < 0 || group < 0) return null;
  const hospital = places.hospitalOfBank[bank];
  const isGroupO = groupName.startsWith("O");
  const last = world.causes.find(substitutions).findLast((number) => world.causes.read(number).place === hospital);
  const short = isGroupO ? world.ask.stockCause(world, bank) : -1;
  const lastFact =
    last === undefined
      ? "No unit of another group has been given or ordered in place of one up to now."
      : `Last time that another group was given or ordered in place of the own one: ${momentText(calendar, world.causes.read(last).timeMin)}.`;
  return {
    title: `${groupName.replace("-", "−")} red cells at ${hospitalName(world, hospital)}`,
    facts: [
      `${unitsText(world.ask.unitsOnShelf(world, bank, group))} on the shelf; ${unitsText(world.ask.unitsAboveReserve(world, bank, group))} above the emergency reserve.`,
      ...(isGroupO && short >= 0 ? ["Group O lies at or below the emergency reserve."] : []),
      lastFact,
    ],
    record: short >= 0 ? short : (last ?? -1),
    nothing: "Nothing out of the ordinary is recorded for this shelf.",
    note: belowTrustsText,
    measures: ["redCells.onShelf"],
    placeIds: [place],
  };
}

/** @param id laboratory and system: `synnovis-hub/lims` */
export function tellSystem({ world }: Known, id: string): Told | null {
  const [place = "", systemName = ""] = id.split("/");
  const laboratory = world.setup.places.laboratory(place);
  const system = (systems as readonly string[]).indexOf(systemName);
  if (laboratory < 0 || system < 0) return null;
  const up = world.ask.systemUp(world, laboratory, system);
  const record = up < 1 ? world.ask.systemCause(world, laboratory, system) : -1;
  const { calendar } = world.setup;
  const since = record < 0 ? "" : ` since ${momentText(calendar, world.causes.read(record).timeMin)}`;
  const state = up >= 1 ? "works" : up > 0 ? `works in part (${percentText(up)})` : "is down";
  const name = laboratoryName(world, laboratory);
  return {
    title: `${systemName} of ${name}`,
    facts: [`The system ${systemName} of ${name} ${state}${since}.`],
    record,
    nothing: "Nothing out of the ordinary: the system works.",
    note: "",
    measures: ["supplier.systemsUp"],
    placeIds: [place],
  };
}

/** @param id number of a cause record of the run; null when it has not been made by the moment */
export function tellRecord({ world }: Known, id: string): Told | null {
  const number = /^\d+$/.test(id) ? Number(id) : -1;
  if (number < world.causes.first || number >= world.causes.length) return null;
  const { kind, place } = world.causes.read(number);
  const [link] = explainRecord(world, number).links;
  const isOfRegion = ["action", "alert", "strike", "system"].includes(kind);
  const hospital = isOfRegion || kind === "deferral" ? undefined : world.setup.places.hospitals[place];
  return {
    title: titles[kind],
    facts: [link.sentence],
    record: number,
    nothing: "",
    note: isOfRegion ? "" : belowTrustsText,
    placeIds: hospital === undefined ? [] : [hospital.id],
  };
}

const titles: Readonly<Record<RecordKind, string>> = {
  action: "What happened or was decided",
  system: "Systems of a laboratory",
  condition: "A way of working",
  ordinary: "Ordinary life",
  strike: "A strike",
  postponement: "A postponement",
  wait: "A wait",
  substitution: "Another blood group",
  transfusion: "A transfusion",
  discard: "Red cells wasted",
  displacement: "A place given to a more urgent case",
  deferral: "Requests held back",
  alert: "A national alert",
  elsewhere: "Care given elsewhere",
};
