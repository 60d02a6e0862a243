// `npm test`: installs what is missing, runs every group of tests that this machine can run, and ends with
// one line, `N passed, N failed` (and `N skipped` if any), summed over all. The groups are the projects of
// vitest.config.ts.
//
//   node tests/run.mjs              unit, browser and Redis tests: under two minutes
//   node tests/run.mjs --all        the long tests and the views as well
//   node tests/run.mjs --long       only the long tests and the views, which --all has beyond the default
//   node tests/run.mjs --browser    only the browser tests and the views; then a missing Chromium is a failure
//
// The unit tests run first and by themselves, on every core, the files of a thread sharing what they have loaded: they
// hold nothing of their own between files. The other groups follow, each file apart, so that a page is not kept waiting
// by the unit tests.
//
// Anything else is handed to vitest (a file name filter, -t, -u). With CI set, a missing Chromium or
// Redis is a failure too: nothing is left out in silence.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
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
  { project: "views", files: /\.views\.test\.tsx?$/, ready: chromium && existsSync(chromium), needs: "chromium" },
  { project: "redis", files: /\.redis\.test\.ts$/, ready: redis && existsSync(redis), needs: "redis-server" },
  { project: "long", files: /\.long\.test\.ts$/, ready: true },
].filter(({ project, files }) => {
  if (testFiles(files).length === 0) return false;
  const isBeyond = project === "long" || project === "views";
  if (chosen.includes("--browser")) return project === "browser" || project === "views";
  if (chosen.includes("--long")) return isBeyond;
  return !isBeyond || chosen.includes("--all");
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
  console.log(`To run them: apt-get install -y ${[...new Set(leftOut.map(({ needs }) => needs))].join(" ")}\n`);
  if (mustRunAll) {
    total.failed += leftOut.length;
    exitCode ||= 1;
  }
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = exitCode;

async function runTests() {
  const projects = runnable.map(({ project }) => project);
  const given = new Set(forVitest.map((arg) => arg.split("=")[0]));
  // The time limit is for a machine that has other things to do: a test that hangs is still told.
  const onEveryCore = [
    "--pool=threads",
    "--no-isolate",
    `--maxWorkers=${availableParallelism()}`,
    "--testTimeout=60000",
  ].filter((option) => !given.has(option.split("=")[0]));
  const codes = [
    await runProjects(
      projects.filter((project) => project === "unit"),
      onEveryCore,
    ),
    await runProjects(
      projects.filter((project) => project !== "unit"),
      [],
    ),
  ];
  if (total.passed + total.failed + total.skipped === 0) {
    console.error("No test was found.");
    return 1;
  }
  return codes.find((code) => code !== 0) ?? (total.failed > 0 ? 1 : 0);
}

/** Runs some of the groups and adds to the total. A file name filter may leave one without tests, which is no failure. */
async function runProjects(projects, options) {
  if (projects.length === 0) return 0;
  const folder = mkdtempSync(join(tmpdir(), "knock-on-tests-"));
  const countsFile = join(folder, "counts.json");
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const chosenProjects = projects.flatMap((project) => ["--project", project]);
  const args = [vitest, "run", ...chosenProjects, "--passWithNoTests", ...options, ...forVitest];
  try {
    const code = await run(process.execPath, args, { env: { ...environment, TEST_COUNTS_FILE: countsFile } });
    const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, "utf8")) : {};
    for (const state of Object.keys(total)) total[state] += counts[state] ?? 0;
    // An ended process that counted no failure has failed all the same.
    if (code !== 0 && !counts.failed) total.failed += 1;
    return code;
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
