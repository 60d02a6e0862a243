/**
 * Precision asked for in words: `ci(elective.postponed) < 5%` becomes a criterion, or problems that say where and how to mend.
 * Responsible for the text and for what number of a run it speaks of; when to stop is in stopping.ts.
 *
 *     ci(MEASURE[@PLACE][, weeks FIRST-LAST]) < NUMBER[%]
 *
 * `ci` is half the width of the 95 % interval of the mean over replications: absolute in the unit of the measure, or with % relative
 * to the mean. Without a place it is `kch+gstt` where the measure is kept for it, else `region`, else the measure's first place.
 * Without weeks it is all whole weeks of the horizon. Several criteria stand apart by commas.
 */
import { InvariantError } from "../engine/index.ts";
import { ScenarioProblem } from "../scenario/index.ts";
import { pairOf, type ResultLayout, weekCell } from "./layout.ts";

export interface Criterion {
  /** In full: with place and weeks, the same for all ways to write it. */
  readonly text: string;
  readonly measure: string;
  readonly place: string;
  readonly firstWeek: number;
  readonly lastWeek: number;
  /** Half-width wanted: `relative` as a fraction of the mean, otherwise in the unit of the measure. */
  readonly limit: number;
  readonly isRelative: boolean;
}

export type CriteriaResult =
  | { readonly ok: true; readonly criteria: readonly Criterion[] }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** What stands for the file in problems; the line is the number of the option. */
export const criteriaFile = "--until";

const example = "ci(elective.postponed) < 5%";

/** Criteria of all texts, in their order, or every problem found, one for each criterion. */
export function parseCriteria(texts: readonly string[], layout: ResultLayout): CriteriaResult {
  const criteria: Criterion[] = [];
  const problems: ScenarioProblem[] = [];
  texts.forEach((text, index) => {
    for (const part of partsOf(text)) {
      const read = new Reader(part.text, part.from, index + 1, layout).read();
      if (read instanceof ScenarioProblem) problems.push(read);
      else criteria.push(read);
    }
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, criteria };
}

/** Cut at commas outside brackets. */
function partsOf(text: string): { readonly text: string; readonly from: number }[] {
  const parts: { text: string; from: number }[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")") depth--;
    if (at < text.length && (text[at] !== "," || depth > 0)) continue;
    parts.push({ text: text.slice(from, at), from });
    from = at + 1;
  }
  return parts;
}

class Reader {
  private readonly text: string;
  private readonly offset: number;
  private readonly line: number;
  private readonly layout: ResultLayout;
  private at = 0;

  /** @param offset of the text within the option, `line` the number of the option */
  constructor(text: string, offset: number, line: number, layout: ResultLayout) {
    this.text = text;
    this.offset = offset;
    this.line = line;
    this.layout = layout;
  }

  read(): Criterion | ScenarioProblem {
    if (this.take(/ci/y) === null || this.take(/\(/y) === null) return this.amiss("ci( and a measure");
    const start = this.skipped();
    const measure = this.take(/[A-Za-z][A-Za-z0-9.-]*/y);
    if (measure === null) return this.amiss("the name of a measure");
    const places = this.layout.pairs.filter(({ spec }) => spec.name === measure).map(({ place }) => place.id);
    if (places.length === 0) return this.unknown(start, measure, "measure", likeMeasures(measure, this.layout));
    let place = ["kch+gstt", "region"].find((id) => places.includes(id)) ?? places[0];
    if (this.take(/@/y) !== null) {
      const from = this.skipped();
      const named = this.take(/[A-Za-z0-9+_-]+/y);
      if (named === null) return this.amiss("the id of a place");
      if (!places.includes(named)) return this.unknown(from, named, `place of ${measure}`, places);
      place = named;
    }
    const weeks = this.readWeeks();
    if (weeks instanceof ScenarioProblem) return weeks;
    if (this.take(/\)/y) === null) return this.amiss(") after the measure, its place or weeks");
    if (this.take(/</y) === null) return this.amiss("< and the half-width wanted");
    const from = this.skipped();
    const written = this.take(/\d+(?:\.\d+)?|\.\d+/y);
    if (written === null) return this.amiss("a number above 0, or one with %");
    const isRelative = this.take(/%/y) !== null;
    if (this.skipped() < this.text.length) return this.amiss("the end, or a comma before another criterion");
    const number = Number(written);
    if (!(number > 0)) return this.problem(from, `the half-width ${written}`, "one above 0", "write one such as 5%");
    const span = `weeks ${weeks[0]}-${weeks[1]}`;
    return {
      text: `ci(${measure}@${place}, ${span}) < ${number}${isRelative ? "%" : ""}`,
      measure,
      place,
      firstWeek: weeks[0],
      lastWeek: weeks[1],
      limit: isRelative ? number / 100 : number,
      isRelative,
    };
  }

  private readWeeks(): readonly [number, number] | ScenarioProblem {
    const { weeks } = this.layout;
    if (this.take(/,/y) === null) return [1, weeks];
    const from = this.skipped();
    const written = this.take(/weeks?\s*\d+(?:\s*-\s*\d+)?/y);
    if (written === null) return this.amiss("weeks such as weeks 1-8");
    const [first, last = first] = (written.match(/\d+/g) ?? []).map(Number);
    if (first < 1 || last < first || last > weeks) {
      return this.problem(
        from,
        written,
        `weeks from 1 to ${weeks}, the first not after the last`,
        "mend the weeks, or lengthen the horizon",
      );
    }
    return [first, last];
  }

  /** What stands next, without spaces before it; null, and nothing is taken, when it is something else. */
  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.skipped();
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private skipped(): number {
    while (this.text[this.at] === " ") this.at++;
    return this.at;
  }

  private amiss(expected: string): ScenarioProblem {
    const rest = this.text.slice(this.skipped()).trim();
    const found = rest === "" ? "the end" : `"${rest.slice(0, 40)}"`;
    return this.problem(this.at, found, expected, `write one such as ${example}`);
  }

  private unknown(at: number, name: string, what: string, names: readonly string[]): ScenarioProblem {
    const shown = names.slice(0, 30).join(", ");
    const rest = names.length > 30 ? `, … (${names.length} in all)` : "";
    return this.problem(at, `the unknown ${what} "${name}"`, `a ${what} of the tables`, `use one of ${shown}${rest}`);
  }

  private problem(at: number, found: string, expected: string, mend: string): ScenarioProblem {
    const location = { file: criteriaFile, line: this.line, column: this.offset + at + 1 };
    return new ScenarioProblem(location, "", found, expected, mend);
  }
}

/** Measures of the same subject, or all. */
function likeMeasures(name: string, layout: ResultLayout): string[] {
  const names = [...new Set(layout.pairs.map(({ spec }) => spec.name))];
  const subject = `${name.split(".")[0].toLowerCase()}.`;
  const near = names.filter((known) => known.toLowerCase().startsWith(subject));
  return near.length > 0 ? near : names;
}

/**
 * The number of one run that a criterion speaks of, from the values laid out by layout.ts: a count summed over its weeks, a level or
 * ratio as the plain mean of its weekly values. Weeks in which nothing was read are left out; NaN when that is all of them.
 * @throws InvariantError when the layout has no such rows
 */
export function criterionValue(layout: ResultLayout, values: Float64Array, criterion: Criterion): number {
  const pair = pairOf(layout, criterion.measure, criterion.place);
  if (pair < 0) throw new InvariantError(`no rows of ${criterion.measure} at ${criterion.place}`);
  let sum = 0;
  let read = 0;
  for (let week = criterion.firstWeek; week <= criterion.lastWeek; week++) {
    const value = values[weekCell(layout, pair, week)];
    if (Number.isNaN(value)) continue;
    sum += value;
    read++;
  }
  if (read === 0) return Number.NaN;
  return layout.pairs[pair].spec.of === "count" ? sum : sum / read;
}
