import { describe, expect, it } from "vitest";
import { constraints, prepare, services } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { durationText, momentText, numberText } from "../../sim/report/index.ts";
import { measuresNamed, measureText, reasonText, unitsText } from "../../sim/report/text.ts";
import { aScenario } from "../support/scenario.ts";

describe("words", () => {
  it("write moments by the local clock, after the clocks have changed as before", () => {
    const { calendar } = prepare(aScenario({ services: [response], horizonDays: 182 }), [response]);
    expect(momentText(calendar, 0)).toBe("Mon 3 June 2024 00:00");
    expect(momentText(calendar, 3 * 1440 + 390)).toBe("Thu 6 June 2024 06:30");
    // 28 October begins an hour later than 147 days of 24 hours, since 27 October has 25.
    expect(momentText(calendar, 147 * 1440 + 60)).toBe("Mon 28 October 2024 00:00");
    expect(momentText(calendar, 146 * 1440 + 600 + 60)).toBe("Sun 27 October 2024 10:00");
  });

  it("write durations and numbers as people say them", () => {
    expect([0.2, 45, 119, 380, 360, 4320].map(durationText)).toEqual([
      "less than a minute",
      "45 min",
      "119 min",
      "6 h 20 min",
      "6 h",
      "3 days",
    ]);
    expect([1, 3].map(unitsText)).toEqual(["1 unit", "3 units"]);
    expect([0, 1.5, 7.25, 12, 814.2, 50123, -1234, Number.NaN].map(numberText)).toEqual([
      "0",
      "1.50",
      "7.3",
      "12",
      "814",
      "50,123",
      "-1,234",
      "–",
    ]);
  });

  it("have a name for every measure of a headline that the model knows, and never one for what it does not", () => {
    const known = services.flatMap(({ measures }) => measures.map(({ name }) => name));
    const named = known.filter((name) => measureText(name) !== name);
    expect(named.length).toBe(measuresNamed.length);
    expect(measureText("elective.postponed")).toBe("operations postponed, linked by the model's rules to the incident");
    expect(measureText("some.other")).toBe("some.other");
  });

  it("have a reason for every constraint", () => {
    for (const name of constraints) expect(reasonText(name).length).toBeGreaterThan(10);
  });
});
