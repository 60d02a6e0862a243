/**
 * A thread that dies while it runs replication 1: each time for the seed `always`, otherwise once in a process. Deaths are
 * counted in a file that the environment names, since a new thread knows nothing of the one before it.
 */
import { appendFileSync, existsSync } from "node:fs";
import type { ReplicationTask } from "../../sim/adapters/node/replication-task.ts";
import { replicate as really } from "../../sim/adapters/node/replication-worker.ts";

export function replicate(task: ReplicationTask): unknown {
  const deaths = process.env.KNOCKON_TEST_DEATHS ?? "";
  if (task.spec.replication === 1 && (task.spec.seed === "always" || !existsSync(deaths))) {
    appendFileSync(deaths, "x");
    process.exit(9);
  }
  return really(task);
}
