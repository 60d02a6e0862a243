/** The weekly lines in the states they must stand: made-up weeks, no run behind them. */
import type { Figure } from "../figure.ts";
import type { LinePanel, LinesData } from "./data.ts";
import { linesFigure } from "./figure.ts";

const weekMin = 7 * 1440;

/** A rise at the incident that fades, by a plain rule. */
function wave(weeks: number, firstWeek: number, high: number, width: number): Float64Array {
  return Float64Array.from({ length: weeks }, (_, index) => {
    const since = firstWeek + index - 1;
    return since < 0 ? high * 0.04 : Math.round((high * width * (1 + since)) / (width + since * since) / 1.4);
  });
}

interface Made {
  readonly weeks: number;
  readonly firstWeek: number;
  readonly panels: readonly LinePanel[];
  readonly isShared: boolean;
}

const made = ({ weeks, firstWeek, panels, isShared }: Made): LinesData => ({
  name: isShared ? "Cases postponed a week" : "Week by week",
  where: isShared ? "by trust" : "two made-up trusts",
  isShared,
  panels,
  firstWeek,
  weekStartMin: Float64Array.from({ length: weeks + 1 }, (_, index) => (firstWeek + index - 1) * weekMin),
  weekDates: Array.from(
    { length: weeks },
    (_, index) => `${1 + ((index * 7) % 28)} of month ${1 + Math.floor(index / 4)}`,
  ),
  startMin: (firstWeek - 1) * weekMin,
  endMin: (firstWeek - 1 + weeks) * weekMin,
  months: Array.from({ length: Math.floor(weeks / 4) }, (_, index) => ({
    atMin: (firstWeek - 1 + index * 4.3) * weekMin,
    name: ["Jan", "Feb", "Mar", "Apr", "May", "Jun"][index % 6],
  })),
  showsFitted: true,
  replications: 20,
});

const panel = (name: string, values: Float64Array, rest: Partial<LinePanel> = {}): LinePanel => ({
  measure: "elective.postponed",
  place: name.toLowerCase().replace(/[^a-z]+/g, "-"),
  name,
  where: "",
  unit: "count",
  named: "highest",
  values,
  band: null,
  behind: null,
  published: [],
  publishedText: "",
  beside: [],
  ...rest,
});

const band = (values: Float64Array) => ({
  low: values.map((value) => value * 0.8),
  median: values.map((value) => value * 1.05),
  high: values.map((value) => value * 1.3),
});

const typicalWave = wave(32, -5, 480, 9);
const typical = made({
  weeks: 32,
  firstWeek: -5,
  isShared: false,
  panels: [
    panel("Operations postponed a week", typicalWave, {
      where: "two made-up trusts",
      band: band(typicalWave),
      published: [
        { week: 1, low: 430, high: 430, use: "fitted" },
        { week: 2, low: 380, high: 460, use: "fitted" },
        { week: 6, low: 150, high: 150, use: "held out" },
      ],
      publishedText: "made up",
      beside: [{ heading: "Booked", values: typicalWave.map(() => 1500) }],
    }),
    panel("Appointments postponed a week", wave(32, -5, 900, 60), { where: "two made-up trusts" }),
    panel(
      "Laboratory capacity",
      wave(32, -5, 1, 9).map((_, index) => (index < 6 ? 1 : Math.min(1, 0.1 + index / 40))),
      {
        where: "made-up laboratories",
        unit: "percent",
        named: "lowest",
      },
    ),
    panel(
      "O-negative units supplied a week",
      wave(32, -5, 260, 400).map((value) => value + 140),
      { where: "two made-up trusts" },
    ),
  ],
});

const region = wave(60, -9, 2_400_000, 9);
const extreme = made({
  weeks: 60,
  firstWeek: -9,
  isShared: true,
  panels: Array.from({ length: 14 }, (_, index) =>
    panel(
      `The ${index + 1}th Foundation Trust of Hospitals, Community Services and Much Else`,
      region.map((value) => value / (1 + index * 3)),
      {
        behind: region,
      },
    ),
  ),
});

const empty = made({ weeks: 0, firstWeek: 1, isShared: false, panels: [] });
const small = made({
  weeks: 3,
  firstWeek: 0,
  isShared: true,
  panels: [
    panel("First trust", Float64Array.of(1, 7, Number.NaN), { behind: Float64Array.of(1, 9, Number.NaN) }),
    panel("Second trust", Float64Array.of(0, 0, Number.NaN), { behind: Float64Array.of(1, 9, Number.NaN) }),
  ],
});

export const linesStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: (width) => linesFigure(empty, { width }) },
  { state: "small", figure: (width) => linesFigure(small, { width }) },
  { state: "typical", figure: (width) => linesFigure(typical, { width, nowMin: 3.3 * weekMin }) },
  { state: "extreme", figure: (width) => linesFigure(extreme, { width }) },
];
