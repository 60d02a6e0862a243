/** Weekly lines as small multiples on one time axis: four series with a scale each, or parts of the region on one scale. */
import { type Figure, figure } from "../figure.ts";
import { element, label } from "../svg.ts";
import type { LinePanel, LinesData } from "./data.ts";
import { keyWords, type LineKey, linesLayout, timeScale } from "./layout.ts";
import { mostOf, namedWeek, panelMarks } from "./panel.ts";
import { linesTable, valueText, weekText } from "./table.ts";

export interface LinesOptions {
  readonly width: number;
  /** Where a line for the clock is drawn; a page moves its own over the picture. */
  readonly nowMin?: number;
}

export function linesFigure(data: LinesData, { width, nowMin }: LinesOptions): Figure {
  const { frames, height, key } = linesLayout(data, width);
  const words = keyWords(data);
  const shared = data.panels.reduce((most, panel) => Math.max(most, mostOf(panel)), 0);
  const marks = key.flatMap(({ item, x, y }) => [
    ...keySymbol(item, x, y),
    label(x + 34, y + 13, words[item], { class: "small" }),
  ]);
  data.panels.forEach((panel, index) => {
    marks.push(panelMarks(data, panel, frames[index], data.isShared ? shared : mostOf(panel)));
    if (nowMin === undefined) return;
    const at = timeScale(data, frames[index])(nowMin);
    marks.push(element("line", { class: "now", x1: at, x2: at, y1: frames[index].y0 - 4, y2: frames[index].y1 }));
  });
  if (data.panels.length === 0) marks.push(label(0, 28, "There is no series to show.", { class: "soft" }));
  return figure({
    width,
    height,
    title: titleOf(data),
    subtitle: `${data.name}, ${data.where}, ${data.weekDates.length} weeks from ${data.weekDates[0] ?? "no day"}`,
    sentence: sentenceOf(data),
    table: linesTable(data),
    note: noteOf(data),
    marks,
  });
}

function keySymbol(item: LineKey, x: number, y: number): string[] {
  const middle = y + 9;
  switch (item) {
    case "run":
      return [
        element("path", { class: "line-a", d: `M${x} ${middle}h28` }),
        element("circle", { class: "lines-point", cx: x + 14, cy: middle, r: 2.5 }),
      ];
    case "region":
      return [element("path", { class: "lines-region", d: `M${x} ${middle}h28` })];
    case "band":
      return [
        element("rect", { class: "lines-band", x, y: y + 3, width: 28, height: 12 }),
        element("path", { class: "lines-median", d: `M${x} ${middle}h28` }),
      ];
    case "published":
      return [
        element("path", { class: "lines-published", d: `M${x + 7} ${middle - 5}l5 5l-5 5l-5 -5z` }),
        element("path", { class: "lines-published lines-range", d: `M${x + 18} ${y + 3}h8m-4 0v12m-4 0h8` }),
      ];
    case "incident":
      return [element("line", { class: "lines-incident", x1: x + 14, x2: x + 14, y1: y + 2, y2: y + 16 })];
  }
}

/** Value and week of the one that a panel names, in words; "" where no week has a value. */
function namedText(data: LinesData, panel: LinePanel): string {
  const week = namedWeek(panel);
  return week < 0 ? "" : `${valueText(panel.values[week], panel.unit)} in ${weekText(data.firstWeek + week)}`;
}

function titleOf(data: LinesData): string {
  const [first, second] = data.panels;
  if (data.panels.every((panel) => namedWeek(panel) < 0)) return "No whole week is simulated yet";
  if (!data.isShared) {
    const one = namedText(data, first);
    const two = second === undefined ? "" : namedText(data, second);
    const noun =
      two === ""
        ? ""
        : bare(second.name)
            .replace(/ postponed$/, "")
            .toLowerCase();
    return `${bare(first.name)} peak at ${one}${two === "" ? "" : `, ${noun} at ${two}`}`;
  }
  const most = (values: Float64Array): number => values.reduce((max, value) => (value > max ? value : max), 0);
  if (first.unit === "percent") {
    const highest = data.panels.reduce((max, { values }) => Math.max(max, most(values)), 0);
    return `${data.name}: up to ${valueText(highest, "percent")} in a week`;
  }
  const region = first.behind;
  if (region === null || !region.some(Number.isFinite)) return `${data.name}, ${data.where}`;
  return `${bare(data.name)}: at most ${valueText(most(region), "count")} a week in the region`;
}

/** Without ` a week`, which the title says elsewhere. */
const bare = (name: string): string => name.replace(/ a week$/, "");

function sentenceOf(data: LinesData): string {
  const parts = data.panels.flatMap((panel) => {
    const week = namedWeek(panel);
    if (week < 0) return [];
    if (panel.named === "highest" && panel.values[week] === 0) return [`${panel.name}: none`];
    return [`${panel.name}: ${panel.named} ${namedText(data, panel)}`];
  });
  return parts.length === 0 ? "No whole week is simulated yet." : `${data.name}, ${data.where}. ${parts.join("; ")}.`;
}

function noteOf(data: LinesData): string {
  if (data.isShared)
    return "Simulated, not what happened here. One scale for all panels; the faint line is the whole region.";
  const published = data.panels.filter(({ published: known }) => known.length > 0);
  const weeks = published.flatMap(({ published: known }) =>
    known.filter(({ use }) => use === "fitted").map(({ week }) => week),
  );
  const texts = published.map(({ name, publishedText }) => `${bare(name)}: ${publishedText}`);
  const isFitted = data.showsFitted && weeks.length > 0;
  return [
    isFitted ? `Weeks ${Math.min(...weeks)} to ${Math.max(...weeks)} fitted, later weeks predicted.` : "",
    !data.showsFitted && published.length > 0
      ? "Published numbers, for scale only, are of the incident as it was."
      : "",
    texts.length > 0 ? `Published: ${texts.join(". ")}.` : "",
  ]
    .filter((text) => text !== "")
    .join(" ");
}
