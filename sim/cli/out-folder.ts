/** Where a command's files go, and where what it has run is kept: looked at before anything long begins. */
import { basename, dirname, join, resolve } from "node:path";
import { clearLeftovers, folderProblem, keepWithin } from "../adapters/node/index.ts";
import { BadInput, type Io } from "./io.ts";

/** What the cache may take: parts of about 15,000 replications of a region. The cells used longest ago go first. */
const cacheBytes = 4 * 1024 ** 3;

/**
 * Makes sure that results can be written there, and takes away what a process that was killed left half-written.
 * @throws BadInput when nothing can be written there
 */
export function outFolder(folder: string): string {
  const trouble = folderProblem(folder);
  if (trouble !== null) throw new BadInput(`--out: ${trouble}`);
  clearLeftovers(folder);
  return folder;
}

/**
 * Where parts of results in `out` are kept: with `isCached` in a folder that other runs share and that may be deleted at any
 * time, else in one of their own, for as long as the run is not whole.
 * @throws BadInput when nothing can be written there
 */
export function partsFolder(env: Io["env"], out: string, isCached: boolean): string {
  const shared = env.KNOCKON_CACHE;
  const beside = dirname(resolve(out));
  const own = join(beside, `.${basename(resolve(out))}.parts`);
  const folder = isCached ? resolve(shared || join(beside, ".knockon-cache")) : own;
  const trouble = folderProblem(folder);
  if (trouble !== null) throw new BadInput(`${isCached && shared ? "KNOCKON_CACHE" : "--out"}: ${trouble}`);
  return folder;
}

/** Keeps the cache from growing without end, once the results are written. */
export function keepCache(folder: string): void {
  keepWithin(folder, cacheBytes);
}
