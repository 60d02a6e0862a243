/** The weekly lines: values of the picture, the sentence and the table agree with the series, whatever the series are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type LineSource,
  linePairs,
  linesFigure,
  linesLayout,
  lineViews,
  readLines,
  timeScale,
  twoTrusts,
} from "../../sim/figures/index.ts";
import type { LinePanel, LinesData } from "../../sim/figures/lines/data.ts";
import { aRealSetup } from "../support/region.ts";
import { problemsOf, valuesOf } from "./well-formed.ts";

const weekMin = 7 * 1440;

function panel(values: readonly number[], rest: Partial<LinePanel> = {}): LinePanel {
  return {
    measure: "elective.postponed",
    place: twoTrusts,
    name: "Operations postponed a week",
    where: "here & <there>",
    unit: "count",
    named: "highest",
    values: Float64Array.from(values),
    band: null,
    behind: null,
    published: [],
    publishedText: "made up",
    beside: [],
    ...rest,
  };
}

function lines(panels: readonly LinePanel[], rest: Partial<LinesData> = {}): LinesData {
  const weeks = panels[0]?.values.length ?? 0;
  const firstWeek = -1;
  return {
    name: "Week by week",
    where: "somewhere",
    isShared: false,
    panels,
    firstWeek,
    weekStartMin: Float64Array.from({ length: weeks + 1 }, (_, index) => (firstWeek + index - 1) * weekMin),
    weekDates: Array.from({ length: weeks }, (_, index) => `${index + 1} June`),
    startMin: (firstWeek - 1) * weekMin,
    endMin: (firstWeek - 1 + weeks) * weekMin,
    months: [{ atMin: 0, name: "Jun" }],
    showsFitted: true,
    replications: 20,
    ...rest,
  };
}

const published = [
  { week: 1, low: 40, high: 40, use: "fitted" },
  { week: 2, low: 20, high: 30, use: "held out" },
  { week: 90, low: 1, high: 1, use: "context" },
];
const four = lines([panel([1, 2, 55, 31, Number.NaN], { published })]);

describe("lines of a run", () => {
  const figure = linesFigure(four, { width: 640 });

  test("name the highest week in title, sentence and picture", () => {
    expect(figure.title).toBe("Operations postponed peak at 55 in week 1");
    expect(figure.sentence).toContain("highest 55 in week 1");
    expect(figure.svg).toContain(">55, week 1</text>");
  });

  test("give each simulated week a point that can be chosen, and its value in the table", () => {
    const picks = valuesOf(figure.svg, "data-pick");
    expect(picks).toEqual(Array.from({ length: 4 }, () => "measure elective.postponed@kch+gstt"));
    expect(figure.table.rows.map((row) => row[2])).toEqual(["1", "2", "55", "31", "–"]);
    expect(figure.table.rows.map((row) => row[0])).toEqual(["−1", "0", "1", "2", "3"]);
  });

  test("set published weeks beside the run: a point where one number is known, a span where two are", () => {
    // One of each also stands in the key.
    expect(figure.svg.match(/class="lines-published"/g)).toHaveLength(2);
    expect(figure.svg.match(/class="lines-published lines-range"/g)).toHaveLength(2);
    expect(figure.table.rows.map((row) => row.at(-1))).toEqual(["–", "–", "40, fitted", "20 to 30, held out", "–"]);
    expect(figure.note).toContain("Weeks 1 to 1 fitted, later weeks predicted.");
  });

  test("say of another run that published numbers are for scale only", () => {
    const other = linesFigure({ ...four, showsFitted: false }, { width: 640 });
    expect(other.svg).not.toContain(">fitted</text>");
    expect(other.note).toContain("for scale only");
  });

  test("draw the clock where it stands only when asked to", () => {
    expect(figure.svg).not.toContain('class="now"');
    expect(linesFigure(four, { width: 640, nowMin: 100 }).svg).toContain('class="now"');
  });

  test("lay panels out as they are drawn, for whoever moves the clock's line over them", () => {
    const { frames, height } = linesLayout(four, 640);
    expect(height).toBe(figure.height);
    expect(timeScale(four, frames[0])(four.startMin)).toBe(frames[0].x0);
    expect(timeScale(four, frames[0])(four.endMin)).toBe(frames[0].x1);
  });
});

test("parts of the region share one scale and carry the region behind them", () => {
  const region = Float64Array.of(10, 100);
  const parts = lines(
    [
      panel([5, 90], { name: "North", behind: region, where: "" }),
      panel([0, 0], { name: "South", behind: region, where: "" }),
    ],
    { isShared: true, name: "Cases a week", where: "by part" },
  );
  const figure = linesFigure(parts, { width: 900 });
  expect(figure.svg.match(/class="lines-region"/g)).toHaveLength(3);
  expect(figure.title).toBe("Cases: at most 100 a week in the region");
  expect(figure.sentence).toContain("South: none");
  expect(figure.note).toContain("Simulated, not what happened here.");
});

test("nothing simulated yet is said in words", () => {
  const figure = linesFigure(lines([panel([Number.NaN, Number.NaN])]), { width: 400 });
  expect(figure.title).toBe("No whole week is simulated yet");
  expect(figure.svg).toContain("not simulated yet");
});

test("any series give well-formed pictures with finite numbers, and the same bytes twice", () => {
  const value = fc.oneof(
    fc.constant(Number.NaN),
    fc.constant(0),
    fc.integer({ min: 0, max: 3_000_000 }),
    fc.double({ min: 0, max: 2, noNaN: true }),
  );
  const series = fc.array(value, { minLength: 7, maxLength: 7 });
  const arbitrary = fc.record({
    values: fc.array(series, { minLength: 0, maxLength: 9 }),
    behind: fc.option(series),
    isShared: fc.boolean(),
    isLowest: fc.boolean(),
    low: fc.integer({ min: 0, max: 900 }),
    width: fc.integer({ min: 340, max: 1400 }),
  });
  fc.assert(
    fc.property(arbitrary, ({ values, behind, isShared, isLowest, low, width }) => {
      const data = lines(
        values.map((one, index) =>
          panel(one, {
            behind: behind === null ? null : Float64Array.from(behind),
            named: isLowest ? "lowest" : "highest",
            unit: index % 2 === 0 ? "count" : "percent",
            band:
              index === 1
                ? { low: Float64Array.from(one), median: Float64Array.from(one), high: Float64Array.from(one) }
                : null,
            published: index === 0 ? [{ week: 1, low, high: low * 2, use: "fitted" }] : [],
          }),
        ),
        { isShared },
      );
      const figure = linesFigure(data, { width, nowMin: 0 });
      expect(problemsOf(figure.svg)).toEqual([]);
      expect(linesFigure(data, { width, nowMin: 0 }).svg).toBe(figure.svg);
      for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length);
      expect(new Set(figure.table.columns).size).toBeGreaterThan(0);
    }),
    { numRuns: 60, seed: 20240603 },
  );
});

describe("views", () => {
  const setup = aRealSetup("synnovis-2024.yaml");
  const source: LineSource = {
    calendar: setup.calendar,
    firstWeek: -5,
    weeks: 32,
    trusts: setup.places.trusts,
    boroughs: setup.places.boroughs,
    published: setup.scenario.published,
    values: () => Float64Array.from({ length: 32 }, (_, week) => week + 1),
    band: () => undefined,
    replications: 20,
    showsFitted: true,
  };

  test("ask for every measure and place that they draw, each of which the model has", () => {
    const trusts = setup.places.trusts.map(({ id }) => id);
    const boroughs = setup.places.boroughs.map(({ id }) => id);
    const pairs = linePairs(trusts, boroughs);
    const asked = new Set(pairs.map(({ measure, place }) => `${measure} ${place}`));
    expect(asked.size).toBe(pairs.length);
    const names = new Set(setup.layout.specs.map(({ name }) => name));
    const places = new Set(setup.places.rollups.map(({ id }) => id));
    for (const { measure, place } of pairs) expect([names.has(measure), places.has(place)]).toEqual([true, true]);
    for (const view of lineViews)
      readLines(view, {
        ...source,
        values: (measure, place) => {
          expect(asked).toContain(`${measure} ${place}`);
          return undefined;
        },
      });
  });

  test("show four series first, five trusts and six boroughs, no two columns of a table alike", () => {
    const counts = lineViews.map((view) => readLines(view, source).panels.length);
    expect(counts).toEqual([4, 5, 5, 5, 5, 5, 6, 6]);
    for (const view of lineViews) {
      const { columns } = linesFigure(readLines(view, source), { width: 800 }).table;
      expect(new Set(columns).size).toBe(columns.length);
    }
  });

  test("put a share over what it is a share of", () => {
    const share = lineViews.find(({ id }) => id === "gp-share");
    if (share === undefined) throw new Error("no such view");
    const data = readLines(share, {
      ...source,
      values: (measure) => new Float64Array(32).fill(measure === "gp.testsDeferred" ? 30 : 120),
    });
    expect(data.panels[0].values[0]).toBe(0.25);
    expect(linesFigure(data, { width: 800 }).title).toBe("GP tests deferred of those requested: up to 25 % in a week");
  });

  test("begin weeks on Mondays", () => {
    const data = readLines(lineViews[0], source);
    expect(data.weekDates[6]).toBe("3 June");
    expect(data.weekStartMin[6]).toBe(0);
  });
});
