/**
 * The weekly table that `knockon run` prints: the measures most people ask for, beside what was published. Responsible for
 * the choice and the layout; all numbers come from the experiment room.
 */
import Table from "cli-table3";
import {
  besidePublished,
  findPair,
  type PublishedRow,
  type Stats,
  type Summary,
  weekStats,
} from "../experiment/index.ts";
import type { Setup } from "../model/index.ts";

interface Column {
  readonly measure: string;
  readonly place: string;
  readonly head: string;
}

interface Sheet {
  readonly title: string;
  readonly columns: readonly Column[];
}

const two = "kch+gstt";
const sheets: readonly Sheet[] = [
  {
    title: "King's and Guy's and St Thomas' together, a week",
    columns: [
      { measure: "elective.booked", place: two, head: "operations\nbooked" },
      { measure: "elective.done", place: two, head: "operations\ndone" },
      { measure: "elective.postponed", place: two, head: "operations\npostponed" },
      { measure: "outpatient.postponed", place: two, head: "appointments\npostponed" },
      { measure: "cancer.postponed", place: two, head: "cancer care\npostponed" },
    ],
  },
  {
    title: "The region and its supplier, a week",
    columns: [
      { measure: "gp.testsDeferred", place: "region", head: "GP tests\ndeferred" },
      { measure: "redCells.oNegativeSupplied", place: "region", head: "O-negative\nsupplied" },
      { measure: "redCells.oNegativeTransfused", place: "region", head: "O-negative\ntransfused" },
      { measure: "laboratory.capacityFraction", place: "supplier", head: "laboratory\ncapacity" },
    ],
  },
];

/** Measures and places of the table, in its order. */
export const keyMeasures: readonly { readonly measure: string; readonly place: string }[] = sheets.flatMap(
  ({ columns }) => columns,
);

/** Text styles; plain functions, so that a table can be had without colour. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
}

/** Both tables and what their words mean, as one text. */
export function weeklyTables(setup: Setup, summary: Summary, replications: number, style: Style): string {
  const rows = besidePublished(setup.scenario.published, summary);
  const parts = sheets.flatMap((sheet) => {
    const columns = sheet.columns.filter(({ measure, place }) => findPair(summary, measure, place) !== null);
    if (columns.length === 0 || summary.layout.weeks === 0) return [];
    return [`${style.bold(sheet.title)}\n${sheetText(setup, summary, columns, rows, style)}`];
  });
  return [...parts, ...explanations(rows, replications)].join("\n\n");
}

function sheetText(
  setup: Setup,
  summary: Summary,
  columns: readonly Column[],
  rows: readonly PublishedRow[],
  style: Style,
): string {
  const { calendar } = setup;
  const isTold = ({ measure, place }: Column): boolean =>
    rows.some((row) => row.measure === measure && row.place === place);
  const heads = columns.flatMap((column) => [column.head, ...(isTold(column) ? ["published"] : [])]);
  const table = new Table({
    head: ["week", "from", ...heads],
    colAligns: ["right", "left", ...heads.map((): "right" => "right")],
    chars: plainLines,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
  });
  for (let week = 1; week <= summary.layout.weeks; week++) {
    const date = calendar.dates[calendar.warmUpDays + 7 * (week - 1)];
    const cells = columns.flatMap((column) => {
      const told = rows.filter(
        (row) => row.measure === column.measure && row.place === column.place && row.week === week,
      );
      const shown = simulatedText(summary, column, week);
      return isTold(column)
        ? [shown, told.map((row) => publishedText(row, unitOf(summary, column), style)).join(", ")]
        : [shown];
    });
    table.push([String(week), dateText(date), ...cells]);
  }
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

const plainLines = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};

function unitOf(summary: Summary, { measure, place }: Column): string {
  return findPair(summary, measure, place)?.spec.unit ?? "";
}

function simulatedText(summary: Summary, column: Column, week: number): string {
  const stats = weekStats(summary, column.measure, column.place, week);
  if (stats === null) return "-";
  const say = numbersOf(unitOf(summary, column));
  return stats.replications > 1 ? `${say(stats.mean)} (${range(stats, say)})` : say(stats.mean);
}

function range({ p5, p95 }: Stats, say: (value: number) => string): string {
  return `${say(p5)}-${say(p95)}`;
}

function publishedText({ published, mark }: PublishedRow, unit: string, style: Style): string {
  if (published === null) return style.dim(mark);
  const say = numbersOf(unit);
  const { low, high } = published;
  return `${low === high ? say(low) : `${say(low)}-${say(high)}`} ${style.dim(mark)}`;
}

/** Shares as per cent; counts without decimals from ten on. */
function numbersOf(unit: string): (value: number) => string {
  if (unit === "fraction") return (value) => `${Math.round(value * 100)}%`;
  return (value) => (value === 0 || Math.abs(value) >= 10 ? value.toFixed(0) : value.toFixed(1));
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dateText(iso: string): string {
  const [, month, day] = iso.split("-").map(Number);
  return `${day} ${months[month - 1]}`;
}

function explanations(rows: readonly PublishedRow[], replications: number): string[] {
  const spread =
    replications > 1
      ? `Mean of ${replications} replications; in brackets the range of 90 % of them (5th to 95th percentile).`
      : "One replication: luck is in every number. Give --replications for a mean and a range.";
  if (rows.length === 0) return [spread];
  return [
    spread,
    [
      "Published: what the trusts and NHS England told of the incident as it happened; provisional, as every source warns.",
      "fitted: the model's assumptions were set knowing this number. predicted: they were not, or there is none.",
      "context: it counts something else; not to be judged by.",
    ].join("\n"),
  ];
}
