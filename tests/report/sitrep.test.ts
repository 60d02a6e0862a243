import { describe, expect, it } from "vitest";
import { act, prepare, type Service, World } from "../../sim/model/index.ts";
import { laboratory } from "../../sim/model/laboratory/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import { type Document, situationReport, standingText, toText } from "../../sim/report/index.ts";
import { aRealScenario } from "../support/region.ts";
import { anAction, aTimelineEntry, at, aWorld } from "../support/scenario.ts";

const attack = {
  ...aTimelineEntry("attack", 180, "system.fail", { laboratories: ["lab-kch"] }),
  label: "systems fail",
};
const services: readonly Service[] = [response, supplier, laboratory];

function aHitWorld(moment: string, parts: Partial<Parameters<typeof aWorld>[0]> = {}): World {
  const world = aWorld({ services, incident: [attack], ...parts });
  world.runUntil(at(moment));
  return world;
}

const headings = ({ blocks }: Document) => blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
/** Items of the list under a heading. */
function listUnder({ blocks }: Document, heading: string): readonly string[] {
  const block = blocks[blocks.findIndex((one) => one.kind === "heading" && one.text === heading) + 1];
  return block?.kind === "list" ? block.items : [];
}

describe("the situation report of a model with few services", () => {
  it("leaves out what no service tells, and keeps what there is", () => {
    const report = situationReport(aHitWorld("2024-06-06 06:00"));
    expect(headings(report)).toEqual([
      "What has changed since yesterday",
      "Laboratories",
      "Decisions and events so far",
      "What is expected next",
      "What is not known or is assumed",
    ]);
    expect(toText(report).join("\n")).not.toContain("NaN");
  });

  it("stands without any measure at all, on the first day of the run too", () => {
    const world = aWorld({ services: [response], incident: [] });
    expect(headings(situationReport(world))).toHaveLength(3);
    expect(toText(situationReport(world)).join("\n")).toContain("No incident has been reported");
  });
});

describe("the mark", () => {
  it("tells an exercise from a simulation, in the title and nowhere else", () => {
    const world = aHitWorld("2024-06-04 06:00");
    const [simulation, exercise] = [situationReport(world), situationReport(world, "EXERCISE")];
    expect(simulation.title).toBe("SIMULATION: situation report, Tue 4 June 2024 06:00");
    expect(exercise.title).toBe("EXERCISE EXERCISE EXERCISE: situation report, Tue 4 June 2024 06:00");
    expect(exercise.blocks).toEqual(simulation.blocks);
    expect(exercise.blocks.at(-1)).toEqual({ kind: "paragraph", text: standingText });
  });
});

describe("decisions in a report", () => {
  const restore = (labs: string[], delayMin: number) => ({
    ...anAction("system.restore", { laboratories: labs, systems: ["lims"] }, delayMin),
    label: "systems are rebuilt",
  });

  it("are one line where they differ only in the places they name, and never one where they differ in more", () => {
    const world = aHitWorld("2024-06-04 06:00");
    act(world, restore(["hub"], 0));
    act(world, restore(["lab-kch"], 0));
    act(world, { ...restore(["aid"], 0), arguments: { laboratories: ["aid"], systems: ["network"] } });
    expect(listUnder(situationReport(world), "Decisions and events so far")).toEqual([
      "Mon 3 June 2024 03:00: Systems fail (lab-kch)",
      "Tue 4 June 2024 06:00: Systems are rebuilt (hub, lab-kch – lims)",
      "Tue 4 June 2024 06:00: Systems are rebuilt (aid – network)",
    ]);
  });

  it("carry the words of a note", () => {
    const world = aHitWorld("2024-06-04 06:00");
    act(world, { ...anAction("exercise.note", { text: "the trusts meet" }), label: "note" });
    expect(listUnder(situationReport(world), "Decisions and events so far").at(-1)).toBe(
      "Tue 4 June 2024 06:00: Note: the trusts meet",
    );
  });

  it("are expected next while their delay runs; what the timeline still holds is not", () => {
    const later = { ...aTimelineEntry("later", at("2024-06-05 12:00"), "system.restore", {}), label: "a surprise" };
    const world = aHitWorld("2024-06-04 06:00", {
      incident: [attack, { ...later, arguments: restore(["hub"], 0).arguments }],
    });
    act(world, restore(["lab-kch"], 2 * 1440));
    expect(listUnder(situationReport(world), "What is expected next")).toEqual([
      "Thu 6 June 2024 06:00: takes effect: systems are rebuilt (lab-kch – lims), decided Tue 4 June 2024 06:00",
    ]);
    world.runUntil(at("2024-06-06 06:00"));
    expect(listUnder(situationReport(world), "What is expected next")).toEqual([]);
  });
});

describe("what the calendar announces", () => {
  const calendar = {
    bankHolidays: ["2024-06-10"],
    strikes: [
      {
        label: "A strike",
        fromMin: at("2024-06-08 07:00"),
        toMin: at("2024-06-11 07:00"),
        electiveFraction: 0.5,
        source: "",
      },
    ],
  };

  it("is told seven days ahead and no longer after it is over", () => {
    const expected = (moment: string) =>
      listUnder(situationReport(aHitWorld(moment, { calendar })), "What is expected next");
    expect(expected("2024-05-31 06:00")).toEqual([]);
    expect(expected("2024-06-04 06:00")).toEqual([
      "Mon 10 June 2024: bank holiday.",
      "Sat 8 June 2024 07:00 to Tue 11 June 2024 07:00: A strike.",
    ]);
    expect(expected("2024-06-11 08:00")).toEqual([]);
  });
});

describe("the report of the whole region", () => {
  // A shorter warm-up than usual: the words do not depend on its length.
  const world = new World(prepare({ ...aRealScenario("synnovis-2024.yaml"), warmUpDays: 14, horizonDays: 14 }), {
    seed: "7",
    replication: 0,
  });
  world.runUntil(at("2024-06-06 06:00"));
  const report = situationReport(world);
  const text = toText(report).join("\n");

  it("has every part, and shows booked and done beside postponed", () => {
    expect(headings(report)).toEqual([
      "What has changed since yesterday",
      "Care",
      "Chemotherapy",
      "Intensive care and transplants",
      "Laboratories",
      "Blood",
      "General practice",
      "Harm review",
      "Decisions and events so far",
      "What is expected next",
      "What is not known or is assumed",
    ]);
    for (const words of [
      "Operations booked",
      "Operations done",
      "days of cover",
      "phase green",
      "open / urgent only / closed",
    ])
      expect(text).toContain(words);
    expect(text).not.toContain("NaN");
    expect(text).not.toContain("undefined");
  });

  it("counts every practice of a borough once", () => {
    const table = report.blocks.find((block) => block.kind === "table" && block.head.includes("guidance"));
    if (table?.kind !== "table") throw new Error("no table of practices");
    const column = table.head.indexOf("practices open / urgent only / closed");
    const counted = table.rows.flatMap((row) => row[column].split(" / ").map(Number)).reduce((sum, n) => sum + n, 0);
    expect(counted).toBe(world.setup.places.practices.length);
  });

  it("says things as practitioners do", () => {
    for (const word of ["caused by", "proved", "lives", " saved", " lost", "safe "])
      expect(text.toLowerCase()).not.toContain(word);
  });
});
