/**
 * The evidence ledger of a scenario: every parameter with value, unit, range, source and confidence, what an entry lacks, and which
 * parameters nothing reads. Responsible for reading the ledger, not for making it (the scenario room lays it out).
 */
import { prepare, registryOf, type Service, services } from "../model/index.ts";
import type { LedgerEntry, ParameterSpec, ParameterValue, Scenario } from "../scenario/index.ts";
import { toldNumber } from "./numbers.ts";
import { number, type Table, text, type Value } from "./table.ts";

/** A parameter whose entry does not say enough. */
export interface LedgerGap {
  readonly path: string;
  /** `entry`, `unit`, `source`, `confidence`, `range`. */
  readonly lacks: readonly string[];
}

/** What `low` and `high` are of, in the table. */
export type RangeKind = "value" | "entries" | "common factor" | "shares" | "";

/**
 * Parameters of the model without a whole entry: empty when all is well. A range is asked of every number that is an assumption or of
 * low confidence; a flag has none, nor have shares that the model divides by their sum, which one factor cannot change.
 */
export function ledgerGaps(scenario: Scenario, list: readonly Service[] = services): LedgerGap[] {
  return specsOf(list).flatMap(([path, spec]) => {
    const entry = scenario.ledger.find((one) => one.path === path);
    if (entry === undefined) return [{ path, lacks: ["entry"] }];
    const lacks: string[] = (["unit", "source", "confidence"] as const).filter((key) => entry[key] === "");
    const isUncertain = entry.isAssumption || entry.confidence === "low";
    if (isUncertain && entry.from !== "override" && rangeKind(entry, spec) === "") lacks.push("range");
    return lacks.length > 0 ? [{ path, lacks }] : [];
  });
}

/**
 * Parameters that are read when a scenario is prepared, as `service.parameter`: what is not among them has no effect on any run.
 * Found by watching, so that nobody has to keep a list.
 */
export function parametersRead(scenario: Scenario, list: readonly Service[] = services): ReadonlySet<string> {
  const read = new Set<string>();
  const watched = (service: string, values: Readonly<Record<string, ParameterValue>>) =>
    new Proxy(values, {
      get: (target, name: string) => {
        read.add(`${service}.${name}`);
        return target[name];
      },
    });
  const parameters = Object.entries(scenario.parameters).map(([name, values]) => [name, watched(name, values)]);
  prepare({ ...scenario, parameters: Object.fromEntries(parameters) }, list);
  return read;
}

/** Parameters of the model that nothing reads, and entries of the ledger that are of no parameter. Empty when all is well. */
export function unusedParameters(scenario: Scenario, list: readonly Service[] = services): string[] {
  const known = new Set(specsOf(list).map(([path]) => path));
  const read = parametersRead(scenario, list);
  const strays = scenario.ledger.map(({ path }) => path).filter((path) => !known.has(path));
  return [...[...known].filter((path) => !read.has(path)), ...strays];
}

/** One row for each parameter, in the order of the services. */
export function ledgerTable(scenario: Scenario, list: readonly Service[] = services): Table {
  const specs = new Map(specsOf(list));
  return {
    name: "ledger",
    description: "Every parameter of the model as the scenario has it, with what is known of its value.",
    columns: [
      text("service", "Service that reads it."),
      text("parameter", "Name within the service; service.parameter is its path, as --set takes it."),
      text("label", "What it is."),
      text("value", "One number, true or false; a table or a distribution as JSON."),
      text("unit", "Unit of the value."),
      number("low", "Low end of the range.", "see range_of"),
      number("high", "High end of the range.", "see range_of"),
      text(
        "range_of",
        "value: of the number. entries: all entries of a table, or the mean of a distribution, lie within. common factor: all entries " +
          "are multiplied by one; where the source names no range this is an assumption. shares: none, for the model divides by their sum.",
      ),
      text("source", "An address, a ledger id, or an assumption and why."),
      text("confidence", "high, medium or low: how far the value may be trusted."),
      text("assumption", "yes when the source is reasoning, else no."),
      text("set_by", "default, region, scenario or override."),
    ],
    *rows() {
      for (const entry of scenario.ledger) yield rowOf(entry, specs.get(entry.path));
    },
  };
}

function rowOf(entry: LedgerEntry, spec: ParameterSpec | undefined): Value[] {
  const { path, label, unit, source, confidence, isAssumption, from } = entry;
  const dot = path.indexOf(".");
  const [low, high] = rangeOfEntry(entry).map((end) => (end === null ? null : toldNumber(end)));
  const kind = rangeKind(entry, spec);
  return [
    path.slice(0, dot),
    path.slice(dot + 1),
    label,
    valueText(entry.value),
    unit,
    low,
    high,
    kind,
    source,
    confidence,
    isAssumption ? "yes" : "no",
    from,
  ];
}

/** Low and high of the table, whatever they are of. */
export function rangeOfEntry({ low, high, factor }: LedgerEntry): readonly [number | null, number | null] {
  return low === null && high === null && factor !== undefined ? factor : [low, high];
}

function rangeKind({ value, low, high, factor }: LedgerEntry, spec: ParameterSpec | undefined): RangeKind {
  // A flag has two values, which is all its range.
  if (typeof value === "boolean") return "value";
  if (low !== null && high !== null) return typeof value === "number" ? "value" : "entries";
  if (factor !== undefined) return "common factor";
  return spec?.isProfile === true ? "shares" : "";
}

export function valueText(value: ParameterValue): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function specsOf(list: readonly Service[]): (readonly [string, ParameterSpec])[] {
  return registryOf(list).flatMap(({ name, parameters }) =>
    Object.entries(parameters).map(([parameter, spec]) => [`${name}.${parameter}`, spec] as const),
  );
}
