/** Keeps a folder of parts from growing without end. Responsible for which cells go; parts.ts for what a part is. */
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Removes whole cells, those used longest ago first, until the others take at most so many bytes. The cell used last always stays.
 * @returns number of cells removed
 */
export function keepWithin(folder: string, mostBytes: number): number {
  const cells = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{16}$/.test(entry.name))
    .map(({ name }) => cellAt(join(folder, name)))
    .sort((a, b) => b.usedMs - a.usedMs || (a.path < b.path ? -1 : 1));
  let kept = 0;
  let removed = 0;
  for (const [index, { path, bytes }] of cells.entries()) {
    kept += bytes;
    if (index === 0 || kept <= mostBytes) continue;
    rmSync(path, { recursive: true, force: true });
    kept -= bytes;
    removed++;
  }
  return removed;
}

function cellAt(path: string): { readonly path: string; readonly bytes: number; readonly usedMs: number } {
  let bytes = 0;
  for (const name of readdirSync(path)) bytes += statSync(join(path, name), { throwIfNoEntry: false })?.size ?? 0;
  return { path, bytes, usedMs: statSync(path).mtimeMs };
}
