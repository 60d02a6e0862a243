// One process of the experiment bench, on the built library: replications of the 2024 case. Plain JavaScript, so that nothing
// but the library takes memory and time. usage:
//   experiment-run.mjs alone FIRST COUNT            one after another, nothing kept: half of a native pair
//   experiment-run.mjs threads FIRST COUNT WORKERS  on threads, kept as parts, summarised and written as tables
// Prints one line of JSON.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  csvLines,
  design,
  layOutResults,
  openScenario,
  Parts,
  prepare,
  registryOf,
  runOnce,
  runsTable,
  summarise,
  threadRunner,
  throughParts,
  weeklyTable,
  writeFiles,
  writeParquet,
} from "../../dist/index.js";

const [way, ...words] = process.argv.slice(2);
const [first, replications, workers] = words.map(Number);
const loaded = openScenario("synnovis-2024", registryOf());
if (!loaded.ok) throw new Error("the 2024 case does not load");
const plan = design(loaded.scenario, { seed: "7", first, replications });
const begun = performance.now();
const since = (from) => (performance.now() - from) / 1000;

if (way === "alone") {
  const setup = prepare(loaded.scenario);
  for (const spec of plan.specs) runOnce(setup, spec);
  console.log(JSON.stringify({ seconds: since(begun) }));
} else {
  const folder = mkdtempSync(join(tmpdir(), "knock-on-bench-"));
  try {
    const setup = prepare(loaded.scenario);
    const layout = layOutResults(setup);
    const parts = new Parts(join(folder, "parts"), plan, layout);
    const runner = threadRunner({ workers });
    let done = 0;
    for await (const _ of throughParts(plan, runner, parts)) done++;
    const seconds = since(begun);
    await runner.close();
    const runsPeakKiB = process.resourceUsage().maxRSS;
    const ended = performance.now();
    const summary = summarise(layout, parts.source());
    const runs = runsTable(setup, summary, parts.source());
    writeFiles(folder, [
      { name: "weekly.csv", parts: csvLines(weeklyTable(setup, summary)) },
      { name: "runs.parquet", write: (path) => writeParquet(path, runs) },
    ]);
    const peakKiB = process.resourceUsage().maxRSS;
    console.log(JSON.stringify({ done, seconds, tablesSeconds: since(ended), runsPeakKiB, peakKiB }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
