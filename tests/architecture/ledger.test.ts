// Where the model's numbers come from, that all are used, and that none of them, nor an action, sets what the model is to work out.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  factorsOf,
  ledgerGaps,
  overridesAt,
  unusedParameters,
  variableParameters,
} from "../../sim/experiment/index.ts";
import { registryOf, services } from "../../sim/model/index.ts";
import { applyOverrides, formatProblem, type ParameterSpec } from "../../sim/scenario/index.ts";
import { aRealScenario } from "../support/region.ts";

const root = new URL("../../", import.meta.url).pathname;

const parameters = services.flatMap((service) =>
  Object.entries(service.parameters).map(([name, spec]) => ({
    service: service.name,
    name,
    path: `${service.name}.${name}`,
    spec,
  })),
);

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(path).isDirectory()) return filesUnder(path, ending);
    return name.endsWith(ending) ? [path] : [];
  });
}

/** All the numbers of a default: one, those of a table, or those of the places named and not named. */
function numbersOf({ shape, default: value, otherwise }: ParameterSpec): readonly number[] {
  if (typeof value === "number") return [value];
  if (shape !== "table" && shape !== "places") return [];
  return [...Object.values(value as Readonly<Record<string, number>>), ...(otherwise === undefined ? [] : [otherwise])];
}

const isWithin = (value: number, low: number | undefined, high: number | undefined): boolean =>
  (low === undefined || value >= low) && (high === undefined || value <= high);

const failing = (isRight: (spec: ParameterSpec) => boolean): string[] =>
  parameters.filter(({ spec }) => !isRight(spec)).map(({ path }) => path);

describe("every parameter of the model", () => {
  it("has a label, a unit, a source and a confidence", () => {
    expect(failing((spec) => [spec.label, spec.unit, spec.source, spec.confidence].every(Boolean))).toEqual([]);
    expect(failing((spec) => ["high", "medium", "low"].includes(spec.confidence))).toEqual([]);
    expect(parameters.length).toBeGreaterThan(250);
  });

  it("names an address, a ledger id or a data set first, or says that it is an assumption and why", () => {
    const known = /^(https:\/\/\S+|[A-G]-[A-Za-z][A-Za-z0-9-]*\b|[A-Z]{3,}[A-Z0-9-]*\b|assumption: .{8})/;
    expect(failing((spec) => known.test(spec.source))).toEqual([]);
  });

  it("has a whole entry in the ledger, with a range where it is uncertain", () => {
    expect(ledgerGaps(aRealScenario("synnovis-2024.yaml"))).toEqual([]);
    expect(ledgerGaps(aRealScenario("no-incident.yaml"))).toEqual([]);
  });

  it("has one kind of range: ends of its own, or of a common factor that holds 1; shares have none", () => {
    const isTable = ({ shape }: ParameterSpec) => ["table", "places", "distribution"].includes(shape);
    const kinds = ({ low, factor, isProfile }: ParameterSpec) =>
      [low, factor, isProfile].filter((one) => one !== undefined).length;
    expect(failing((spec) => kinds(spec) <= 1)).toEqual([]);
    expect(
      failing(
        ({ factor, ...spec }) =>
          factor === undefined ||
          (isTable(spec as ParameterSpec) &&
            factor[0] > 0 &&
            factor[0] <= 1 &&
            factor[1] >= 1 &&
            factor[0] < factor[1]),
      ),
    ).toEqual([]);
  });

  it("can be taken to both ends of its range", () => {
    const scenario = aRealScenario("synnovis-2024.yaml");
    const registry = registryOf();
    const paths = variableParameters(scenario, registry);
    expect(paths.length).toBeGreaterThan(270);
    const found = factorsOf(
      scenario,
      registry,
      paths.map((path) => ({ path })),
    );
    for (const end of [0, 1]) {
      const all = found.ok
        ? overridesAt(
            found.factors,
            paths.map(() => end),
          )
        : [];
      const changed = applyOverrides(scenario, all, registry);
      expect(changed.ok ? [] : changed.problems.map(formatProblem)).toEqual([]);
    }
  });

  it("has its default within its range and its limits, and its range within its limits", () => {
    expect(failing((spec) => numbersOf(spec).every((value) => isWithin(value, spec.low, spec.high)))).toEqual([]);
    expect(failing((spec) => numbersOf(spec).every((value) => isWithin(value, spec.minimum, spec.maximum)))).toEqual(
      [],
    );
    const ends = ({ low, high }: ParameterSpec) => [low, high].filter((end) => end !== undefined);
    expect(failing((spec) => ends(spec).every((end) => isWithin(end, spec.minimum, spec.maximum)))).toEqual([]);
    expect(failing(({ low, high }) => low === undefined || high === undefined || low <= high)).toEqual([]);
  });

  it("is asked for when a scenario is prepared", () => {
    expect(unusedParameters(aRealScenario("no-incident.yaml"))).toEqual([]);
  });

  it("is used by its service beyond its definition", () => {
    const model = readdirSync(`${root}sim/model`);
    const texts = new Map(
      services.map(({ name }) => {
        const inFolder = model.includes(name) ? filesUnder(`${root}sim/model/${name}`, ".ts") : [];
        const single = model.includes(`${name}.ts`) ? [`${root}sim/model/${name}.ts`] : [];
        const isOfCode = (path: string) => !/parameters[^/]*\.ts$/.test(path);
        const ofCode = [...inFolder, ...single].filter(isOfCode);
        return [name, ofCode.map((path) => readFileSync(path, "utf8")).join("\n")];
      }),
    );
    // Names by priority are put together where they are read.
    const isUsed = ({ service, name }: (typeof parameters)[number]): boolean => {
      const text = texts.get(service) ?? "";
      const together = name.replace(/P[2-4]Days$/, "P$" + "{priority}Days");
      return new RegExp(`\\b${name}\\b`).test(text) || (together !== name && text.includes(together));
    };
    expect(parameters.filter((one) => !isUsed(one)).map(({ path }) => path)).toEqual([]);
  });
});

describe("nothing sets an outcome", () => {
  it("by a parameter or by an argument of an action", () => {
    const outcome =
      /capacityFraction|turnaround(?!InStay)|oNegative(Supplied|Transfused|Use)|alertPhase|postponed$|postponedPerWeek/;
    const names = [
      ...parameters.map(({ path }) => path),
      ...services.flatMap(({ actions }) =>
        Object.entries(actions).flatMap(([action, spec]) =>
          Object.keys(spec.arguments).map((argument) => `${action}.${argument}`),
        ),
      ),
    ];
    expect(names.filter((name) => outcome.test(name))).toEqual([]);
  });

  it("by the number of the week: no service asks for it", () => {
    const asking = filesUnder(`${root}sim/model`, ".ts").filter(
      (path) => !/\/(calendar|index)\.ts$/.test(path) && /\bweekOf\(/.test(readFileSync(path, "utf8")),
    );
    expect(asking).toEqual([]);
  });
});

describe("every scenario of the repository", () => {
  const folder = `${root}scenarios`;
  const files = filesUnder(folder, ".yaml")
    .map((path) => path.slice(folder.length + 1))
    .filter((path) => !path.startsWith("regions/") && !path.startsWith("studies/"));

  it.each(files)("%s loads, and its ledger has an entry for each parameter", (path) => {
    const { ledger } = aRealScenario(path);
    expect(ledger.map((entry) => entry.path).sort()).toEqual(parameters.map((one) => one.path).sort());
    expect(ledger.filter((entry) => entry.source === "")).toEqual([]);
  });
});
