/** The blood figures: numbers of the picture, the sentence and the table agree with the data, whatever the data are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type FridgesData,
  groupCount,
  groups,
  oNegative,
  pathways,
  reasons,
  shelfUnits,
} from "../../sim/figures/fridges/data.ts";
import {
  allBanks,
  benchesFigure,
  type Figure,
  firstBank,
  fridgeFigure,
  nationalStockFigure,
  oNegativeReasonsFigure,
  pathwaysFigure,
  readFridges,
} from "../../sim/figures/index.ts";
import { bloodGroups, World } from "../../sim/model/index.ts";
import { aRealSetup } from "../support/region.ts";
import { problemsOf } from "./well-formed.ts";

const span = 36;

interface Units {
  readonly banks: number;
  readonly units: readonly number[];
  readonly phase: number;
}

/** Fridges whose shelf of bank b and group g holds `units[b * 8 + g]`, and whose other numbers follow from them by plain rules. */
function fridges({ banks, units, phase }: Units): FridgesData {
  const n = banks * groupCount;
  const at = (index: number): number => units[index % units.length] ?? 0;
  const byDaysLeft = new Int32Array(n * span);
  for (let index = 0; index < n; index++)
    for (let k = 0; k < at(index); k++) byDaysLeft[index * span + ((k * 5 + index) % span)] += 1;
  const counts = (width: number) => ({
    today: Float64Array.from({ length: banks * width }, (_, index) => at(index) % 7),
    week: Float64Array.from({ length: banks * width }, (_, index) => at(index)),
    usualWeek: Float64Array.from({ length: banks * width }, (_, index) => (banks > 2 ? Number.NaN : at(index) * 1.25)),
  });
  return {
    timeMin: 0,
    when: "Mon 3 June 2024 00:00",
    banks: Array.from({ length: banks }, (_, bank) => ({
      id: `bank-${bank}`,
      name: `Hospital <${bank}> & "sons" (east)`,
      trust: "t",
      isOfTwo: bank === 1,
    })),
    span,
    byDaysLeft,
    reserved: Int32Array.from({ length: n }, (_, index) => at(index + 1)),
    inTransit: Int32Array.from({ length: n }, (_, index) => at(index + 2) % 9),
    reserve: Int32Array.from({ length: n }, (_, index) => (index % groupCount < 2 ? 10 : 0)),
    target: Int32Array.from({ length: n }, (_, index) => at(index + 3)),
    usePerDay: Float64Array.from({ length: n }, (_, index) => at(index) / 4),
    vans: [],
    benches: Array.from({ length: banks }, (_, bank) => ({
      scientists: at(bank) % 5,
      atWork: 0,
      urgentRequests: at(bank),
      urgentSamples: at(bank + 1),
      plannedRequests: at(bank + 2),
      plannedSamples: at(bank + 3),
      waitingForStock: 0,
      hoursWaiting: at(bank) / 3,
      hoursUnderWay: at(bank) / 11,
      isElectronic: bank % 2 === 0,
      hasGroupOPolicy: false,
    })),
    pathways: counts(pathways.length),
    reasons: counts(reasons.length),
    oNegativeSupplied: counts(1),
    oNegativeTransfused: counts(1),
    late: counts(1),
    national: {
      units: Int32Array.from({ length: groupCount }, (_, group) => at(group) * 30),
      stockDays: Float64Array.from({ length: groupCount }, (_, group) => at(group) / 10),
      demandPerDay: new Float64Array(groupCount).fill(300),
      inProcess: Int32Array.from({ length: groupCount }, (_, group) => at(group)),
      byDaysLeft: new Int32Array(groupCount * span),
      phase,
      proposed: -1,
      limits: { preAmber: 4.5, amber: 2, red: 1 },
    },
  };
}

const some = fridges({ banks: 2, units: [40, 21, 9, 3, 17, 2, 4, 1, 30, 6], phase: 1 });

const all = (data: FridgesData, bank: number, width: number): Figure[] => [
  fridgeFigure(data, { width, bank }),
  pathwaysFigure(data, { width, bank }),
  oNegativeReasonsFigure(data, { width, bank }),
  benchesFigure(data, { width, bank }),
  nationalStockFigure(data, { width }),
];

describe("fridges of one bank", () => {
  const figure = fridgeFigure(some, { width: 640, bank: 0 });

  test("name O-negative first and hold as many units as the data", () => {
    expect(figure.table.rows.map(([name]) => name.split(", ")[1])[0]).toBe("O-negative");
    const units = figure.table.rows.map((row) => Number(row[1]));
    expect(units.reduce((a, b) => a + b)).toBe(groups.reduce((sum, _, group) => sum + shelfUnits(some, 0, group), 0));
  });

  test("split each shelf by age without losing a unit", () => {
    for (const row of figure.table.rows)
      expect(row.slice(3, 7).reduce((sum, cell) => sum + Number(cell), 0)).toBe(Number(row[1]));
  });

  test("say in the sentence and large in the picture what lies above the reserve", () => {
    expect(figure.sentence).toContain("21 units of O-negative (4.0 days), 11 units above the emergency reserve");
    expect(figure.svg).toContain('class="fridges-big">11</text>');
    expect(figure.title).toBe('Hospital <0> & "sons" holds 21 O-negative units, 4.0 days of use');
  });

  test("say when a bank is below its reserve", () => {
    const short = fridgeFigure(fridges({ banks: 1, units: [40, 4], phase: 0 }), { width: 640, bank: 0 });
    expect(short.svg).toContain("BELOW the reserve");
    expect(short.sentence).toContain("6 units below the emergency reserve");
  });

  test("can be chosen shelf by shelf", () => {
    for (const group of groups) expect(figure.svg).toContain(`data-pick="shelf bank-0/${group}"`);
  });

  test("show group O of every bank when all are asked for", () => {
    const both = fridgeFigure(some, { width: 640, bank: allBanks });
    expect(both.svg.match(/data-pick="shelf /g)).toHaveLength(4);
    expect(both.table.rows).toHaveLength(16);
  });
});

describe("pathways and reasons", () => {
  test("add up to the requests of the week", () => {
    const figure = pathwaysFigure(some, { width: 640, bank: allBanks });
    const total = some.pathways.week.reduce((a, b) => a + b, 0);
    expect(figure.table.rows.at(-2)?.[2]).toBe(String(total));
    expect(figure.sentence).toContain(`Of ${total} requests this week`);
  });

  test("keep O-negative supplied and transfused apart", () => {
    const figure = oNegativeReasonsFigure(some, { width: 640, bank: 0 });
    expect(figure.svg).toContain('data-pick="measure redCells.oNegativeSupplied@bank-0"');
    expect(figure.svg).toContain('data-pick="measure redCells.oNegativeTransfused@bank-0"');
  });

  test("say nothing of a usual week that is not known", () => {
    const figure = pathwaysFigure(fridges({ banks: 3, units: [5], phase: 0 }), { width: 640, bank: 0 });
    expect(figure.title).not.toContain("usually");
    expect(figure.table.rows[0][4]).toBe("–");
  });
});

test("the phase of the national stock is a word and a shape", () => {
  const shapes = [0, 1, 2, 3].map((phase) =>
    nationalStockFigure(fridges({ banks: 1, units: [50], phase }), { width: 640 }),
  );
  expect(shapes.map(({ table }) => table.caption.split(": ")[1])).toEqual(["green", "pre-amber", "amber", "red"]);
  expect(new Set(shapes.map(({ svg }) => /<path class="fill-\S+ d="[^"]+"/.exec(svg)?.[0])).size).toBe(4);
});

test("hours of work for each scientist on shift follow from the table", () => {
  const figure = benchesFigure(some, { width: 640, bank: 1 });
  const bench = some.benches[1];
  expect(figure.table.rows[1][5]).toBe(((bench.hoursWaiting + bench.hoursUnderWay) / bench.scientists).toFixed(1));
});

test("a model without blood banks is said in words", () => {
  const none: FridgesData = { ...fridges({ banks: 0, units: [0], phase: 0 }), national: null };
  for (const figure of all(none, allBanks, 400)) {
    expect(figure.svg).toContain("There is no");
    expect(problemsOf(figure.svg)).toEqual([]);
  }
  expect(firstBank(none)).toBe(-1);
});

test("any data give well-formed pictures with finite numbers, and the same bytes twice", () => {
  const arbitrary = fc.record({
    banks: fc.integer({ min: 0, max: 5 }),
    units: fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 500 })), {
      minLength: 1,
      maxLength: 40,
    }),
    phase: fc.integer({ min: 0, max: 3 }),
    bank: fc.integer({ min: -1, max: 5 }),
    width: fc.integer({ min: 340, max: 1400 }),
  });
  fc.assert(
    fc.property(arbitrary, ({ bank, width, ...units }) => {
      const first = all(fridges(units), bank, width);
      const second = all(fridges(units), bank, width);
      first.forEach((figure, index) => {
        expect(problemsOf(figure.svg)).toEqual([]);
        expect(figure.svg).toBe(second[index].svg);
      });
    }),
    { numRuns: 60, seed: 20240603 },
  );
});

describe("reading a run", () => {
  test("numbers groups as the model does", () => {
    expect(groups).toEqual(bloodGroups);
  });

  test("sees what the world holds and changes nothing in it", () => {
    const world = new World(aRealSetup("synnovis-2024.yaml", ["warm-up=14 d", "horizon=7 d"]), {
      seed: "1",
      replication: 0,
    });
    world.runUntil(3 * 1440 + 14 * 60);
    const before = world.stateHash();
    const data = readFridges(world);
    expect(world.stateHash()).toBe(before);
    data.banks.forEach((_, bank) => {
      for (let group = 0; group < groupCount; group++)
        expect(shelfUnits(data, bank, group)).toBe(world.ask.unitsOnShelf(world, bank, group));
    });
    expect(data.banks[firstBank(data)].id).toBe("kch");
    const onTheRoad = data.vans.reduce((sum, van) => sum + van.units, 0);
    expect(onTheRoad).toBe(data.inTransit.reduce((a, b) => a + b, 0));
    // Every transfused O-negative unit has one reason.
    const given = data.oNegativeTransfused.week.reduce((a, b) => a + b, 0);
    expect(data.reasons.week.reduce((a, b) => a + b, 0)).toBe(given);
    expect(shelfUnits(data, 0, oNegative)).toBeGreaterThan(0);
  });
});
