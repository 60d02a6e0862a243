import { csvParse } from "d3-dsv";
import { describe, expect, it } from "vitest";
import {
  besidePublished,
  dailyLines,
  design,
  layOutResults,
  numberText,
  type RunResult,
  runOnce,
  summarise,
  weeklyLines,
} from "../../sim/experiment/index.ts";
import { aPublished, countingSetup } from "./counting.ts";

function someResults(setup = countingSetup(), replications = 3): RunResult[] {
  return design(setup.scenario, { seed: "7", replications }).specs.map((spec) => runOnce(setup, spec));
}

describe("tables", () => {
  const setup = countingSetup();
  const results = someResults(setup);
  const summary = summarise(layOutResults(setup), results);
  const weekly = [...weeklyLines(setup, summary)].join("");
  const daily = [...dailyLines(setup, summary)].join("");

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
    const one = summarise(layOutResults(setup), someResults(setup, 1));
    const [row] = csvParse([...weeklyLines(setup, one)].join(""));
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

describe("published numbers", () => {
  const setup = countingSetup();
  const summary = summarise(layOutResults(setup), someResults(setup));

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
