/** Whether files of a folder of results are those that come out again, byte by byte; the first difference is thrown. */
import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type ResultFile, writeFiles } from "../adapters/node/index.ts";
import { BadInput } from "./io.ts";

/** The first thing that is not as it should be. */
export class Difference extends Error {}

/** @returns how many files were compared. @throws Difference for the first that differs or is not there */
export function compareFiles(folder: string, scratch: string, files: readonly ResultFile[]): number {
  for (const file of files) {
    const path = join(folder, file.name);
    if (!existsSync(path)) throw new Difference(`${path}: not there`);
    writeFiles(scratch, [file]);
    const again = join(scratch, file.name);
    const at = firstDifference(path, again);
    if (at >= 0) throw new Difference(differenceText(path, again, at));
    rmSync(again);
  }
  return files.length;
}

/** Number of the first byte that differs; -1 for none. */
export function firstDifference(a: string, b: string): number {
  const size = 1 << 20;
  const chunks = [Buffer.alloc(size), Buffer.alloc(size)];
  const handles = [openSync(a, "r"), openSync(b, "r")];
  try {
    for (let at = 0; ; at += size) {
      const [first, second] = handles.map((handle, i) =>
        chunks[i].subarray(0, readSync(handle, chunks[i], 0, size, at)),
      );
      if (!first.equals(second)) {
        let i = 0;
        while (i < first.length && first[i] === second[i]) i++;
        return at + i;
      }
      if (first.length < size) return -1;
    }
  } finally {
    for (const handle of handles) closeSync(handle);
  }
}

/** Where two files differ, in words: the line, or of a long one what stands about the first difference. */
export function differenceText(path: string, again: string, at: number): string {
  if (path.endsWith(".parquet")) return `${path}: differs from byte ${at} on`;
  const [found, expected] = [path, again].map((file) => readFileSync(file, "utf8").split("\n"));
  const line = found.findIndex((text, index) => text !== expected[index]);
  const number = line < 0 ? found.length : line;
  const [told, made] = shortened(found[number] ?? "the end", expected[number] ?? "the end");
  return `${path}:${number + 1}: found ${JSON.stringify(told)}, but it came out as ${JSON.stringify(made)}`;
}

const longLine = 400;
const about = 80;

function shortened(a: string, b: string): [string, string] {
  if (a.length <= longLine && b.length <= longLine) return [a, b];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const cut = (text: string): string => `${at > about ? "…" : ""}${text.slice(Math.max(0, at - about), at + about)}…`;
  return [cut(a), cut(b)];
}

/** @throws Difference when two things that should be the same are not */
export function same(where: string, what: string, found: unknown, again: unknown): void {
  if (found === again) return;
  throw new Difference(
    `${where}: ${what}: found ${JSON.stringify(found ?? "none")}, but it is now ${JSON.stringify(again)}`,
  );
}

/** @throws BadInput when it is no JSON */
export function jsonIn(folder: string, name: string): unknown {
  const path = join(folder, name);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new BadInput(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** How it was called, as far as the manifest does not say; null where nothing tells. */
export function calledIn(folder: string): unknown {
  return existsSync(join(folder, "timing.json")) ? jsonIn(folder, "timing.json") : null;
}

/** So many of a list, spread evenly over it, in order. */
export function spread<T>(all: readonly T[], sample: number): T[] {
  const count = Math.min(sample, all.length);
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]);
}
