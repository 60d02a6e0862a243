// More staff never lengthen a median wait within a class of priority: of tests by priority in each laboratory, of group and
// screens by urgency in each blood bank, over the ten days after all systems have failed. Response rules are off, so that nothing
// answers the change but people at their benches and the daily huddle. What is never answered waits for ever: among the answered
// alone a place that gives most of its work up would look quick. By place, since more staff also let hospitals ask for more.
//
// Two replications, pooled, under the same luck, in classes with 40 requests or more; one-sided, with a margin of a minute and
// half a per cent for the order in which equals are taken. Where a class does not wait for staff the two medians are equal; where
// it does they lie far apart: with other seeds one in 100 would fail.
//
// Waits for red cells are left out: with more time the laboratory chooses a slower, better matched pathway, as it should.
import { describe, expect, it } from "vitest";
import { prepare, services, World } from "../../sim/model/index.ts";
import type { Scenario } from "../../sim/scenario/index.ts";
import { aRealScenario } from "../support/region.ts";
import { median, watchRequests } from "../support/watched-requests.ts";

const replications = [0, 1];

/** The failure alone: no restore within the horizon, nobody decides anything. */
function struck(): Scenario {
  return { ...aRealScenario("synnovis-2024.yaml", ["horizon=10 d", "warm-up=14 d"]), response: [] };
}

function withMore(scenario: Scenario, service: string, names: readonly string[], more: number): Scenario {
  const values = scenario.parameters[service];
  const raised = names.map((name) => {
    const byPlace = Object.entries(values[name] as Readonly<Record<string, number>>);
    return [name, Object.fromEntries(byPlace.map(([place, staff]) => [place, staff + more]))] as const;
  });
  return {
    ...scenario,
    parameters: { ...scenario.parameters, [service]: { ...values, ...Object.fromEntries(raised) } },
  };
}

function mediansOf(scenario: Scenario, which: "samples" | "groupAndScreens"): Map<string, number> {
  const pooled = new Map<string, number[]>();
  for (const replication of replications) {
    const waits = watchRequests();
    const setup = prepare(scenario, [...services, waits.watcher]);
    new World(setup, { seed: "7", replication }, undefined, waits.cut).runUntil(setup.calendar.endMin);
    for (const [line, minutes] of waits[which]()) {
      const pool = pooled.get(line) ?? [];
      pooled.set(line, pool);
      for (const each of minutes) pool.push(each);
    }
  }
  const enough = [...pooled].filter(([, minutes]) => minutes.length >= 40);
  return new Map(enough.map(([line, minutes]) => [line, median(minutes)]));
}

/** Classes whose median is longer with more staff, with both medians. */
function longer(few: Map<string, number>, many: Map<string, number>): string[] {
  return [...few].flatMap(([line, before]) => {
    const after = many.get(line) ?? Number.NaN;
    return after <= before * 1.005 + 1 ? [] : [`${line}: ${before} min, with more staff ${after} min`];
  });
}

describe("more staff", () => {
  it("in every blood bank never lengthen the median of a group and screen within its urgency", () => {
    const rota = ["scientistsByDay", "scientistsAtWeekend", "scientistsAtNight"];
    const few = mediansOf(struck(), "groupAndScreens");
    const many = mediansOf(withMore(struck(), "transfusion", rota, 2), "groupAndScreens");
    expect(few.size).toBeGreaterThanOrEqual(12);
    expect(longer(few, many)).toEqual([]);
    // Somebody must have waited for staff, or the test would tell nothing.
    expect([...few].some(([line, before]) => (many.get(line) ?? before) < before - 5)).toBe(true);
  });

  it("in every laboratory never lengthen the median from arrival to seen within a priority", () => {
    const few = mediansOf(struck(), "samples");
    const many = mediansOf(withMore(struck(), "laboratory", ["benchesByDay", "benchesByNight"], 3), "samples");
    expect(few.size).toBeGreaterThanOrEqual(20);
    expect(longer(few, many)).toEqual([]);
    expect([...few].some(([line, before]) => (many.get(line) ?? before) < before - 5)).toBe(true);
  });
});
