import { describe, expect, it } from "vitest";
import { keyOf } from "../../sim/model/births.ts";
import { constraint, root } from "../../sim/model/causes.ts";
import { act, type Service, type World } from "../../sim/model/index.ts";
import { laboratory } from "../../sim/model/laboratory/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import { explainRecord, findRecord, situationReport, standingText, toText } from "../../sim/report/index.ts";
import { anAction, aTimelineEntry, at, aWorld } from "../support/scenario.ts";

/** A stand-in that bears one operation a day, so that a birth key has a source, and answers for the shelves. */
const surgery: Service = {
  name: "surgery",
  parameters: {},
  actions: {},
  state: {
    prepare: (setup) => {
      setup.addSource({
        name: "kch.cardiac",
        kind: setup.kind("surgery.decidedToOperate"),
        place: setup.places.hospital("kch"),
        width: 1,
        meanByDay: new Float64Array(setup.calendar.days).fill(1),
        exactly: true,
        minuteOfDay: () => 600,
      });
      return {};
    },
    create: () => ({}),
  },
  initialise: () => {},
  handlers: {
    on: {},
    born: { "surgery.decidedToOperate": () => {} },
    answers: { unitsOnShelf: () => 10, groupOAboveReserve: () => 5, alertPhase: () => 0 },
  },
  measures: [],
  invariants: () => [],
};

const attack = {
  ...aTimelineEntry("attack", 180, "system.fail", { laboratories: ["lab-kch"] }),
  label: "systems fail",
  source: "a page",
};

function aHitWorld(): World {
  const world = aWorld({ services: [response, supplier, laboratory, surgery], incident: [attack] });
  world.runUntil(at("2024-06-04 16:00"));
  return world;
}

function postponeOne(world: World, behind: number): number {
  const kch = world.setup.places.hospital("kch");
  const unmet = (1 << constraint["scientists' time for planned work"]) | (1 << constraint["blood test results seen"]);
  const day = world.setup.calendar.warmUpDays;
  return world.causes.add(
    "postponement",
    world.sim.nowMin,
    kch,
    keyOf(0, day, 0),
    unmet,
    behind,
    day + 2,
    root.ordinary,
  );
}

describe("why", () => {
  it("tells the chain from a postponed operation back to the incident, binding constraint first, with the source at its end", () => {
    const world = aHitWorld();
    const behind = world.ask.laboratoryCause(world, world.setup.places.laboratory("lab-kch"));
    const id = postponeOne(world, behind);
    const found = findRecord(world, { measure: "elective.postponed" });
    expect(found).toBe(id);
    const { links, root: end, lines } = explainRecord(world, found);
    expect(links.map(({ record }) => record.kind)).toEqual(["postponement", "condition", "system", "action"]);
    expect(end).toBe("incident");
    expect(lines[0]).toBe(
      "Tue 4 June 2024 16:00: simulated operation 2024-06-03/kch.cardiac/0 at kch, planned for Wed 5 June 2024, was postponed because " +
        "the transfusion scientists had no time left for it, as managers believed (also unmet: its blood test results had not been seen).",
    );
    expect(lines.some((line) => line.includes("Source of this entry: a page."))).toBe(true);
    expect(lines.at(-1)).toBe(standingText);
  });

  it("finds a case by its birth key, by what its chain leads back to, and nothing where there is nothing", () => {
    const world = aHitWorld();
    const ordinary = postponeOne(world, -1);
    expect(findRecord(world, { measure: "elective.postponed", root: "incident" })).toBe(-1);
    expect(findRecord(world, { measure: "elective.postponedOrdinary" })).toBe(ordinary);
    expect(findRecord(world, { measure: "elective.postponedOrdinary", key: "2024-06-03/kch.cardiac/0" })).toBe(
      ordinary,
    );
    expect(findRecord(world, { measure: "elective.postponedOrdinary", key: "2024-06-03/kch.cardiac/1" })).toBe(-1);
    expect(findRecord(world, { measure: "outpatient.postponed" })).toBe(-1);
    expect(explainRecord(world, ordinary).lines.join(" ")).toContain("leads back to ordinary life");
    expect(() => findRecord(world, { measure: "laboratory.waiting" })).toThrow(RangeError);
  });

  it("never says that something was lost, saved, proved or caused", () => {
    const world = aHitWorld();
    const id = postponeOne(world, world.ask.laboratoryCause(world, world.setup.places.laboratory("lab-kch")));
    const words = [...explainRecord(world, id).lines, ...toText(situationReport(world))].join(" ").toLowerCase();
    for (const word of ["caused by", "proved", " saved", " lives"]) expect(words).not.toContain(word);
  });
});

describe("the situation report", () => {
  it("carries its mark, its moment, the decisions so far and the standing text, and nothing that is still to come", () => {
    const later = {
      ...aTimelineEntry("later", at("2024-06-10"), "system.restore", { laboratories: ["lab-kch"] }),
      label: "systems return",
    };
    const world = aWorld({ services: [response, supplier, laboratory, surgery], incident: [attack, later] });
    world.runUntil(at("2024-06-06 06:00"));
    act(world, { ...anAction("exercise.note", { text: "x" }), label: "the room has met" });
    const text = toText(situationReport(world)).join("\n");
    expect(text).toContain("SIMULATION: situation report, Thu 6 June 2024 06:00");
    expect(text).toContain("Mon 3 June 2024 03:00: Systems fail");
    expect(text).toContain("The room has met");
    expect(text).not.toContain("return");
    expect(text.replaceAll("\n", " ")).toContain(standingText.slice(0, 60));
  });

  it("says so when nothing has been reported", () => {
    const world = aWorld({ services: [response, supplier, laboratory, surgery] });
    world.runUntil(at("2024-06-06 06:00"));
    expect(toText(situationReport(world)).join(" ")).toContain("No incident has been reported");
  });
});
