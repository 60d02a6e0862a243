/** Runs the command line in this process and keeps what it prints. */
import { type Io, runProgram } from "../../sim/cli/program.ts";

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
