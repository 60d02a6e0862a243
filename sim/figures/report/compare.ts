/**
 * What a comparison of scenarios says: sentences, figures and the pages' parts. Responsible for choice and order; numbers come from
 * the experiment room, the sentences of one difference from the report room.
 */
import { type Compared, type Comparison, statsOf } from "../../experiment/index.ts";
import {
  type CentralReading,
  centralRuleText,
  centralRunSentences,
  compareSentence,
  matchedSentence,
  measureText,
  numberText,
  pairedText,
  type Range,
} from "../../report/index.ts";
import type { Figure } from "../figure.ts";
import { pairedFigure } from "../paired/figure.ts";
import { type Fan, fansFigure, reportWidth } from "./fans.ts";
import type { ReportFigure } from "./files.ts";
import type { ReportPart } from "./page.ts";

/** What the numbers of a comparison are called. */
export interface ComparisonNames {
  /** Titles of the scenarios, the baseline first. */
  readonly scenarios: readonly string[];
  /** Name of each place by its id. */
  readonly places: ReadonlyMap<string, string>;
}

const placeText = ({ place }: Compared, { places }: ComparisonNames): string => places.get(place) ?? place;

const weeksText = ({ firstWeek, lastWeek }: Compared): string =>
  firstWeek === lastWeek ? `week ${firstWeek}` : `weeks ${firstWeek} to ${lastWeek}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Without what the sentence says anyway. */
const plainMeasure = (measure: string): string =>
  measureText(measure).replace(/, linked by the model's rules to the incident$/, "");

/** One for each subject and other scenario. */
export function comparisonSentences(comparison: Comparison, names: ComparisonNames): string[] {
  const [nameA] = names.scenarios;
  return comparison.subjects.flatMap((subject, index) =>
    names.scenarios.slice(1).map((nameB, other) => {
      const what = `${measureText(subject.measure)} (${placeText(subject, names)}, ${weeksText(subject)})`;
      const values = [...comparison.totals(index, 0)];
      const others = [...comparison.totals(index, other + 1)];
      if (subject.spec.of === "count") {
        return compareSentence(what, { name: nameA, values }, { name: nameB, values: others });
      }
      return levelSentence(comparison, index, other + 1, what, nameA, nameB);
    }),
  );
}

/** Of a level or a ratio one does not have more, it is higher. */
function levelSentence(
  comparison: Comparison,
  subject: number,
  other: number,
  what: string,
  nameA: string,
  nameB: string,
): string {
  const { pairs, mean, ciLow, ciHigh, higher, lower } = comparison.totalDifference(subject, other);
  if (pairs === 0) return `No run of ${nameA} and ${nameB} can be compared in ${what}.`;
  const interval = Number.isNaN(ciLow) ? "" : ` (95 % interval ${numberText(ciLow)} to ${numberText(ciHigh)})`;
  return (
    `${capital(what)}: higher in ${nameB} than in ${nameA} in ${higher} and lower in ${lower} of ${pairs} pairs of runs; ` +
    `mean difference ${numberText(mean)}${interval}.`
  );
}

/** One for each kind of case and other scenario. */
export function matchedSentences(comparison: Comparison, { scenarios }: ComparisonNames): string[] {
  const range = (other: number, kind: string, count: string): Range => {
    const found = comparison.matched.find((one) => one.other === other && one.kind === kind && one.count === count);
    return {
      mean: found?.stats.mean ?? Number.NaN,
      least: found?.least ?? Number.NaN,
      most: found?.most ?? Number.NaN,
    };
  };
  return scenarios
    .slice(1)
    .flatMap((name, index) =>
      ["operations", "appointments"].map((kind) =>
        matchedSentence(
          kind,
          scenarios[0],
          name,
          range(index + 1, kind, "onlyA"),
          range(index + 1, kind, "onlyB"),
          comparison.replications,
        ),
      ),
    );
}

/** Measures that the central run is told by, besides the first subject. */
const narrated = new Set([
  "elective.postponed",
  "outpatient.postponed",
  "gp.testsDeferred",
  "laboratory.capacityFraction",
]);

/** Which run is the central one, what it comes to in each scenario, and what one run is good for; nothing without any. */
export function centralSentences(comparison: Comparison, names: ComparisonNames): string[] {
  const [central] = comparison.central;
  if (central === undefined) return [];
  const { replication } = central;
  const index = comparison.numbers.indexOf(replication);
  const readings = comparison.subjects.flatMap((subject, number): CentralReading[] => {
    if (number > 0 && !narrated.has(subject.measure)) return [];
    return [
      {
        what: measureText(subject.measure),
        where: `${placeText(subject, names)}, ${weeksText(subject)}`,
        unit: subject.spec.unit,
        isCount: subject.spec.of === "count",
        firstWeek: subject.firstWeek,
        sides: names.scenarios.map((name, scenario) => {
          const totals = comparison.totals(number, scenario);
          const median = statsOf(totals)?.p50 ?? Number.NaN;
          const weeks = comparison.weeksOf(number, scenario, replication);
          return { name, total: totals[index], median, weeks };
        }),
      },
    ];
  });
  return centralRunSentences(` of ${names.scenarios.join(" / ")}`, replication, comparison.replications, readings);
}

/** Differences of each subject and other scenario, with an id for a file name. */
export function comparisonFigures(comparison: Comparison, names: ComparisonNames): ReportFigure[] {
  const [first] = comparison.subjects;
  const [nameA] = names.scenarios;
  const [replication] = comparison.numbers;
  return names.scenarios.slice(1).flatMap((nameB, index) => {
    const other = index + 1;
    const central = comparison.central.find((one) => one.other === other)?.replication ?? null;
    const suffix = names.scenarios.length > 2 ? `-${other}` : "";
    const a = comparison.totals(0, 0);
    const b = comparison.totals(0, other);
    const { mean, ciLow, ciHigh } = comparison.totalDifference(0, other);
    const paired = pairedFigure(
      {
        what: plainMeasure(first.measure),
        where: `${placeText(first, names)}, ${weeksText(first)}`,
        nameA,
        nameB,
        differences: b.map((value, run) => value - a[run]),
        first: replication,
        mean,
        ciLow,
        ciHigh,
        central,
      },
      { width: reportWidth },
    );
    return [
      { id: `paired${suffix}`, figure: paired },
      { id: `weeks${suffix}`, figure: fansOf(comparison, names, other, central) },
    ];
  });
}

/** Weeks of the first subject in both scenarios: the central run, and the middle 90 % of all. */
function fansOf(comparison: Comparison, names: ComparisonNames, other: number, central: number | null): Figure {
  const [subject] = comparison.subjects;
  const { measure, place, firstWeek, lastWeek, spec } = subject;
  const weeks = lastWeek - firstWeek + 1;
  const fans = [0, other].map((scenario): Fan => {
    const stats = Array.from({ length: weeks }, (_, week) => statsOf(comparison.inWeek(0, scenario, week)));
    const each = (read: "p5" | "p50" | "p95"): Float64Array =>
      Float64Array.from(stats, (one) => one?.[read] ?? Number.NaN);
    const run = central === null ? new Float64Array(weeks).fill(Number.NaN) : comparison.weeksOf(0, scenario, central);
    return { name: names.scenarios[scenario], low: each("p5"), median: each("p50"), high: each("p95"), run };
  });
  return fansFigure({
    name: capital(`${plainMeasure(measure)} a week`),
    where: `${placeText(subject, names)}${central === null ? "" : `; this run: replication ${central}`}`,
    place,
    spec,
    firstWeek,
    weeks,
    replications: comparison.replications,
    fans,
    note: "Simulated, not what happened here. Both on one scale; this run is the central run.",
  });
}

/** The parts of the page, without title and facts. */
export function comparisonParts(
  comparison: Comparison,
  names: ComparisonNames,
  figures: readonly { readonly figure: Figure }[],
): ReportPart[] {
  return [
    { kind: "heading", text: "What differs" },
    ...figures.map(({ figure }): ReportPart => ({ kind: "figure", figure })),
    { kind: "paragraph", text: pairedText },
    { kind: "list", items: comparisonSentences(comparison, names).map((one) => one.replace(` ${pairedText}`, "")) },
    { kind: "heading", text: "Differences in total" },
    {
      kind: "paragraph",
      text:
        "The other scenario less the baseline. The variance reduction says how many times fewer pairs of runs are needed than " +
        "independent runs would be. With several scenarios, p is adjusted for their number (Holm) and intervals hold together.",
    },
    totalsTable(comparison, names),
    { kind: "heading", text: "Matched simulated cases" },
    { kind: "list", items: matchedSentences(comparison, names) },
    { kind: "heading", text: "One run as an example" },
    { kind: "list", items: centralSentences(comparison, names) },
    { kind: "paragraph", text: centralRuleText },
  ];
}

function totalsTable(comparison: Comparison, names: ComparisonNames): ReportPart {
  const rows = comparison.differences.filter(({ week }) => week === null);
  const isOne = names.scenarios.length === 2;
  const head = [
    "Baseline",
    "Other",
    "Difference",
    "95 % interval",
    isOne ? "p" : "p (Holm)",
    "Variance reduction",
    "Pairs",
  ];
  return {
    kind: "table",
    head: ["Measure", ...(isOne ? [] : ["Scenario"]), ...head],
    rows: rows.map(({ subject, other, difference: d }) => [
      `${measureText(subject.measure)} (${placeText(subject, names)})`,
      ...(isOne ? [] : [names.scenarios[other]]),
      numberText(d.meanA),
      numberText(d.meanB),
      numberText(d.mean),
      `${numberText(d.jointLow)} to ${numberText(d.jointHigh)}`,
      pText(d.pHolm),
      Number.isFinite(d.varianceReduction) ? numberText(d.varianceReduction) : "–",
      String(d.pairs),
    ]),
  };
}

const pText = (p: number): string => (Number.isNaN(p) ? "–" : p < 0.001 ? "below 0.001" : p.toFixed(3));
