/** The national stock of red cells in days of demand by group, the phase as declared, and what is on its way. */

import { scaleLinear } from "d3-scale";
import { type Figure, figure } from "../figure.ts";
import { textWidth } from "../fit.ts";
import { pickable } from "../pick.ts";
import { element, label, group as svgGroup } from "../svg.ts";
import { type FridgeNational, type FridgesData, groupCount, groupOrder, oNegative, oPositive } from "./data.ts";
import { groupLabels, groupNames, unitsText } from "./words.ts";

const phases = ["green", "pre-amber", "amber", "red"] as const;
const phaseFills = ["fill-b", "fill-quiet", "fill-d", "fill-c"] as const;

/** Groups that a table of the run has a measure of. */
const measures: Readonly<Record<number, string>> = {
  [oNegative]: "national.oNegativeStockDays",
  [oPositive]: "national.oPositiveStockDays",
};

interface Row {
  readonly name: string;
  readonly label: string;
  readonly measure: string | undefined;
  readonly days: number;
  readonly tested: number;
  readonly units: number;
  readonly inProcess: number;
}

export function nationalStockFigure(data: FridgesData, { width }: { readonly width: number }): Figure {
  const { national } = data;
  if (national === null) return withoutStock(data, width);
  const rows = rowsOf(national);
  const marks: string[] = [];
  const isNarrow = width < 440;
  const nameWidth = 84;
  const valueWidth = isNarrow ? 66 : 150;
  const most = rows.reduce((days, row) => Math.max(days, row.days + row.tested), national.limits.preAmber + 1);
  const x = scaleLinear([0, most], [nameWidth, width - valueWidth]);
  marks.push(
    ...phaseMark(national.phase, 12, 18),
    label(32, 25, `Phase: ${phases[national.phase]}`, { class: "fridges-phase" }),
  );
  if (national.proposed >= 0)
    marks.push(label(32, 42, `${phases[national.proposed]} waits to be declared`, { class: "strong small" }));
  const way = onTheWay(data);
  marks.push(label(0, 64, way.head, { class: "strong" }), label(0, 80, way.detail, { class: "soft small" }));
  marks.push(
    element("rect", { class: "fill-a", x: 0, y: 94, width: 18, height: 11 }),
    label(24, 104, "in stock", { class: "small" }),
    element("rect", { class: "fridges-way", x: 88, y: 94.5, width: 18, height: 10 }),
    label(112, 104, "donated, being tested", { class: "small" }),
  );
  const top = 146;
  const bottom = top + rows.length * 28 + 4;
  marks.push(...limits(national, x, top - 10, bottom));
  marks.push(...rows.map((row, index) => rowMarks(row, x, top + index * 28, width, isNarrow)));
  return figure({
    width,
    height: bottom + 4,
    title: titleOf(national),
    subtitle: `England, stock of red cells in days of mean demand, ${data.when}`,
    sentence: `The phase is ${phases[national.phase]}. Stock covers ${rows.map((row) => `${row.name} ${row.days.toFixed(1)} days`).join(", ")}. ${way.head}.`,
    table: {
      caption: `National stock of red cells, ${data.when}; phase: ${phases[national.phase]}`,
      columns: ["Group", "Units in stock", "Days of demand", "Donated, being tested", "Days being tested"],
      rows: rows.map((row) => [
        row.name,
        String(row.units),
        row.days.toFixed(1),
        String(row.inProcess),
        row.tested.toFixed(1),
      ]),
    },
    note: `Amber (${national.limits.amber} days) and red (${national.limits.red} day${national.limits.red === 1 ? "" : "s"}) are looked at for any one group over some days and with its trend, pre-amber (${national.limits.preAmber} days) for all groups together; a phase is declared with a delay. England beyond the region is simulated as one.`,
    marks,
  });
}

function rowsOf(national: FridgeNational): Row[] {
  const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
  const demand = sum(national.demandPerDay);
  const units = sum(national.units);
  const inProcess = sum(national.inProcess);
  const per = (n: number, day: number): number => (day > 0 ? n / day : 0);
  return [
    ...groupOrder.map((group) => ({
      name: groupNames[group],
      label: groupLabels[group],
      measure: measures[group],
      days: national.stockDays[group],
      tested: per(national.inProcess[group], national.demandPerDay[group]),
      units: national.units[group],
      inProcess: national.inProcess[group],
    })),
    {
      name: "all groups",
      label: "all groups",
      measure: "national.stockDays",
      days: per(units, demand),
      tested: per(inProcess, demand),
      units,
      inProcess,
    },
  ];
}

function rowMarks(row: Row, x: (days: number) => number, y: number, width: number, isNarrow: boolean): string {
  const days = `${row.days.toFixed(1)} days`;
  const says = `${row.name}: ${days}, ${unitsText(row.units)}; ${unitsText(row.inProcess)} being tested`;
  const marks = [
    label(0, y + 12, row.label, {
      class: row.name === groupNames[oNegative] || row.label === "all groups" ? "strong" : "",
    }),
    element("rect", { class: "fill-a", x: x(0), y, width: Math.max(0, x(row.days) - x(0)), height: 15 }),
    element("rect", {
      class: "fridges-way",
      x: x(row.days) + 1,
      y: y + 2,
      width: Math.max(0, x(row.days + row.tested) - x(row.days) - 1),
      height: 11,
    }),
    label(isNarrow ? width : width - 78, y + 12, days, { class: "strong", "text-anchor": "end" }),
  ];
  if (!isNarrow) marks.push(label(width, y + 12, unitsText(row.units), { class: "soft small", "text-anchor": "end" }));
  if (row.measure === undefined) return svgGroup({}, ...marks);
  const hit = element("rect", { class: "fridges-hit", x: 0, y: y - 5, width, height: 26 });
  return svgGroup(pickable({ kind: "measure", id: `${row.measure}@england` }, says), hit, ...marks);
}

/** Levels at which a phase is looked at; named in two lines of text so that they never meet. */
function limits(
  { limits: { red, amber, preAmber } }: FridgeNational,
  x: (days: number) => number,
  top: number,
  bottom: number,
): string[] {
  const one = (days: number, name: string, y: number): string[] => [
    element("line", { class: "fridges-limit", x1: x(days), x2: x(days), y1: y + 3, y2: bottom }),
    label(x(days), y, name, { class: "small", "text-anchor": "middle" }),
  ];
  const isTight = x(amber) - x(red) < textWidth("amber 2", 11) + 4;
  return [
    ...one(red, `red ${red}`, top),
    ...one(amber, `amber ${amber}`, isTight ? top - 13 : top),
    ...one(preAmber, `pre-amber ${preAmber}`, top),
  ];
}

/** Each phase has a shape of its own: circle, triangle, diamond, square. */
function phaseMark(phase: number, x: number, y: number): string[] {
  const fill = phaseFills[phase];
  const shapes = [
    `M${x - 10} ${y}a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z`,
    `M${x} ${y - 10}l11 19h-22z`,
    `M${x} ${y - 11}l11 11l-11 11l-11 -11z`,
    `M${x - 9} ${y - 9}h18v18h-18z`,
  ];
  return [element("path", { class: fill, d: shapes[phase] })];
}

function onTheWay({ vans, banks, inTransit }: FridgesData): { readonly head: string; readonly detail: string } {
  const units = vans.reduce((sum, van) => sum + van.units, 0);
  if (vans.length === 0)
    return {
      head: "No van is on its way to the region",
      detail: "Routine vans leave for the morning and the afternoon.",
    };
  let negative = 0;
  for (let bank = 0; bank < banks.length; bank++) negative += inTransit[bank * groupCount + oNegative];
  return {
    head: `On the way to the region: ${vans.length} ${vans.length === 1 ? "van" : "vans"}, ${unitsText(units)}`,
    detail: `${unitsText(negative)} of them O-negative; the first arrives at ${vans[0].arrives}`,
  };
}

function titleOf({ phase, stockDays, limits: { amber } }: FridgeNational): string {
  const days = `${stockDays[oNegative].toFixed(1)} days`;
  if (phase >= 2) return `The national phase is ${phases[phase]}; O-negative covers ${days}`;
  const below = groupOrder.filter((group) => stockDays[group] < amber).length;
  if (below > 0) return `${below} of ${groupCount} groups lie below the amber level nationally`;
  return `The national stock covers ${days} of O-negative; phase ${phases[phase]}`;
}

function withoutStock(data: FridgesData, width: number): Figure {
  return figure({
    width,
    height: 48,
    title: "No national stock is part of this model",
    subtitle: data.when,
    sentence: "There is no national stock to show.",
    table: { caption: "National stock of red cells", columns: ["Group"], rows: [] },
    note: "",
    marks: [label(0, 28, "There is no national stock to show.", { class: "soft" })],
  });
}
