/** The ledger as a table, what an entry lacks, and parameters that nothing reads, on a made-up service. */
import { describe, expect, it } from "vitest";
import { csvLines, ledgerGaps, ledgerTable, parametersRead, unusedParameters } from "../../sim/experiment/index.ts";
import type { Service } from "../../sim/model/index.ts";
import type { LedgerEntry, ParameterSpec, Scenario } from "../../sim/scenario/index.ts";
import { aScenario } from "../support/scenario.ts";

const spec = (rest: Partial<ParameterSpec>): ParameterSpec => ({
  label: "A number",
  unit: "min",
  shape: "number",
  default: 5,
  source: "assumption: made up for a test",
  confidence: "low",
  ...rest,
});

const service: Service = {
  name: "made-up",
  parameters: {
    readMin: spec({ low: 2, high: 8 }),
    idleMin: spec({}),
    tableMin: spec({ shape: "table", keys: ["a", "b"], default: { a: 1, b: 40 }, factor: [0.5, 2] }),
    shares: spec({ shape: "table", keys: ["a", "b"], default: { a: 0.3, b: 0.7 }, unit: "fraction", isProfile: true }),
    isOn: spec({ shape: "flag", default: true, unit: "flag" }),
    sureMin: spec({ source: "A-sure-id", confidence: "high", unit: "" }),
  },
  actions: {},
  state: {
    prepare: (setup) => [setup.number("made-up", "readMin"), setup.table("made-up", "tableMin", ["a", "b"])],
    create: () => ({}),
  },
  initialise: () => undefined,
  handlers: { on: {} },
  measures: [],
  invariants: () => [],
};
const services = [service];
const ledger = Object.entries(service.parameters).map(([name, { default: value, low, high, ...rest }]): LedgerEntry => {
  const { label, unit, factor, source, confidence } = rest;
  const range = { low: low ?? null, high: high ?? null, ...(factor && { factor }) };
  const isAssumption = source.startsWith("assumption");
  return { path: `made-up.${name}`, label, value, unit, ...range, source, confidence, isAssumption, from: "default" };
});
const scenario: Scenario = { ...aScenario({ services }), ledger };

describe("the ledger", () => {
  it("says which entries lack something: a range only where a number is uncertain", () => {
    expect(ledgerGaps(scenario, services)).toEqual([
      { path: "made-up.idleMin", lacks: ["range"] },
      { path: "made-up.sureMin", lacks: ["unit"] },
    ]);
    const short: Scenario = { ...scenario, ledger: scenario.ledger.filter(({ path }) => path !== "made-up.readMin") };
    expect(ledgerGaps(short, services)[0]).toEqual({ path: "made-up.readMin", lacks: ["entry"] });
  });

  it("sees what is read when a run is prepared, and what is not", () => {
    expect([...parametersRead(scenario, services)].sort()).toEqual(["made-up.readMin", "made-up.tableMin"]);
    expect(unusedParameters(scenario, services)).toEqual(
      ["idleMin", "shares", "isOn", "sureMin"].map((name) => `made-up.${name}`),
    );
    const stray = { ...scenario.ledger[0], path: "gone.delayMin" };
    expect(unusedParameters({ ...scenario, ledger: [...scenario.ledger, stray] }, services)).toContain("gone.delayMin");
  });

  it("is a table with a row for each parameter, whatever its range is of", () => {
    const lines = [...csvLines(ledgerTable(scenario, services))];
    expect(lines).toHaveLength(7);
    const row = (name: string): string => lines.find((line) => line.includes(`,${name},`)) ?? "";
    expect(row("readMin")).toBe(
      "made-up,readMin,A number,5,min,2,8,value,assumption: made up for a test,low,yes,default\n",
    );
    expect(row("tableMin")).toContain('"{""a"":1,""b"":40}",min,0.5,2,common factor,');
    expect(row("shares")).toContain(",fraction,,,shares,");
    expect(row("sureMin")).toContain("A-sure-id,high,no,default");
  });
});
