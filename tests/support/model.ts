/** Reading a world in tests: a measure over days and places, and a tiny service that sends samples and notes what comes back. */
import { readMeasure, type Service, type World } from "../../sim/model/index.ts";

/** A measure at places of its own list (all when not given) over day numbers [from, to), day 0 = first incident day. */
export function measureOf(world: World, name: string, from: number, to: number, places?: readonly string[]): number {
  const { layout, places: all, calendar } = world.setup;
  const measure = world.setup.measure(name);
  const list = all.listOf(layout.specs[measure].by);
  const numbers = list.flatMap((place, number) => (!places || places.includes(place.id) ? [number] : []));
  return readMeasure(layout, world.measures, measure, numbers, from + calendar.warmUpDays, to + calendar.warmUpDays);
}

export interface Seen {
  readonly timeMin: number[];
  readonly reference: number[];
  readonly count: number[];
}

interface SenderState {
  readonly seen: Seen;
  readonly discarded: Seen;
}

/** A tiny service whose events `sender.seen` and `sender.discarded` write down what comes back from a laboratory. */
export const sender: Service = {
  name: "sender",
  parameters: {},
  actions: {},
  state: {
    prepare: () => ({}),
    create: (): SenderState => ({
      seen: { timeMin: [], reference: [], count: [] },
      discarded: { timeMin: [], reference: [], count: [] },
    }),
  },
  initialise: () => {},
  handlers: {
    on: {
      "sender.seen": (world, reference, count) => note(world, sent(world).seen, reference, count),
      "sender.discarded": (world, reference, count) => note(world, sent(world).discarded, reference, count),
    },
  },
  measures: [],
  invariants: () => [],
};

export const sent = (world: World) => world.states.sender as SenderState;

function note(world: World, list: Seen, reference: number, count: number): void {
  list.timeMin.push(world.sim.nowMin);
  list.reference.push(reference);
  list.count.push(count);
}

/** Sends a bag now that arrives at once. */
export function sendBag(
  world: World,
  laboratory: string,
  from: number,
  priority: number,
  count: number,
  reference: number,
): void {
  const { setup, sim } = world;
  const kinds = [setup.kind("sender.seen"), setup.kind("sender.discarded")] as const;
  const number = setup.places.laboratory(laboratory);
  world.request.submitSamples(
    world,
    number,
    from,
    priority,
    count,
    sim.nowMin,
    sim.nowMin,
    kinds[0],
    kinds[1],
    reference,
  );
}
