/**
 * The engine against its peers: queues and the event list. All programs take turns, several times over; a ratio is
 * the median rate of ours divided by the median rate of the peer, so that a busy minute hurts both.
 */
import { findPeers, ours, type Peers, type Program } from "./programs.ts";
import { type Answer, median, type Report, type Row, type Section } from "./section.ts";

const repeats = 5;

/** A program with the size of its run, and what its answers should be for that size. */
interface Timed {
  readonly name: string;
  readonly program: Program;
  readonly size: number;
  readonly operations: number;
  readonly known: readonly { quantity: string; value: number; tolerance: number }[];
}

/** Asymptotic variances of means over customers: 35,900 for the time in M/M/1 at load 0.9, a hundredth with 10 servers. */
const five = (variance: number, n: number): number => 5 * Math.sqrt(variance / n);

const workloads = {
  mm1: (n: number) => [{ quantity: "time in system", value: 10, tolerance: five(35_900, n) }],
  mm10: (n: number) => [{ quantity: "time in system", value: 1.669, tolerance: five(359, n) }],
  preempt: (n: number) => [
    { quantity: "time in system, first class", value: 1 / 0.7, tolerance: five(10, n) },
    { quantity: "time in system, second class", value: 100 / 7, tolerance: five(100_000, n) },
  ],
  renege: (n: number) => [{ quantity: "share that gives up", value: 0.2979, tolerance: five(3, n) }],
} as const;

function programs(peers: Peers): Map<string, Timed> {
  const all = new Map<string, Timed>();
  const add = (
    name: string,
    program: Program | undefined,
    size: number,
    known: Timed["known"],
    operations = size,
  ): void => {
    if (program !== undefined) all.set(name, { name, program, size, operations, known });
  };
  const large = 4_000_000;
  const small = 100_000;
  const turns = 10_000_000;
  add("ours, M/M/1", ours("mm", 1), large, workloads.mm1(large));
  add("ours, M/M/10", ours("mm", 10), large, workloads.mm10(large));
  add("ours, preemption", ours("preempt"), large, workloads.preempt(large));
  add("ours, reneging", ours("renege"), large, workloads.renege(large));
  add("SimPy, M/M/1", peers.simpy?.("mm1.py", 1), small, workloads.mm1(small));
  add("SimPy, M/M/10", peers.simpy?.("mm1.py", 10), small, workloads.mm10(small));
  add("SimPy, preemption", peers.simpy?.("preempt.py"), small, workloads.preempt(small));
  add("SimPy, reneging", peers.simpy?.("renege.py"), small, workloads.renege(small));
  add("simjs, M/M/1", peers.simjs, large / 4, workloads.mm1(large / 4));
  add("C++, M/M/1", peers.cpp?.("mm", 1), large, workloads.mm1(large));
  add("C++, M/M/10", peers.cpp?.("mm", 10), large, workloads.mm10(large));
  for (const pending of [1000, 100_000]) {
    add(`ours, hold ${pending}`, ours("hold", turns), pending, [], turns);
    add(`C++, hold ${pending}`, peers.cpp?.("hold", turns), pending, [], turns);
  }
  return all;
}

/** Operations a second of each program, medians; and every answer. */
function measure(all: ReadonlyMap<string, Timed>): { rates: Map<string, number>; answers: Answer[] } {
  const seconds = new Map<string, number[]>();
  const answers: Answer[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const { name, program, size, known } of all.values()) {
      const [spent, ...found] = program(size, repeat);
      seconds.set(name, [...(seconds.get(name) ?? []), spent]);
      known.forEach(({ quantity, value, tolerance }, i) => {
        answers.push({ program: name, quantity, found: found[i], known: value, tolerance });
      });
    }
  }
  const rates = new Map<string, number>();
  for (const [name, times] of seconds) rates.set(name, (all.get(name) as Timed).operations / median(times));
  return { rates, answers };
}

type Comparison = readonly [
  measure: string,
  ours: string,
  peer: string,
  must: number,
  aim: number,
  sense: Row["sense"],
];

const comparisons: readonly Comparison[] = [
  ["M/M/1 against SimPy", "ours, M/M/1", "SimPy, M/M/1", 30, 50, "atLeast"],
  ["M/M/10 against SimPy", "ours, M/M/10", "SimPy, M/M/10", 30, 50, "atLeast"],
  ["preemption against SimPy", "ours, preemption", "SimPy, preemption", 40, 65, "atLeast"],
  ["reneging against SimPy", "ours, reneging", "SimPy, reneging", 35, 55, "atLeast"],
  ["M/M/1 against simjs", "ours, M/M/1", "simjs, M/M/1", 4, 6, "atLeast"],
  ["time of M/M/1 in C++ loops", "ours, M/M/1", "C++, M/M/1", 8, 5, "atMost"],
  ["time of M/M/10 in C++ loops", "ours, M/M/10", "C++, M/M/10", 5, 3, "atMost"],
  ["event list against std::priority_queue, 1,000 pending", "ours, hold 1000", "C++, hold 1000", 0.8, 1, "atLeast"],
  [
    "event list against std::priority_queue, 100,000 pending",
    "ours, hold 100000",
    "C++, hold 100000",
    0.6,
    0.75,
    "atLeast",
  ],
];

const millions = (rate: number | undefined): string =>
  rate === undefined ? "-" : `${(rate / 1e6).toPrecision(3)} M/s`;

function toRow(rates: ReadonlyMap<string, number>, [name, mine, peer, must, aim, sense]: Comparison): Row {
  const own = rates.get(mine);
  const other = rates.get(peer);
  const faster = own === undefined || other === undefined ? undefined : own / other;
  return {
    measure: name,
    figures: `${millions(own)} against ${millions(other)}`,
    ratio: faster === undefined ? undefined : sense === "atLeast" ? faster : 1 / faster,
    must,
    aim,
    sense,
  };
}

export const section: Section = {
  run(): Report {
    const peers = findPeers();
    const { rates, answers } = measure(programs(peers));
    return {
      title: "The engine and its peers",
      rows: comparisons.map((comparison) => toRow(rates, comparison)),
      answers,
      notes: [
        `medians of ${repeats} interleaved runs, each in a process of its own; statistics on; V8's warm-up included`,
        ...peers.absent,
      ],
    };
  },
};
