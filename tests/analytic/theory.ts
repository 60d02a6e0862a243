/** What theory says of queues with a mean work of one minute, and the distribution they are made of. Knows no test. */
import type { Distribution } from "../../sim/engine/index.ts";

export const exponential = (mean: number): Distribution => ({ dist: "exponential", mean });

/** Mean wait in M/M/c by Erlang's C formula. @param load work offered a minute, below the servers */
export function erlangCWait(servers: number, load: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < servers; k++) {
    term *= load / k;
    sum += term;
  }
  const all = (term * load) / servers / (1 - load / servers);
  return all / (sum + all) / (servers - load);
}
