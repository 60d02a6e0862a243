import alea from "seedrandom/lib/alea.js";
import { describe, expect, it } from "vitest";
import { Stream } from "../../sim/engine/index.ts";

describe("a named stream", () => {
  it("equals the seedrandom package draw for draw: 50 names, 100,000 draws each", () => {
    for (let k = 0; k < 50; k++) {
      const name = `seed-${k}/replication ${k * 7}/source.é/2024-06-${k}`;
      const stream = Stream.named(name);
      const original = alea(name, { state: true });
      let differences = 0;
      for (let i = 0; i < 100_000; i++) if (stream.next() !== original.double()) differences++;
      expect(differences).toBe(0);
      const { s0, s1, s2, c } = original.state();
      expect(stream.state).toEqual([s0, s1, s2, c]);
    }
  });

  it("continues from its state, wherever it was taken", () => {
    for (let draws = 0; draws < 40; draws++) {
      const stream = Stream.named("saved");
      for (let i = 0; i < draws; i++) stream.next();
      const restored = Stream.fromState(stream.state);
      expect(restored.state).toEqual(stream.state);
      for (let i = 0; i < 20; i++) expect(restored.next()).toBe(stream.next());
    }
  });

  it("fills an array with the numbers that next would give", () => {
    const filled = Stream.named("fill");
    const single = Stream.named("fill");
    const out = new Float64Array(30);
    filled.next();
    single.next();
    filled.fill(out, 5, 20);
    for (let i = 0; i < 30; i++) expect(out[i]).toBe(i >= 5 && i < 25 ? single.next() : 0);
    expect(filled.next()).toBe(single.next());
  });

  it("gives multiples of 2^-53 in [0, 1)", () => {
    const stream = Stream.named("range");
    for (let i = 0; i < 10_000; i++) {
      const u = stream.next();
      expect(u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53)).toBe(true);
    }
  });

  // 1,000 pairs of neighbouring names, 2,000 draws each: the sum of squared z scores is chi-square with 1,000 degrees
  // of freedom; the band of 5 standard deviations gives a false alarm in about 1 seed of a million.
  it("is not correlated with the stream of a neighbouring name", () => {
    const pairs = 1000;
    const draws = 2000;
    let chiSquare = 0;
    for (let k = 0; k < pairs; k++) {
      const p = Stream.named(`7/${k}/arrivals/1`);
      const q = Stream.named(`7/${k + 1}/arrivals/1`);
      let sum = 0;
      for (let i = 0; i < draws; i++) sum += (p.next() - 0.5) * (q.next() - 0.5);
      chiSquare += (sum * 12) ** 2 / draws;
    }
    expect(Math.abs(chiSquare - pairs)).toBeLessThan(5 * Math.sqrt(2 * pairs));
  });
});
