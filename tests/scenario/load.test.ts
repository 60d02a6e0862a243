import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatProblem, loadScenario } from "../../sim/scenario/index.ts";
import { linesOf, load, loaded, regionText, registry, scenarioFiles, validScenario } from "./builders.ts";

const day = 1_440;
describe("a scenario that is right", () => {
  it("becomes plain, frozen data with times in minutes and days", () => {
    const scenario = loaded();
    expect(scenario).toMatchObject({
      id: "base",
      startDate: "2024-06-03",
      timeZone: "Europe/London",
      warmUpDays: 42,
      horizonDays: 182,
    });
    expect(scenario.incident.map(({ id, atMin }) => [id, atMin])).toEqual([
      ["attack", 180],
      ["worse", day + 360],
    ]);
    expect(scenario.incident[0]).toMatchObject({
      action: "system.fail",
      arguments: { laboratories: ["hub"], systems: ["lims"], state: 0 },
      delayMin: 0,
      label: "systems of a laboratory fail: ransomware",
    });
    expect(scenario.response[0]).toMatchObject({
      trigger: {
        kind: "when",
        signal: "laboratory.waitHours",
        place: "hub",
        comparison: "above",
        limit: 4,
        forMin: day,
        fromMin: 0,
      },
      actions: [{ action: "mutualAid.open", arguments: { laboratory: "spoke" }, delayMin: day }],
    });
    expect(Object.isFrozen(scenario)).toBe(true);
    expect(Object.isFrozen(scenario.incident[0]?.arguments)).toBe(true);
    expect(structuredClone(scenario)).toEqual(scenario);
  });

  it("has the places of its region in file order, and its calendar", () => {
    const { region, calendar } = loaded();
    expect(region.places.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "trust-a trust",
      "general acute-hospital",
      "hub laboratory",
      "spoke laboratory",
      "north-side borough",
      "g1 practice",
    ]);
    expect(region.places[5]).toMatchObject({ laboratory: "hub", borough: "north-side", listSize: 9_000 });
    expect(calendar.strikes[0]).toMatchObject({
      fromMin: 24 * day + 420,
      toMin: 29 * day + 420,
      electiveFraction: 0.65,
    });
    expect(calendar.monthFactor).toEqual({ "8": 0.9 });
  });

  it("has every parameter of every service, and one line of the ledger for each", () => {
    const { parameters, ledger } = loaded();
    expect(ledger.map(({ path }) => path)).toEqual(
      registry.flatMap((service) => Object.keys(service.parameters).map((name) => `${service.name}.${name}`)),
    );
    expect(parameters.laboratory).toMatchObject({ paperMin: 20, benches: { hub: 30 }, weekendFraction: 0.7 });
  });

  it("has a hash of its meaning and not of its text", () => {
    const { hash } = loaded();
    const reworded = validScenario
      .replace("A base", "Another title")
      .replace("because: ransomware", "because: malware");
    const reordered = validScenario.replace(
      "{ date: 2024-06-03, zone: Europe/London }",
      "{ zone: Europe/London, date: 2024-06-03 } # moved",
    );
    expect(loaded({ "base.yaml": reworded }).hash).toBe(hash);
    expect(loaded({ "base.yaml": reordered }).hash).toBe(hash);
    expect(loaded({ "base.yaml": validScenario.replace("paperMin: 20", "paperMin: 20 min") }).hash).toBe(hash);
    for (const [from, to] of [
      ["paperMin: 20", "paperMin: 21"],
      ["03:00", "03:01"],
      ["182 d", "181 d"],
      ["above: 4", "above: 5"],
      ["delay: 1 d", "delay: 2 d"],
    ] as const) {
      expect(loaded({ "base.yaml": validScenario.replace(from, to) }).hash, to).not.toBe(hash);
    }
    const otherRegion = regionText.replace("8: 0.9", "8: 0.8");
    expect(loaded({ "regions/small/region.yaml": otherRegion }).hash).not.toBe(hash);
  });
});

describe("a scenario that is wrong", () => {
  it("tells all its problems at once, the file asked for first, each where it stands", () => {
    const text = validScenario
      .replace("title: A base", "titel: A base")
      .replace("paperMin: 20", "paperMin: 20 kg")
      .replace("above: 4", "above: 4, below: 3");
    const sites =
      "id,name,kind,trust,borough,lat,lon,laboratory,blood_bank\ngeneral,General,acute-hospital,trust-b,north-side,x,-0.1,,general\n";
    const problems = linesOf(load({ "base.yaml": text, "regions/small/sites.csv": sites }));
    expect(problems.map((line) => line.split(": found")[0])).toEqual([
      "base.yaml:1:1 title",
      "base.yaml:3:1 titel",
      "base.yaml:9:27 parameters.laboratory.paperMin",
      "base.yaml:16:11 response.help.when",
      "regions/small/sites.csv:2:32 trust",
      "regions/small/sites.csv:2:51 lat",
      "regions/small/practices.csv:2:42 laboratory",
    ]);
  });

  it.each<[string, [string, string], string]>([
    [
      "no format",
      ["format: 1\n", ""],
      "base.yaml:1:1 format: found no format, expected the format version 1, write format: 1",
    ],
    [
      "a format of the future",
      ["format: 1", "format: 2"],
      "base.yaml:1:9 format: found 2, expected the format version 1, use a newer Knock-on",
    ],
    [
      "no region",
      ["region: regions/small/region.yaml\n", ""],
      "base.yaml:1:1 region: found no region, expected text, add the key region",
    ],
    [
      "a start that is no date",
      ["date: 2024-06-03", "date: 2024-06-33"],
      'base.yaml:5:16 start.date: found "2024-06-33", expected a date such as 2024-06-03',
    ],
    ["an unknown zone", ["Europe/London", "Europe/Lundun"], "start.zone: found"],
    ["a horizon in hours", ["182 d", "30 h"], 'horizon: found "30 h", expected a whole number of days such as 42 d'],
    ["a bare horizon", ["182 d", "182"], "horizon: found 182, expected a whole number of days"],
    [
      "an id with spaces",
      ["id: base", "id: my base"],
      'base.yaml:2:5 id: found "my base", expected an id of small letters',
    ],
    [
      "an argument missing",
      [", laboratory: spoke, delay: 1 d", ", delay: 1 d"],
      "response.help.do[0].laboratory: found no laboratory, expected a place of kind laboratory, add the key laboratory",
    ],
    [
      "an argument unknown",
      ["delay: 1 d", "delai: 1 d"],
      'response.help.do[0].delai: found the unknown key "delai", expected an argument of mutualAid.open, did you mean "delay"?',
    ],
    [
      "a place of another kind",
      ["laboratory: spoke", "laboratory: general"],
      'found "general" (acute-hospital), expected a place of kind laboratory',
    ],
    [
      "an unknown signal",
      ["laboratory.waitHours", "laboratory.waitHour"],
      'when.signal: found "laboratory.waitHour", expected a signal, did you mean "laboratory.waitHours"?',
    ],
    [
      "two triggers",
      ["    for: 24 h\n", "    at: 2024-06-04\n"],
      "response.help.when: found both at and when, expected one trigger",
    ],
    [
      "an entry before the run",
      ["2024-06-03 03:00", "2024-01-03 03:00"],
      "incident.attack.at: found 2024-01-03 03:00, expected a time of the run, from 2024-04-22 00:00",
    ],
    [
      "a list where a map belongs",
      ["start: { date: 2024-06-03, zone: Europe/London }", "start: [2024-06-03]"],
      "start: found a list, expected a map of keys, write a map of keys",
    ],
    [
      "an incident that is text",
      [/incident:[\s\S]*response:/.exec(validScenario)?.[0] ?? "", "incident: attack\nresponse:"],
      'incident: found "attack", expected a list',
    ],
  ])("with %s gives its one problem", (_, [from, to], part) => {
    expect(validScenario).toContain(from);
    const problems = linesOf(load({ "base.yaml": validScenario.replace(from, to) }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(part);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      "a missing table",
      { "regions/small/region.yaml": regionText.replace("practices.csv", "gps.csv") },
      "regions/small/region.yaml:6:12 practices: found no file regions/small/gps.csv or gps.csv",
    ],
    [
      "a region that is no map",
      { "regions/small/region.yaml": "text\n" },
      'regions/small/region.yaml:1:1: found "text", expected a map of keys',
    ],
    [
      "a strike that ends before it begins",
      { "regions/small/region.yaml": regionText.replace("2024-07-02 07:00", "2024-06-20 07:00") },
      'calendar.strikes[0].to: found "2024-06-20 07:00", expected a time after from',
    ],
    [
      "a month thirteen",
      { "regions/small/region.yaml": regionText.replace("8: 0.9", "13: 0.9") },
      'monthFactor.13: found the unknown key "13", expected a month from 1 to 12',
    ],
    [
      "a column missing",
      { "regions/small/practices.csv": "ods_code,name,borough,lat,lon,list,laboratory\n" },
      "regions/small/practices.csv:1:1: found no column list_size",
    ],
    [
      "a practice twice",
      {
        "regions/small/practices.csv":
          "ods_code,name,borough,lat,lon,list_size,laboratory\nG1,A,North Side,,,5,hub\n\nG1,B,North Side,,,5,hub\n",
      },
      'regions/small/practices.csv:4:1 ods_code: found the id "g1" a second time',
    ],
    [
      "a row too short",
      { "regions/small/practices.csv": "ods_code,name,borough,lat,lon,list_size,laboratory\nG1,A\n" },
      "regions/small/practices.csv:2:1: found 2 cells, expected 7",
    ],
    [
      "a place far off the globe",
      {
        "regions/small/practices.csv":
          "ods_code,name,borough,lat,lon,list_size,laboratory\nG1,A,north-side,151.5,0,5,hub\n",
      },
      'practices.csv:2:17 lat: found "151.5", expected from -90 to 90 degrees',
    ],
  ])("with %s in its region gives its one problem", (_, changes, part) => {
    const problems = linesOf(load(changes));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(part);
  });

  it("that is missing is named", () => {
    expect(linesOf(load({}, "gone.yaml"))).toEqual([
      "gone.yaml:1:1: found no such file, expected a scenario file, give its path from the scenarios folder",
    ]);
  });

  it("is read or refused, never thrown at, however a line of it is damaged", () => {
    const lines = validScenario.split("\n");
    const damage = fc.constantFrom(
      "",
      "x",
      "- ",
      "[",
      "}: ",
      "null",
      "  id: attack",
      "__proto__: 1",
      "at: 9999-99-99",
      "do: system.fail",
      "*a",
      "1e999",
    );
    fc.assert(
      fc.property(fc.nat(lines.length - 1), damage, fc.nat(30), fc.boolean(), (at, put, column, isCut) => {
        const changed = lines.map((line, index) =>
          index === at ? line.slice(0, column) + put + (isCut ? "" : line.slice(column)) : line,
        );
        const result = loadScenario("base.yaml", scenarioFiles({ "base.yaml": changed.join("\n") }), registry);
        if (result.ok) return;
        expect(result.problems.length).toBeGreaterThan(0);
        for (const problem of result.problems) {
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(formatProblem(problem)).toMatch(/^[^:]+:\d+:\d+.*: found .+, expected .+, .+/);
        }
      }),
      { seed: 6, numRuns: 400 },
    );
  });
});
