import { readScenario, runExperiment, weekStats } from "../../sim/index.ts";

const scenario = readScenario("synnovis-2024", { set: ["horizon=14 d", "warm-up=7 d"] });
const { summary, manifest } = await runExperiment(scenario, { replications: 4, seed: "7" });

for (const week of [1, 2]) {
  const stats = weekStats(summary, "elective.postponed", "kch+gstt", week);
  console.log(`Week ${week}: ${stats?.mean} operations postponed (5 % to 95 %: ${stats?.p5} to ${stats?.p95})`);
}
console.log(`${manifest.replications} runs, result ${manifest.resultHash.slice(0, 12)}`);
