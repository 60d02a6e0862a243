/** Prints reports, and says whether all is well. */
import type { Report, Row } from "./section.ts";

type Verdict = "PASS, aim" | "PASS" | "FALL SHORT" | "not measured";

export function verdictOf({ ratio, must, aim, sense }: Row): Verdict {
  if (ratio === undefined) return "not measured";
  const reaches = (budget: number): boolean => (sense === "atLeast" ? ratio >= budget : ratio <= budget);
  return reaches(aim) ? "PASS, aim" : reaches(must) ? "PASS" : "FALL SHORT";
}

/** The report as text; `ok` is false when a row falls short of "must" or an answer is wrong. */
export function render(report: Report): { text: string; ok: boolean } {
  const header = ["measure", "ratio", "must", "aim", "", "figures"];
  const bound = (row: Row, value: number): string =>
    `${row.sense === "atLeast" ? "≥" : "≤"} ${value}${row.unit ?? " x"}`;
  const lines = report.rows.map((row) => [
    row.measure,
    row.ratio === undefined ? "-" : `${row.ratio.toPrecision(3)}${row.unit ?? " x"}`,
    bound(row, row.must),
    bound(row, row.aim),
    verdictOf(row),
    row.figures,
  ]);
  const widths = header.map((name, i) => Math.max(name.length, ...lines.map((line) => line[i].length)));
  const format = (line: readonly string[]): string =>
    line
      .map((cell, i) => cell.padEnd(widths[i]))
      .join("  ")
      .trimEnd();
  const wrong = report.answers.filter(({ found, known, tolerance }) => !(Math.abs(found - known) <= tolerance));
  const text = [
    `\n${report.title}\n`,
    format(header),
    format(widths.map((width) => "-".repeat(width))),
    ...lines.map(format),
    "",
    `${report.answers.length - wrong.length} of ${report.answers.length} answers are the known ones within sampling error`,
    ...wrong.map((a) => `  WRONG: ${a.program}, ${a.quantity}: ${a.found}, known ${a.known} ± ${a.tolerance}`),
    ...report.notes.map((note) => `note: ${note}`),
  ].join("\n");
  return { text, ok: wrong.length === 0 && report.rows.every((row) => verdictOf(row) !== "FALL SHORT") };
}
