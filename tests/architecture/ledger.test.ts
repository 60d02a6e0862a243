import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { services } from "../../sim/model/index.ts";
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

describe("every parameter of the model", () => {
  it("has a label, a unit, a source and a confidence", () => {
    const bare = parameters.filter(({ spec }) => !spec.label || !spec.unit || !spec.source || !spec.confidence);
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it("names an address, a ledger id, a data set, or says that it is an assumption and why", () => {
    const known = /https?:\/\/|\b[A-G]-[A-Za-z0-9]|^assumption: .{8}|^[A-Z]{3,}[A-Z0-9-]*/;
    expect(
      parameters.filter(({ spec }) => !known.test(spec.source)).map(({ path, spec }) => `${path}: ${spec.source}`),
    ).toEqual([]);
  });

  it("that is one assumed number has a range, and its default lies in it", () => {
    const wrong = parameters.filter(({ spec }) => {
      if (typeof spec.default !== "number") return false;
      const { low, high, default: value } = spec;
      if (spec.source.startsWith("assumption") && (low === undefined || high === undefined)) return true;
      return (low !== undefined && value < low) || (high !== undefined && value > high);
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("is read by its service", () => {
    const texts = new Map(
      services.map(({ name }) => {
        const base = `${root}sim/model/${name}`;
        const inFolder = readdirSync(`${root}sim/model`).includes(name) ? filesUnder(base, ".ts") : [];
        const single = readdirSync(`${root}sim/model`).includes(`${name}.ts`) ? [`${base}.ts`] : [];
        return [name, [...inFolder, ...single].map((path) => readFileSync(path, "utf8")).join("\n")];
      }),
    );
    // Once where it is defined, and at least once where it is read; names by priority are put together there.
    const isRead = ({ service, name }: (typeof parameters)[number]): boolean => {
      const text = texts.get(service) ?? "";
      const together = name.replace(/P[2-4]Days$/, "P$" + "{priority}Days");
      return text.split(new RegExp(`\\b${name}\\b`)).length > 2 || (together !== name && text.includes(together));
    };
    const unread = parameters.filter((one) => !isRead(one));
    expect(unread.map(({ path }) => path)).toEqual([]);
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
    .filter((path) => !path.startsWith("regions/"));

  it.each(files)("%s loads, and its ledger has an entry for each parameter", (path) => {
    const { ledger } = aRealScenario(path);
    expect(ledger.map((entry) => entry.path).sort()).toEqual(parameters.map((one) => one.path).sort());
    expect(ledger.filter((entry) => entry.source === "")).toEqual([]);
  });
});

describe("every service", () => {
  it("has the seven things of its shape, in their order", () => {
    const order = [
      "name",
      "parameters",
      "actions",
      "state",
      "initialise",
      "handlers",
      "measures",
      "signals",
      "invariants",
    ];
    for (const service of services) {
      const keys = Object.keys(service);
      expect(keys).toEqual(order.filter((key) => keys.includes(key)));
      expect(keys.length).toBeGreaterThanOrEqual(8);
    }
  });

  it("defines its measures in words and gives each action a role", () => {
    for (const { measures, actions } of services) {
      for (const measure of measures) expect(measure.definition.length).toBeGreaterThan(15);
      for (const action of Object.values(actions)) expect(action.role).not.toBe("");
    }
  });
});
