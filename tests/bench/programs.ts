/** The programs that are timed: ours, and the peers that this machine has. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Runs once: seconds first, then the answers. */
export type Program = (customers: number, repeat: number) => number[];

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

function numbers(file: string, words: readonly (string | number)[]): number[] {
  const output = execFileSync(file, words.map(String), { encoding: "utf8", maxBuffer: 1 << 20 });
  return output.trim().split(/\s+/).map(Number);
}

/** A model of work.ts: `words` are what follows the number of customers. */
export function ours(model: string, ...words: readonly number[]): Program {
  return (customers, repeat) =>
    numbers(process.execPath, ["--import", "tsx", here("./work.ts"), model, customers, ...words, `bench ${repeat}`]);
}

export interface Peers {
  readonly simpy: ((script: string, ...words: readonly number[]) => Program) | undefined;
  readonly simjs: Program | undefined;
  readonly cpp: ((model: string, ...words: readonly number[]) => Program) | undefined;
  /** The absent ones, in words. */
  readonly absent: readonly string[];
}

export function findPeers(): Peers {
  const absent: string[] = [];
  const attempt = <T>(name: string, find: () => T): T | undefined => {
    try {
      return find();
    } catch (error) {
      absent.push(`${name} is absent: ${String(error).split("\n")[0]}`);
      return undefined;
    }
  };
  return {
    simpy: attempt("SimPy on CPython (Debian: python3-simpy3)", () => {
      // Debian's package is for Debian's Python, which need not be the first on the path.
      const python = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
      execFileSync(python, ["-c", "import simpy"], { stdio: "pipe" });
      return (script: string, ...words: readonly number[]): Program =>
        (customers) =>
          numbers(python, [here(`./peers/${script}`), customers, ...words]);
    }),
    simjs: attempt("simjs", () => {
      const program: Program = (customers, repeat) =>
        numbers(process.execPath, [here("./peers/simjs.cjs"), customers, repeat + 1]);
      program(10, 0);
      return program;
    }),
    cpp: attempt("a C++ compiler (g++)", () => {
      const loop = join(mkdtempSync(join(tmpdir(), "bench-")), "loop");
      execFileSync("g++", ["-O2", "-o", loop, here("./peers/loop.cpp")], { stdio: "pipe" });
      return (model: string, ...words: readonly number[]): Program =>
        (customers) =>
          numbers(loop, [model, customers, ...words]);
    }),
    absent,
  };
}
