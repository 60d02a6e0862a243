/**
 * From a path to a frozen Scenario, or to all the problems of its files: read the chain, lay the documents over each other,
 * read the region, check, lay the parameters over each other. Each step is a file of its own; this one is the order.
 */
import type { z } from "zod";
import { knownAsAt } from "./as-at.ts";
import { openFile, readChain } from "./chain.ts";
import { compose, parametersOf } from "./compose.ts";
import { type Layer, layParameters } from "./evidence.ts";
import { expandRules } from "./expand.ts";
import type { TextFiles } from "./files.ts";
import { type Document, documentSchema, startSchema } from "./format.ts";
import { problemsOfIssues } from "./issues.ts";
import type { FormatContext } from "./leaves.ts";
import { finished } from "./meaning.ts";
import { currentFormat } from "./migrate.ts";
import { overrideDocuments } from "./overrides.ts";
import { parametersSchema, type Settings } from "./parameters.ts";
import { inFileOrder, type ScenarioProblem } from "./problems.ts";
import { readPublished } from "./published.ts";
import { type ReadRegion, readRegion } from "./region.ts";
import type { Registry } from "./registry.ts";
import { checkRules } from "./rules.ts";
import { type Clock, clockOf } from "./times.ts";
import { child, type MapNode, textAt, toPlain } from "./tree.ts";
import type { LedgerEntry, Published, Scenario } from "./types.ts";

export interface LoadOptions {
  /** `path=value`, as in `laboratory.paperMinPerRequest=20 min`, `horizon=28 d`, `incident.attack.remove=true`. */
  readonly overrides?: readonly string[];
}

export type LoadResult =
  | { readonly ok: true; readonly scenario: Scenario; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** Loads a scenario by its path from the scenarios root, with the files it extends and its region. */
export function loadScenario(
  path: string,
  files: TextFiles,
  registry: Registry,
  options: LoadOptions = {},
): LoadResult {
  const chain = readChain(path, files);
  const problems = [...chain.problems];
  if (!chain.isWhole) return { ok: false, problems: inFileOrder(problems, path) };
  const overrides = overrideDocuments(options.overrides ?? [], registry, problems);
  const tree = expandRules(compose([...chain.documents, ...overrides], chain.documents.length - 1, problems));
  const clock = clockFrom(tree);
  const region = openRegion(tree, files, clock, problems);
  const places = region?.region?.places;
  const context = { places: places === undefined ? null : new Map(places.map((place) => [place.id, place])), clock };
  const document = readDocument(tree, registry, context, problems);
  const settings = parametersSchema(registry, context);
  const layers = [
    ...(region === null ? [] : layersOf([region.document], "region", settings, problems)),
    ...layersOf(chain.documents, "scenario", settings, problems),
    ...layersOf(overrides, "override", settings, problems),
  ];
  const told = openPublished(tree, region, files, problems);
  // What was published is of the incident as it was: beside a scenario that changes it, it is there for scale only.
  const published = chain.documents.length === 1 ? told : told.map((one) => ({ ...one, use: "context" as const }));
  const notes = document !== null && clock !== null ? checkRules(document, tree, clock, problems) : [];
  if (problems.length > 0 || document === null || region === null || region.region === null) {
    return { ok: false, problems: inFileOrder(problems, path) };
  }
  const known = knownAsAt(document);
  const { parameters, ledger } = layParameters(registry, layers, region.region.places);
  const scenario = finished({
    formatVersion: currentFormat,
    id: document.id,
    title: document.title,
    story: document.story,
    startDate: document.start.date,
    timeZone: document.start.zone,
    warmUpDays: document.warmUpDays,
    horizonDays: document.horizonDays,
    ...(known.asAtMin === undefined ? {} : { asAtMin: known.asAtMin }),
    region: region.region,
    calendar: region.calendar,
    parameters,
    ledger,
    incident: [...known.incident].sort((a, b) => a.atMin - b.atMin),
    response: known.response,
    published,
  });
  return { ok: true, scenario, notes: [...notes, ...leftOutNotes(known.leftOut), ...sourceNotes(ledger)] };
}

/** The clock of the scenario; null while `start` is wrong, which the document's own check reports. */
function clockFrom(tree: MapNode): Clock | null {
  const start = child(tree, "start");
  const read = startSchema().safeParse(start === undefined ? undefined : toPlain(start));
  return read.success ? clockOf(read.data.date, read.data.zone) : null;
}

function readDocument(
  tree: MapNode,
  registry: Registry,
  context: FormatContext,
  problems: ScenarioProblem[],
): Document | null {
  const read = documentSchema(registry, context).safeParse(toPlain(tree));
  if (read.success) return read.data;
  problems.push(...problemsOfIssues(read.error.issues, tree));
  return null;
}

function openRegion(
  tree: MapNode,
  files: TextFiles,
  clock: Clock | null,
  problems: ScenarioProblem[],
): ReadRegion | null {
  const reference = child(tree, "region");
  // A region that is not named or no text is for the document's own check to report.
  if (reference === undefined || textAt(tree, "region") === undefined) return null;
  const file = openFile(tree, reference, "region", reference.at.file, files, problems);
  return file === null ? null : readRegion(file.path, file.text, files, clock, problems);
}

function layersOf(
  documents: readonly MapNode[],
  from: Layer["from"],
  schema: z.ZodType<Settings>,
  problems: ScenarioProblem[],
): Layer[] {
  return documents.flatMap((document) => {
    const tree = parametersOf(document);
    if (tree === undefined) return [];
    const read = schema.safeParse(toPlain(tree));
    if (!read.success) {
      problems.push(...problemsOfIssues(read.error.issues, tree, ["parameters"]));
      return [];
    }
    const who = from === "override" ? "override" : `${from} ${textAt(document, "id") ?? document.at.file}`;
    return [{ from, who, settings: read.data }];
  });
}

/** The published numbers that the scenario names, or else those of its region. */
function openPublished(
  tree: MapNode,
  region: ReadRegion | null,
  files: TextFiles,
  problems: ScenarioProblem[],
): Published[] {
  const document = child(tree, "published") === undefined ? region?.document : tree;
  const reference = child(document, "published");
  if (document === undefined || reference === undefined || textAt(document, "published") === undefined) return [];
  const file = openFile(document, reference, "published", reference.at.file, files, problems);
  return file === null ? [] : readPublished(file, problems);
}

function leftOutNotes(leftOut: number): string[] {
  return leftOut === 0 ? [] : [`Left out as later than as-at: ${leftOut} entries of incident and response.`];
}

/** Values that say nothing of where they come from are told once, not refused. */
function sourceNotes(ledger: readonly LedgerEntry[]): string[] {
  const bare = ledger.filter((entry) => entry.source.endsWith(", no source given")).map((entry) => entry.path);
  return bare.length === 0
    ? []
    : [`No source is given for ${bare.join(", ")}: the ledger counts ${bare.length === 1 ? "it" : "them"} as assumed.`];
}
