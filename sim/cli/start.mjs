// `npm start`: from a fresh clone to the reference case in the terminal and then in the browser.
// Installs what is missing, builds what is stale, runs fifty replications, serves the page.
// `npm start -- --no-serve` stops after the run. Exit codes of what it runs are passed on.

import { installPackages, isStale, npm, requireNode, run } from "./setup.mjs";

const settings = ["package.json", "package-lock.json", "tsconfig.json"];
const builds = [
  {
    what: "the command line",
    script: "build:cli",
    product: "dist/cli/main.js",
    sources: ["sim", "tsconfig.build.json", ...settings],
  },
  {
    what: "the page",
    script: "build:web",
    product: "dist/web/index.html",
    sources: ["sim", "viz", "scenarios", "vite.config.ts", ...settings],
  },
];

async function start(args) {
  requireNode();
  const unknown = args.filter((arg) => arg !== "--no-serve");
  if (unknown.length > 0) {
    console.error(`npm start knows only --no-serve, not ${unknown.join(" ")}. For other runs: npx knockon --help`);
    return 2;
  }

  const installed = await installPackages();
  if (installed !== 0) return installed;

  for (const { what, script, product, sources } of builds) {
    if (!isStale(product, sources)) continue;
    console.log(`Building ${what} ...`);
    const built = await npm(["run", "--silent", script]);
    if (built !== 0) {
      console.error(`Building ${what} failed (npm run ${script}).`);
      return built;
    }
  }

  const knockon = (...words) => run(process.execPath, ["dist/cli/main.js", ...words]);
  const ran = await knockon("run", "scenarios/synnovis-2024.yaml", "--replications", "50", "--seed", "7");
  if (ran !== 0 || args.includes("--no-serve")) return ran;
  return knockon("serve");
}

process.exitCode = await start(process.argv.slice(2));
