/** The cascade one below the other: a list for each column, what flows to the next between them. The same marks as side by side. */
import { numberText } from "../../report/index.ts";
import { element, group, label, short, title } from "../svg.ts";
import {
  type CascadeColumn,
  type CascadeData,
  type CascadeFlow,
  type CascadeFlowKind,
  cascadeColumns,
} from "./data.ts";
import { key, keyHeight } from "./key.ts";
import { heightOf } from "./layout.ts";
import { cross, fitted, letterWidth, nodeMark } from "./marks.ts";
import { columnWords } from "./words.ts";

/** What flows out of a column to what is below it. */
const between: readonly { readonly after: CascadeColumn; readonly kind: CascadeFlowKind; readonly words: string }[] = [
  { after: "systems", kind: "systems", words: "laboratory systems" },
  { after: "laboratories", kind: "samples", words: "group and screens" },
  { after: "laboratories", kind: "results", words: "results" },
  { after: "transfusion", kind: "supply", words: "units a week supplied" },
  { after: "transfusion", kind: "units", words: "units a week transfused" },
  { after: "care", kind: "operations", words: "operations postponed" },
  { after: "care", kind: "appointments", words: "appointments postponed" },
  { after: "care", kind: "tests", words: "tests held back" },
];

const againstBooked: ReadonlySet<CascadeFlowKind> = new Set(["operations", "appointments", "tests"]);
const gap = 8;
/** Least width of a box with the gap after it. */
const leastBox = 152;
const rowHeight = 34;

export function drawNarrow(
  data: CascadeData,
  width: number,
): { readonly marks: readonly string[]; readonly height: number } {
  const marks: string[] = [];
  const across = Math.max(1, Math.floor((width + gap) / leastBox));
  const boxWidth = (width - 2 - (across - 1) * gap) / across;
  let y = 0;
  for (const column of cascadeColumns) {
    const inColumn = data.nodes.filter((node) => node.column === column);
    if (inColumn.length === 0) continue;
    marks.push(label(0, y + 14, columnWords[column], { class: "cascade-head" }));
    y += 24;
    for (const band of ["", ...data.bands.map(({ id }) => id)]) {
      const nodes = inColumn.filter((node) => node.band === band);
      if (nodes.length === 0) continue;
      const name = data.bands.find(({ id }) => id === band)?.name;
      if (name !== undefined) {
        marks.push(label(0, y + 10, name, { class: "cascade-band" }));
        y += 17;
      }
      for (let at = 0; at < nodes.length; at += across) {
        const row = nodes.slice(at, at + across);
        const height = Math.max(...row.map(heightOf));
        row.forEach((node, index) => {
          marks.push(nodeMark(node, { x: 1 + index * (boxWidth + gap), y, width: boxWidth, height }));
        });
        y += height + gap;
      }
    }
    for (const { after, kind, words } of between) {
      if (after !== column) continue;
      for (const isAid of [false, true]) {
        const flows = data.flows.filter((flow) => flow.kind === kind && flow.isAid === isAid);
        if (flows.length === 0) continue;
        marks.push(
          flowRow(flows, isAid ? "requests taken by mutual aid" : words, referenceOf(data, flows), { y, width }),
        );
        y += rowHeight;
      }
    }
    y += gap;
  }
  marks.push(key({ x: 1, width: width - 40 }, y + 10));
  return { marks, height: y + 14 + keyHeight };
}

/** What the bar is drawn against: what was booked or asked for, of what was postponed or held back; else what usually flows. */
function referenceOf(data: CascadeData, flows: readonly CascadeFlow[]): number {
  if (!againstBooked.has(flows[0].kind)) return 0;
  const sources = new Set(flows.map(({ from }) => from));
  return data.nodes.reduce((sum, { id, outOf }) => sum + (sources.has(id) && outOf > 0 ? outOf : 0), 0);
}

/** All flows of one kind as one bar within the outline of its usual length. */
function flowRow(
  flows: readonly CascadeFlow[],
  words: string,
  reference: number,
  { y, width }: { readonly y: number; readonly width: number },
): string {
  const now = flows.reduce((sum, { amount }) => sum + amount, 0);
  const usual = flows.reduce((sum, flow) => sum + flow.usual, 0);
  const scale = (width - 26) / Math.max(1, now, usual, reference);
  const isByHand = flows.some(({ byHand }) => byHand !== "");
  const isCut = flows.every((flow) => flow.isCut);
  const whole = (value: number) => numberText(Math.round(value));
  const [{ kind, isAid }] = flows;
  const against = kind === "systems" ? usual : reference;
  const compared = kind === "systems" ? " up" : isAid ? "" : `, usual ${whole(usual)}`;
  const text = `${whole(now)}${against > 0 ? ` of ${whole(against)}` : ""} ${words}${compared}${isCut ? ", cut" : ""}${isByHand ? ", by hand" : ""}`;
  const middle = y + 22;
  const way = `cascade-now${isAid ? " cascade-aid" : kind === "supply" ? " cascade-supply" : ""}${isByHand ? " cascade-by-hand" : ""}`;
  const path = (kindOf: string, length: number, thick: number) =>
    element("path", { class: kindOf, d: `M20,${short(middle)}h${short(length)}`, style: `stroke-width: ${thick}` });
  return group(
    { class: "cascade-flow" },
    title(text),
    element("path", { class: "cascade-notch", d: `M8,${short(y + 2)}v22m-4,-5l4,5l4,-5` }),
    label(20, y + 10, fitted(text, width - 22, letterWidth.line), { class: "small" }),
    ...(usual > 0 ? [path("cascade-outline", usual * scale, 10), path("cascade-inside", usual * scale, 8)] : []),
    ...(now > 0 ? [path(way, now * scale, 8)] : []),
    ...(isCut ? [cross({ x: 20 + (usual * scale) / 2, y: middle })] : []),
  );
}
