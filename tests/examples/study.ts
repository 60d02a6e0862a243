import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runStudy } from "../../sim/index.ts";

const folder = mkdtempSync(join(tmpdir(), "study-"));
const study = {
  study: 1,
  name: "staff-at-weekends",
  title: "What do more staff at weekends change?",
  scenarios: ["synnovis-2024"],
  set: ["horizon=7 d", "warm-up=7 d"],
  design: { method: "factorial", parameters: [{ path: "laboratory.weekendFraction", low: 0.4, high: 0.8, levels: 2 }] },
  replications: 1,
  seed: "7",
  measures: ["elective.postponed", "laboratory.waiting@supplier"],
};
writeFileSync(join(folder, "study.yaml"), JSON.stringify(study)); // YAML holds JSON
const count = await runStudy(join(folder, "study.yaml"), { out: join(folder, "out") });
console.log(`${count.done} of ${count.total} replications, ${count.failures.length} failures`);
console.log(readFileSync(join(folder, "out/results.csv"), "utf8").split("\n")[0]);
rmSync(folder, { recursive: true });
