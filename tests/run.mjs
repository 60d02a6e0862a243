// `npm test`: installs what is missing, runs every group of tests that this machine can run, and ends with
// one line, `N passed, N failed` (and `N skipped` if any), summed over all. The groups are the projects of
// vitest.config.ts.
//
//   node tests/run.mjs              unit, browser and Redis tests: under two minutes
//   node tests/run.mjs --all        the long tests as well
//   node tests/run.mjs --long       only the long tests
//   node tests/run.mjs --browser    only the browser tests; then a missing Chromium is a failure
//
// Anything else is handed to vitest (a file name filter, -t, -u). With CI set, a missing Chromium or
// Redis is a failure too: nothing is left out in silence.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOnPath, installPackages, requireNode, root, run } from "../sim/cli/setup.mjs";

requireNode();

const ours = new Set(["--all", "--long", "--browser"]);
const chosen = process.argv.slice(2).filter((arg) => ours.has(arg));
const forVitest = process.argv.slice(2).filter((arg) => !ours.has(arg));

const environment = { ...process.env };
const chromium = environment.CHROMIUM_PATH || findOnPath(["chromium", "chromium-browser", "google-chrome"]);
const redis = environment.REDIS_SERVER_PATH || findOnPath(["redis-server"]);
if (chromium) environment.CHROMIUM_PATH = chromium;
if (redis) environment.REDIS_SERVER_PATH = redis;

const groups = [
  { project: "unit", files: /\.test\.ts$/, ready: true },
  { project: "browser", files: /\.browser\.test\.tsx?$/, ready: chromium && existsSync(chromium), needs: "chromium" },
  { project: "redis", files: /\.redis\.test\.ts$/, ready: redis && existsSync(redis), needs: "redis-server" },
  { project: "long", files: /\.long\.test\.ts$/, ready: true },
].filter(({ project, files }) => {
  if (testFiles(files).length === 0) return false;
  if (chosen.includes("--browser")) return project === "browser";
  if (chosen.includes("--long")) return project === "long";
  return project !== "long" || chosen.includes("--all");
});

const runnable = groups.filter((group) => group.ready);
const leftOut = groups.filter((group) => !group.ready);
const mustRunAll = chosen.includes("--browser") || (process.env.CI && process.env.CI !== "false");

const total = { passed: 0, failed: 0, skipped: 0 };
const installed = await installPackages();
let exitCode = installed;
if (installed === 0 && runnable.length > 0) exitCode = await runTests();
if (exitCode !== 0 && total.failed === 0) total.failed = 1;

if (leftOut.length > 0) {
  console.log("");
  for (const { needs, files } of leftOut) {
    console.log(`Left out, as ${needs} was not found:`);
    for (const file of testFiles(files)) console.log(`  ${file}`);
  }
  console.log(`To run them: apt-get install -y ${leftOut.map(({ needs }) => needs).join(" ")}\n`);
  if (mustRunAll) {
    total.failed += leftOut.length;
    exitCode ||= 1;
  }
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = exitCode;

async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), "knock-on-tests-"));
  environment.TEST_COUNTS_FILE = join(folder, "counts.json");
  const projects = runnable.flatMap(({ project }) => ["--project", project]);
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  try {
    const code = await run(process.execPath, [vitest, "run", ...projects, ...forVitest], { env: environment });
    if (existsSync(environment.TEST_COUNTS_FILE)) {
      Object.assign(total, JSON.parse(readFileSync(environment.TEST_COUNTS_FILE, "utf8")));
    }
    return code !== 0 ? code : total.failed > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function testFiles(pattern) {
  return readdirSync(join(root, "tests"), { recursive: true })
    .map((file) => `tests/${file.replaceAll("\\", "/")}`)
    .filter((file) => pattern.test(file))
    .sort();
}
