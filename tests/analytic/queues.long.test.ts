/**
 * The queue against theory where that takes millions of customers: 30 replications, false-alarm rate one in a million
 * (see confidence.ts).
 */
import { describe, it } from "vitest";
import type { Distribution } from "../../sim/engine/index.ts";
import { expectErlangC, expectPollaczekKhinchine } from "./studies.ts";

describe("M/M/c", () => {
  it("waits as Erlang's C formula says, for 5 servers", () => expectErlangC(5, 4, 45_000));

  it("waits as Erlang's C formula says, for 12 servers", () => expectErlangC(12, 10, 32_000));
});

describe("M/G/1 at load 0.7", () => {
  const cases: [string, Distribution, number, number][] = [
    ["PERT", { dist: "pert", low: 0, mode: 0.5, high: 4 }, 1 + ((1 - 0) * (4 - 1)) / 7, 60_000],
    ["gamma of cv 1.5", { dist: "gamma", mean: 1, cv: 1.5 }, 3.25, 150_000],
    ["lognormal of cv 0.8", { dist: "lognormal", mean: 1, cv: 0.8 }, 1.64, 80_000],
  ];

  it.each(cases)("waits as Pollaczek and Khinchine say with %s work", expectPollaczekKhinchine);
});
