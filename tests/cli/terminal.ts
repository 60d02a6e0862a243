/** Runs the command line in this process and keeps what it prints; the arguments of runs that are quick enough for tests. */
import { type Io, runProgram } from "../../sim/cli/program.ts";

/** A week of the real region after a day of warm-up. */
export const shortRun: readonly string[] = ["--set", "horizon=7 d", "--set", "warm-up=1 d", "--seed", "7"];
/** Threads take longer to start than such runs take. */
export const oneWorker: readonly string[] = ["--workers", "1"];

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function knockon(args: readonly string[], parts: Partial<Io> = {}): Promise<Ended> {
  const printed = { out: "", err: "" };
  const io: Io = {
    stdout: { write: (text) => (printed.out += text) },
    stderr: { write: (text) => (printed.err += text) },
    env: {},
    onInterrupt: () => () => undefined,
    ...parts,
  };
  const code = await runProgram(args, io);
  return { code, ...printed };
}

/** As if the user had typed Ctrl-C when a line of progress is told. */
export async function stoppedAt(line: string, args: readonly string[]): Promise<Ended> {
  let stop = (): void => undefined;
  let err = "";
  const ended = await knockon(args, {
    onInterrupt: (given) => {
      stop = given;
      return () => undefined;
    },
    stderr: {
      write: (text) => {
        err += text;
        if (text.includes(line)) stop();
      },
    },
  });
  return { ...ended, err };
}
