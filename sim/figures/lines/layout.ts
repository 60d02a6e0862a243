/** Where the panels of lines lie at a width, so that whoever moves the line of the clock need not draw. */
import { scaleLinear } from "d3-scale";
import { textWidth } from "../fit.ts";
import type { LinesData } from "./data.ts";

export interface LineFrame {
  /** Corner of the panel's heading. */
  readonly left: number;
  readonly head: number;
  /** The field of the lines. */
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Whether the numbers of the y axis stand beside it. */
  readonly hasAxis: boolean;
}

export interface LinesLayout {
  readonly frames: readonly LineFrame[];
  readonly height: number;
  /** Items of the key with their places. */
  readonly key: readonly { readonly item: LineKey; readonly x: number; readonly y: number }[];
}

export type LineKey = "run" | "region" | "band" | "published" | "incident";

export const keyWords = (data: LinesData): Readonly<Record<LineKey, string>> => ({
  run: "this run",
  region: "the whole region",
  band: `${data.replications} runs: median, middle 90 %`,
  published: "published",
  incident: "the incident begins",
});

const axisWidth = 44;
const gap = 20;
const plotHeight = 118;
const footHeight = 26;
const narrowest = 220;

export function linesLayout(data: LinesData, width: number): LinesLayout {
  const key = layOutKey(data, width);
  const count = data.panels.length;
  const most = data.isShared
    ? Math.max(1, Math.floor((width - axisWidth + gap) / (narrowest + gap)))
    : Math.max(1, Math.floor((width + gap) / (narrowest + axisWidth + gap)));
  const rows = Math.ceil(count / Math.min(most, Math.max(1, count)));
  const columns = Math.max(1, Math.ceil(count / Math.max(1, rows)));
  const headHeight = data.panels.some(({ where }) => where !== "") ? 48 : 22;
  const rowHeight = headHeight + plotHeight + footHeight;
  const top = (key.at(-1)?.y ?? 0) + 30;
  const axes = data.isShared ? 1 : columns;
  const plotWidth = Math.max(40, (width - 8 - axes * axisWidth - (columns - 1) * gap) / columns);
  const frames = data.panels.map((_, index): LineFrame => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const hasAxis = !data.isShared || column === 0;
    const before = data.isShared ? axisWidth : axisWidth * (column + 1);
    const x0 = before + column * (plotWidth + gap);
    const head = top + row * rowHeight;
    const y0 = head + headHeight;
    return { left: hasAxis ? x0 - axisWidth : x0, head, x0, x1: x0 + plotWidth, y0, y1: y0 + plotHeight, hasAxis };
  });
  return { frames, height: count === 0 ? 48 : top + Math.ceil(count / columns) * rowHeight, key };
}

function layOutKey(data: LinesData, width: number): LinesLayout["key"] {
  const { panels } = data;
  const shown: readonly (readonly [LineKey, boolean])[] = [
    ["run", panels.length > 0],
    ["region", panels.some(({ behind }) => behind !== null)],
    ["band", panels.some(({ band }) => band !== null)],
    ["published", panels.some(({ published }) => published.length > 0)],
    ["incident", panels.length > 0 && data.startMin < 0 && data.endMin > 0],
  ];
  const words = keyWords(data);
  let x = 0;
  let y = 0;
  return shown
    .filter(([, is]) => is)
    .map(([item]) => {
      const wide = 34 + textWidth(words[item], 11) + 12;
      if (x > 0 && x + wide > width) {
        x = 0;
        y += 18;
      }
      const place = { item, x, y };
      x += wide;
      return place;
    });
}

/** Simulated minutes to the x of a field. */
export const timeScale = ({ startMin, endMin }: LinesData, { x0, x1 }: LineFrame) =>
  scaleLinear([startMin, endMin], [x0, x1]);
