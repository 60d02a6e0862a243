// Organ offers beside neighbours whose answers a test sets, and harm review beside a bare response. Explicit seeds.
import { describe, expect, it } from "vitest";
import { reviewKind } from "../../sim/model/contracts.ts";
import { harmReview } from "../../sim/model/harm-review.ts";
import type { Service, World } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { transplant } from "../../sim/model/transplant.ts";
import { measureOf } from "../support/model.ts";
import { causes } from "../support/records.ts";
import { at, aWorld } from "../support/scenario.ts";

interface Answers {
  cover: number;
  groupO: number;
  ownGroup: number;
  expectedMin: number;
  systemUp: number;
  bedsFree: number;
  cause: number;
  cells: number;
  beds: number;
}

const answersOf = (world: World) => world.states["intensive-care"] as Answers;

/** Stands for bank, laboratory, supplier and intensive care. */
const neighbours: Service = {
  name: "intensive-care",
  parameters: {},
  actions: {},
  state: {
    prepare: () => ({}),
    create: (): Answers => ({
      cover: 1,
      groupO: 20,
      ownGroup: 20,
      expectedMin: 30,
      systemUp: 1,
      bedsFree: 5,
      cause: -1,
      cells: 0,
      beds: 0,
    }),
  },
  initialise: () => undefined,
  handlers: {
    on: {},
    answers: {
      emergencyCoverFraction: (world) => answersOf(world).cover,
      groupOAboveReserve: (world) => answersOf(world).groupO,
      unitsAboveReserve: (world) => answersOf(world).ownGroup,
      expectedReleaseMin: (world) => answersOf(world).expectedMin,
      systemUp: (world) => answersOf(world).systemUp,
      systemCause: (world) => answersOf(world).cause,
      transfusionCause: (world) => answersOf(world).cause,
      laboratoryCause: (world) => answersOf(world).cause,
      stockCause: () => -1,
      bedCause: () => -1,
      bedsFree: (world) => answersOf(world).bedsFree,
      seizeBed: (world) => {
        answersOf(world).beds++;
        return 1;
      },
      requestRedCells: (world) => {
        answersOf(world).cells++;
      },
    },
  },
  measures: [],
  invariants: () => [],
};

function aCentre(change: (answers: Answers, world: World) => void = () => undefined): World {
  const world = aWorld({
    services: [response, neighbours, transplant],
    parameters: { transplant: { liverPerYear: { kch: 365 }, kidneyPerYear: { kch: 365 } } },
  });
  world.runUntil(0);
  change(answersOf(world), world);
  world.runUntil(world.setup.calendar.endMin);
  expect(world.violations()).toEqual([]);
  return world;
}

const count = (world: World, what: string): number => measureOf(world, `transplant.${what}`, 0, 28);

describe("an organ offer", () => {
  it("is accepted in ordinary running; unused ones are separate; a bed is held and blood is asked for", () => {
    const world = aCentre();
    expect(count(world, "offers")).toBeGreaterThan(30);
    expect(count(world, "accepted")).toBe(count(world, "offers"));
    expect(count(world, "done") + count(world, "unused")).toBe(count(world, "accepted"));
    expect(answersOf(world).beds).toBeGreaterThan(10);
    expect(answersOf(world).cells).toBeGreaterThan(10);
  });

  it.each([
    ["cover of the blood bank", "passedOnForBlood", (answers: Answers) => Object.assign(answers, { cover: 0.3 })],
    ["group O and the own group", "passedOnForBlood", (a: Answers) => Object.assign(a, { groupO: 1, ownGroup: 1 })],
    ["virology and tissue typing", "passedOnForTests", (answers: Answers) => Object.assign(answers, { systemUp: 0 })],
    ["a bed", "passedOnForBed", (answers: Answers) => Object.assign(answers, { bedsFree: 0 })],
  ] as const)("goes to another centre for want of %s", (_, measure, change) => {
    const world = aCentre((answers, one) => {
      answers.cause = causes.incident(one);
      change(answers);
    });
    expect(count(world, measure)).toBeGreaterThan(5);
    expect(count(world, "passedOn")).toBe(count(world, measure));
    expect(count(world, "accepted") + count(world, "passedOn")).toBe(count(world, "offers"));
    expect(world.causes.find(["elsewhere"])).toHaveLength(count(world, "passedOn"));
  });

  it("comes whatever the laboratory does", () => {
    const slow = aCentre((answers) => Object.assign(answers, { expectedMin: 10_000 }));
    expect(count(slow, "offers")).toBe(count(aCentre(), "offers"));
    expect(count(slow, "accepted")).toBe(0);
  });
});

describe("a harm review", () => {
  const aReview = (): World =>
    aWorld({
      services: [response, harmReview],
      parameters: { "harm-review": { clinicianHoursPerWeek: { kch: 15 }, startDays: 3 } },
      horizonDays: 56,
    });
  const reading = (world: World, what: string, from = 0, to = 56): number =>
    measureOf(world, `harmReview.${what}`, from, to, ["kch"]);

  it("has nothing to do without an incident", () => {
    const world = aReview();
    world.runUntil(world.setup.calendar.endMin);
    expect(reading(world, "inScope")).toBe(0);
    expect(reading(world, "clinicianHours")).toBe(0);
  });

  it("takes notes by rule, reads them as hours allow, and takes the hours from clinics", () => {
    const world = aReview();
    world.runUntil(at("2024-06-03 12:00"));
    const kch = world.setup.places.hospital("kch");
    for (let k = 0; k < 40; k++) world.request.noteForReview(world, kch, reviewKind.urgentOperation);
    for (let k = 0; k < 100; k++) world.request.noteForReview(world, kch, reviewKind.appointment);
    world.runUntil(at("2024-06-05 12:00"));
    expect(reading(world, "inScope")).toBe(50);
    expect(world.ask.appointmentsTaken(world, kch)).toBe(0);
    world.runUntil(at("2024-06-10 12:00"));
    // Three hours a working day at three quarters of an hour each: four notes, nine appointments.
    expect(world.ask.appointmentsTaken(world, kch)).toBe(9);
    expect(reading(world, "reviewed", 0, 7)).toBe(8);
    world.runUntil(world.setup.calendar.endMin);
    expect(reading(world, "reviewed")).toBe(50);
    expect(reading(world, "clinicianHours")).toBeCloseTo(37.5, 6);
    expect(world.ask.appointmentsTaken(world, kch)).toBe(0);
    expect(world.violations()).toEqual([]);
  });
});
