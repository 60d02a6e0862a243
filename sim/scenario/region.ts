/**
 * A region file and the tables beside it: places, calendar, parameters and published numbers of one part of the country.
 */
import { z } from "zod";
import { openFile } from "./chain.ts";
import { withoutEmpty } from "./compose.ts";
import type { TextFiles } from "./files.ts";
import { problemAt, problemsOfIssues } from "./issues.ts";
import { addFault, type FormatContext, identifier, leaf, moment, quantity, refused, strict, text } from "./leaves.ts";
import { parseYaml } from "./parse.ts";
import { idOfName } from "./places.ts";
import type { ScenarioProblem } from "./problems.ts";
import { readPractices, readSites } from "./sites.ts";
import { type Clock, isDate } from "./times.ts";
import { child, type MapNode, toPlain, without } from "./tree.ts";
import type { CalendarFacts, Place, Region } from "./types.ts";

export interface ReadRegion {
  readonly path: string;
  readonly document: MapNode;
  /** null when the file or a table could not be read well enough to check places. */
  readonly region: Region | null;
  readonly calendar: CalendarFacts;
}

/** Reads the region that a scenario names; what is wrong with it is added to the problems. */
export function readRegion(
  path: string,
  source: string,
  files: TextFiles,
  clock: Clock | null,
  problems: ScenarioProblem[],
): ReadRegion | null {
  const parsed = parseYaml(source, path);
  problems.push(...parsed.problems);
  const { tree } = parsed;
  if (tree === null) return null;
  if (tree.kind !== "map") {
    problems.push(
      problemAt(tree, [], { expected: "a map of keys such as id, name and sites", mend: "give a region file" }),
    );
    return null;
  }
  const document = withoutEmpty(tree);
  const body = without(document, ["parameters"]);
  const read = regionSchema({ places: null, clock }).safeParse(toPlain(body));
  if (!read.success) {
    problems.push(...problemsOfIssues(read.error.issues, body));
    return { path, document, region: null, calendar: { bankHolidays: [], strikes: [], monthFactor: {} } };
  }
  const given = read.data;
  const trusts = given.trusts.map(({ id, name }) => ({ ...bare, id, name, kind: "trust" }));
  const boroughs = given.boroughs.map((name) => ({ ...bare, id: idOfName(name), name, kind: "borough" }));
  const table = (key: "sites" | "practices"): { path: string; text: string } | null => {
    const reference = child(document, key);
    return reference === undefined ? null : openFile(document, reference, key, path, files, problems);
  };
  const before = problems.length;
  const known = { trusts, boroughs };
  const sites = readSites(table("sites"), known, problems);
  const practices = readPractices(table("practices"), { ...known, sites }, problems);
  const places = [...trusts, ...sites, ...boroughs, ...practices];
  const region =
    problems.length > before ? null : { id: given.id, name: given.name, attribution: given.attribution ?? "", places };
  return { path, document, region, calendar: given.calendar };
}

const bare: Omit<Place, "id" | "name" | "kind"> = {
  trust: "",
  borough: "",
  latitude: null,
  longitude: null,
  laboratory: "",
  bloodBank: "",
  listSize: 0,
};

function regionSchema(context: FormatContext) {
  const months = Array.from({ length: 12 }, (_, month) => [
    String(month + 1),
    quantity("", { minimum: 0, maximum: 10 }).optional(),
  ]);
  const day = leaf({ type: "string", format: "date" }, (raw) => {
    return typeof raw === "string" && isDate(raw)
      ? { ok: true, value: raw }
      : refused("a date such as 2024-08-26", "write a date that exists");
  });
  const strike = strict({
    label: text("Who strikes"),
    from: moment(context),
    to: moment(context),
    electiveFraction: quantity("fraction", { minimum: 0, maximum: 1 }),
    source: text("Where it is told"),
  });
  const strikes = strike.transform(({ label, from, to, electiveFraction, source }, issues) => {
    if (context.clock !== null && to <= from)
      addFault(issues.issues, {}, { expected: "a time after from", mend: "swap the two, or mend the date" }, ["to"]);
    return { label, fromMin: from, toMin: to, electiveFraction, source };
  });
  const calendar = strict({
    bankHolidays: z.array(strict({ date: day, source: text("Where it is told").optional() })).optional(),
    strikes: z.array(strikes).optional(),
    monthFactor: strict(Object.fromEntries(months), "a month from 1 to 12").optional(),
  }).transform(
    (given): CalendarFacts => ({
      bankHolidays: (given.bankHolidays ?? []).map(({ date }) => date),
      strikes: given.strikes ?? [],
      monthFactor: (given.monthFactor ?? {}) as Readonly<Record<string, number>>,
    }),
  );
  return strict(
    {
      id: identifier("Unique name of the region"),
      name: text("Name for people"),
      attribution: text("What the licences of the data ask to be said").optional(),
      trusts: z.array(
        strict({ id: identifier("Id of the trust"), ods: text("ODS code").optional(), name: text("Name for people") }),
      ),
      sites: text("CSV file of sites, laboratories among them"),
      practices: text("CSV file of practices").optional(),
      boroughs: z.array(text("Name of a borough")),
      calendar: calendar.optional(),
      published: text("CSV file of published numbers").optional(),
    },
    "a key of the region format",
  ).transform((given) => ({
    ...given,
    calendar: given.calendar ?? { bankHolidays: [], strikes: [], monthFactor: {} },
  }));
}
