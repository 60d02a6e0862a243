/** `knockon documents`: the assumptions log and the hazard log, written anew or checked. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { folderProblem, writeFolder } from "../adapters/node/index.ts";
import { assumptionsLog, hazardLog, standingText, toMarkdown } from "../report/index.ts";
import { BadInput, exitCode, type Io, print } from "./io.ts";
import { scenarioFrom } from "./scenario.ts";

interface DocumentsOptions {
  readonly out: string;
  readonly check?: true;
}

export function documentsCommand(io: Io, end: (code: number) => void): Command {
  return new Command("documents")
    .summary("write the assumptions log and the hazard log")
    .description(
      "Writes assumptions.md, from the ledger of a scenario, and hazards.md, from the table of hazards. The repository keeps those of " +
        "synnovis-2024 in sim/documents, beside the STRESS-DES checklist and the model card.",
    )
    .argument("[scenario]", "a scenario file, or the name of one that comes with Knock-on", "synnovis-2024")
    .option("-o, --out <folder>", "where they go", "out/documents")
    .option("--check", "write nothing; exit with 1 when a file is not up to date")
    .addHelpText("after", "\nExamples:\n  knockon documents\n  knockon documents --out sim/documents --check\n")
    .action((named: string, options: DocumentsOptions) => end(documents(io, named, options)));
}

function documents(io: Io, named: string, { out, check }: DocumentsOptions): number {
  const scenario = scenarioFrom(io, named, []);
  const files = [
    { name: "assumptions.md", text: toMarkdown(assumptionsLog(scenario)) },
    { name: "hazards.md", text: toMarkdown(hazardLog()) },
  ];
  if (!check) {
    const trouble = folderProblem(out);
    if (trouble !== null) throw new BadInput(`--out: ${trouble}`);
    writeFolder(
      out,
      files.map(({ name, text }) => ({ name, parts: [text] })),
    );
    print(io.stdout, `Written to ${out}: ${files.map(({ name }) => name).join(", ")}.`, standingText);
    return exitCode.ok;
  }
  const stale = files.filter(({ name, text }) => {
    const path = join(out, name);
    return !existsSync(path) || readFileSync(path, "utf8") !== text;
  });
  for (const { name } of stale)
    print(io.stderr, `${join(out, name)} is not up to date; write it anew with: knockon documents --out ${out}`);
  if (stale.length > 0) return exitCode.failed;
  print(io.stdout, `${files.map(({ name }) => join(out, name)).join(", ")}: up to date.`);
  return exitCode.ok;
}
