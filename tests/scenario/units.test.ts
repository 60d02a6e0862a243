import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationText } from "../../sim/scenario/durations.ts";
import { parseDuration } from "../../sim/scenario/index.ts";
import { readQuantity } from "../../sim/scenario/units.ts";

describe("a duration", () => {
  it.each([
    ["45 min", 45],
    ["45min", 45],
    ["3 d", 4_320],
    ["6 w", 60_480],
    ["1 h 30 min", 90],
    ["2.5 h", 150],
    ["90 s", 1.5],
    ["1 week", 10_080],
    ["2 days", 2_880],
    ["PT45M", 45],
    ["P3D", 4_320],
    ["P1DT2H", 1_560],
    ["P2W", 20_160],
    ["0 min", 0],
  ])("reads %s as %d minutes", (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes);
  });

  it.each([
    "",
    "5",
    "1,5 h",
    "1 month",
    "2 y",
    "-5 min",
    "P1M",
    "P1Y",
    "P",
    "PT",
    "P1DT",
    "3 d!",
    "1e3 min",
    "NaN h",
    "soon",
    " 3 d",
    "1 m",
  ])("refuses %j", (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it("is read back as it is written out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (minutes) => {
        expect(parseDuration(durationText(minutes))).toBe(minutes);
      }),
      { seed: 1 },
    );
  });
});

describe("a quantity", () => {
  const value = (raw: unknown, unit: string): number | null => {
    const read = readQuantity(raw, unit);
    return read.ok ? read.value : null;
  };

  it.each<[unknown, string, number]>([
    [15, "min", 15],
    ["1 h 30 min", "min", 90],
    ["90 min", "h", 1.5],
    ["2 w", "days", 14],
    ["30 %", "fraction", 0.3],
    ["57 %", "fraction", 0.57],
    ["12 units", "units", 12],
    ["1 unit", "units", 1],
    ["70 units/week", "units/day", 10],
    ["10 units per day", "units/week", 70],
    ["-3 units", "units", -3],
    ["5 min/km", "min/km", 5],
    ["40 % of people", "% of people", 40],
  ])("reads %j in %s as %d", (raw, unit, expected) => {
    expect(value(raw, unit)).toBe(expected);
  });

  it.each<[unknown, string]>([
    ["6 litres", "min"],
    ["3 d", "units"],
    ["30 %", "min"],
    ["10 units", "units/day"],
    ["12", "min"],
    ["a few", "units"],
    [null, "min"],
    [true, "min"],
    [[15], "min"],
    [Number.NaN, "min"],
    [Number.POSITIVE_INFINITY, "min"],
  ])("refuses %j in %s", (raw, unit) => {
    expect(value(raw, unit)).toBeNull();
  });

  it("names both units when they do not fit", () => {
    const read = readQuantity("6 litres", "min");
    expect(read).toMatchObject({ ok: false, expected: "a number in min or a length of time" });
    expect(read.ok ? "" : read.mend).toContain('"litres" does not convert to min');
  });

  it("converts weeks to minutes and back without loss", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), (weeks) => {
        const minutes = value(`${weeks} w`, "min");
        expect(minutes).toBe(weeks * 10_080);
        expect(value(`${minutes} min`, "weeks")).toBe(weeks);
      }),
      { seed: 2 },
    );
  });
});
