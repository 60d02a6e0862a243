/**
 * A report as one HTML file that needs nothing else: no script, styles and pictures inside, readable in light, dark, on paper and
 * without style. Responsible for the frame; what is told is made up elsewhere (compare.ts, screening.ts, warm-up.ts, or a command).
 */
import { type Block, standingText } from "../../report/index.ts";
import { figureStyle } from "../every.ts";
import type { Figure, FigureTable } from "../figure.ts";
import { figureTokens } from "../style.ts";
import { element, words } from "../svg.ts";

/** A block of words or tables as documents have them, or a figure. */
export type ReportPart = Block | { readonly kind: "figure"; readonly figure: Figure };

export interface Report {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly ReportPart[];
  /** What is needed to have it again: names and values, at the end. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** A document with one language, one main heading, and the standing text at both ends. */
export function reportPage({ title, lead, parts, facts }: Report): string {
  const standing = element("p", { class: "standing" }, words(standingText));
  const body = element(
    "main",
    {},
    element("h1", {}, words(title)),
    element("p", { class: "lead" }, words(lead)),
    standing,
    ...parts.map(partHtml),
    element("h2", {}, "How to have this again"),
    element(
      "dl",
      {},
      ...facts.flatMap(([name, value]) => [element("dt", {}, words(name)), element("dd", {}, words(value))]),
    ),
    standing,
  );
  const head = element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { name: "color-scheme", content: "light dark" }),
    element("title", {}, words(title)),
    element("style", {}, `${figureTokens}${figureStyle}${pageStyle}`),
  );
  return `<!doctype html>\n${element("html", { lang: "en-GB" }, head, element("body", {}, body))}\n`;
}

function partHtml(part: ReportPart): string {
  switch (part.kind) {
    case "heading":
      return element("h2", {}, words(part.text));
    case "paragraph":
      return element("p", {}, words(part.text));
    case "list":
      return element("ul", {}, ...part.items.map((item) => element("li", {}, words(item))));
    case "table":
      return tableHtml({ caption: "", columns: part.head, rows: part.rows });
    case "figure":
      return figureHtml(part.figure);
  }
}

function figureHtml({ svg, title, subtitle, sentence, note, table }: Figure): string {
  return element(
    "figure",
    {},
    element("h3", {}, words(title)),
    element("p", { class: "soft" }, words(subtitle)),
    element("div", { class: "wide" }, svg),
    element("figcaption", {}, words(note === "" ? sentence : `${sentence} ${note}`)),
    element("details", {}, element("summary", {}, "The same as a table"), tableHtml(table)),
  );
}

function tableHtml({ caption, columns, rows }: FigureTable): string {
  const cells = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? element("th", { scope: "row" }, words(cell)) : element("td", {}, words(cell)),
      )
      .join("");
  const table = element(
    "table",
    {},
    ...(caption === "" ? [] : [element("caption", {}, words(caption))]),
    element("thead", {}, element("tr", {}, ...columns.map((column) => element("th", { scope: "col" }, words(column))))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, cells(row)))),
  );
  return element(
    "div",
    { class: "wide", tabindex: 0, role: "group", "aria-label": caption === "" ? "Table" : caption },
    table,
  );
}

const pageStyle = `
body { margin: 0; background: var(--kn-ground); color: var(--kn-ink); line-height: 1.5;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { font-size: 1.3rem; margin-top: 2.5rem; } h3 { font-size: 1.05rem; margin: 0; }
.lead { font-size: 1.1rem; } .soft, .standing, figcaption, caption { color: var(--kn-soft); }
.standing { border-left: 4px solid var(--kn-a); padding-left: 0.75rem; }
figure { margin: 1.5rem 0 2.5rem; } figure p { margin: 0 0 0.5rem; } .wide { overflow-x: auto; } .wide svg { max-width: 100%; height: auto; }
figcaption { margin: 0.5rem 0; } caption { text-align: left; padding-bottom: 0.4rem; }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--kn-edge); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--kn-quiet); }
dt { font-weight: 700; } dd { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
summary { cursor: pointer; } summary:focus-visible, .wide:focus-visible { outline: 3px solid #ffb81c; outline-offset: 1px; }
@media print { body { font-size: 10pt; } main { max-width: none; padding: 0; } figure, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .wide { overflow: visible; } }
`;
