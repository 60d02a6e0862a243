/**
 * Ways to remove one arrow of the chain in tests: whoever asked a laboratory or a blood bank is answered at once while the work
 * is done all the same, and the national stock no longer meets the hospitals' orders.
 */
import { groupCount } from "../../sim/model/contracts.ts";
import { prepare, type Service, type Setup, services, type World } from "../../sim/model/index.ts";
import type { Scenario } from "../../sim/scenario/index.ts";
import type { Cut } from "./region.ts";

/** Takes the answers to work whose asker has been answered already. */
const nobody: Service = {
  name: "nobody",
  parameters: {},
  actions: {},
  state: { prepare: () => ({}), create: () => ({}) },
  initialise: () => undefined,
  handlers: { on: { "nobody.told": () => undefined } },
  measures: [],
  invariants: () => [],
};

/** All services, some replaced, and one that takes answers nobody waits for. */
export function aChain(scenario: Scenario, replaced: readonly Service[] = []): Setup {
  const list = services.map((service) => replaced.find(({ name }) => name === service.name) ?? service);
  return prepare(scenario, [...list, nobody]);
}

/** Answers of a service, all of which must be there. */
function answersOf(name: string) {
  const answers = services.find((service) => service.name === name)?.handlers.answers;
  if (!answers) throw new Error(`${name} answers nothing`);
  return answers as Required<typeof answers>;
}

export const answers = {
  supplier: answersOf("supplier"),
  laboratory: answersOf("laboratory"),
  transfusion: answersOf("transfusion"),
  bloodSupply: answersOf("blood-supply"),
};

/** Results of those who ask with one of the event kinds are seen when their samples arrive; the laboratory works on them all the same. */
export function seenAtOnce(...kinds: readonly string[]): NonNullable<Cut> {
  return {
    submitSamples: (world, to, by, priority, count, collectedMin, arriveMin, seen, discarded, reference) => {
      const { submitSamples } = answers.laboratory;
      const isSpared = kinds.includes(world.setup.kindNames[seen]);
      const told = isSpared ? world.setup.kind("nobody.told") : seen;
      const lost = isSpared ? told : discarded;
      submitSamples(world, to, by, priority, count, collectedMin, arriveMin, told, lost, reference);
      if (isSpared) world.sim.schedule(arriveMin, seen, reference, count);
    },
  };
}

/** Group and screens of those who ask with one of the event kinds are ready at once; the bank works on them all the same. */
export function groupedAtOnce(...kinds: readonly string[]): NonNullable<Cut> {
  return {
    requestGroupAndScreen: (world, bank, urgency, bits, ready, reference) => {
      const isSpared = kinds.includes(world.setup.kindNames[ready]);
      const told = isSpared ? -1 : ready;
      answers.transfusion.requestGroupAndScreen(world, bank, urgency, bits, told, reference);
      if (isSpared) world.sim.schedule(world.sim.nowMin, ready, reference, 1);
    },
  };
}

interface NationalStock {
  readonly stock: Int32Array;
  readonly stockCount: Int32Array;
}

/** Days that a unit in a plentiful stock can still be used. */
const freshDays = 30;

/**
 * The blood supply with the national stock kept apart from the orders of the region's banks: `untouched`, they are met from it
 * but do not lessen it; `plentiful`, they are met in full whatever it holds, and do not lessen it either.
 */
export function stockApart(how: "untouched" | "plentiful"): Service {
  const service = services.find(({ name }) => name === "blood-supply");
  if (!service) throw new Error("no blood supply");
  const apart = <R>(world: World, order: () => R): R => {
    const { national } = world.states["blood-supply"] as { national: NationalStock };
    const stock = national.stock.slice();
    const stockCount = national.stockCount.slice();
    if (how === "plentiful") fill(national, world.today);
    const answer = order();
    national.stock.set(stock);
    national.stockCount.set(stockCount);
    return answer;
  };
  const { orderUnits, reserveUnits } = answers.bloodSupply;
  const orderTime = service.handlers.on["blood-supply.orderTime"];
  return {
    ...service,
    handlers: {
      on: {
        ...service.handlers.on,
        "blood-supply.orderTime": (world, day, deliveryMin) => apart(world, () => orderTime(world, day, deliveryMin)),
      },
      answers: {
        ...service.handlers.answers,
        orderUnits: (world, ...order) => apart(world, () => orderUnits(world, ...order)),
        // Group O is ordered when a reservation takes the shelf below the emergency reserve.
        reserveUnits: (world, ...order) => apart(world, () => reserveUnits(world, ...order)),
      },
    },
  };
}

function fill({ stock, stockCount }: NationalStock, today: number): void {
  const ring = stock.length / groupCount;
  const units = 100_000;
  for (let group = 0; group < groupCount; group++) {
    stock.fill(0, group * ring, (group + 1) * ring);
    stock[group * ring + ((today + freshDays) % ring)] = units;
    stockCount[group] = units;
  }
}

/** Group O given to recipients of another group during the outage is not taken from the shelf. */
export const groupOForOthersIsFree: NonNullable<Cut> = {
  transfuseLot: (world, lot, units, recipientGroup) => {
    const { lots } = world.states["blood-supply"] as {
      lots: { readonly bank: Int16Array; readonly group: Int16Array; readonly units: Int32Array };
    };
    const isGroupO = (group: number) => group < 2;
    const isOutage = world.ask.transfusionCause(world, lots.bank[lot]) >= 0;
    if (isOutage && isGroupO(lots.group[lot]) && !isGroupO(recipientGroup)) return Math.min(units, lots.units[lot]);
    return answers.bloodSupply.transfuseLot(world, lot, units, recipientGroup);
  },
};
