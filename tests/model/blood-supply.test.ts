import { describe, expect, it } from "vitest";
import { bloodSupply } from "../../sim/model/blood-supply/index.ts";
import { bloodGroups, oNegative } from "../../sim/model/contracts.ts";
import { act, decodeWorld, prepare, World } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import { transfusion } from "../../sim/model/transfusion/index.ts";
import { demand, noDemand, usualDemand } from "../support/blood.ts";
import { measureOf } from "../support/model.ts";
import { anAction, aScenario, aTimelineEntry, at, aWorld, type ScenarioParts } from "../support/scenario.ts";

const quiet = [response, supplier, transfusion, bloodSupply, demand(noDemand)];
const busy = [response, supplier, transfusion, bloodSupply, demand(usualDemand)];
const group = (name: (typeof bloodGroups)[number]) => bloodGroups.indexOf(name);

type Numbers = Readonly<Record<string, number | Record<string, number>>>;
const supply = (numbers: Numbers): NonNullable<ScenarioParts["parameters"]> => ({
  "blood-supply": { meanUsePerDay: { "st-thomas": 85, kch: 85 }, ...numbers },
});

/** Donors by group, as by default. */
const shares = { "O+": 0.35, "O-": 0.13, "A+": 0.3, "A-": 0.08, "B+": 0.08, "B-": 0.023, "AB+": 0.026, "AB-": 0.011 };

/** The steady England that most tests want: no luck of weeks or days, no season. */
const steady = {
  collectionWeekCv: 0,
  demandDayCv: 0,
  collectionByMonth: Object.fromEntries(Array.from({ length: 12 }, (_, m) => [String(m + 1), 1])),
};

describe("a hospital fridge", () => {
  it("gives the oldest units first and takes back what is not used, unit for unit", () => {
    const world = aWorld({ services: quiet });
    world.runUntil(at("2024-05-21 09:00"));
    const before = world.ask.unitsOnShelf(world, 0, group("A+"));
    const lot = world.request.reserveUnits(world, 0, group("A+"), 3);
    expect(world.request.lotUnits(world, lot)).toBe(3);
    expect(world.ask.unitsOnShelf(world, 0, group("A+"))).toBe(before - 3);
    expect(world.request.transfuseLot(world, lot, 1, group("AB+"))).toBe(1);
    expect(world.request.lotUnits(world, lot)).toBe(2);
    expect(world.violations()).toEqual([]);
    world.request.returnLot(world, lot);
    expect(world.ask.unitsOnShelf(world, 0, group("A+"))).toBe(before - 1);
    expect(world.violations()).toEqual([]);
  });

  it("gives what there is when there is less, and no lot when there is nothing", () => {
    const world = aWorld({ services: quiet });
    world.runUntil(at("2024-05-21 09:00"));
    const all = world.ask.unitsOnShelf(world, 0, group("B-"));
    const lot = world.request.reserveUnits(world, 0, group("B-"), all + 5);
    expect(world.request.lotUnits(world, lot)).toBe(all);
    expect(world.request.reserveUnits(world, 0, group("B-"), 1)).toBe(-1);
    expect(world.violations()).toEqual([]);
  });

  it("refuses red cells of another ABO group", () => {
    const world = aWorld({ services: quiet });
    world.runUntil(at("2024-05-21 09:00"));
    const lot = world.request.reserveUnits(world, 0, group("A+"), 1);
    expect(() => world.request.transfuseLot(world, lot, 1, group("O+"))).toThrow("another ABO group: A+ to O+");
  });

  it("keeps nothing past its date: without demand the first stock is wasted within 35 days, also what lies reserved", () => {
    const world = aWorld({
      services: quiet,
      warmUpDays: 14,
      parameters: supply({
        stockDays: 0.5,
        minimumUnits: Object.fromEntries(bloodGroups.map((g) => [g, 2])),
        reserveOPositive: { kch: 0 },
        reserveONegative: { kch: 0 },
      }),
    });
    world.runUntil(at("2024-05-21 09:00"));
    const first = bloodGroups.reduce((sum, _, g) => sum + world.ask.unitsOnShelf(world, 1, g), 0);
    const lot = world.request.reserveUnits(world, 1, group("A+"), 1);
    world.runUntil(at("2024-06-26 09:00"));
    expect(measureOf(world, "redCells.wasted", -14, 28, ["kch"])).toBeGreaterThanOrEqual(first);
    expect(world.request.lotUnits(world, lot)).toBe(0);
    expect(world.request.transfuseLot(world, lot, 1, group("A+"))).toBe(0);
    expect(world.violations()).toEqual([]);
  });

  it("is filled again by the next routine delivery", () => {
    const world = aWorld({ services: quiet, parameters: supply({}) });
    world.runUntil(at("2024-05-20 07:00"));
    const full = world.ask.unitsOnShelf(world, 1, group("A+"));
    const lot = world.request.reserveUnits(world, 1, group("A+"), 20);
    world.request.transfuseLot(world, lot, 20, group("A+"));
    world.runUntil(at("2024-05-20 13:30"));
    expect(world.ask.unitsOnShelf(world, 1, group("A+"))).toBe(full - 20);
    world.runUntil(at("2024-05-20 14:30"));
    expect(world.ask.unitsOnShelf(world, 1, group("A+"))).toBeGreaterThan(full - 5);
    expect(world.violations()).toEqual([]);
  });

  it("sends for group O by blue light when most of the emergency reserve is gone", () => {
    const world = aWorld({ services: quiet, parameters: supply({}) });
    world.runUntil(at("2024-05-22 15:00"));
    const all = world.ask.unitsOnShelf(world, 1, oNegative);
    world.request.reserveUnits(world, 1, oNegative, all);
    expect(measureOf(world, "redCells.adHocOrders", -14, 0, ["kch"])).toBe(1);
    expect(world.ask.groupOAboveReserve(world, 1)).toBeGreaterThan(0);
    world.runUntil(at("2024-05-22 15:44"));
    expect(world.ask.unitsOnShelf(world, 1, oNegative)).toBe(0);
    world.runUntil(at("2024-05-22 15:46"));
    expect(world.ask.unitsOnShelf(world, 1, oNegative)).toBeGreaterThan(0);
    expect(world.violations()).toEqual([]);
  });

  it("is recorded as short when no group O lies above the reserve, and not any more after the delivery", () => {
    const world = aWorld({ services: quiet, parameters: supply({}) });
    world.runUntil(at("2024-05-22 15:00"));
    expect(world.ask.stockCause(world, 1)).toBe(-1);
    for (const g of [0, oNegative]) world.request.reserveUnits(world, 1, g, world.ask.unitsOnShelf(world, 1, g));
    const record = world.causes.read(world.ask.stockCause(world, 1));
    expect(record.binding).toBe("group O stock above the emergency reserve");
    expect(record.root).toBe("ordinary life");
    world.runUntil(at("2024-05-22 17:30"));
    expect(world.ask.stockCause(world, 1)).toBe(-1);
  });

  it("gets extra units by decision", () => {
    const world = aWorld({ services: quiet, parameters: supply({}) });
    world.runUntil(at("2024-06-03 09:00"));
    const before = world.ask.unitsOnShelf(world, 1, oNegative);
    act(world, anAction("blood.extraDelivery", { bank: "kch", group: "O-", units: 12 }));
    world.runUntil(at("2024-06-03 12:00"));
    expect(world.ask.unitsOnShelf(world, 1, oNegative)).toBe(before + 12);
    expect(world.violations()).toEqual([]);
  });
});

describe("conservation by group", () => {
  it("holds on every day of busy weeks, through failure and restore", () => {
    const laboratories = ["lab-kch", "lab-st-thomas"];
    const world = aWorld({
      services: busy,
      parameters: supply({}),
      incident: [
        aTimelineEntry("fail", at("2024-06-03 03:00"), "system.fail", { laboratories }),
        aTimelineEntry("restore", at("2024-06-20 03:00"), "system.restore", { laboratories }),
      ],
    });
    for (let day = -14; day < 28; day++) {
      world.runUntil(day * 1440 + 700);
      expect(world.violations()).toEqual([]);
    }
    expect(measureOf(world, "redCells.transfused", 0, 28)).toBeGreaterThan(2000);
  });

  it("continues from bytes to the same state", () => {
    const scenario = aScenario({ services: busy, parameters: supply({}), horizonDays: 14 });
    const setup = prepare(scenario, busy);
    const whole = new World(setup, { seed: "5", replication: 1 });
    whole.runUntil(at("2024-06-05 11:11"));
    const copy = decodeWorld(setup, whole.encodeState());
    whole.runUntil(at("2024-06-15"));
    copy.runUntil(at("2024-06-15"));
    expect(copy.stateHash()).toBe(whole.stateHash());
  });
});

/** First day on which amber or more is declared, over some months; undefined when it never is. */
function alertDay(parts: {
  numbers: Numbers;
  replication?: number;
  weeks?: number;
  appealDay?: number;
}): number | undefined {
  const world = aWorld(
    { services: quiet, parameters: supply(parts.numbers), warmUpDays: 42, horizonDays: 7 * (parts.weeks ?? 20) },
    { seed: "alert", replication: parts.replication ?? 0 },
  );
  for (let day = -42; day < world.setup.calendar.days - 42; day++) {
    world.runUntil(day * 1440 + 720);
    if (day === parts.appealDay) act(world, anAction("blood.appeal"));
    if (world.ask.alertPhase(world) >= 2) {
      expect(world.violations()).toEqual([]);
      return day;
    }
  }
  expect(world.violations()).toEqual([]);
  return undefined;
}

describe("a national alert", () => {
  it("does not come while donations keep up with demand", () => {
    expect(alertDay({ numbers: steady })).toBeUndefined();
  });

  it("is an outcome of donations that fall short for long, later when they fall short by less", () => {
    const short = alertDay({ numbers: { ...steady, fillFraction: 0.66 } });
    const lessShort = alertDay({ numbers: { ...steady, fillFraction: 0.7 } });
    expect(short).toBeDefined();
    expect(lessShort ?? Number.POSITIVE_INFINITY).toBeGreaterThan(short ?? 0);
  });

  it("comes some days after the stock went below the limit, not at once", () => {
    const delayed = alertDay({ numbers: { ...steady, fillFraction: 0.66, declarationDelayDays: 7 } });
    const prompt = alertDay({ numbers: { ...steady, fillFraction: 0.66, declarationDelayDays: 0 } });
    expect((delayed ?? 0) - (prompt ?? 0)).toBe(7);
  });

  it("is never declared for a low stock that does not fall", () => {
    const stocks = Object.fromEntries(bloodGroups.map((name) => [name, name === "O-" ? 1.7 : 7]));
    const donors = { ...shares, "O-": 0.19 };
    expect(
      alertDay({ numbers: { ...steady, initialStockDays: stocks, donorShare: donors }, weeks: 4 }),
    ).toBeUndefined();
  });

  it("ends only after the stock has stayed above a higher level", () => {
    const world = aWorld(
      {
        services: quiet,
        parameters: supply({ ...steady, fillFraction: 0.66, appealGainFraction: 1, appealDecayDays: 400 }),
        warmUpDays: 42,
        horizonDays: 200,
      },
      { seed: "exit" },
    );
    let declaredDay = Number.NaN;
    let endedDay = Number.NaN;
    for (let day = -42; day < 200 && Number.isNaN(endedDay); day++) {
      world.runUntil(day * 1440 + 720);
      const phase = world.ask.alertPhase(world);
      if (phase >= 2 && Number.isNaN(declaredDay)) {
        declaredDay = day;
        act(world, anAction("blood.appeal", { groups: [...bloodGroups] }));
      }
      if (phase < 2 && !Number.isNaN(declaredDay)) endedDay = day;
    }
    expect(endedDay - declaredDay).toBeGreaterThan(21);
    expect(measureOf(world, "national.oNegativeStockDays", endedDay - 21, endedDay - 3)).toBeGreaterThan(5);
  });

  /* Twelve pairs with the same luck; over 24 the difference was 0.70 days with deviation 0.01: false alarm below 1e-6. */
  it("is nearer when the region takes more group O negative", () => {
    let lower = 0;
    for (let replication = 0; replication < 12; replication++) {
      const stock = [0, 30].map((extra) => {
        const world = aWorld(
          { services: quiet, parameters: supply({}), warmUpDays: 7, horizonDays: 50 },
          { replication },
        );
        for (let day = 0; day < 49; day++) {
          world.runUntil(day * 1440 + 600);
          if (extra === 0) continue;
          world.request.orderUnits(world, 1, oNegative, extra, 0);
        }
        expect(world.violations()).toEqual([]);
        return measureOf(world, "national.oNegativeStockDays", 35, 49);
      });
      if (stock[1] < stock[0]) lower++;
    }
    expect(lower).toBe(12);
  });

  it("lowers what the rest of England takes, and raises donations, while it lasts", () => {
    const issued = [0, 0.5].map((alertDemandFraction) => {
      const world = aWorld({
        services: quiet,
        parameters: supply({ ...steady, fillFraction: 0.66, alertDemandFraction }),
        warmUpDays: 42,
        horizonDays: 150,
      });
      world.runUntil(at("2024-10-20"));
      return measureOf(world, "national.issued", 100, 130);
    });
    expect(issued[1]).toBeLessThan(issued[0]);
  });
});

describe("an appeal", () => {
  it("raises the stock of group O after its lag, for some weeks", () => {
    const stock = [false, true].map((isMade) => {
      const world = aWorld({ services: quiet, parameters: supply({}), horizonDays: 60 });
      world.runUntil(at("2024-06-03 09:00"));
      if (isMade) act(world, anAction("blood.appeal"));
      world.runUntil(at("2024-07-30"));
      expect(world.violations()).toEqual([]);
      const days = (from: number, to: number) => measureOf(world, "national.oPositiveStockDays", from, to);
      return { before: days(0, 6), after: days(18, 25) };
    });
    expect(stock[1].before).toBe(stock[0].before);
    expect(stock[1].after).toBeGreaterThan(stock[0].after + 0.3);
  });
});

describe("a national stock that is nearly gone", () => {
  it("meets orders in part, and group O negative stands in for other D-negative groups, with a record", () => {
    const stocks = Object.fromEntries(bloodGroups.map((name) => [name, name === "B-" ? 0.2 : 6]));
    const world = aWorld({
      services: quiet,
      parameters: supply({ ...steady, initialStockDays: stocks, donorShare: { ...shares, "B-": 0.0001 } }),
    });
    world.runUntil(at("2024-05-22 09:00"));
    const lot = world.request.reserveUnits(world, 1, group("B-"), 50);
    world.request.transfuseLot(world, lot, 50, group("B-"));
    world.runUntil(at("2024-05-23 09:00"));
    const replaced = [];
    for (let id = 0; id < world.causes.length; id++) {
      const record = world.causes.read(id);
      if (record.kind === "substitution" && record.subject === group("B-")) replaced.push(record.value);
    }
    expect(replaced.length).toBeGreaterThan(0);
    expect(world.violations()).toEqual([]);
  });
});
