/** The key of the cascade: shapes with their words, and what lines mean. */
import { element, group, label, short } from "../svg.ts";
import { cross, fitted, letterWidth, statusShape } from "./marks.ts";
import { leastShare } from "./status.ts";

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const step = 17;

export const keyHeight = 12 * step + 14;

export function key({ x, width }: { readonly x: number; readonly width: number }, top: number): string {
  const text = (row: number, words: string) =>
    label(x + 34, top + 18 + row * step, fitted(words, width - 34 + 30, letterWidth.line), { class: "small" });
  const y = (row: number) => top + 14 + row * step;
  const line = (row: number, kind: string, thick: number) =>
    element("path", {
      class: kind,
      d: `M${short(x + 2)},${short(y(row))}H${short(x + 28)}`,
      style: `stroke-width: ${thick}`,
    });
  return group(
    { class: "cascade-key", "aria-hidden": "true" },
    label(x, top + 4, "Key", { class: "cascade-band" }),
    statusShape("normal", x + 14, y(0)),
    text(0, `Normal: from ${percent(leastShare.normal)}`),
    statusShape("strained", x + 14, y(1)),
    text(1, `Strained: from ${percent(leastShare.strained)}`),
    statusShape("critical", x + 14, y(2)),
    text(2, `Critical: from ${percent(leastShare.critical)}`),
    statusShape("lost", x + 14, y(3)),
    text(3, "Lost: less"),
    line(4, "cascade-outline", 10) + line(4, "cascade-inside", 8),
    text(4, "usually flows"),
    line(5, "cascade-outline", 10) + line(5, "cascade-inside", 8) + line(5, "cascade-now", 4),
    text(5, "flows now"),
    line(6, "cascade-now cascade-by-hand", 4),
    text(6, "by hand"),
    line(7, "cascade-outline", 10) + line(7, "cascade-inside", 8) + cross({ x: x + 15, y: y(7) }),
    text(7, "cut"),
    line(8, "cascade-now cascade-aid", 4),
    text(8, "mutual aid"),
    line(11, "cascade-now cascade-supply", 4),
    text(11, "blood supplied"),
    element("rect", { class: "cascade-up", x: x + 2, y: y(9) - 3, width: 11, height: 6 }),
    element("rect", { class: "cascade-down", x: x + 16.5, y: y(9) - 2.5, width: 10, height: 5 }),
    element("path", {
      class: "cascade-down",
      d: `M${short(x + 16)},${short(y(9) + 3)}L${short(x + 27)},${short(y(9) - 3)}`,
    }),
    text(9, "system up, down"),
    element("rect", { class: "cascade-track", x: x + 2, y: y(10) - 2, width: 26, height: 4 }),
    element("path", { class: "cascade-notch", d: `M${short(x + 22)},${short(y(10) - 4)}v8` }),
    text(10, "notch: usual day"),
  );
}
