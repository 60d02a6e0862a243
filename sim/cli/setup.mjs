// What `npm start`, `npm test` and `npm install` share: is this Node new enough, are the packages
// here, is a build older than its sources, and how to run a command. Plain JavaScript without
// dependencies, because it runs before anything is installed or built. It knows nothing of scenarios or runs.

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository root, with no trailing separator. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const oldestNode = [20, 19];

/** Ends the process with one message and exit code 1 when Node is older than package.json allows. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(
    `Knock-on needs Node.js ${oldestNode.join(".")} or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  );
  process.exit(1);
}

/**
 * Packages that package-lock.json names and node_modules lacks or holds in another version.
 * Contents are compared, not file times, so that switching branches does not reinstall for nothing.
 */
export function missingPackages() {
  const wanted = readJson(join(root, "package-lock.json")).packages ?? {};
  const record = join(root, "node_modules", ".package-lock.json");
  const present = existsSync(record) ? (readJson(record).packages ?? {}) : {};
  return Object.keys(wanted).filter((path) => {
    if (path === "" || wanted[path].optional || wanted[path].devOptional) return false;
    return present[path]?.version !== wanted[path].version;
  });
}

/** Runs `npm ci` when a package is missing. Resolves to an exit code. */
export async function installPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return 0;
  console.log(`Installing ${missing.length} packages from npm (once, about half a minute) ...`);
  const code = await npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) console.error("npm ci failed: the packages could not be installed. Is the npm registry reachable?");
  return code;
}

/**
 * True when `product` is absent or older than the newest file under `sources` (all relative to the root).
 */
export function isStale(product, sources) {
  const target = join(root, product);
  if (!existsSync(target)) return true;
  const builtMs = statSync(target).mtimeMs;
  return sources.some((source) => newestMs(join(root, source)) > builtMs);
}

/** Runs an npm command in the root with this terminal. Resolves to its exit code. */
export function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return run(process.execPath, [script, ...args]);
  return run("npm", args, { shell: process.platform === "win32" });
}

/** Runs a command in the root with this terminal. Resolves to its exit code; a signal counts as 128 and its number. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
    // Ctrl-C reaches the child by itself; this process waits so that the child can end in order.
    const wait = () => {};
    const pass = () => child.kill("SIGTERM");
    process.on("SIGINT", wait);
    process.on("SIGTERM", pass);
    const finish = (code) => {
      process.off("SIGINT", wait);
      process.off("SIGTERM", pass);
      resolve(code);
    };
    child.on("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      finish(127);
    });
    child.on("exit", (code, signal) => finish(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

/** The full path of the first of `names` on PATH, or undefined. */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, process.platform === "win32" ? `${name}.exe` : name);
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}

function newestMs(path) {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  // The folder's own time counts too: it moves when a file is removed.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestMs(join(path, name))), status.mtimeMs);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
