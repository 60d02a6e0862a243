/** The marks of the cascade: state shapes, boxes with their bars, flows. Used alike side by side and one below the other. */
import { pickable } from "../pick.ts";
import { element, group, label, short, title } from "../svg.ts";
import type { CascadeFlow, CascadeNode } from "./data.ts";
import { type CascadeStatus, statusOf, statusWords, waitingDays } from "./status.ts";
import { flowSays } from "./words.ts";

/** A pick's text is kind and id. */
export function pickOf(text: string, says: string): ReturnType<typeof pickable> {
  return { ...pickable({ kind: "measure", id: "" }, says), "data-pick": text };
}

/** Shape of a state, of radius 5 about a point: circle, triangle, diamond, crossed square, plus, dash. */
export function statusShape(status: CascadeStatus, x: number, y: number): string {
  const attributes = { class: `cascade-shape cascade-${status}` };
  const path = (d: string) => element("path", { ...attributes, d });
  switch (status) {
    case "normal":
      return element("circle", { ...attributes, cx: x, cy: y, r: 4.5 });
    case "strained":
      return path(`M${short(x)},${short(y - 5)}L${short(x + 5.5)},${short(y + 4.5)}H${short(x - 5.5)}Z`);
    case "critical":
      return path(
        `M${short(x)},${short(y - 6)}L${short(x + 6)},${short(y)}L${short(x)},${short(y + 6)}L${short(x - 6)},${short(y)}Z`,
      );
    case "lost":
      return group(
        attributes,
        element("rect", { x: x - 5, y: y - 5, width: 10, height: 10 }),
        element("path", {
          class: "cascade-strike",
          d: `M${short(x - 3)},${short(y - 3)}L${short(x + 3)},${short(y + 3)}M${short(x + 3)},${short(y - 3)}L${short(x - 3)},${short(y + 3)}`,
        }),
      );
    case "open":
      return path(`M${short(x - 5)},${short(y)}H${short(x + 5)}M${short(x)},${short(y - 5)}V${short(y + 5)}`);
    case "unread":
      return path(`M${short(x - 4)},${short(y)}H${short(x + 4)}`);
  }
}

/** Cuts a text to what fits, by the mean width of its letters; the whole stands in the tooltip and the table. */
export function fitted(text: string, width: number, letter: number): string {
  const most = Math.max(1, Math.floor(width / letter));
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

export const letterWidth = { name: 6.8, line: 5.9 } as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const says = (node: CascadeNode): string =>
  `${node.name}: ${statusWords[statusOf(node)]}, ${node.shown}. ${node.facts}`;

/** A box: shape, name, state in words, one more line, systems of a laboratory, and the level as a bar. */
export function nodeMark(node: CascadeNode, box: Box): string {
  const { x, y, width, height } = box;
  const status = statusOf(node);
  const strip = node.systemsUp.length > 0 ? 8 : 0;
  const first = y + strip + 15;
  const room = width - 13;
  const lines = [
    label(x + 20, first, fitted(node.short, width - 22, letterWidth.name), { class: "cascade-name" }),
    label(x + 7, first + 14, fitted(`${statusWords[status]} · ${node.shown}`, room, letterWidth.line), {
      class: "small",
    }),
    ...(node.brief === ""
      ? []
      : [label(x + 7, first + 27, fitted(node.brief, room, letterWidth.line), { class: "soft small" })]),
  ];
  return group(
    { class: "cascade-node", ...pickOf(node.pick, says(node)) },
    title(says(node)),
    element("rect", { class: `cascade-box cascade-edge-${status}`, x, y, width, height, rx: 3 }),
    ...(strip > 0 ? [systemStrip(node.systemsUp, x + 6, y + 4, width - 12)] : []),
    statusShape(status, x + 11, first - 4),
    ...lines,
    levelBar(node, { x: x + 6, y: y + height - 7, width: width - 12, height: 4 }, status),
  );
}

/** One piece a system: full while it works, half height in part, an empty frame struck through while it is down. */
function systemStrip(up: readonly number[], x: number, y: number, width: number): string {
  const step = width / up.length;
  const height = 6;
  return group(
    { class: "cascade-strip" },
    ...up.map((state, index) => {
      const left = x + index * step;
      const wide = step - 2;
      if (state >= 1) return element("rect", { class: "cascade-up", x: left, y, width: wide, height });
      const frame = element("rect", {
        class: "cascade-down",
        x: left + 0.5,
        y: y + 0.5,
        width: wide - 1,
        height: height - 1,
      });
      if (state > 0)
        return (
          frame + element("rect", { class: "cascade-up", x: left, y: y + height / 2, width: wide, height: height / 2 })
        );
      return (
        frame +
        element("path", {
          class: "cascade-down",
          d: `M${short(left)},${short(y + height)}L${short(left + wide)},${short(y)}`,
        })
      );
    }),
  );
}

/** Days of usual work at which the bar of people waiting is full. */
const fullDays = 5;

export function levelBar(node: CascadeNode, { x, y, width, height }: Box, status: CascadeStatus): string {
  const isWaiting = node.column === "waiting";
  const share = isWaiting ? node.level / fullDays : node.level;
  const filled = Number.isNaN(share) ? 0 : Math.max(0, Math.min(1, share)) * width;
  const notch = isWaiting ? waitingDays.critical / fullDays : node.usualLevel < 0.995 ? node.usualLevel : 0;
  return group(
    {},
    element("rect", { class: "cascade-track", x, y, width, height }),
    ...(filled > 0 ? [element("rect", { class: `cascade-bar cascade-${status}`, x, y, width: filled, height })] : []),
    ...(notch > 0 && notch <= 1
      ? [
          element("path", {
            class: "cascade-notch",
            d: `M${short(x + notch * width)},${short(y - 2)}v${short(height + 4)}`,
          }),
        ]
      : []),
  );
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A link that leaves and arrives level. */
function curve(from: Point, to: Point): string {
  const middle = short((from.x + to.x) / 2);
  return `M${short(from.x)},${short(from.y)}C${middle},${short(from.y)},${middle},${short(to.y)},${short(to.x)},${short(to.y)}`;
}

/**
 * A flow along points: what usually flows as an outline behind, what flows now within it, dashed while it is done by hand, crossed
 * while it is cut.
 * @param scale CSS pixels for one of what it counts
 */
export function flowMark(flow: CascadeFlow, points: readonly Point[], scale: number): string {
  const d = points
    .slice(1)
    .map((to, index) => curve(points[index], to))
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf("C"))))
    .join("");
  const usual = flow.usual > 0 ? Math.max(1.5, flow.usual * scale) : 0;
  const now = flow.amount > 0 ? Math.max(1.5, flow.amount * scale) : 0;
  const way = flow.isAid
    ? "cascade-now cascade-aid"
    : `cascade-now${flow.kind === "supply" ? " cascade-supply" : ""}${flow.byHand === "" ? "" : " cascade-by-hand"}`;
  const middle = { x: (points[0].x + points[1].x) / 2, y: (points[0].y + points[1].y) / 2 };
  return group(
    { class: "cascade-flow", ...pickOf(flow.pick, flowSays(flow)) },
    title(flowSays(flow)),
    ...(usual > 0
      ? [
          element("path", { class: "cascade-outline", d, style: `stroke-width: ${short(usual + 2)}` }),
          element("path", { class: "cascade-inside", d, style: `stroke-width: ${short(usual)}` }),
        ]
      : []),
    ...(now > 0 ? [element("path", { class: way, d, style: `stroke-width: ${short(now)}` })] : []),
    ...(flow.isCut ? [cross(middle)] : []),
  );
}

export function cross({ x, y }: Point): string {
  const d = `M${short(x - 5)},${short(y - 5)}L${short(x + 5)},${short(y + 5)}M${short(x + 5)},${short(y - 5)}L${short(x - 5)},${short(y + 5)}`;
  return element("path", { class: "cascade-cross-ground", d }) + element("path", { class: "cascade-cross", d });
}
