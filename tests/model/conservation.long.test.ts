// Nothing is lost and nothing made in the real region: books kept beside a run must balance at many of its moments. Two runs, with
// the incident and without; equalities are exact, so there is no false alarm to state.
import { describe, expect, it } from "vitest";
import {
  appointmentProblems,
  type Books,
  bloodProblems,
  caseProblems,
  ever,
  isCompatible,
  keepBooks,
  mismatches,
  practiceProblems,
  requestProblems,
} from "../support/conservation.ts";
import { aRealSetup } from "../support/region.ts";

const minutesPerDay = 1440;

describe.each(["synnovis-2024.yaml", "no-incident.yaml"])("in %s", (path) => {
  const setup = aRealSetup(path);
  const books = keepBooks(setup, { seed: "11", replication: 2 });
  const moments = new Map<string, string[]>();
  const kinds: Readonly<Record<string, (kept: Books) => string[]>> = {
    blood: bloodProblems,
    requests: requestProblems,
    practices: practiceProblems,
    cases: caseProblems,
    appointments: appointmentProblems,
  };
  // At odd times of the day, so that bags are on the road and units on vans, reserved and on shelves.
  for (const day of [-30, 0, 2, 9, 30, 61, 100, 140, 182]) {
    books.world.runUntil(day * minutesPerDay + 11 * 60 + 7);
    for (const [name, problemsOf] of Object.entries(kinds))
      moments.set(name, [...(moments.get(name) ?? []), ...problemsOf(books).map((text) => `day ${day}: ${text}`)]);
  }

  it.each([
    ["blood", "every unit of each group is used, lost, out of date, issued to others or still there"],
    ["requests", "every request is on the road, waiting, on a bench, released or thrown away"],
    ["practices", "every request of a practice is sent, held back, lapsed, gone elsewhere or waiting"],
    ["cases", "every operation is done, gone elsewhere or waiting, and every booking ends once"],
    ["appointments", "every appointment is held, converted or postponed on its day"],
  ])("%s: %s", (name) => {
    expect(moments.get(name)).toEqual([]);
  });

  it("no red cells are given across ABO groups, among tens of thousands of units", () => {
    expect(books.transfused.reduce((total, units) => total + units, 0)).toBeGreaterThan(20_000);
    expect(mismatches(books)).toEqual([]);
  });

  it("all of this was about something", () => {
    for (const measure of ["redCells.wasted", "elective.done", "outpatient.done", "gp.resultsSeen"])
      expect(ever(books.world, measure)).toBeGreaterThan(100);
  });
});

describe("the table of ABO groups used here", () => {
  it.each([
    ["O-", "AB+", true],
    ["O+", "A-", true],
    ["A+", "AB-", true],
    ["A-", "O-", false],
    ["B+", "A+", false],
    ["AB-", "B-", false],
    ["AB+", "AB-", true],
  ])("%s to %s: %s", (unit, recipient, fits) => {
    expect(isCompatible(unit, recipient)).toBe(fits);
  });
});
