import { describe, expect, it } from "vitest";
import { prepare, World } from "../../sim/model/index.ts";
import { Events } from "../../sim/report/index.ts";
import { aRealScenario } from "../support/region.ts";
import { at } from "../support/scenario.ts";

const setup = prepare(aRealScenario("synnovis-2024.yaml", ["warm-up=7 d", "horizon=10 d"]));

function aRun(stepMin: number): { readonly world: World; readonly events: Events } {
  const world = new World(setup, { seed: "7", replication: 0 });
  const events = new Events(world);
  for (let until = setup.calendar.startMin[0]; until < setup.calendar.endMin; ) {
    until += stepMin;
    world.runUntil(until);
    events.update();
  }
  return { world, events };
}

const { world, events } = aRun(1440);

function all(of: Events): readonly string[] {
  const told: string[] = [];
  for (let stop = of.after(Number.NEGATIVE_INFINITY); stop !== null; stop = of.after(stop.timeMin))
    told.push(...stop.events.map(({ sentence }) => sentence));
  return told;
}

describe("notable events", () => {
  it("begin with the incident, and tell what it was", () => {
    const stop = events.after(at("2024-06-03") - 1);
    expect(stop?.timeMin).toBe(180);
    expect(stop?.events[0].sentence).toContain("Mon 3 June 2024 03:00: Systems of a laboratory fail");
  });

  it("are the same whatever the slices in which the run was made", () => {
    expect(all(aRun(97).events)).toEqual(all(events));
  });

  it("can be walked forth and back", () => {
    const forth: number[] = [];
    for (let stop = events.after(-9999); stop !== null; stop = events.after(stop.timeMin)) forth.push(stop.timeMin);
    const back: number[] = [];
    for (let stop = events.before(99_999); stop !== null; stop = events.before(stop.timeMin)) back.push(stop.timeMin);
    expect(back.reverse().filter((timeMin) => timeMin > -9999)).toEqual(forth);
    expect(forth.length).toBeGreaterThan(30);
    expect(forth.at(-1)).toBeLessThanOrEqual(world.sim.nowMin);
  });

  it("take decisions when they are made and when they take effect, and postponements of a minute together", () => {
    const told = all(events).join("\n");
    expect(told).toMatch(/Stop classes of planned surgery/);
    expect(told).toMatch(/takes effect: group O for all/);
    expect(told).toMatch(/16:00: [\d,]+ operations at \d+ hospitals postponed; most often because .+\./);
    expect(told).toMatch(/practices of Lambeth begin to hold requests back/);
    expect(told).not.toMatch(/\.\.|NaN|undefined/);
  });
});
