/**
 * The command line as a function: arguments in, exit code out. Responsible for the list of commands and for turning what
 * they throw into messages and codes; each command is a file of its own.
 */
import { Command, CommanderError } from "commander";
import { modelVersion } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { formatProblem, ScenarioProblems } from "../scenario/index.ts";
import { calibrateCommand } from "./calibrate.ts";
import { claimCommand } from "./claim.ts";
import { compareCommand } from "./compare.ts";
import { documentsCommand } from "./documents.ts";
import { explainCommand } from "./explain.ts";
import { figuresCommand } from "./figures.ts";
import { BadInput, exitCode, Interrupted, type Io, print } from "./io.ts";
import { ledgerCommand } from "./ledger.ts";
import { measuresCommand } from "./measures.ts";
import { quoted } from "./options.ts";
import { runCommand } from "./run.ts";
import { schemaCommand } from "./schema.ts";
import { sensitivityCommand } from "./sensitivity.ts";
import { serveCommand } from "./serve.ts";
import { sitrepCommand } from "./sitrep.ts";
import { studyCommand } from "./study.ts";
import { validateCommand } from "./validate.ts";
import { verifyCommand } from "./verify.ts";
import { warmUpCommand } from "./warmup.ts";

export type { Io } from "./io.ts";

/** @param args without the names of node and of the program */
export async function runProgram(args: readonly string[], io: Io): Promise<number> {
  let code: number = exitCode.ok;
  const end = (ended: number): void => {
    code = ended;
  };
  try {
    await programOf(io, end).parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return codeOf(error, args, io);
  }
}

function programOf(io: Io, end: (code: number) => void): Command {
  const program = new Command("knockon")
    .description(
      "Knock-on: what happens to operations, blood, clinics and GP testing when a pathology supplier goes down, " +
        "and what helps.",
    )
    .version(modelVersion)
    .addHelpText(
      "after",
      `\nTo begin:\n  knockon run synnovis-2024          the reference case, in the terminal and as tables\n` +
        `  knockon serve                      the page, in your browser\n  knockon help run                   what a command can do\n\n${standingText}`,
    );
  const commands = [
    runCommand(io, end),
    compareCommand(io, end),
    sensitivityCommand(io, end),
    warmUpCommand(io, end),
    studyCommand(io, end),
    calibrateCommand(io, end),
    verifyCommand(io, end),
    claimCommand(io, end),
    sitrepCommand(io, end),
    explainCommand(io, end),
    figuresCommand(io, end),
    validateCommand(io, end),
    ledgerCommand(io, end),
    documentsCommand(io, end),
    measuresCommand(io, end),
    schemaCommand(io, end),
    serveCommand(io, end),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of [program, ...commands, ...commands.flatMap((command) => command.commands)]) {
    command
      .exitOverride()
      .showHelpAfterError("(knockon --help tells more)")
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => io.stderr.write(text),
      });
  }
  return program;
}

function codeOf(error: unknown, args: readonly string[], io: Io): number {
  if (error instanceof CommanderError) {
    // Commander has printed what it had to say; help and version are no errors.
    return error.exitCode === 0 ? exitCode.ok : exitCode.badInput;
  }
  if (error instanceof ScenarioProblems) {
    print(io.stderr, ...error.problems.map(formatProblem));
    return exitCode.badInput;
  }
  if (error instanceof BadInput) {
    print(io.stderr, ...error.lines);
    return exitCode.badInput;
  }
  if (error instanceof Interrupted) {
    print(io.stderr, error.message);
    return exitCode.interrupted;
  }
  print(
    io.stderr,
    "Knock-on broke down. That is a fault of the program, not of what you gave it.",
    error instanceof Error ? (error.stack ?? error.message) : String(error),
    `Model version ${modelVersion}, Node.js ${process.version}. What was run: knockon ${args.map(quoted).join(" ")}`,
  );
  return exitCode.internal;
}
