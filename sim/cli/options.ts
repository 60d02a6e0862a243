/** Options that several commands share, and how their texts are read. @throws BadInput when a text makes no sense */
import { Option } from "commander";
import { optionProblem } from "./io.ts";

/** A whole number within limits. */
export function whole(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,9}$/.test(text) || value < least || value > most) {
      throw optionProblem(option, text, `a whole number from ${least} to ${most}`);
    }
    return value;
  };
}

/** Seeds are part of names of streams, so they are short and without separators. */
function seed(text: string): string {
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(text)) {
    throw optionProblem("--seed", text, "up to 64 letters, digits, dots, hyphens or underscores");
  }
  return text;
}

export const seedOption = (): Option =>
  new Option("--seed <text>", "what all luck is drawn from; the same seed gives the same results")
    .argParser(seed)
    .default("1");

export const replicationOption = (): Option =>
  new Option("--replication <number>", "which replication to look at, from 0")
    .argParser(whole("--replication", 0, 999_999))
    .default(0);

export const setOption = (): Option =>
  new Option(
    "--set <path=value>",
    "change one value, such as laboratory.weekendFraction=0.5 or horizon=28d; may be given several times",
  )
    .argParser((text: string, before: readonly string[] = []) => [...before, text])
    .default([], "none");

export const atOption = (): Option =>
  new Option("--at <moment>", "such as 'day 3 06:00', '2024-06-14 09:00' or '3 d 6 h'; day 0 is the first").default(
    "day 1 06:00",
  );

export const cacheOption = (): Option =>
  new Option(
    "--no-cache",
    "run everything anew, instead of taking replications that were run before from .knockon-cache beside the folder " +
      "(or from $KNOCKON_CACHE); that folder may be deleted at any time",
  );

/** An argument as it must be typed in a shell. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Settings as they are typed, each with its option and a space before it. */
export const settingsText = (settings: readonly string[], option = "--set"): string =>
  settings.map((text) => ` ${option} ${quoted(text)}`).join("");
