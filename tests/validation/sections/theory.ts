/** The engine against exact results; the tests in tests/analytic hold many more of these at a false-alarm rate of 1 in a million. */
import type { QueueOptions } from "../../analytic/queue.ts";
import { replicate } from "../../analytic/queue.ts";
import { erlangCWait, exponential } from "../../analytic/theory.ts";
import { kept, type Section, table, told } from "../section.ts";

interface Row {
  readonly queue: string;
  readonly quantity: string;
  readonly source: string;
  readonly theory: number;
  readonly mean: number;
  readonly standardError: number;
}

const replications = 30;
const minutes = 40_000;

/** Chance that a customer gives up in M/M/c+M (Erlang A), from the birth-death equations cut far out. */
function abandoned(servers: number, rate: number, patience: number): number {
  let weight = 1;
  let total = 1;
  let leaving = 0;
  for (let k = 1; k < 400; k++) {
    weight *= rate / (Math.min(k, servers) + Math.max(0, k - servers) / patience);
    total += weight;
    leaving += (weight * Math.max(0, k - servers)) / patience;
  }
  return leaving / total / rate;
}

const wait: Parameters<typeof replicate>[2] = (queue) => queue.line?.waits[0].mean ?? Number.NaN;

function row(
  what: Pick<Row, "queue" | "quantity" | "source" | "theory">,
  options: Omit<QueueOptions, "seed">,
  measure: (queue: Parameters<typeof wait>[0]) => number,
): Row {
  const plan = { replications, warmUpMin: 1000, minutes, name: `validation ${what.queue}` };
  const values = replicate(options, plan, measure);
  const mean = values.reduce((sum, value) => sum + value, 0) / replications;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (replications - 1) / replications);
  return { ...what, mean: kept(mean), standardError: kept(standardError) };
}

async function compute(): Promise<readonly Row[]> {
  const gamma = { dist: "gamma", mean: 1, cv: 1.5 } as const;
  return [
    row(
      { queue: "M/M/1, load 0.75", quantity: "wait, min", source: "textbook", theory: 3 },
      { servers: 1, classes: [{ gap: exponential(4 / 3), work: exponential(1) }] },
      (queue) => wait(queue) as number,
    ),
    row(
      { queue: "M/M/5, load 4", quantity: "wait, min", source: "Erlang C", theory: kept(erlangCWait(5, 4)) },
      { servers: 5, classes: [{ gap: exponential(1 / 4), work: exponential(1) }] },
      (queue) => wait(queue) as number,
    ),
    row(
      {
        queue: "M/G/1, gamma work of cv 1.5, load 0.7",
        quantity: "wait, min",
        source: "Pollaczek-Khinchine",
        theory: kept((0.7 * 3.25) / 0.6),
      },
      { servers: 1, classes: [{ gap: exponential(1 / 0.7), work: gamma }] },
      (queue) => wait(queue) as number,
    ),
    row(
      {
        queue: "M/M/4+M, rate 5, patience 2",
        quantity: "share that gives up",
        source: "Erlang A",
        theory: kept(abandoned(4, 5, 2)),
      },
      { servers: 4, classes: [{ gap: exponential(1 / 5), work: exponential(1), patience: exponential(2) }] },
      (queue) => queue.classes[0].gaveUp / queue.classes[0].arrived,
    ),
  ];
}

function render(rows: readonly Row[]) {
  const body = rows.map(({ queue, quantity, source, theory, mean, standardError }) => [
    queue,
    quantity,
    source,
    told(theory),
    `${told(mean)} ± ${told(standardError)}`,
    `${told((mean - theory) / standardError)}`,
  ]);
  return {
    text: `
Queues made of the engine's parts, ${replications} replications of ${minutes.toLocaleString("en-GB")} minutes. The last column counts standard errors from theory.
\`tests/analytic\` checks these and M/M/c/K, priorities with and without interruption, perishable stock and Little's law.

${table(["queue", "quantity", "theory by", "theory", "simulated ± standard error", "off by"], body)}`,
  };
}

export const theory: Section<readonly Row[]> = { id: "theory", title: "The engine against theory", compute, render };
