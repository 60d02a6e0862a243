/** What a command may touch of its surroundings, and how it ends. */

/** A stream to print to, and whether somebody reads it on a terminal. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls back when the user wants to stop (Ctrl-C); the returned function takes that back. */
  onInterrupt(stop: () => void): () => void;
}

export const exitCode = {
  ok: 0,
  /** What was asked to hold does not: broken invariants, a stale schema. */
  failed: 1,
  badInput: 2,
  /** A fault of this program (EX_SOFTWARE of sysexits.h). */
  internal: 70,
  interrupted: 130,
} as const;

/** Something the user gave that cannot be used; one line for each thing. */
export class BadInput extends Error {
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join("\n"));
    this.name = "BadInput";
    this.lines = lines;
  }
}

/** The user stopped the command. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** A problem of a command-line option, in the shape of those of files. */
export function optionProblem(option: string, found: string, expected: string): BadInput {
  return new BadInput(`${option}: found ${JSON.stringify(found)}, expected ${expected}`);
}

export function print(output: Output, ...lines: readonly string[]): void {
  output.write(lines.map((line) => `${line}\n`).join(""));
}
