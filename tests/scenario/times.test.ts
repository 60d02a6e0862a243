import { describe, expect, it } from "vitest";
import { clockOf } from "../../sim/scenario/index.ts";
import { isDate, isTimeZone } from "../../sim/scenario/times.ts";

const clock = clockOf("2024-06-03", "Europe/London");
const day = 1_440;

describe("the clock of a scenario", () => {
  it.each<[string, number]>([
    ["2024-06-03", 0],
    ["2024-06-03 14:30", 870],
    ["2024-06-03T14:30", 870],
    ["2024-06-02 23:00", -60],
    ["day 0", 0],
    ["day 3 06:00", 3 * day + 360],
    ["day -1 12:00", -720],
    ["3 d 6 h", 3 * day + 360],
    ["45 min", 45],
  ])("puts %s at minute %d", (text, minutes) => {
    expect(clock.minutesOf(text)).toBe(minutes);
  });

  it("counts the hour that the clocks of 27 October give back", () => {
    const days = 147;
    expect(clock.minutesOf("2024-10-28 09:00")).toBe(days * day + 9 * 60 + 60);
    expect(clock.minutesOf("2024-10-27 00:30")).toBe((days - 1) * day + 30);
    expect(clock.minutesOf(`day ${days} 09:00`)).toBe(days * day + 9 * 60 + 60);
  });

  it("takes the first of a repeated hour and moves a skipped one on", () => {
    expect(clock.minutesOf("2024-10-27 01:30")).toBe(146 * day + 90);
    const spring = clockOf("2024-03-31", "Europe/London");
    expect(spring.minutesOf("2024-03-31 01:30")).toBe(90);
    expect(spring.textOf(90)).toBe("2024-03-31 02:30");
  });

  it.each([
    "2024-06-31 03:00",
    "2024-02-30",
    "2024-06-03 24:00",
    "2024-06-03 3:00",
    "03/06/2024",
    "tomorrow",
    "day x",
    "2024-06-03T03:00Z",
    "",
  ])("refuses %j", (text) => {
    expect(clock.minutesOf(text)).toBeNull();
  });

  it("tells a minute back as local text", () => {
    expect(clock.textOf(870)).toBe("2024-06-03 14:30");
    expect(clock.dateOf(-1)).toBe("2024-06-02");
    expect(clock.wordsOf(0)).toBe("Monday 3 June 2024 00:00");
  });

  it("knows dates and zones that exist", () => {
    expect(isDate("2024-02-29")).toBe(true);
    expect(isDate("2023-02-29")).toBe(false);
    expect(isDate("2024-6-3")).toBe(false);
    expect(isTimeZone("Europe/London")).toBe(true);
    expect(isTimeZone("Europe/Lodon")).toBe(false);
    expect(isTimeZone("+01:00[x]")).toBe(false);
  });
});
