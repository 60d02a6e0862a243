/**
 * The run in the middle in words: which it is and by which rule, what its main measures come to beside the medians, and what one
 * run can say. Responsible for sentences; which run it is, the experiment room finds.
 */
import { centralRule } from "../experiment/index.ts";
import { numberText, percentText, sentence } from "./text.ts";

/** The rule that finds it, as a sentence. */
export const centralRuleText = `How it is found: ${centralRule}.`;

/** One scenario's side of a measure in the central run. */
export interface CentralSide {
  /** Name of the scenario; "" where there is only one. */
  readonly name: string;
  /** Over all weeks. */
  readonly total: number;
  /** Of all runs. */
  readonly median: number;
  readonly weeks: ArrayLike<number>;
}

export interface CentralReading {
  /** The measure as a plural or as what it is: `operations postponed`. */
  readonly what: string;
  /** Place and weeks. */
  readonly where: string;
  readonly unit: string;
  readonly isCount: boolean;
  readonly firstWeek: number;
  readonly sides: readonly CentralSide[];
}

/**
 * `Central run: replication 17 of 50, …`, a sentence for each measure that was read, and what one run is good for.
 * @param of what it is the central run of: ` of A / B`, or ""
 */
export function centralRunSentences(
  of: string,
  replication: number,
  runs: number,
  readings: readonly CentralReading[],
): string[] {
  const told = readings.flatMap((reading) => readingSentence(reading, runs));
  return [
    `Central run${of}: replication ${replication}, the one whose main measures lie nearest the medians of all ${runs}.`,
    ...told,
    "It is one simulated run, for telling what happens; it proves nothing by itself.",
  ];
}

function readingSentence({ what, where, unit, isCount, firstWeek, sides }: CentralReading, runs: number): string[] {
  if (sides.every(({ total }) => Number.isNaN(total))) return [];
  const say = unit === "fraction" ? percentText : numberText;
  const isTrough = unit === "fraction";
  const texts = sides.map(({ name, total, median, weeks }) => {
    const week = extremeWeek(weeks, isTrough);
    const word = isCount ? "most" : isTrough ? "lowest" : "highest";
    const isFlat = week < 0 || (isCount && total === 0);
    const peak = isFlat ? "" : `, ${word} in week ${firstWeek + week} (${say(weeks[week])})`;
    const average = isCount ? "" : " on average";
    return `${say(total)}${average}${name === "" ? "" : ` in ${name}`}${peak}; median of ${runs} runs ${say(median)}`;
  });
  return [`${sentence(what)} (${where}): ${texts.join("; ")}.`];
}

/** Index of the week with the highest or lowest value, the first of equal ones; -1 when none was read. */
function extremeWeek(weeks: ArrayLike<number>, isLowest: boolean): number {
  let best = -1;
  for (let week = 0; week < weeks.length; week++) {
    if (Number.isNaN(weeks[week])) continue;
    if (best < 0 || (isLowest ? weeks[week] < weeks[best] : weeks[week] > weeks[best])) best = week;
  }
  return best;
}
