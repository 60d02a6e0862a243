import { describe, expect, test } from "vitest";
import { prepare } from "../../sim/model/index.ts";
import { momentInAddress, momentText, parseMoment } from "../../viz/times.ts";
import { aScenario } from "../support/scenario.ts";

const { calendar } = prepare(aScenario({ services: [], warmUpDays: 42, horizonDays: 182 }), []);

describe("a moment in words", () => {
  test.each([
    ["week 4", "day 21, Mon 24 June 2024 00:00"],
    ["Week 4 09:30", "day 21, Mon 24 June 2024 09:30"],
    ["day 3 06:00", "day 3, Thu 6 June 2024 06:00"],
    ["day -7", "day −7, Mon 27 May 2024 00:00"],
    ["24 June", "day 21, Mon 24 June 2024 00:00"],
    ["Mon 24 jun 2024 14:00", "day 21, Mon 24 June 2024 14:00"],
    ["2024-06-24 14:00", "day 21, Mon 24 June 2024 14:00"],
    ["incident", "day 0, Mon 3 June 2024 00:00"],
    ["start", "day −42, Mon 22 April 2024 00:00"],
    ["end", "day 181, Sun 1 December 2024 24:00"],
    ["2024-10-28 09:00", "day 147, Mon 28 October 2024 09:00"],
  ])("%s is %s", (typed, text) => {
    expect(momentText(calendar, parseMoment(calendar, typed) ?? Number.NaN)).toBe(text);
  });

  test.each(["", "soon", "day 400", "day 3 25:00", "31 February", "2025-01-01", "week 27", "24 Ju 1999"])(
    "%s is no moment of the run",
    (typed) => {
      expect(parseMoment(calendar, typed)).toBeNull();
    },
  );

  test("a moment in the address is read back as itself, across the clock change too", () => {
    for (const typed of ["day 3 06:00", "2024-10-27 09:00", "2024-11-30 23:00"]) {
      const timeMin = parseMoment(calendar, typed) ?? Number.NaN;
      expect(parseMoment(calendar, momentInAddress(calendar, timeMin))).toBe(timeMin);
    }
  });
});
