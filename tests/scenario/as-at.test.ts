import { describe, expect, it } from "vitest";
import { describeScenario } from "../../sim/scenario/index.ts";
import { child, linesOf, load, loaded, validScenario } from "./builders.ts";

const forecast = (date: string) => ({ "child.yaml": child(`as-at: ${date}\n`) });
const at = (date: string, base = validScenario) => loaded({ "base.yaml": base, ...forecast(date) }, "child.yaml");

describe("as-at", () => {
  it("leaves out entries that are dated later, and keeps the day itself whole", () => {
    expect(at("2024-06-03").incident.map(({ id }) => id)).toEqual(["attack"]);
    expect(at("2024-06-04").incident.map(({ id }) => id)).toEqual(["attack", "worse"]);
    expect(at("2024-06-03 02:59").incident).toEqual([]);
    expect(at("2024-06-04").asAtMin).toBe(2 * 1440 - 1);
    expect(loaded().asAtMin).toBeUndefined();
  });

  it("leaves out rules with a later date, and those that begin to watch later, but not those without a date", () => {
    const more = `${validScenario}  - { id: dated, at: 2024-06-20, do: [{ action: mutualAid.open, laboratory: spoke }] }
  - id: later-watch
    when: { signal: laboratory.waitHours, place: hub, above: 9, from: 2024-06-20 }
    do: [{ action: mutualAid.open, laboratory: spoke }]
`;
    expect(at("2024-06-10", more).response.map(({ id }) => id)).toEqual(["help"]);
    expect(at("2024-06-20", more).response.map(({ id }) => id)).toEqual(["help", "dated", "later-watch"]);
  });

  it("gives the same scenario, hash and all, as a file without the later entries; and another than without as-at", () => {
    const stripped = validScenario.replace(/ {2}- \{ id: worse.*\n/, "");
    expect(stripped).not.toBe(validScenario);
    expect(at("2024-06-03", stripped)).toEqual(at("2024-06-03"));
    expect(at("2024-06-03").hash).not.toBe(loaded({ "child.yaml": child("") }, "child.yaml").hash);
  });

  it("can be given by an override, tells how much was left out, and is told in words", () => {
    const read = load({}, "base.yaml", ["as-at=2024-06-03"]);
    expect(read.ok && read.notes[0]).toBe("Left out as later than as-at: 1 entries of incident and response.");
    expect(describeScenario(at("2024-06-03")).join(" ")).toContain("a forecast as at Monday 3 June 2024 23:59");
  });

  it("must be a date that exists", () => {
    const [line] = linesOf(load(forecast("2024-06-31"), "child.yaml"));
    expect(line).toContain("as-at");
    expect(line).toContain("write a date that exists");
  });
});
