/** The tables of places of a region: sites (with laboratories) and practices. Columns are named in scenarios/README.md. */
import { type Row, readTable } from "./csv.ts";
import { mendName } from "./nearest.ts";
import { hospitalKinds, idOfName, laboratoryKinds, siteKinds } from "./places.ts";
import type { ScenarioProblem } from "./problems.ts";
import type { Place } from "./types.ts";

const siteColumns = ["id", "name", "kind", "trust", "borough", "lat", "lon", "laboratory", "blood_bank"];
const practiceColumns = ["ods_code", "name", "borough", "lat", "lon", "list_size", "laboratory"];

interface Known {
  readonly trusts: readonly Place[];
  readonly boroughs: readonly Place[];
}

interface Table {
  readonly path: string;
  readonly text: string;
}

/** Sites in file order; the references between them (laboratory, blood bank) are checked once all are read. */
export function readSites(table: Table | null, known: Known, problems: ScenarioProblem[]): Place[] {
  if (table === null) return [];
  const rows = readTable(table.text, table.path, siteColumns, problems);
  const taken = new Set([...known.trusts, ...known.boroughs].map((place) => place.id));
  const sites = rows.map((row): Place => {
    const kind = row.text("kind");
    if (!siteKinds.includes(kind)) row.say("kind", "a kind of site", mendName(kind, siteKinds));
    return {
      id: newId(row, "id", row.text("id"), taken),
      name: name(row),
      kind,
      trust: reference(row, "trust", row.text("trust"), known.trusts, "a trust of the region"),
      // Trusts have sites outside the region: these are in no borough of it.
      borough: row.text("borough") === "" ? "" : borough(row, known),
      ...position(row),
      laboratory: row.text("laboratory"),
      bloodBank: row.text("blood_bank"),
      listSize: 0,
    };
  });
  rows.forEach((row, index) => {
    reference(
      row,
      "laboratory",
      (sites[index] as Place).laboratory,
      laboratoriesOf(sites),
      "a laboratory of the table",
    );
    reference(
      row,
      "blood_bank",
      (sites[index] as Place).bloodBank,
      sites.filter(({ kind }) => hospitalKinds.includes(kind)),
      "a hospital of the table",
    );
  });
  return sites;
}

/** Practices in file order; the id is the ODS code in small letters. */
export function readPractices(
  table: Table | null,
  known: Known & { readonly sites: readonly Place[] },
  problems: ScenarioProblem[],
): Place[] {
  if (table === null) return [];
  const taken = new Set([...known.trusts, ...known.boroughs, ...known.sites].map((place) => place.id));
  return readTable(table.text, table.path, practiceColumns, problems).map((row): Place => {
    const listSize = row.number("list_size") ?? 0;
    if (listSize < 0 || !Number.isInteger(listSize))
      row.say("list_size", "a whole number of patients, 0 or more", "mend the number");
    return {
      id: newId(row, "ods_code", row.text("ods_code").toLowerCase(), taken),
      name: name(row),
      kind: "practice",
      trust: "",
      borough: borough(row, known),
      ...position(row),
      laboratory: reference(
        row,
        "laboratory",
        row.text("laboratory"),
        laboratoriesOf(known.sites),
        "a laboratory of the sites",
      ),
      bloodBank: "",
      listSize,
    };
  });
}

function laboratoriesOf(places: readonly Place[]): Place[] {
  return places.filter(({ kind }) => laboratoryKinds.includes(kind));
}

function newId(row: Row, column: string, id: string, taken: Set<string>): string {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    row.say(column, "an id of small letters, digits and hyphens", "write one such as st-thomas");
  else if (taken.has(id))
    row.say(column, "each id once", "give one of the two another id", `the id "${id}" a second time`);
  taken.add(id);
  return id;
}

function name(row: Row): string {
  const text = row.text("name");
  if (text === "") row.say("name", "a name", "write the name for people");
  return text;
}

function borough(row: Row, known: Known): string {
  const id = idOfName(row.text("borough"));
  const ids = known.boroughs.map((place) => place.id);
  if (!ids.includes(id)) row.say("borough", "a borough of the region", mendName(id, ids));
  return id;
}

/** An id of one of `places`, or "". */
function reference(row: Row, column: string, id: string, places: readonly Place[], expected: string): string {
  const ids = places.map((place) => place.id);
  if (id !== "" && !ids.includes(id)) row.say(column, expected, mendName(id, ids));
  return id;
}

/** Degrees; null where the table leaves both out. */
function position(row: Row): { latitude: number | null; longitude: number | null } {
  if (row.text("lat") === "" && row.text("lon") === "") return { latitude: null, longitude: null };
  const latitude = row.number("lat");
  const longitude = row.number("lon");
  if (latitude !== null && Math.abs(latitude) > 90) row.say("lat", "from -90 to 90 degrees", "mend the number");
  if (longitude !== null && Math.abs(longitude) > 180) row.say("lon", "from -180 to 180 degrees", "mend the number");
  return { latitude, longitude };
}
