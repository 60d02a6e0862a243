/** Figures of experiments: values of the picture, the sentence and the table agree, and any numbers give well-formed pictures. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  convergenceFigure,
  convergenceOf,
  convergenceStates,
  cutText,
  type EffectRow,
  effectsFigure,
  effectsStates,
  type Figure,
  type MorrisPoint,
  morrisFigure,
  morrisStates,
  type PairedData,
  pairedFigure,
  pairedStates,
  pairsStates,
  profilesStates,
  readConvergence,
  type TornadoBar,
  tornadoFigure,
  tornadoStates,
  type WarmUpData,
  warmUpFigure,
  warmUpStates,
} from "../../sim/figures/index.ts";
import { problemsOf, valuesOf } from "./well-formed.ts";

const number = fc.oneof(
  fc.constant(Number.NaN),
  fc.constant(0),
  fc.integer({ min: -3_000_000, max: 3_000_000 }),
  fc.double({ min: -2, max: 2, noNaN: true }),
);
const width = fc.integer({ min: 340, max: 1400 });

/** Well-formed, the same bytes twice, rows as long as the head. */
function mustStand(make: () => Figure): void {
  const figure = make();
  expect(problemsOf(figure.svg)).toEqual([]);
  expect(make().svg).toBe(figure.svg);
  for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length);
  expect(`${figure.title} ${figure.sentence} ${figure.table.rows.join()}`).not.toMatch(/NaN|Infinity|undefined/);
  expect(figure.sentence).toMatch(/\.$/);
}

test("every state stands at every width", () => {
  const states = [
    profilesStates,
    pairsStates,
    pairedStates,
    effectsStates,
    tornadoStates,
    morrisStates,
    convergenceStates,
    warmUpStates,
  ];
  for (const { figure } of states.flat()) for (const wide of [340, 720, 1200]) mustStand(() => figure(wide));
});

describe("paired differences", () => {
  const paired = (differences: readonly number[], rest: Partial<PairedData> = {}): PairedData => ({
    what: "operations postponed",
    where: "here & <there>",
    nameA: "A",
    nameB: "B",
    differences: Float64Array.from(differences),
    first: 3,
    mean: -2,
    ciLow: -4.5,
    ciHigh: 0.5,
    central: 4,
    ...rest,
  });

  test("have a point for each pair, a ring at the central run, and say what the other has more or fewer", () => {
    const figure = pairedFigure(paired([-3, -7, 4]), { width: 640 });
    expect(valuesOf(figure.svg, "class").filter((name) => name === "plot-point")).toHaveLength(3);
    expect(valuesOf(figure.svg, "class").filter((name) => name === "plot-mark")).toHaveLength(1);
    expect(figure.title).toBe("B: 2 fewer operations postponed");
    expect(figure.sentence).toContain(
      "B less A in operations postponed: mean −2 (95 % interval −4.5 to 0.5) over 3 pairs",
    );
    expect(figure.sentence).toContain("more in 1, fewer in 2, the same in 0.");
    expect(figure.table.rows).toEqual([
      ["3", "−3"],
      ["4", "−7"],
      ["5", "4"],
    ]);
    expect(figure.note).toContain("meaningful in aggregate only");
  });

  test("say in words that there is nothing to compare", () => {
    expect(pairedFigure(paired([Number.NaN]), { width: 640 }).title).toBe("No pair of runs can be compared");
  });

  test("of any numbers are well formed", () => {
    fc.assert(
      fc.property(
        fc.array(number, { maxLength: 60 }),
        number,
        number,
        number,
        width,
        (values, mean, low, high, wide) => {
          const [ciLow, ciHigh] = [Math.min(low, high), Math.max(low, high)];
          const read = values.filter(Number.isFinite);
          const told = read.length === 0 || Number.isFinite(mean) ? mean : 0;
          mustStand(() => pairedFigure(paired(values, { mean: told, ciLow, ciHigh }), { width: wide }));
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe("effects", () => {
  const row = (name: string, value: number, half = 1): EffectRow => ({
    name,
    about: "A share (assumption)",
    range: "0.1 to 0.4",
    confidence: "low",
    main: { value, low: value - half, high: value + half },
    second: null,
  });
  const rest = { what: "operations postponed", main: "mu*", second: "", runs: 12, note: "" };

  test("name the largest first, with intervals, and draw at most twenty", () => {
    const rows = Array.from({ length: 25 }, (_, index) => row(`p.${index}`, 50 - index));
    const figure = effectsFigure({ ...rest, rows }, { width: 640 });
    expect(figure.title).toBe("p.0 has the largest effect, then p.1");
    expect(figure.sentence).toContain("p.0 50 (49 to 51); p.1 49 (48 to 50)");
    expect(valuesOf(figure.svg, "class").filter((name) => name === "plot-point")).toHaveLength(20);
    expect(figure.table.rows).toHaveLength(25);
    expect(figure.table.rows[0]).toEqual(["p.0", "50 (49 to 51)", "0.1 to 0.4", "low", "A share (assumption)"]);
    expect(figure.note).toContain("The 20 largest of 25 are drawn.");
  });

  test("of any numbers are well formed", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 30 }), width, (values, wide) => {
        const rows = values.map(([value, second], index) => ({
          ...row(`p<${index}>`, value, Math.abs(second)),
          second: index % 2 === 0 ? null : { value: second, low: second, high: second },
        }));
        mustStand(() => effectsFigure({ ...rest, second: "alone", rows }, { width: wide }));
      }),
      { numRuns: 60, seed: 2 },
    );
  });
});

describe("a tornado", () => {
  const bar = (name: string, low: number, high: number): TornadoBar => ({
    name,
    about: "A share",
    confidence: "low",
    low: { setting: "0.1", mean: low, ciLow: low - 2, ciHigh: low + 2 },
    high: { setting: "0.4", mean: high, ciLow: high - 2, ciHigh: high + 2 },
  });

  test("has a bar for each end and says how far the widest goes", () => {
    const bars = [bar("s.wide", -30, 50), bar("s.slim", 1, -1)];
    const figure = tornadoFigure({ what: "operations postponed", bars, base: 100, pairs: 5 }, { width: 640 });
    expect(figure.title).toBe("s.wide moves it most: by 80");
    // One of each also stands in the key.
    expect(valuesOf(figure.svg, "class").filter((name) => name === "fill-a")).toHaveLength(3);
    expect(figure.table.rows[0].slice(0, 3)).toEqual(["s.wide", "at 0.1: −30 (−32 to −28)", "at 0.4: 50 (48 to 52)"]);
  });

  test("of any numbers is well formed", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 30 }), width, (ends, wide) => {
        const bars = ends.map(([low, high], index) => bar(`p.${index}`, low, high));
        mustStand(() => tornadoFigure({ what: "cases", bars, base: 10, pairs: 2 }, { width: wide }));
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});

describe("Morris' plane", () => {
  const point = (name: string, muStar: number, sigma: number, halfWidth = 5): MorrisPoint => ({
    name,
    about: "A share",
    range: "0 to 1",
    confidence: "low",
    muStar,
    halfWidth,
    mu: -muStar,
    sigma,
  });

  test("has a point for each parameter and names those that matter most", () => {
    const points = [point("s.most", 90, 20), point("s.some", 40, 60), point("s.none", 0, 0)];
    const figure = morrisFigure({ what: "cases", points, trajectories: 10, runs: 40 }, { width: 640 });
    expect(valuesOf(figure.svg, "class").filter((name) => name === "plot-point")).toHaveLength(3);
    expect(figure.title).toBe("s.most matters most, then s.some");
    expect(figure.svg).toContain(">s.some</text>");
    expect(figure.table.rows[0].slice(0, 4)).toEqual(["s.most", "90 (85 to 95)", "−90", "20"]);
  });

  test("of any numbers is well formed", () => {
    const size = number.map((one) => Math.abs(one));
    fc.assert(
      fc.property(fc.array(fc.tuple(size, size, size), { maxLength: 40 }), width, (all, wide) => {
        const points = all.map(([muStar, sigma, half], index) => point(`p.${index}`, muStar, sigma, half));
        mustStand(() => morrisFigure({ what: "cases", points, trajectories: 4, runs: 40 }, { width: wide }));
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});

describe("convergence", () => {
  const criterion = {
    text: "ci(elective.postponed@kch+gstt, weeks 1-8) < 5%",
    measure: "elective.postponed",
    place: "kch+gstt",
    firstWeek: 1,
    lastWeek: 8,
    limit: 0.05,
    isRelative: true,
  };
  const look = (replications: number, mean: number, halfWidth: number, isMet: boolean) => ({
    replications,
    precisions: [{ n: replications, mean, halfWidth, relative: halfWidth / mean, isMet }],
    isMet,
  });

  test("of a stopping path says what was reached", () => {
    const data = readConvergence(criterion, [look(10, 100, 12, false), look(12, 105, 4, true)], 0);
    expect(data.limit).toBeCloseTo((105 * 0.05) / 1.05, 12);
    const figure = convergenceFigure(data, { width: 640 });
    expect(figure.title).toBe("105 ± 4 after 12 replications: precise enough");
    expect(figure.table.rows).toEqual([
      ["10", "100", "12", "12 %"],
      ["12", "105", "4", "3.81 %"],
    ]);
    expect(figure.svg).toContain("plot-dashed");
  });

  test("of values alone ends with all of them", () => {
    const data = convergenceOf("cases", [1, 2, 3, 4, 5, 6, 7, 8]);
    expect(data.path.at(-1)).toMatchObject({ n: 8, mean: 4.5 });
    expect(data.path[0].n).toBe(2);
    expect(convergenceFigure(convergenceOf("cases", []), { width: 640 }).title).toBe("Nothing has been read yet");
  });

  test("of any numbers is well formed", () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 60 }), width, (values, wide) => {
        mustStand(() => convergenceFigure(convergenceOf("cases", values), { width: wide }));
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});

describe("warm-up", () => {
  const made = (means: readonly number[], rest: Partial<WarmUpData> = {}): WarmUpData => ({
    what: "redCells.onShelf@region",
    means: Float64Array.from(means),
    smoothed: Float64Array.from(means).slice(0, Math.max(0, means.length - 3)),
    bandLow: 4,
    bandHigh: 6,
    cuts: [
      { method: "welch", cut: 2, reason: "" },
      { method: "mser5", cut: null, reason: "fewer than 50 observations" },
    ],
    replications: 20,
    ...rest,
  });

  test("marks the cut, and says why there is none", () => {
    const data = made([1, 3, 5, 5, 5, 5, 5]);
    const figure = warmUpFigure(data, { width: 640 });
    expect(figure.title).toBe("Leave out the first 2 days");
    expect(figure.sentence).toContain("MSER-5: no cut, fewer than 50 observations.");
    expect(figure.svg).toContain(">Welch: day 2</text>");
    expect(data.cuts.map(cutText)[0]).toBe("Welch: leave out 2 days");
  });

  test("of any numbers is well formed", () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 60 }), number, number, width, (values, low, high, wide) => {
        const [bandLow, bandHigh] = [Math.min(low, high), Math.max(low, high)];
        mustStand(() => warmUpFigure(made(values, { bandLow, bandHigh }), { width: wide }));
      }),
      { numRuns: 60, seed: 6 },
    );
  });
});
