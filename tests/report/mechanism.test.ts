// Reports of a run whose systems fail and return by mechanism: nothing is told before it comes to light, and what returns is told
// without an entry that dates it.
import { describe, expect, it } from "vitest";
import { systems } from "../../sim/model/contracts.ts";
import { prepare, type RecordKind, World } from "../../sim/model/index.ts";
import { laboratory } from "../../sim/model/laboratory/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import { Events, explainRecord, situationReport, toText } from "../../sim/report/index.ts";
import { aScenario, aTimelineEntry } from "../support/scenario.ts";

const services = [response, supplier, laboratory];
const laboratories = ["lab-kch", "hub"];
const label = "attackers come to light";

function aWorldWith(given: Record<string, string | readonly string[]>, asAtMin?: number, action = "supplier.attack") {
  const entry = { ...aTimelineEntry("attack", 180, action, { laboratories, ...given }), label };
  const scenario = aScenario({ services, incident: [entry], horizonDays: 200, warmUpDays: 7 });
  const setup = prepare(asAtMin === undefined ? scenario : { ...scenario, asAtMin }, services);
  return new World(setup, { seed: "5", replication: 1 });
}

/** Without the breaks of lines that a fixed width asks for. */
const textOf = (world: World) => toText(situationReport(world)).join(" ").replace(/\s+/g, " ");
const restores = (world: World) =>
  world.causes
    .find(["system"] as RecordKind[])
    .map((id) => world.causes.read(id))
    .filter(({ value }) => value === 1);

describe("the situation report of the mechanism", () => {
  it("tells nothing of attackers whom nobody has noticed, and their coming to light when it comes", () => {
    const world = aWorldWith({ given: "entered", moment: "begins" });
    world.runUntil(181);
    expect(textOf(world)).toContain("No incident has been reported");
    expect(textOf(world)).not.toContain(label);
    expect(textOf(world)).not.toContain("attack");
    world.runUntil(199 * 1440);
    expect(restores(world).length).toBeGreaterThan(0);
    const shown = world.causes.read(world.ask.incidentCause(world));
    expect(shown.timeMin).toBeGreaterThan(181);
  });

  it("tells what the crews restored, when and where, among what has happened", () => {
    const world = aWorldWith({ given: "struck", moment: "shows" });
    world.runUntil(200);
    expect(textOf(world)).toContain("Attackers come to light");
    while (restores(world).length === 0) world.runUntil(world.sim.nowMin + 1440);
    expect(textOf(world)).toMatch(/08:00: Restored by the supplier's crews: .+ \((lab-kch|hub|lab-kch, hub)\)/);
  });

  it("says that restores are drawn, and never that the scenario gives them, unless it dates them", () => {
    const drawn = aWorldWith({ given: "struck", moment: "shows" });
    const dated = aWorldWith({}, undefined, "system.fail");
    const forecast = aWorldWith({}, 10 * 1440, "system.fail");
    for (const world of [drawn, dated, forecast]) world.runUntil(20 * 1440);
    expect(textOf(drawn)).toContain("is drawn by the model from assumptions");
    expect(textOf(drawn)).not.toContain("given by the scenario");
    expect(textOf(dated)).toContain("is given by the scenario, not predicted");
    expect(textOf(forecast)).toContain("is given by the scenario up to Thu 13 June 2024 00:00; what comes back later");
  });
});

describe("why? under the mechanism", () => {
  it("names the systems of a failure and of a return, and both lead back to the attack", () => {
    const world = aWorldWith({ given: "struck", moment: "shows", systems: ["lims", "transfusion-it"] });
    world.runUntil(200);
    const lims = systems.indexOf("lims");
    const at = laboratories.map((id) => world.setup.places.laboratory(id));
    const down = at.find((one) => world.ask.systemUp(world, one, lims) < 1) as number;
    const failed = explainRecord(world, world.ask.systemCause(world, down, lims));
    expect(failed.links[0].sentence).toMatch(/the laboratory system \(LIMS\).* of .* stopped\./);
    expect(failed.links.map(({ record }) => record.kind)).toEqual(["system", "action"]);
    world.runUntil(199 * 1440);
    const [first] = restores(world);
    const restored = explainRecord(world, first.id);
    expect(restored.links[0].sentence).toContain("worked again, restored by the supplier's crews.");
    expect(restored.root).toBe("incident");
  });

  it("makes a return of systems a notable event", () => {
    const world = aWorldWith({ given: "struck", moment: "shows" });
    const events = new Events(world);
    world.runUntil(199 * 1440);
    events.update();
    const [first] = restores(world);
    const stop = events.after(first.timeMin - 1);
    expect(stop?.timeMin).toBe(first.timeMin);
    expect(stop?.events.some(({ kind, sentence }) => kind === "system" && sentence.includes("worked again"))).toBe(
      true,
    );
  });
});
