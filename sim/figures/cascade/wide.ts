/** The cascade side by side: columns from left to right, a band for each trust. */
import { numberText } from "../../report/index.ts";
import { element, group, label, short } from "../svg.ts";
import type { CascadeData, CascadeFlow } from "./data.ts";
import { cascadeColumns } from "./data.ts";
import { key, keyHeight } from "./key.ts";
import { type BandPlace, type CascadeLayout, layOut } from "./layout.ts";
import { type Box, fitted, flowMark, letterWidth, nodeMark, type Point } from "./marks.ts";
import { columnWords } from "./words.ts";

/** Widest sum of one kind in one band, in CSS pixels. */
const widest = 15;
const widestSupply = 12;
const busGap = 12;

export function drawWide(
  data: CascadeData,
  width: number,
): { readonly marks: readonly string[]; readonly height: number } {
  const layout = layOut(data, width, keyHeight);
  const flows = [
    ...systemFlows(data, layout),
    ...supplyFlows(data, layout),
    ...layout.bands.flatMap((band) => bandFlows(data, layout, band)),
  ];
  const nodes = data.nodes.flatMap((node) => {
    const box = layout.boxes.get(node.id);
    return box === undefined ? [] : [nodeMark(node, box)];
  });
  return {
    marks: [
      ...frames(layout),
      ...flows,
      heads(layout, width),
      ...lanes(data, layout),
      ...nodes,
      key(layout.columns.systems, layout.keyY),
    ],
    height: layout.height,
  };
}

function heads({ columns, bands }: CascadeLayout, width: number): string {
  return group(
    {},
    ...cascadeColumns.map((column) =>
      label(columns[column].x, 14, fitted(columnWords[column], columns[column].width + 40, 6.9), {
        class: "cascade-head",
      }),
    ),
    ...bands.map(({ name, y }) => {
      const left = columns.laboratories.x;
      return (
        element("path", { class: "axis", d: `M${short(left)},${short(y + 2)}H${short(width)}` }) +
        label(left, y + 15, name, { class: "cascade-band" })
      );
    }),
  );
}

const frames = ({ bands }: CascadeLayout): string[] =>
  bands.flatMap(({ frame }) => (frame === null ? [] : [element("rect", { class: "cascade-frame", ...frame, rx: 5 })]));

const rightOf = (box: Box, share = 0.5): Point => ({ x: box.x + box.width, y: box.y + box.height * share });
const leftOf = (box: Box, share = 0.5): Point => ({ x: box.x, y: box.y + box.height * share });
const thickness = ({ amount, usual }: CascadeFlow): number => Math.max(amount, usual);
const total = (flows: readonly CascadeFlow[]): number => flows.reduce((sum, flow) => sum + thickness(flow), 0);

/** Systems end at a bus beside the laboratories of the supplier, and from it each is served. */
function systemFlows(data: CascadeData, { boxes, columns }: CascadeLayout): string[] {
  const served = data.nodes.filter(
    ({ kind, systemsUp, id }) => kind === "laboratory" && systemsUp.length > 0 && isSupplied(data, id),
  );
  const tops = served.flatMap(({ id }) => boxes.get(id) ?? []);
  if (tops.length === 0) return [];
  const x = columns.laboratories.x - busGap;
  const links = data.flows.filter(({ kind }) => kind === "systems");
  const ys = links.flatMap(({ from }) => boxes.get(from) ?? []).map((box) => box.y + box.height / 2);
  const from = Math.min(...tops.map((box) => box.y + box.height / 2), ...ys);
  const to = Math.max(...tops.map((box) => box.y + box.height / 2), ...ys);
  const bus = element("path", { class: "cascade-frame", d: `M${short(x)},${short(from)}V${short(to)}` });
  const stubs = tops.map((box) =>
    element("path", { class: "cascade-frame", d: `M${short(x)},${short(box.y + box.height / 2)}H${short(box.x)}` }),
  );
  return [
    bus,
    ...stubs,
    ...links.map((flow) => {
      const box = boxes.get(flow.from);
      if (box === undefined) return "";
      const start = rightOf(box);
      return flowMark(flow, [start, { x, y: start.y }], 7 / Math.max(1, flow.usual));
    }),
  ];
}

/** Whether the systems in the first column are those of a laboratory. */
const isSupplied = (data: CascadeData, laboratory: string): boolean => data.supplied.includes(laboratory);

function supplyFlows(data: CascadeData, { boxes }: CascadeLayout): string[] {
  const flows = data.flows.filter(({ kind }) => kind === "supply");
  const stock = boxes.get("stock");
  if (stock === undefined) return [];
  const scale = widestSupply / Math.max(1, total(flows));
  let y = stock.y + (stock.height - widestSupply) / 2;
  return flows.map((flow) => {
    const to = boxes.get(flow.to);
    if (to === undefined) return "";
    const start = { x: stock.x + stock.width, y: y + (thickness(flow) * scale) / 2 };
    y += thickness(flow) * scale;
    return flowMark(flow, [start, leftOf(to, 0.28)], scale);
  });
}

function bandFlows(data: CascadeData, { boxes }: CascadeLayout, { id, lane, frame }: BandPlace): string[] {
  const ofBand = (kind: CascadeFlow["kind"]) => data.flows.filter((flow) => flow.kind === kind && flow.to === id);
  const marks: string[] = [];
  const samples = data.flows.filter(
    ({ kind, to }) => kind === "samples" && data.nodes.some((node) => node.id === to && node.band === id),
  );
  const sampleScale = widest / Math.max(1, ...samples.map(thickness)) / 1.5;
  for (const flow of samples) {
    const from = boxes.get(flow.from);
    const to = boxes.get(flow.to);
    if (from !== undefined && to !== undefined)
      marks.push(flowMark(flow, [rightOf(from, 0.35), leftOf(to, 0.65)], sampleScale));
  }
  if (frame !== null) {
    const units = ofBand("units");
    const scale = widest / Math.max(1, total(units));
    let y = frame.y + frame.height * 0.3 - (total(units) * scale) / 2;
    for (const flow of units) {
      const from = boxes.get(flow.from);
      const half = (thickness(flow) * scale) / 2;
      if (from !== undefined) marks.push(flowMark(flow, [rightOf(from), { x: frame.x, y: y + half }], scale));
      y += 2 * half;
    }
  }
  if (lane !== null) {
    const results = ofBand("results");
    const scale = widest / Math.max(1, total(results));
    let y = lane.y + lane.height / 2 - (total(results) * scale) / 2;
    for (const flow of results) {
      const from = boxes.get(flow.from);
      const middle = y + (thickness(flow) * scale) / 2;
      y += thickness(flow) * scale;
      if (from === undefined) continue;
      const passes = [rightOf(from, 0.75), { x: lane.x, y: middle }, { x: lane.x + lane.width, y: middle }];
      const end = frame === null ? [] : [{ x: frame.x, y: Math.min(middle, frame.y + frame.height - 8) }];
      marks.push(flowMark(flow, [...passes, ...end], scale));
    }
  }
  for (const kind of ["operations", "appointments", "tests"] as const) marks.push(...careFlows(data, boxes, id, kind));
  return marks;
}

/** Postponed and held-back work, drawn against what was booked or asked for. */
function careFlows(
  data: CascadeData,
  boxes: ReadonlyMap<string, Box>,
  band: string,
  kind: "operations" | "appointments" | "tests",
): string[] {
  const flows = data.flows.filter((flow) => flow.kind === kind);
  const sources = data.nodes.filter((node) => node.band === band);
  let arrived = 0;
  return flows.flatMap((flow) => {
    const source = sources.find(({ id }) => id === flow.from);
    const from = boxes.get(flow.from);
    const to = boxes.get(flow.to);
    if (source === undefined || from === undefined || to === undefined) return [];
    const scale = widest / Math.max(1, thickness(flow), source.outOf || 0);
    // Several that end in one box arrive one below the other.
    const share = kind === "tests" ? (arrived + 0.5) / Math.max(1, flows.length) : 0.5;
    arrived++;
    return [flowMark(flow, [rightOf(from), leftOf(to, share)], scale)];
  });
}

/** What a lane carries, above and below it. */
function lanes(data: CascadeData, { bands }: CascadeLayout): string[] {
  return bands.flatMap(({ id, lane }) => {
    if (lane === null) return [];
    const results = data.flows.filter(({ kind, to, isAid }) => kind === "results" && to === id && !isAid);
    if (results.length === 0) return [];
    const now = results.reduce((sum, { amount }) => sum + amount, 0);
    const usual = results.reduce((sum, flow) => sum + flow.usual, 0);
    const line = (text: string) => fitted(text, lane.width, letterWidth.line);
    return [
      label(lane.x + 2, lane.y + 11, line(`${numberText(now)} results`), { class: "small" }),
      label(lane.x + 2, lane.y + lane.height - 3, line(`usually ${numberText(usual)}`), { class: "soft small" }),
    ];
  });
}
