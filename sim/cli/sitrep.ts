/** `knockon sitrep`: the situation report of one simulated run at a moment. */
import { Command } from "commander";
import { situationReport, toText } from "../report/index.ts";
import { exitCode, type Io, print } from "./io.ts";
import { type MomentOptions, worldAt } from "./moment.ts";
import { atOption, replicationOption, seedOption, setOption } from "./options.ts";

export function sitrepCommand(io: Io, end: (code: number) => void): Command {
  return new Command("sitrep")
    .summary("the situation report of one run at a moment")
    .description("Runs a scenario once up to a moment and prints the situation report of that moment.")
    .argument("<scenario>", "a scenario file, or the name of one that comes with Knock-on, such as synnovis-2024")
    .addOption(seedOption())
    .addOption(replicationOption())
    .addOption(setOption())
    .addOption(atOption())
    .addHelpText("after", "\nExample:\n  knockon sitrep synnovis-2024 --seed 7 --at 'day 3 06:00'\n")
    .action((named: string, options: MomentOptions) => end(sitrep(io, named, options)));
}

function sitrep(io: Io, named: string, options: MomentOptions): number {
  const world = worldAt(io, named, options);
  print(io.stdout, ...toText(situationReport(world)));
  return exitCode.ok;
}
