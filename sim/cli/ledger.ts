/** `knockon ledger`: where every number of the model comes from, what lacks an entry, and what nothing reads. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { folderProblem, writeWhole } from "../adapters/node/index.ts";
import { csvLines, ledgerGaps, ledgerTable, unusedParameters, type Value } from "../experiment/index.ts";
import { standingText } from "../report/index.ts";
import { BadInput, exitCode, type Io, print } from "./io.ts";
import { setOption } from "./options.ts";
import { json } from "./results.ts";
import { scenarioFrom } from "./scenario.ts";

interface LedgerOptions {
  readonly set: readonly string[];
  readonly missing?: true;
  readonly unused?: true;
  readonly json?: true;
  readonly csv?: string;
}

export function ledgerCommand(io: Io, end: (code: number) => void): Command {
  return new Command("ledger")
    .summary("where every number of the model comes from")
    .description(
      "Lists every parameter with its value, unit, range, source, confidence and the service that reads it. With --missing or --unused " +
        "it lists what is amiss instead, and exits with 1 when there is anything.",
    )
    .argument("[scenario]", "a scenario file, or the name of one that comes with Knock-on", "synnovis-2024")
    .addOption(setOption())
    .option("--missing", "parameters whose entry lacks a unit, a source, a confidence or, where uncertain, a range")
    .option("--unused", "parameters that nothing reads, and entries that are of no parameter")
    .option("--json", "for programs")
    .option("--csv <file>", "write the ledger as CSV")
    .addHelpText("after", "\nExamples:\n  knockon ledger --missing\n  knockon ledger synnovis-2024 --csv ledger.csv\n")
    .action((named: string, options: LedgerOptions) => end(ledger(io, named, options)));
}

function ledger(io: Io, named: string, options: LedgerOptions): number {
  const scenario = scenarioFrom(io, named, options.set);
  const table = ledgerTable(scenario);
  const names = table.columns.map(({ name }) => name);
  const rows = [...table.rows()].map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
  if (options.csv !== undefined) writeCsv(options.csv, [...csvLines(table)].join(""));
  const missing = options.missing ? ledgerGaps(scenario) : [];
  const unused = options.unused ? unusedParameters(scenario) : [];
  const isAsked = options.missing === true || options.unused === true;
  const code = missing.length + unused.length > 0 ? exitCode.failed : exitCode.ok;
  if (options.json) {
    const amiss = { ...(options.missing && { missing }), ...(options.unused && { unused }) };
    io.stdout.write(
      json({ scenario: scenario.id, ...(isAsked ? amiss : { parameters: rows }), standing: standingText }),
    );
    return code;
  }
  if (isAsked) {
    if (options.missing) print(io.stdout, ...missingLines(missing, rows.length));
    if (options.unused) print(io.stdout, ...unusedLines(unused, rows.length));
    return code;
  }
  print(io.stdout, `${scenario.title}: ${rows.length} parameters (${countsText(rows)})`, ...rows.flatMap(linesOf));
  if (options.csv !== undefined) print(io.stdout, "", `Written to ${options.csv}.`);
  print(io.stdout, standingText);
  return code;
}

function writeCsv(path: string, text: string): void {
  const folder = dirname(resolve(path));
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  const trouble = isFolder ? `${path} is a folder, not a file` : folderProblem(folder);
  if (trouble !== null) throw new BadInput(`--csv: ${trouble}`);
  mkdirSync(folder, { recursive: true });
  writeWhole(path, text);
}

type Row = Readonly<Record<string, Value>>;

const missingLines = (missing: ReturnType<typeof ledgerGaps>, all: number): string[] =>
  missing.length === 0
    ? [`Nothing is missing: each of ${all} parameters has a whole entry.`]
    : missing.map(({ path, lacks }) => `${path}: lacks ${lacks.join(", ")}`);

const unusedLines = (unused: readonly string[], all: number): string[] =>
  unused.length === 0
    ? [`Nothing is unused: each of ${all} parameters is read.`]
    : unused.map((path) => `${path}: read by nothing`);

function countsText(rows: readonly Row[]): string {
  const count = (level: string): number => rows.filter(({ confidence }) => confidence === level).length;
  const assumed = rows.filter(({ assumption }) => assumption === "yes").length;
  return `confidence high ${count("high")}, medium ${count("medium")}, low ${count("low")}; ${assumed} are assumptions`;
}

/** A heading when the service changes is spared: the path says it. */
function linesOf({ service, parameter, label, value, unit, low, high, range_of, source, confidence }: Row): string[] {
  const range =
    low === null || high === null
      ? range_of === "shares"
        ? "; shares, no range"
        : ""
      : `; ${range_of === "common factor" ? "common factor " : ""}${low} to ${high}`;
  return [
    "",
    `${service}.${parameter} = ${value} (${unit}${range})`,
    `  ${label}`,
    `  ${confidence} confidence; ${source}`,
  ];
}
