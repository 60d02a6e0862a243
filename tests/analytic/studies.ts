/** Studies of a queue: 30 replications, what is measured in each, and the check that short and long tests share. */
import type { Distribution } from "../../sim/engine/index.ts";
import { expectMean } from "./confidence.ts";
import { type Queue, type QueueOptions, replicate } from "./queue.ts";
import { erlangCWait, exponential } from "./theory.ts";

const replications = 30;

export function study<T>(
  options: Omit<QueueOptions, "seed">,
  name: string,
  measure: (queue: Queue) => T,
  minutes = 60_000,
): T[] {
  return replicate(options, { replications, warmUpMin: 1000, minutes, name }, measure);
}

export const column = (rows: readonly number[][], i: number): number[] => rows.map((row) => row[i]);

/** A queue of so many servers, offered so much work a minute, waits as Erlang's C formula says and is as busy as it is offered work. */
export function expectErlangC(servers: number, load: number, minutes: number): void {
  const rows = study(
    { servers, classes: [{ gap: exponential(1 / load), work: exponential(1) }] },
    `mmc ${servers}`,
    (q) => [q.line?.waits[0].mean ?? 0, q.line?.busyStatistic.mean(q.sim.nowMin) ?? 0],
    minutes,
  );
  expectMean(column(rows, 0), erlangCWait(servers, load), "wait");
  expectMean(column(rows, 1), load, "busy servers");
}

/** A queue of one server at load 0.7, of work with mean 1 and this second moment, waits as Pollaczek's and Khinchine's formula says. */
export function expectPollaczekKhinchine(
  name: string,
  work: Distribution,
  secondMoment: number,
  minutes: number,
): void {
  const waits = study(
    { servers: 1, classes: [{ gap: exponential(1 / 0.7), work }] },
    `mg1 ${name}`,
    (q) => q.line?.waits[0].mean ?? 0,
    minutes,
  );
  expectMean(waits, (0.7 * secondMoment) / (2 * (1 - 0.7)), "wait");
}
