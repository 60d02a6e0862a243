/** `knockon explain`: why something happened, back to the incident or to ordinary life. */
import { Command, Option } from "commander";
import { roots } from "../model/index.ts";
import { explainable, explainRecord, findRecord, type Root } from "../report/index.ts";
import { explainLedger } from "./explain-ledger.ts";
import { exitCode, type Io, optionProblem, print } from "./io.ts";
import { type MomentOptions, worldAt } from "./moment.ts";
import { replicationOption, seedOption, setOption } from "./options.ts";

interface ExplainOptions extends MomentOptions {
  readonly any: string;
  readonly root?: Root;
  readonly key?: string;
  readonly ledger?: true;
  readonly out?: string;
}

export function explainCommand(io: Io, end: (code: number) => void): Command {
  return new Command("explain")
    .summary("why one case was postponed, back to its root")
    .description(
      "Runs a scenario once and follows one thing that happened, such as a postponed operation, from record to record " +
        "back to the incident, a strike or ordinary life.",
    )
    .argument("<scenario>", "a scenario file, or the name of one that comes with Knock-on, such as synnovis-2024")
    .addOption(seedOption())
    .addOption(replicationOption())
    .addOption(setOption())
    .option("--at <moment>", "look back from this moment (default: the end of the run)")
    .addOption(
      new Option("--any <measure>", "the first of what this measure counts")
        .choices(explainable)
        .default("elective.postponed"),
    )
    .addOption(new Option("--root <root>", "only one that leads back to this").choices(roots))
    .option("--key <key>", "the case with this birth key, such as 2024-06-11/kch.cardiac/3")
    .option(
      "--ledger",
      "count all that was postponed or held back instead: by binding constraint and root, by chain and by difference from the same run " +
        "without incident, and what the declared order of constraints does",
    )
    .option("-o, --out <folder>", "with --ledger: write constraints.csv (by day and place), chains.csv and order.csv")
    .addHelpText(
      "after",
      "\nExamples:\n  knockon explain synnovis-2024 --seed 7 --any elective.postponed --root incident\n" +
        "  knockon explain synnovis-2024 --seed 7 --ledger --out out/ledger\n",
    )
    .action((named: string, options: ExplainOptions) => end(explain(io, named, options)));
}

function explain(io: Io, named: string, options: ExplainOptions): number {
  if (options.ledger) return explainLedger(io, named, options);
  if (options.out !== undefined) throw optionProblem("--out", options.out, "--ledger beside it");
  const world = worldAt(io, named, options);
  const { any: measure, root, key } = options;
  const id = findRecord(world, { measure, ...(root && { root }), ...(key && { key }) });
  if (id < 0) {
    print(
      io.stderr,
      "This run holds nothing of that kind up to then: try another --any, --root, --key, --seed or --at.",
    );
    return exitCode.failed;
  }
  print(io.stdout, ...explainRecord(world, id).lines);
  return exitCode.ok;
}
