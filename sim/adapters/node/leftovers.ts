/**
 * Temporary names that tell who made them, so that what a killed process left half-written can be told from what a process at
 * work is writing. Responsible for the names and for taking leftovers away; what is written under them is write.ts and parts.ts.
 */
import { createHash } from "node:crypto";
import { readdirSync, readlinkSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";

const pattern = /[-.]p(\d+)\.([0-9a-f]{8})[-.]/;
let known: string | undefined;

/** Goes into a temporary name between `-` or `.`: this process, and where its number counts. */
export function writerMark(): string {
  return `p${process.pid}.${placeMark()}`;
}

/** A number of a process means something on one machine only, and there within one container. */
function placeMark(): string {
  known ??= createHash("sha256").update(`${hostname()} ${numbersOfProcesses()}`).digest("hex").slice(0, 8);
  return known;
}

function numbersOfProcesses(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    // Systems without containers of this kind have one list of processes.
    return "";
  }
}

/** Whether a temporary name is that of a process of this machine that is no more. */
export function isLeftover(name: string): boolean {
  const [, pid, place] = pattern.exec(name) ?? [];
  return pid !== undefined && place === placeMark() && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's cannot be asked, but is there.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Takes away what dead processes left of writing a folder of results: beside it while it was not there yet, else within it. */
export function clearLeftovers(folder: string): void {
  const target = resolve(folder);
  const beside = `.${basename(target)}-`;
  clearIn(dirname(target), (name) => name.startsWith(beside));
  clearIn(target, (name) => name.startsWith("."));
}

/** Takes away leftovers among the names of one folder; a folder that is not there has none. */
export function clearIn(folder: string, isOurs: (name: string) => boolean): void {
  for (const name of namesIn(folder)) {
    if (isOurs(name) && isLeftover(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["ENOENT", "ENOTDIR", "EACCES"].includes(code)) return [];
    throw error;
  }
}
