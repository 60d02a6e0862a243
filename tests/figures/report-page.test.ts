/** Reports as one file: nothing from outside, no script, the standing text, and words from outside escaped. */
import { describe, expect, test } from "vitest";
import { pairedStates, type Report, reportPage } from "../../sim/figures/index.ts";
import { standingText } from "../../sim/report/index.ts";
import { problemsOf } from "./well-formed.ts";

const report: Report = {
  title: "A & <b>",
  lead: "What is told.",
  parts: [
    { kind: "heading", text: "What differs" },
    { kind: "paragraph", text: "5 < 6" },
    { kind: "list", items: ["one", "two"] },
    { kind: "table", head: ["Measure", "Mean"], rows: [["operations", "12"]] },
    { kind: "figure", figure: pairedStates[2].figure(600) },
  ],
  facts: [["Command", 'knockon compare "a" b']],
};

describe("a report", () => {
  const page = reportPage(report);

  test("is one well-formed document with one main heading and the standing text", () => {
    expect(page.startsWith('<!doctype html>\n<html lang="en-GB">')).toBe(true);
    // The reader of markup knows no digits in names.
    const body = page
      .replace("<!doctype html>", "")
      .replace(/<style>[\s\S]*?<\/style>/g, "")
      .replace(/<(\/?)h\d/g, "<$1h");
    expect(problemsOf(body)).toEqual([]);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain("<h1>A &amp; &lt;b&gt;</h1>");
    expect(page.split(standingText).length - 1).toBe(2);
  });

  test("brings everything along and runs nothing", () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=/i);
    expect(page.match(/https?:\/\/[^"]+/g)?.every((one) => one === "http://www.w3.org/2000/svg")).toBe(true);
  });

  test("has dark colours on a screen only, and says every figure as a sentence and a table too", () => {
    expect(page).toContain("@media screen and (prefers-color-scheme: dark)");
    expect(page).toContain("@media print");
    expect(page).toContain("<figcaption>");
    expect(page).toContain("<summary>The same as a table</summary>");
    expect(page).toContain('<th scope="col">Replication</th>');
  });

  test("has the same bytes twice", () => {
    expect(reportPage(report)).toBe(page);
  });
});
