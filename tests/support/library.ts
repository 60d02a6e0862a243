/**
 * The library of scenarios as its files tell it: which there are, and what the head of each says to look at:
 * `# Look at: MEASURE@PLACE, up|down, days FROM-TO, against FILE`, days from the first day of the incident on, TO not counted;
 * `, in N replications` where a difference is a matter of few people.
 */
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../scenarios/", import.meta.url).pathname;
const folders = ["", "incidents/", "what-if/"];

/** Paths from the folder of scenarios, in order. */
export const libraryFiles: readonly string[] = folders
  .flatMap((folder) => readdirSync(root + folder).map((name) => folder + name))
  .filter((path) => path.endsWith(".yaml"))
  .sort();

export const textOf = (path: string): string => readFileSync(root + path, "utf8");

export interface Expectation {
  readonly path: string;
  readonly measure: string;
  readonly place: string;
  readonly way: "up" | "down";
  readonly from: number;
  readonly to: number;
  readonly base: string;
  readonly replications: number;
}

const line =
  /^# Look at: (\S+)@(\S+), (up|down), days (-?\d+)-(\d+), against ([\w/.-]+\.yaml)(?:, in (\d+) replications)?$/;

/** @throws Error for a line that begins as one and is none */
export function expectationsOf(path: string): Expectation[] {
  return textOf(path)
    .split("\n")
    .filter((text) => text.startsWith("# Look at"))
    .map((text) => {
      const found = line.exec(text);
      if (found === null) throw new Error(`${path}: cannot read "${text}"`);
      const [, measure, place, way, from, to, base, replications = "2"] = found;
      return {
        path,
        measure,
        place,
        way: way as "up" | "down",
        from: Number(from),
        to: Number(to),
        base,
        replications: Number(replications),
      };
    });
}
