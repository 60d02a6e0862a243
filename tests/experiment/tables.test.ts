import { csvParse } from "d3-dsv";
import { describe, expect, it } from "vitest";
import {
  besidePublished,
  casesTable,
  csvLines,
  dailyTable,
  design,
  dictionaryOf,
  eventsTable,
  inMemory,
  layOutResults,
  numberText,
  type RunResult,
  replicationsTable,
  runOnce,
  runsTable,
  summarise,
  summaryTable,
  traceRun,
  weeklyTable,
} from "../../sim/experiment/index.ts";
import { aRealSetup } from "../support/region.ts";
import { aPublished, countingSetup } from "./counting.ts";

function someResults(setup = countingSetup(), replications = 3): RunResult[] {
  return design(setup.scenario, { seed: "7", replications }).specs.map((spec) => runOnce(setup, spec));
}

describe("tables", () => {
  const setup = countingSetup();
  const results = someResults(setup);
  const summary = summarise(layOutResults(setup), inMemory(results));
  const weekly = [...csvLines(weeklyTable(setup, summary))].join("");
  const daily = [...csvLines(dailyTable(setup, summary))].join("");

  it("have exactly the columns that were promised", () => {
    expect(weekly.split("\n")[0]).toBe(
      "scenario,week,week_start,place,measure,unit,replications,mean,p5,p50,p95,sd,ci_low,ci_high",
    );
    expect(daily.split("\n")[0]).toBe(
      "scenario,day,date,place,measure,unit,replications,mean,p5,p50,p95,sd,ci_low,ci_high",
    );
  });

  it("have a row for each week, place and measure that was read, and none else", () => {
    const rows = csvParse(weekly);
    // Two hospitals, two trusts, the two together and the region; three measures; two whole weeks. England read nothing.
    expect(rows).toHaveLength(6 * 3 * 2);
    expect(new Set(rows.map((row) => `${row.week} ${row.week_start}`))).toEqual(
      new Set(["1 2024-06-03", "2 2024-06-10"]),
    );
    expect(rows.some((row) => row.measure === "stock.units")).toBe(false);
  });

  it("have a row for each day from 0, place and measure that was read", () => {
    const rows = csvParse(daily);
    const shares = rows.filter((row) => row.measure === "test.share" && row.place === "region");
    expect(shares.map((row) => row.date)).toEqual(["2024-06-03", "2024-06-10", "2024-06-17"]);
    expect(rows.filter((row) => row.measure === "case.done" && row.place === "region")).toHaveLength(16);
  });

  it("hold the mean over replications", () => {
    const row = csvParse(weekly).find((each) => each.measure === "case.done" && each.place === "region");
    const layout = layOutResults(setup);
    const pair = layout.pairs.findIndex(({ spec, place }) => spec.name === "case.done" && place.id === "region");
    const values = results.map((result) => result.values[pair * layout.weeks]);
    expect(row).toMatchObject({ replications: "3", unit: "cases" });
    expect(Number(row?.mean)).toBeCloseTo((values[0] + values[1] + values[2]) / 3, 6);
  });

  it("leave sd and interval empty for a single replication", () => {
    const one = summarise(layOutResults(setup), inMemory(someResults(setup, 1)));
    const [row] = csvParse([...csvLines(weeklyTable(setup, one))].join(""));
    expect(row).toMatchObject({ replications: "1", sd: "", ci_low: "", ci_high: "" });
  });

  it("write numbers with at most ten digits and no locale", () => {
    expect([0, 1234567.5, 1 / 3, -0, 1e-9, 12345678901, Number.NaN, Infinity].map(numberText)).toEqual([
      "0",
      "1234567.5",
      "0.3333333333",
      "0",
      "1e-9",
      "12345678900",
      "",
      "",
    ]);
  });
});

describe("tables of runs", () => {
  const setup = countingSetup();
  const results = someResults(setup);
  const source = inMemory(results);
  const summary = summarise(layOutResults(setup), source);

  it("have a row for each measure, place and replication that was read", () => {
    const rows = csvParse([...csvLines(runsTable(setup, summary, source))].join(""));
    expect(rows).toHaveLength(6 * 3 * 3);
    const region = rows.filter(({ place, measure }) => place === "region" && measure === "case.done");
    const told = csvParse([...csvLines(summaryTable(setup, summary, source))].join("")).find(
      ({ place, measure }) => place === "region" && measure === "case.done",
    );
    const mean = region.reduce((sum, { total }) => sum + Number(total), 0) / 3;
    expect(Number(told?.mean)).toBeCloseTo(mean, 6);
  });

  it("tell what each replication came to", () => {
    const rows = csvParse([...csvLines(replicationsTable(setup, source))].join(""));
    expect(rows.map(({ result_hash }) => result_hash)).toEqual(results.map(({ resultHash }) => resultHash));
    expect(rows[0]).toMatchObject({ replication: "0", events: "46" });
  });

  it("list every event", () => {
    const rows = [...eventsTable(setup, { seed: "7", replication: 1 }).rows()];
    expect(rows).toHaveLength(traceRun(setup, { seed: "7", replication: 1 })[0].kind.length);
    expect(rows[0]).toEqual([1, -10080, "world.dayStarted", 0, 0]);
  });

  it("say of every column what it holds", () => {
    const tables = [weeklyTable(setup, summary), runsTable(setup, summary, source), casesTable(setup, [])];
    const dictionary = dictionaryOf(setup, tables);
    for (const { columns } of dictionary.tables) {
      expect(columns.every(({ description }) => description.endsWith("."))).toBe(true);
    }
    expect(dictionary.measures.map(({ name }) => name)).toContain("case.done");
    expect(dictionary.places.map(({ id }) => id)).toContain("kch+gstt");
  });
});

describe("a table of cases", () => {
  const setup = aRealSetup("synnovis-2024.yaml", ["horizon=7 d", "warm-up=2 d"]);
  const run = { seed: "7", replication: 0 };
  const rows = csvParse([...csvLines(casesTable(setup, [run]))].join(""));

  it("has as many dates that were lost and kept as the measures count", () => {
    const { values } = runOnce(setup, run);
    const layout = layOutResults(setup);
    const region = layout.pairs.findIndex(({ spec, place }) => spec.name === "elective.done" && place.id === "region");
    const done = rows.filter(({ kind, fate }) => kind === "operation" && fate === "done");
    expect(done).toHaveLength(values[region]);
  });

  it("says of every date that was lost what bound and what it leads back to, and of no other", () => {
    const lost = rows.filter(({ fate }) => fate === "postponed" || fate === "cancelled");
    expect(lost.length).toBeGreaterThan(100);
    expect(lost.every(({ binding, root }) => binding !== "" && root !== "")).toBe(true);
    expect(rows.filter(({ fate }) => fate === "done").every(({ root }) => root === "")).toBe(true);
  });

  it("gives every case its birth key, kind, place, date and priority", () => {
    for (const row of rows.slice(0, 500)) {
      expect(row.case).toMatch(/^\d{4}-\d\d-\d\d\/.+\/(extra-)?\d+$/);
      expect(row.planned_date).toMatch(/^2024-06-\d\d$/);
      expect(row.priority).toMatch(row.kind === "operation" ? /^P[234]$/ : /^(urgent|routine)$/);
    }
  });
});

describe("published numbers", () => {
  const setup = countingSetup();
  const summary = summarise(layOutResults(setup), inMemory(someResults(setup)));

  it("stand beside the simulated ones with what the model knew of them", () => {
    const rows = besidePublished([aPublished({}), aPublished({ week: 2, use: "held out" })], summary);
    expect(rows.map(({ week, mark }) => [week, mark])).toEqual([
      [1, "fitted"],
      [2, "predicted"],
    ]);
    expect(rows[0].simulated?.replications).toBe(3);
  });

  it("are followed by the weeks for which there is none, as predicted", () => {
    const rows = besidePublished([aPublished({})], summary);
    expect(rows[1]).toMatchObject({ week: 2, published: null, mark: "predicted" });
  });

  it("that are context only stay context", () => {
    const rows = besidePublished([aPublished({ use: "context" })], summary);
    expect(rows.map(({ mark }) => mark)).toEqual(["context", "context"]);
  });

  it("beyond the end of the run have nothing beside them", () => {
    const rows = besidePublished([aPublished({ week: 4 })], summary);
    expect(rows.at(-1)).toMatchObject({ week: 4, simulated: null, mark: "fitted" });
  });

  it("of a measure or place that the model does not keep are left out", () => {
    expect(besidePublished([aPublished({ measure: "x.y" }), aPublished({ place: "nowhere" })], summary)).toEqual([]);
  });
});
