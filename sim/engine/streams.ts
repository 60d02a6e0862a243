/**
 * Named streams of random numbers: the same name gives the same numbers, in every process and browser.
 *
 * The generator is `seedrandom`'s alea. Its names are turned into states and its states are advanced here, which is several
 * times faster than a generator object for each name and lets the state be saved; once a process the package itself is asked
 * whether it agrees, and a test compares the two draw for draw over many names. The generator has no jump-ahead: streams are
 * independent by name. This is the only file that may import `seedrandom`. What a stream is for, its owner says by naming it.
 */
import alea from "seedrandom/lib/alea.js";
import { InvariantError } from "./errors.ts";

/** s0, s1, s2 (fractions) and c (carry) of alea. */
export type StreamState = readonly [number, number, number, number];

const twoToMinus32 = 2.3283064365386963e-10;
const twoToMinus53 = 1.1102230246251565e-16;
const multiplier = 2_091_639;
/** Draws made at a time, and the largest Float64Array that V8 keeps within the object. */
const block = 8;

/**
 * Alea's seeding: a running number scrambled by each character; its upper bits less those of a space are a state. The number
 * stays below 2^33 and its product with the factor below 2^28, so that `floor` cuts what alea cuts with `>>> 0`, and sooner.
 */
const firstScramble = 0xefc8249d;

function scramble(from: number, text: string): number {
  let n = from;
  for (let i = 0; i < text.length; i++) {
    n += text.charCodeAt(i);
    let h = 0.02519603282416938 * n;
    n = Math.floor(h);
    h = (h - n) * n;
    n = Math.floor(h);
    n += (h - n) * 4_294_967_296;
  }
  return n;
}

const asFraction = (n: number): number => (n >>> 0) * twoToMinus32;

function lessSpace(space: number, n: number): number {
  const difference = space - asFraction(n);
  return difference < 0 ? difference + 1 : difference;
}

const spaces = [1, 2, 3].map((times) => asFraction(scramble(firstScramble, " ".repeat(times))));

const afterSpaces = scramble(firstScramble, "   ");

let hasAgreed = false;

/** @throws InvariantError when the package gives another state for a name: then no result could be repeated elsewhere */
function askPackage(): void {
  hasAgreed = true;
  const name = "7/0/a.source/2024-06-03";
  const { s0, s1, s2, c } = alea(name, { state: true }).state();
  const own = Stream.named(name).state;
  if (own[0] !== s0 || own[1] !== s1 || own[2] !== s2 || own[3] !== c) {
    throw new InvariantError("seedrandom's alea seeds another way than this version of the engine");
  }
}

const noDraws = new Float64Array(0);

export class Stream {
  /** Alea's s0, s1, s2, c before the block of draws at hand, then after it. */
  private readonly core = new Float64Array(8);
  /** The block at hand; made with the first `next`, since many streams only `fill` others' arrays. */
  private drawn = noDraws;
  private taken = block;

  private constructor(s0: number, s1: number, s2: number, c: number) {
    const { core } = this;
    core[4] = s0;
    core[5] = s1;
    core[6] = s2;
    core[7] = c;
  }

  static named(name: string): Stream {
    if (!hasAgreed) askPackage();
    let n = scramble(afterSpaces, name);
    const s0 = lessSpace(spaces[0], n);
    n = scramble(n, name);
    const s1 = lessSpace(spaces[1], n);
    n = scramble(n, name);
    return new Stream(s0, s1, lessSpace(spaces[2], n), 1);
  }

  static fromState(state: StreamState): Stream {
    return new Stream(state[0], state[1], state[2], state[3]);
  }

  /** The state alea would have after the same draws: it does not tell where blocks begin. */
  get state(): StreamState {
    if (this.taken === block) return [this.core[4], this.core[5], this.core[6], this.core[7]];
    const before = new Stream(this.core[0], this.core[1], this.core[2], this.core[3]);
    before.generate(new Float64Array(block), 0, this.taken);
    return before.state;
  }

  /** The next number in [0, 1): a multiple of 2^-53, equal to `alea(name).double()`. */
  next(): number {
    if (this.taken === block) this.refill();
    return this.drawn[this.taken++];
  }

  /** Writes `count` draws to `out` from `offset`: the same numbers as `next` gives. */
  fill(out: Float64Array, offset: number, count: number): void {
    const end = offset + count;
    let at = offset;
    while (this.taken < block && at < end) out[at++] = this.drawn[this.taken++];
    if (at < end) this.generate(out, at, end);
  }

  private refill(): void {
    const { core } = this;
    core[0] = core[4];
    core[1] = core[5];
    core[2] = core[6];
    core[3] = core[7];
    if (this.drawn === noDraws) this.drawn = new Float64Array(block);
    this.generate(this.drawn, 0, block);
    this.taken = 0;
  }

  /** Writes the next draws, from the second half of `core`, to places [from, to), and leaves the state behind them there. */
  private generate(out: Float64Array, from: number, to: number): void {
    const { core } = this;
    let s0 = core[4];
    let s1 = core[5];
    let s2 = core[6];
    let c = core[7];
    for (let i = from; i < to; i++) {
      // Two steps of alea: the first gives the upper 32 bits, the second the lower 21.
      const high = multiplier * s0 + c * twoToMinus32;
      const highCarry = Math.floor(high);
      const low = multiplier * s1 + highCarry * twoToMinus32;
      c = Math.floor(low);
      s0 = s2;
      s1 = high - highCarry;
      s2 = low - c;
      out[i] = s1 + Math.floor(s2 * 2_097_152) * twoToMinus53;
    }
    core[4] = s0;
    core[5] = s1;
    core[6] = s2;
    core[7] = c;
  }
}
