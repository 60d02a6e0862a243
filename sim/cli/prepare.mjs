// npm's `prepare`: after an install it builds the command line, so that `npx knockon` works in a fresh
// clone, and installs the git hooks. It never fails an install: without TypeScript (an install without
// development packages) it builds nothing, and in CI or outside a git work tree it installs no hook.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { npm, root, run } from "./setup.mjs";

const bin = (name) => join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);

if (existsSync(bin("tsc")) && existsSync(join(root, "sim/cli/main.ts"))) {
  const code = await npm(["run", "--silent", "build:cli"]);
  if (code !== 0) console.error("The command line was not built cleanly; `npm run build:cli` shows the same messages.");
}

const enabled = (value) => Boolean(value) && value !== "0" && value !== "false";
if (!enabled(process.env.CI) && existsSync(join(root, ".git")) && existsSync(bin("lefthook"))) {
  const code = await run(bin("lefthook"), ["install"], { stdio: "ignore", shell: process.platform === "win32" });
  if (code !== 0) console.error("Git hooks were not installed; `npx lefthook install` shows why.");
}
