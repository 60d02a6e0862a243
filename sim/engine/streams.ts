/**
 * Named streams of random numbers: the same name gives the same numbers, in every process and browser.
 *
 * `seedrandom`'s alea turns a name into a state; from there the state is advanced here, which is faster and lets it be
 * saved. A test compares the two draw for draw. The generator has no jump-ahead: streams are independent by name.
 * This is the only file that may import `seedrandom`. What a stream is for, its owner says by naming it.
 */
import alea from "seedrandom/lib/alea.js";

/** s0, s1, s2 (fractions) and c (carry) of alea. */
export type StreamState = readonly [number, number, number, number];

const twoToMinus32 = 2.3283064365386963e-10;
const twoToMinus53 = 1.1102230246251565e-16;
const multiplier = 2_091_639;
/** Draws made at a time, and the largest Float64Array that V8 keeps within the object. */
const block = 8;

export class Stream {
  /** Alea's s0, s1, s2, c before the block of draws at hand, then after it. */
  private readonly core = new Float64Array(8);
  private readonly drawn = new Float64Array(block);
  private taken = block;

  private constructor(s0: number, s1: number, s2: number, c: number) {
    const { core } = this;
    core[4] = s0;
    core[5] = s1;
    core[6] = s2;
    core[7] = c;
  }

  static named(name: string): Stream {
    const { s0, s1, s2, c } = alea(name, { state: true }).state();
    return new Stream(s0, s1, s2, c);
  }

  static fromState(state: StreamState): Stream {
    return new Stream(state[0], state[1], state[2], state[3]);
  }

  /** The state alea would have after the same draws: it does not tell where blocks begin. */
  get state(): StreamState {
    if (this.taken === block) return [this.core[4], this.core[5], this.core[6], this.core[7]];
    const before = new Stream(this.core[0], this.core[1], this.core[2], this.core[3]);
    before.generate(this.taken);
    return before.state;
  }

  /** The next number in [0, 1): a multiple of 2^-53, equal to `alea(name).double()`. */
  next(): number {
    if (this.taken === block) this.refill();
    return this.drawn[this.taken++];
  }

  /** Writes `count` draws to `out` from `offset`: the same numbers as `next` gives. */
  fill(out: Float64Array, offset: number, count: number): void {
    for (let i = offset; i < offset + count; i++) out[i] = this.next();
  }

  private refill(): void {
    const { core } = this;
    core[0] = core[4];
    core[1] = core[5];
    core[2] = core[6];
    core[3] = core[7];
    this.generate(block);
    this.taken = 0;
  }

  /** Makes the next `count` draws from the second half of `core`, and leaves the state behind them there. */
  private generate(count: number): void {
    const { core, drawn } = this;
    let s0 = core[4];
    let s1 = core[5];
    let s2 = core[6];
    let c = core[7];
    for (let i = 0; i < count; i++) {
      // Two steps of alea: the first gives the upper 32 bits, the second the lower 21.
      const high = multiplier * s0 + c * twoToMinus32;
      const highCarry = Math.floor(high);
      const low = multiplier * s1 + highCarry * twoToMinus32;
      c = Math.floor(low);
      s0 = s2;
      s1 = high - highCarry;
      s2 = low - c;
      drawn[i] = s1 + Math.floor(s2 * 2_097_152) * twoToMinus53;
    }
    core[4] = s0;
    core[5] = s1;
    core[6] = s2;
    core[7] = c;
  }
}
