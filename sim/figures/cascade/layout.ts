/** Where everything stands when the cascade is drawn side by side: five columns, a band for each trust. */
import type { CascadeColumn, CascadeData, CascadeNode } from "./data.ts";
import { cascadeColumns } from "./data.ts";
import type { Box } from "./marks.ts";

const usualColumns = [128, 135, 132, 146, 126] as const;
const usualGaps = [30, 45, 44, 42] as const;
const usualWidth = 828;

export const headHeight = 26;
const bandHead = 20;
const bandGap = 10;
const nodeGap = 6;
const keyGap = 14;
export const laneHeight = 46;

export interface BandPlace {
  readonly id: string;
  readonly name: string;
  readonly y: number;
  readonly height: number;
  /** Where results pass below the transfusion laboratories, null where there are none. */
  readonly lane: Box | null;
  /** Around its care, where units and results arrive; null where there is none. */
  readonly frame: Box | null;
}

export interface CascadeLayout {
  readonly height: number;
  /** Left edge and width of each column. */
  readonly columns: Readonly<Record<CascadeColumn, { readonly x: number; readonly width: number }>>;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly bands: readonly BandPlace[];
  /** Below the systems: where the key begins. */
  readonly keyY: number;
}

export const heightOf = (node: CascadeNode): number =>
  43 + (node.brief === "" ? 0 : 13) + (node.systemsUp.length > 0 ? 8 : 0);

/** @param keyHeight room below the systems */
export function layOut(data: CascadeData, width: number, keyHeight: number): CascadeLayout {
  const factor = width / usualWidth;
  const columns = {} as Record<CascadeColumn, { x: number; width: number }>;
  let x = 1;
  cascadeColumns.forEach((column, index) => {
    columns[column] = { x, width: usualColumns[index] * factor - (index === 4 ? 2 : 0) };
    x += (usualColumns[index] + (usualGaps[index] ?? 0)) * factor;
  });
  const boxes = new Map<string, Box>();
  /** Stacks nodes in a column from a height on; gives where the next would begin. */
  const stack = (nodes: readonly CascadeNode[], column: CascadeColumn, from: number): number => {
    let y = from;
    for (const node of nodes) {
      const height = heightOf(node);
      boxes.set(node.id, { ...columns[column], y, height });
      y += height + nodeGap;
    }
    return y;
  };
  const bands: BandPlace[] = [];
  let y = headHeight;
  for (const { id, name } of data.bands) {
    const inBand = (column: CascadeColumn) => data.nodes.filter((node) => node.band === id && node.column === column);
    const top = y + bandHead;
    const hasLane = data.flows.some((flow) => flow.kind === "results" && flow.to === id);
    const laboratories = stack(inBand("laboratories"), "laboratories", top);
    // The national stock stands where its units come from: left of the transfusion laboratories.
    let transfusion = stack(inBand("transfusion"), id === "stock" ? "laboratories" : "transfusion", top);
    const lane: Box | null = hasLane ? { ...columns.transfusion, y: transfusion, height: laneHeight } : null;
    if (hasLane) transfusion += laneHeight + nodeGap;
    const care = stack(inBand("care"), "care", top);
    const waits = inBand("waiting");
    // One box that all care of the band leads to stands beside the middle of it.
    const isAlone = waits.length === 1 && inBand("care").length > 2;
    const waiting = stack(waits, "waiting", isAlone ? (top + care - heightOf(waits[0])) / 2 : top);
    const end = Math.max(laboratories, transfusion, care, waiting, top) - nodeGap;
    const frame =
      inBand("care").length === 0
        ? null
        : { x: columns.care.x - 5, y: top - 5, width: columns.care.width + 10, height: care - nodeGap - top + 10 };
    bands.push({ id, name, y, height: end - y, lane, frame });
    y = end + bandGap;
  }
  const keyY = stack(
    data.nodes.filter(({ column }) => column === "systems"),
    "systems",
    headHeight + bandHead,
  );
  return { height: Math.max(y, keyY + keyGap + keyHeight), columns, boxes, bands, keyY: keyY + keyGap };
}
