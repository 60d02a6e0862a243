/** `knockon study`: many cells of one file (scenarios × settings × points of a design), run, gone on with, merged, verified. */
import { Command, Option } from "commander";
import { studyCalledIn } from "../adapters/node/index.ts";
import { BadInput, exitCode, type Io, optionProblem, print } from "./io.ts";
import { whole } from "./options.ts";
import { outFolder } from "./out-folder.ts";
import { mergeStudy, statusLines, verifyStudy } from "./study-more.ts";
import { openedIn, type RunStudyOptions, runStudy } from "./study-run.ts";

const studyArgument =
  "a study file, the name of one that comes with Knock-on such as demo, or a folder that a study was run in";

export function studyCommand(io: Io, end: (code: number) => void): Command {
  const study = new Command("study")
    .summary("run scenarios under many settings, and go on where it stopped")
    .description(
      "Runs a study file: each scenario under each setting, at each point of a design, so many times. What is finished is on " +
        "the disk at once, so a study that was stopped or killed goes on where it was, several machines can each run a share, " +
        "and what was run before is taken from a cache.",
    );
  for (const name of ["run", "resume"] as const) study.addCommand(runCommand(name, io, end));
  study.addCommand(
    new Command("status")
      .summary("how far each cell of a study is")
      .argument("<study>", studyArgument)
      .addOption(outOption())
      .action((named: string, options: { readonly out?: string }) => {
        const { folder } = openedIn(named, options.out);
        print(io.stdout, ...statusLines(folder));
        end(exitCode.ok);
      }),
  );
  study.addCommand(
    new Command("merge")
      .summary("put shares of a study together")
      .description("Takes what other folders hold of a study, and writes its tables once nothing is missing.")
      .argument("<study>", studyArgument)
      .argument("<folder...>", "folders in which shares of it were run")
      .addOption(outOption())
      .action((named: string, shares: string[], options: { readonly out?: string }) => {
        const { folder, called } = openedIn(named, options.out);
        outFolder(folder.path);
        folder.open(called);
        end(mergeStudy(io, folder, shares));
      }),
  );
  study.addCommand(
    new Command("verify")
      .summary("whether a study comes out the same again")
      .description(
        "Makes the tables again from what was kept and compares them byte by byte, then runs a sample of replications anew and " +
          "compares those. Ends with 1 at the first difference, naming it.",
      )
      .argument("<study>", studyArgument)
      .addOption(outOption())
      .addOption(
        new Option("--sample <number>", "how many replications to run anew, spread evenly over the cells")
          .argParser(whole("--sample", 1, 1_000_000))
          .default(8),
      )
      .addOption(workersOption())
      .action(
        async (named: string, options: { readonly out?: string; readonly sample: number; readonly workers?: number }) =>
          end(await verifyStudy(io, openedIn(named, options.out).folder, options)),
      ),
  );
  return study;
}

function runCommand(name: "run" | "resume", io: Io, end: (code: number) => void): Command {
  const isResume = name === "resume";
  return new Command(name)
    .summary(isResume ? "go on with a study that was stopped" : "run a study")
    .description(
      isResume
        ? "Goes on with a study in a folder in which it was begun."
        : "Runs a study and writes results and their statistics as CSV and Parquet, and report.html with its figures as SVG. What is in the folder already is not run again.",
    )
    .argument("<study>", studyArgument)
    .addOption(outOption())
    .addOption(
      new Option("--shard <i/n>", "run the i-th of n shares, for several machines; merge them afterwards").argParser(
        shard,
      ),
    )
    .addOption(new Option("--from <cell>", "number of the first cell, as status lists them").argParser(cell("--from")))
    .addOption(new Option("--to <cell>", "number of the last cell").argParser(cell("--to")))
    .option(
      "--no-cache",
      "take nothing from .knockon-cache beside the folder (or from $KNOCKON_CACHE), and run a finished study anew",
    )
    .addOption(workersOption())
    .addHelpText(
      "after",
      `\nExample:\n  knockon study ${name} demo --out out/demo\n  knockon study run demo --shard 1/2 --out out/first-half\n`,
    )
    .action(async (named: string, options: RunStudyOptions) => {
      const { folder, called } = openedIn(named, options.out);
      if (isResume && studyCalledIn(folder.path) === null)
        throw new BadInput(`${folder.path}: found nothing of a study, expected a folder in which one was begun`);
      end(await runStudy(io, folder, called, options));
    });
}

const outOption = (): Option =>
  new Option("-o, --out <folder>", "where the study lies (default: out/<name of the study>)");

const workersOption = (): Option =>
  new Option("--workers <number>", "threads to share the replications over (default: one for each core)").argParser(
    whole("--workers", 1, 1024),
  );

const cell = (option: string) => whole(option, 1, 100_000);

function shard(text: string): { index: number; count: number } {
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  const read = { index: Number(index), count: Number(count) };
  if (index === undefined || read.index < 1 || read.index > read.count)
    throw optionProblem("--shard", text, "a share such as 1/4, from 1 to the number of shares");
  return read;
}
