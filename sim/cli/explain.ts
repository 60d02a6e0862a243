/** `knockon explain`: why something happened, back to the incident or to ordinary life. */
import { Command, Option } from "commander";
import { roots } from "../model/index.ts";
import { explainable, explainRecord, findRecord, type Root } from "../report/index.ts";
import { exitCode, type Io, print } from "./io.ts";
import { type MomentOptions, worldAt } from "./moment.ts";
import { replicationOption, seedOption, setOption } from "./options.ts";

interface ExplainOptions extends MomentOptions {
  readonly any: string;
  readonly root?: Root;
  readonly key?: string;
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
    .addHelpText(
      "after",
      "\nExample:\n  knockon explain synnovis-2024 --seed 7 --any elective.postponed --root incident\n",
    )
    .action((named: string, options: ExplainOptions) => end(explain(io, named, options)));
}

function explain(io: Io, named: string, options: ExplainOptions): number {
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
