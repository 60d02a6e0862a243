import { type Policy, prepare, readScenario, runOnce, runWithPolicy } from "../../sim/index.ts";

const policy: Policy = {
  role: "icb",
  everyMin: 720,
  decide(view) {
    const waiting = view.laboratories.find(({ id }) => id === "synnovis-hub")?.waiting ?? 0;
    if (waiting < 1000 || view.decisions.length > 0) return [];
    const boroughs = view.boroughs.filter(({ aid }) => aid === null).map(({ id }) => id);
    return [{ action: "mutualAid.open", boroughs, laboratory: "swlp", quotaPerDay: 700, delay: "1 d" }];
  },
};
const setup = prepare(readScenario("synnovis-2024", { set: ["horizon=14 d", "warm-up=7 d"] }));
const run = { seed: "7", replication: 0 };
const { result, decisions } = runWithPolicy(setup, run, policy);
for (const { atMin, label } of decisions) console.log(`minute ${atMin}: ${label}`);
console.log(result.resultHash === runOnce(setup, run).resultHash ? "no difference" : "another run");
