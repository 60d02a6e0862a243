/** The page of a run from made-up results of the real region: what it says agrees with the numbers, whatever they are. */
import { beforeAll, describe, expect, it } from "vitest";
import { Stream } from "../../sim/engine/index.ts";
import {
  inMemory,
  layOutResults,
  parseCriteria,
  type RunResult,
  SequentialRule,
  summarise,
} from "../../sim/experiment/index.ts";
import { RunReport, reportFiles } from "../../sim/figures/index.ts";
import { aRealSetup } from "../support/region.ts";
import { problemsOf } from "./well-formed.ts";

const setup = aRealSetup("synnovis-2024.yaml", ["horizon=21 d", "warm-up=1 d"]);
const layout = layOutResults(setup);
const runs = 12;
const luck = Stream.named("a made-up report");
const results = Array.from({ length: runs }, (_, replication): RunResult => {
  // Runs differ by a factor, so that the middle one is known: that of 3 is the median.
  const factor = 1 + ((replication + 3) % runs) / 100;
  const values = Float64Array.from({ length: layout.length }, (__, cell) => factor * (50 + (cell % 97)));
  return { replication, values, resultHash: "", eventsByKind: new Float64Array(0), violations: [], stateBytes: 0 };
});
const source = inMemory(results);
let report: RunReport;

beforeAll(() => {
  const read = parseCriteria(["ci(elective.postponed) < 5%"], layout);
  if (!read.ok) throw new Error("a criterion is refused");
  const rule = new SequentialRule(read.criteria, { most: runs });
  for (let run = 0; run < runs; run++) if (rule.state === "running") rule.add([1000 + 10 * luck.next()]);
  const until = { criteria: read.criteria, path: rule.path };
  report = new RunReport({ setup, summary: summarise(layout, source), source, until });
});

describe("the report of a run", () => {
  it("draws the main measures with their weeks of the horizon only, and how the mean settled", () => {
    expect(report.figures.map(({ id }) => id)).toEqual(["weeks", "weeks-2", "convergence"]);
    for (const { figure } of report.figures) expect(problemsOf(figure.svg)).toEqual([]);
    const [weeks] = report.figures;
    expect(weeks.figure.table.rows.map(([week]) => week)).toEqual(["1", "2", "3"]);
    expect(weeks.figure.note).toContain(`This run: replication ${report.central?.replication}, the central run.`);
    expect(weeks.figure.svg).not.toContain("the incident begins");
  });

  it("tells the run in the middle, and what is postponed beside what is booked and done", () => {
    // Factors 1.00 to 1.11 in runs 9, 10, 11, 0 …: the medians lie between those of runs 2 and 3, equally far from both.
    expect(report.central?.replication).toBe(2);
    expect(report.central?.sentences[0]).toContain("Central run: replication 2, ");
    expect(report.lead).toMatch(
      /operations postponed, .* mean of 12 replications, in which [\d,]+ are booked and [\d,]+ done\.$/,
    );
  });

  it("has a row of totals for each main measure, with its interval", () => {
    const table = report.parts.find(({ kind }) => kind === "table");
    if (table?.kind !== "table") throw new Error("there is no table");
    expect(table.rows).toHaveLength(8);
    expect(table.rows.every((row) => row.length === table.head.length)).toBe(true);
    expect(table.rows.flat().join()).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("is written as a page with its figures beside it, the same bytes each time", () => {
    const page = { title: "A & B", lead: report.lead, parts: report.parts, facts: [] };
    const files = reportFiles(page, report.figures);
    expect(files.map(({ name }) => name)).toEqual(["weeks.svg", "weeks-2.svg", "convergence.svg", "report.html"]);
    expect(reportFiles(page, report.figures)).toEqual(files);
  });
});
