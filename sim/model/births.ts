/**
 * Luck at birth. Exogenous demand is born in full each local midnight, whatever the state of the world: a source has a mean for each
 * day, its stream is named `seed/replication/source/date`, and birth k takes the k-th block of `width` uniforms.
 * What is born of something else takes a stream named after its parent. A decision never changes what is born.
 */
import { InvariantError, poissonQuantile, Stream } from "../engine/index.ts";
import { remainderOf } from "./whole.ts";
import type { World } from "./world.ts";

export interface BirthSource {
  /** Such as `kch.ed` or `g83001.requests`; part of every birth key. */
  readonly name: string;
  /** Event kind that fires for each birth with (birth row, place). */
  readonly kind: number;
  readonly place: number;
  /** Uniforms in a birth's block, at most `luckStride`. Block place 0 sets the time of day where `minuteOfDay` uses it. */
  readonly width: number;
  /** Mean number of births on each day of the calendar; `exactly` gives the number itself (one bag a day). */
  readonly meanByDay: Float64Array;
  readonly exactly?: boolean;
  /** Minute after local midnight from the first uniform of the block. */
  minuteOfDay(u: number): number;
}

export const luckStride = 16;

export interface BirthState {
  /** Luck of each row, `luckStride` places a row. */
  luck: Float64Array;
  source: Int16Array;
  day: Int16Array;
  ordinal: Int32Array;
  /** Rows given back, used again last in, first out. */
  free: Int32Array;
  freeCount: number;
  /** Extra births so far by source, from `arrival.add`. */
  extra: Int32Array;
}

export function createBirths(sourceCount: number): BirthState {
  return {
    luck: new Float64Array(0),
    source: new Int16Array(0),
    day: new Int16Array(0),
    ordinal: new Int32Array(0),
    free: new Int32Array(0),
    freeCount: 0,
    extra: new Int32Array(sourceCount),
  };
}

/** Room for a single draw: a stream that only fills arrays given to it needs none of its own. */
const first = new Float64Array(1);

/** Bears all of a day, at its midnight. */
export function bearDay(world: World, day: number): void {
  const { sources } = world.setup;
  for (let s = 0; s < sources.length; s++) bearSource(world, s, day, Number.NEGATIVE_INFINITY);
}

/**
 * Bears one source's day. Only births after `afterMin` are kept (a fork within the day: a
 * Poisson process has independent increments, so the rest of a day under a new key is the right conditional law).
 */
export function bearSource(world: World, sourceIndex: number, day: number, afterMin: number): void {
  const { setup, births, sim } = world;
  const source = setup.sources[sourceIndex];
  const mean = source.meanByDay[day];
  if (mean <= 0) return;
  const stream = Stream.named(`${world.streamPrefix(day)}/${source.name}/${setup.calendar.dates[day]}`);
  stream.fill(first, 0, 1);
  const count = source.exactly ? mean : poissonQuantile(mean, first[0]);
  const dayStart = setup.calendar.startMin[day];
  for (let k = 0; k < count; k++) {
    const row = takeRow(births);
    stream.fill(births.luck, row * luckStride, source.width);
    births.source[row] = sourceIndex;
    births.day[row] = day;
    births.ordinal[row] = k;
    const timeMin = dayStart + source.minuteOfDay(births.luck[row * luckStride]);
    if (timeMin > afterMin && timeMin >= sim.nowMin) sim.schedule(timeMin, source.kind, row, source.place);
    else giveBack(births, row);
  }
}

/** One more birth of a source now, by an action: its luck comes from a stream of its own, so no other birth's luck changes. */
export function bearExtra(world: World, sourceIndex: number, day: number): void {
  const { setup, births, sim } = world;
  const source = setup.sources[sourceIndex];
  const ordinal = births.extra[sourceIndex]++;
  const stream = Stream.named(`${world.streamPrefix(day)}/${source.name}/extra/${ordinal}`);
  const row = takeRow(births);
  stream.fill(births.luck, row * luckStride, source.width);
  births.source[row] = sourceIndex;
  births.day[row] = day;
  births.ordinal[row] = extraOrdinal + ordinal;
  sim.schedule(sim.nowMin, source.kind, row, source.place);
}

/** Ordinals from here on belong to extra births. */
export const extraOrdinal = 50_000;
const ordinalSpan = 65_536;
const daySpan = 1024;

/** The identity of an entity: source, day and ordinal in one exact integer. */
export function birthKey(births: BirthState, row: number): number {
  return keyOf(births.source[row], births.day[row], births.ordinal[row]);
}

/** The same from its parts, for entities that a service numbers itself (the appointments of a clinic day). */
export function keyOf(source: number, day: number, ordinal: number): number {
  return (source * daySpan + day) * ordinalSpan + ordinal;
}

/** The source that bore an entity; undefined for a number that is no birth key. */
export function sourceOf(world: World, key: number): BirthSource | undefined {
  return world.setup.sources[Math.floor(key / (ordinalSpan * daySpan))];
}

/** What birth keys are named by: the part of a world that stays the same for every run of a scenario. */
export interface KeyNames {
  readonly setup: {
    readonly calendar: { readonly dates: readonly string[] };
    readonly sources: readonly { readonly name: string }[];
  };
}

/** A birth key in words: `2024-06-11/kch.cardiac/3`. */
export function birthKeyText(world: KeyNames, key: number): string {
  const ordinal = remainderOf(key, ordinalSpan);
  const rest = Math.floor(key / ordinalSpan);
  const source = world.setup.sources[Math.floor(rest / daySpan)];
  if (!source) throw new InvariantError(`no birth key ${key}`);
  const extra = ordinal >= extraOrdinal ? `extra-${ordinal - extraOrdinal}` : String(ordinal);
  return `${world.setup.calendar.dates[remainderOf(rest, daySpan)]}/${source.name}/${extra}`;
}

/** Stream of something born of an entity (a redraw, a complication): named after its parent and ordinal. */
export function childStream(world: World, parentKey: number, what: string, ordinal: number): Stream {
  const day = remainderOf(Math.floor(parentKey / ordinalSpan), daySpan);
  return Stream.named(`${world.streamPrefix(day)}/${birthKeyText(world, parentKey)}/${what}/${ordinal}`);
}

/** The luck of a place and a day: one uniform that belongs to them, not to whoever meets it. */
export function placeDayLuck(world: World, purpose: string, placeId: string, day: number): number {
  const name = `${world.streamPrefix(day)}/${purpose}/${placeId}/${world.setup.calendar.dates[day]}`;
  Stream.named(name).fill(first, 0, 1);
  return first[0];
}

function takeRow(births: BirthState): number {
  if (births.freeCount === 0) grow(births);
  return births.free[--births.freeCount];
}

/** Takes a row back; called after the handler of the birth. */
export function giveBack(births: BirthState, row: number): void {
  births.free[births.freeCount++] = row;
}

function grow(births: BirthState): void {
  const before = births.source.length;
  const after = Math.max(1024, before * 2);
  const luck = new Float64Array(after * luckStride);
  luck.set(births.luck);
  births.luck = luck;
  births.source = copyInto(new Int16Array(after), births.source);
  births.day = copyInto(new Int16Array(after), births.day);
  births.ordinal = copyInto(new Int32Array(after), births.ordinal);
  births.free = copyInto(new Int32Array(after), births.free);
  for (let row = after - 1; row >= before; row--) births.free[births.freeCount++] = row;
}

function copyInto<T extends Int16Array | Int32Array>(target: T, from: T): T {
  target.set(from);
  return target;
}
