/**
 * What a comparison or a screening looks at: a measure at a place over some weeks, as a user writes it.
 *
 *     MEASURE[@PLACE][, weeks FIRST-LAST]
 *
 * Without a place it is `kch+gstt` where the measure is kept for it, else `region`, else the measure's first place; without weeks
 * all whole weeks of the horizon: the same rules as those of a precision (criteria.ts). Responsible for the text and for reading it
 * from the values of a run.
 */
import { InvariantError } from "../engine/index.ts";
import { ScenarioProblem } from "../scenario/index.ts";
import { type Pair, pairOf, type ResultLayout, weekCell } from "./layout.ts";

export interface Subject {
  /** In full: `elective.postponed@kch+gstt, weeks 1-26`. */
  readonly text: string;
  readonly measure: string;
  readonly place: string;
  readonly firstWeek: number;
  readonly lastWeek: number;
}

const pattern = /^\s*([A-Za-z][\w.-]*)\s*(?:@\s*([\w+-]+)\s*)?(?:,\s*weeks?\s*(\d+)(?:\s*-\s*(\d+))?\s*)?$/;
const example = "elective.postponed@kch+gstt, weeks 1-8";

/**
 * @param option what stands for the file in a problem
 * @param line number of the text among those of the option
 */
export function subjectOf(
  text: string,
  layout: ResultLayout,
  option = "--measure",
  line = 1,
): Subject | ScenarioProblem {
  const problem = (found: string, expected: string, mend: string): ScenarioProblem =>
    new ScenarioProblem({ file: option, line, column: 1 }, "", found, expected, mend);
  const read = pattern.exec(text);
  if (read === null) return problem(`"${text}"`, "a measure, @ and a place, and weeks", `write one such as ${example}`);
  const [, measure, asked, from, to = from] = read;
  const places = layout.pairs.filter(({ spec }) => spec.name === measure).map(({ place }) => place.id);
  if (places.length === 0) {
    const known = namesLike(measure, layout).join(", ");
    return problem(`the unknown measure "${measure}"`, "a measure of the tables", `use one of ${known}`);
  }
  if (asked !== undefined && !places.includes(asked)) {
    const known = `${places.slice(0, 30).join(", ")}${places.length > 30 ? `, … (${places.length} in all)` : ""}`;
    return problem(`the unknown place "${asked}"`, `a place of ${measure}`, `use one of ${known}`);
  }
  const place = asked ?? ["kch+gstt", "region"].find((id) => places.includes(id)) ?? places[0];
  const firstWeek = from === undefined ? 1 : Number(from);
  const lastWeek = to === undefined ? layout.weeks : Number(to);
  if (firstWeek < 1 || lastWeek < firstWeek || lastWeek > layout.weeks) {
    return problem(
      `weeks ${firstWeek}-${lastWeek}`,
      `weeks from 1 to ${layout.weeks}, the first not after the last`,
      "mend the weeks, or lengthen the horizon",
    );
  }
  return { text: `${measure}@${place}, weeks ${firstWeek}-${lastWeek}`, measure, place, firstWeek, lastWeek };
}

/** Measures of the same subject, or all. */
function namesLike(name: string, layout: ResultLayout): string[] {
  const names = [...new Set(layout.pairs.map(({ spec }) => spec.name))];
  const near = names.filter((known) => known.toLowerCase().startsWith(`${name.split(".")[0].toLowerCase()}.`));
  return near.length > 0 ? near : names;
}

/** The measure and place of a subject. @throws InvariantError when the layout has no such rows */
export function pairOfSubject(layout: ResultLayout, { measure, place }: Subject): Pair {
  const pair = layout.pairs[pairOf(layout, measure, place)];
  if (pair === undefined) throw new InvariantError(`no rows of ${measure} at ${place}`);
  return pair;
}

/** Weekly values of a subject from those of a run, laid out by layout.ts; as many as it has weeks. */
export function subjectWeeks(
  layout: ResultLayout,
  values: Float64Array,
  { measure, place, firstWeek, lastWeek }: Subject,
): Float64Array {
  const pair = pairOf(layout, measure, place);
  if (pair < 0) throw new InvariantError(`no rows of ${measure} at ${place}`);
  return values.slice(weekCell(layout, pair, firstWeek), weekCell(layout, pair, lastWeek) + 1);
}

/** Weeks as one number: a count added up, a level or ratio as the mean of the weeks that read anything; NaN when none did. */
export function totalOfWeeks(weeks: ArrayLike<number>, of: "count" | "level" | "ratio"): number {
  let sum = 0;
  let read = 0;
  for (let week = 0; week < weeks.length; week++) {
    if (Number.isNaN(weeks[week])) continue;
    sum += weeks[week];
    read++;
  }
  if (read === 0) return Number.NaN;
  return of === "count" ? sum : sum / read;
}

/** How tables tell all weeks of a subject together, or one of them: the columns `weeks` and `period`. */
export function periodCells(
  { firstWeek, lastWeek }: Subject,
  week: number | null,
): readonly [weeks: string, period: string] {
  return week === null ? [`${firstWeek}-${lastWeek}`, "total"] : [String(week), "week"];
}
