/** Watching who is born in a run: a digest of each source's births on each day, taken when a birth meets the world. */
import { luckStride } from "../../sim/model/births.ts";
import { prepare, type Service, type Setup, services, type World } from "../../sim/model/index.ts";
import type { Scenario } from "../../sim/scenario/index.ts";

/** Ordinals from here on belong to births that an action added. */
const extraOrdinal = 50_000;

export interface Births {
  /** Date and source to number of births and a digest of their ordinals, times and luck. */
  readonly digests: ReadonlyMap<string, string>;
  readonly count: number;
  /** Births that an action added, in the order of their times. */
  readonly extra: readonly string[];
}

/** A setup whose runs can be watched; `bornIn` tells what was born in a world of it so far. */
export function aWatchedSetup(scenario: Scenario): { readonly setup: Setup; bornIn(world: World): Births } {
  const sums = new WeakMap<World, Map<string, { count: number; sum: number }>>();
  const extras = new WeakMap<World, string[]>();
  const note = (world: World, row: number): void => {
    const { births, sim, setup } = world;
    const source = setup.sources[births.source[row]];
    const name = `${setup.calendar.dates[births.day[row]]}/${source.name}`;
    const ordinal = births.ordinal[row];
    if (ordinal >= extraOrdinal) {
      extras.set(world, [...(extras.get(world) ?? []), name]);
      return;
    }
    const luck = births.luck.subarray(row * luckStride, row * luckStride + source.width);
    const all = sums.get(world) ?? new Map<string, { count: number; sum: number }>();
    sums.set(world, all);
    const one = all.get(name) ?? { count: 0, sum: 0 };
    all.set(name, one);
    one.count++;
    // A sum, since births of one minute may meet the world in any order.
    one.sum += digestOf(Float64Array.of(ordinal, sim.nowMin, ...luck));
  };
  const watched = services.map((service): Service => {
    const { born } = service.handlers;
    if (!born) return service;
    const noted = Object.entries(born).map(([kind, handler]) => [
      kind,
      (world: World, row: number, place: number) => {
        note(world, row);
        handler(world, row, place);
      },
    ]);
    return { ...service, handlers: { ...service.handlers, born: Object.fromEntries(noted) } };
  });
  return {
    setup: prepare(scenario, watched),
    bornIn: (world) => {
      const all = [...(sums.get(world) ?? [])];
      return {
        digests: new Map(all.map(([name, { count, sum }]) => [name, `${count} ${sum}`])),
        count: all.reduce((total, [, { count }]) => total + count, 0),
        extra: extras.get(world) ?? [],
      };
    },
  };
}

/** FNV-1a over the bytes of the numbers: any other bit gives another digest, near enough. */
function digestOf(numbers: Float64Array): number {
  let digest = 0x811c9dc5;
  for (const byte of new Uint8Array(numbers.buffer)) digest = Math.imul(digest ^ byte, 0x01000193) >>> 0;
  return digest;
}
