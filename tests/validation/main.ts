/**
 * The validation: `npm run validation` makes all runs behind sim/VALIDATION.md and writes it with its figures; `-- --quick` runs
 * the first replications of each again, compares result hashes with those written down, and writes the same document from them.
 * Exit code 1, with nothing written, when the numbers written down are not this model's.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { library } from "./library.ts";
import { differences, Runs, type Stamp } from "./runs.ts";
import type { Section } from "./section.ts";
import { sections } from "./sections.ts";

interface Kept {
  readonly model: string;
  readonly stamps: readonly Stamp[];
  readonly data: Readonly<Record<string, unknown>>;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const resultsFile = at("results.json");
const documentFile = at("../../sim/VALIDATION.md");
const figuresFolder = at("../../sim/validation");
/** Replications of each request that a quick validation runs again. */
const again = 2;

const isQuick = process.argv.includes("--quick");
const kept = isQuick ? await checked() : await computed();
if (kept !== undefined) write(kept);
else process.exitCode = 1;

async function computed(): Promise<Kept> {
  const runs = new Runs();
  const data: Record<string, unknown> = {};
  for (const section of sections) {
    console.log(section.title);
    data[section.id] = await section.compute(runs);
  }
  return { model: library.modelVersion, stamps: runs.stamps, data };
}

async function checked(): Promise<Kept | undefined> {
  if (!existsSync(resultsFile)) {
    console.error("tests/validation/results.json is missing: npm run validation makes it");
    return undefined;
  }
  const results = JSON.parse(readFileSync(resultsFile, "utf8")) as Kept;
  const found = await differences(results.stamps, again);
  if (found.length === 0) return results;
  console.error("sim/VALIDATION.md is of another model than this one: npm run validation makes it anew.");
  for (const one of found.slice(0, 10)) console.error(`  ${one}`);
  return undefined;
}

function write(results: Kept): void {
  const parts = [head(results)];
  const figures: Record<string, string> = {};
  for (const section of sections as readonly Section<unknown>[]) {
    const rendered = section.render(results.data[section.id]);
    parts.push(`## ${section.title}`, rendered.text.trim());
    Object.assign(figures, rendered.figures);
  }
  rmSync(figuresFolder, { recursive: true, force: true });
  for (const [name, svg] of Object.entries(figures)) put(`${figuresFolder}/${name}.svg`, `${svg}\n`);
  put(documentFile, `${parts.join("\n\n")}\n`);
  put(resultsFile, `${JSON.stringify(results, null, 1)}\n`);
  console.log(`Written: sim/VALIDATION.md and ${Object.keys(figures).length} figures in sim/validation`);
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}

function head({ model, stamps }: Kept): string {
  const runs = stamps.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const broken = stamps.reduce((sum, { violations }) => sum + violations, 0);
  return `# Validation

Made by \`npm run validation\` (model version ${model}); \`npm run validation -- --quick\` runs part of it again and compares result hashes. Do not edit by hand.

${library.standingText}

Marks in every table: **prescribed** is an input of the scenario, **fitted** was in view when inputs were set, **predicted** was not. The
weekly postponement series after 30 June 2024 are held out: nobody has compared these predictions with them yet.

${runs.toLocaleString("en-GB")} runs stand behind this document, seed 1. In the smaller sets among them invariants (blood units by group, samples, cases and
appointments all accounted for; no transfusion against ABO) were checked each simulated week: ${broken} violations.`;
}
