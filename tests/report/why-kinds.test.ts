import { describe, expect, it } from "vitest";
import { birthKeyText, Journal, type JournalEntry, prepare, systems, World } from "../../sim/model/index.ts";
import { type Chosen, type Known, Readings, type WhyAnswer, whyAnswer } from "../../sim/report/index.ts";
import { aRealScenario } from "../support/region.ts";
import { at } from "../support/scenario.ts";

// The whole region, two weeks after the incident, seen from its sixth day: three runs of the same days.
const setup = prepare(aRealScenario("synnovis-2024.yaml", ["warm-up=14 d", "horizon=14 d"]));
const identity = { seed: "7", replication: 0 };
const journal = new Journal();
const run = new World(setup, identity, undefined, undefined, journal);
run.runUntil(setup.calendar.endMin);
const nowMin = at("2024-06-08 10:00");
const world = new World(setup, identity);
world.runUntil(nowMin);
const quiet = new World(setup, identity);
quiet.runUntil(at("2024-05-30 10:00"));

const known: Known = { world, run, journal };
const why = (kind: Chosen["kind"], id: string, seen: Known = known): WhyAnswer =>
  whyAnswer(seen, { kind, id }, `${kind} ${id}`);

function entry(isWanted: (one: JournalEntry) => boolean): { readonly number: string; readonly key: string } {
  for (let index = 0; index < journal.length; index++) {
    const one = journal.read(index);
    if (isWanted(one)) return { number: String(index), key: one.subject < 0 ? "" : birthKeyText(run, one.subject) };
  }
  throw new Error("no such entry");
}

const isOfIncident = ({ cause }: JournalEntry): boolean => cause >= 0 && run.causes.read(cause).root === "incident";

/** What every answer must hold. */
function expectSound(answer: WhyAnswer): void {
  const words = JSON.stringify(answer);
  for (const gap of ["NaN", "undefined", " null ", " -1 "]) expect(words).not.toContain(gap);
  for (const word of ["caused by", "proved", " saved", " lives", "Mrs"]) expect(words).not.toContain(word);
  expect(answer.title).not.toBe("");
  expect(answer.ending).not.toBe("");
  expect(answer.root === null).toBe(answer.chain.length === 0);
  for (const { sentence } of answer.chain) expect(sentence).toMatch(/\.$/);
  const times = answer.chain.map(({ atMin }) => atMin);
  expect(times).toEqual([...times].sort((a, b) => b - a));
}

describe("why of everything that can be chosen", () => {
  it("of an operation: its dates so far, and the chain of the date it lost", () => {
    const { key } = entry((one) => one.kind === "operation.postponed" && isOfIncident(one) && one.timeMin < nowMin);
    const answer = why("operation", key);
    expectSound(answer);
    expect(answer.root).toBe("incident");
    expect(answer.facts.join(" ")).toMatch(
      /^Planned surgery at .+ Booked for .+ postponed \(planned for .+ lost one date/,
    );
    expect(answer.chain[0].sentence).toContain(key);
    expect(answer.ending).toContain("leads back to the incident");
    expect(answer.note).toContain("means something only in aggregate");
    expect(answer.parameters.length).toBeGreaterThan(2);
  });

  it("of an appointment likewise; and of a case that nothing befell it says so", () => {
    const { key } = entry((one) => one.kind === "appointment.postponed" && isOfIncident(one) && one.timeMin < nowMin);
    const lost = why("appointment", key);
    expectSound(lost);
    expect(lost.root).toBe("incident");
    expect(lost.parameters.map(({ name }) => name).filter((name) => name.startsWith("surgery."))).toEqual([]);
    const held = entry((one) => one.kind === "appointment.held" && one.timeMin < nowMin);
    const kept = why("appointment", held.key);
    expectSound(kept);
    expect(kept.chain).toEqual([]);
    expect(kept.ending).toContain("Nothing befell this case");
  });

  it("never tells what is still to come", () => {
    const { key } = entry((one) => one.kind === "operation.postponed" && one.timeMin > nowMin + 1440);
    const answer = why("operation", key);
    expectSound(answer);
    for (const { atMin } of answer.chain) expect(atMin).toBeLessThanOrEqual(nowMin);
    const later = entry((one) => one.kind === "samples.sent" && one.timeMin > nowMin);
    expect(why("bag", later.number).facts[0]).toContain("knows nothing of it");
  });

  it("of a bag: from, to, times, and the guidance by which its practice holds back or its laboratory's way of working", () => {
    const bag = entry((one) => one.kind === "samples.sent" && one.timeMin > nowMin - 2 * 1440);
    const answer = why("bag", bag.number);
    expectSound(answer);
    expect(answer.facts.join(" ")).toMatch(/requests from .+ to .+ Collected .+, arrives .+\./);
    expect(["deferral", "condition"]).toContain(answer.chain[0].kind);
    const results = why("bag", entry((one) => one.kind === "results.sent" && one.timeMin > at("2024-06-06")).number);
    expectSound(results);
    expect(results.chain[0].sentence).toContain("worked by hand");
  });

  it("of a van: how many units, and why the bank needs them", () => {
    const answer = why("van", entry((one) => one.kind === "blood.sent" && one.timeMin > at("2024-06-06")).number);
    expectSound(answer);
    expect(answer.facts[0]).toMatch(/^\d+ units? of red cells for .+, \d+ of them O D-negative\.$/);
  });

  it.each([
    ["hospital", "kch"],
    ["trust", "gstt"],
    ["trust", "kch+gstt"],
    ["borough", "lambeth"],
    ["practice", setup.places.practices[3].id],
    ["laboratory", "synnovis-esl-kch"],
  ] as const)(
    "of the %s %s: the week's records by constraint and root, and the chain of the most common",
    (kind, id) => {
      const answer = why(kind, id);
      expectSound(answer);
      expect(answer.root).toBe("incident");
      expect(answer.share?.columns).toEqual(["What", "Binding constraint", "Leads back to", "How many"]);
      expect(answer.share?.rows.length).toBeGreaterThan(0);
      const counts = answer.share?.rows.map((row) => Number(row[3].replaceAll(",", ""))) ?? [];
      const lines = answer.share?.rows.at(-1)?.[0] === "All of these" ? counts.slice(0, -1) : counts;
      expect(lines).toEqual([...lines].sort((a, b) => b - a));
      expect(answer.note).toBe(id === "kch+gstt" ? "" : "Simulated, not what happened here.");
    },
  );

  it.each([
    "elective.postponed@kch+gstt",
    "elective.postponedP2@kch",
    "elective.done@region",
    "cancer.postponed@kch+gstt",
    "outpatient.postponed@kch+gstt",
    "laboratory.capacityFraction@supplier",
    "redCells.oNegativeSupplied@kch+gstt",
    "redCells.wasted@region",
    "transfusion.late@kch",
    "gp.testsDeferred@region",
    "gp.backlog@lambeth",
    "ed.stay@kch",
    "national.oNegativeStockDays@england",
    "response.actionsTaken@england",
    "supplier.systemsUp@supplier",
  ])("of the number %s: its definition, its value, and what stands behind", (id) => {
    const answer = why("measure", id);
    expectSound(answer);
    const spec = setup.layout.specs.find(({ name }) => name === id.split("@")[0]);
    expect(answer.facts[0]).toBe(spec?.definition);
    expect(answer.facts[1]).toMatch(/^In week 1, Mon 3 June 2024 to Sun 9 June 2024: [\d,.–]+ .+\.$/);
    expect(answer.parameters.length).toBeGreaterThan(0);
  });

  it.each([
    "elective.postponed",
    "elective.postponedOrdinary",
    "elective.postponedStrike",
    "elective.postponedByDecision",
    "elective.postponedP2",
    "elective.postponedP3",
    "elective.postponedP4",
    "elective.displaced",
    "cancer.postponed",
    "outpatient.postponed",
    "outpatient.postponedOrdinary",
    "transfusion.substitutions",
    "redCells.transfused",
    "redCells.wasted",
    "emergency.operationsDelayed",
    "gp.testsDeferred",
  ])("the table behind %s adds up to the number, in each week and place", (measure) => {
    const readings = new Readings(run);
    for (const place of ["region", "kch+gstt"]) {
      for (const seen of [quiet, world]) {
        const { share } = why("measure", `${measure}@${place}`, { ...known, world: seen });
        const week = seen === quiet ? setup.calendar.warmUpDays - 7 : setup.calendar.warmUpDays;
        const value = readings.over(measure, place, week, week + 7);
        const total = share === null ? 0 : Number(share.rows.at(-1)?.[3].replaceAll(",", ""));
        expect(total, `${measure}@${place}`).toBe(Number.isNaN(value) ? 0 : value);
      }
    }
  });

  it("of a shelf: what lies on it, and what group O lacks or the last substitution", () => {
    const answer = why("shelf", "kch/O-");
    expectSound(answer);
    const bank = setup.places.bank("kch");
    expect(answer.facts[0]).toContain(`${world.ask.unitsOnShelf(world, bank, 1)} units on the shelf`);
    expect(["substitution", "condition"]).toContain(answer.chain[0].kind);
    expectSound(why("shelf", "pruh/AB-"));
  });

  it("of each system: since when it is down and by what; before the incident that it works", () => {
    for (const system of systems) {
      const answer = why("system", `synnovis-hub/${system}`);
      expectSound(answer);
      expect(answer.facts[0]).toContain("is down since Mon 3 June 2024 03:00");
      expect(answer.chain.map(({ kind }) => kind)).toEqual(["system", "action"]);
    }
    const before = why("system", "synnovis-hub/lims", { ...known, world: quiet });
    expect(before.facts[0]).toContain("works.");
    expect(before.root).toBeNull();
  });

  it("of a record: the record and its chain", () => {
    for (const kind of [
      "postponement",
      "wait",
      "substitution",
      "transfusion",
      "discard",
      "condition",
      "deferral",
    ] as const) {
      const id = world.causes.find([kind]).at(-1);
      const answer = why("record", String(id));
      expectSound(answer);
      expect(answer.chain[0].record).toBe(id);
      expect(answer.facts).toEqual([answer.chain[0].sentence]);
    }
  });

  it("of what this run does not know: that it knows nothing of it", () => {
    for (const [kind, id] of [
      ["operation", "2024-06-03/kch.cardiac/40000"],
      ["hospital", "nowhere"],
      ["practice", "x"],
      ["laboratory", "x"],
      ["borough", "x"],
      ["trust", "kch"],
      ["measure", "elective.postponed@nowhere"],
      ["measure", "nothing@kch"],
      ["shelf", "kch/Z"],
      ["system", "synnovis-hub/x"],
      ["bag", "999999999"],
      ["record", String(run.causes.length)],
    ] as const) {
      const answer = why(kind, id);
      expectSound(answer);
      expect(answer.facts).toEqual(["This run knows nothing of it up to this moment."]);
    }
  });
});
