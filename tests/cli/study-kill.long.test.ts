/** A study whose whole process group is killed at ten moments, gone on with each time, ends with the bytes of an undisturbed one. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { Stream } from "../../sim/engine/index.ts";

const program = fileURLToPath(new URL("../../sim/cli/main.ts", import.meta.url));

const written = `study: 1
name: killed
title: A study to be killed
scenarios: [synnovis-2024, no-incident]
set: [horizon=14 d, warm-up=2 d]
design:
  method: sobol
  points: 4
  parameters: [{ path: transfusion.crossmatchMin }]
replications: 6
seed: "7"
measures: [elective.done, elective.postponed, transfusion.requestWait@region]
`;

function started(...args: string[]): ChildProcess {
  // A group of its own, so that threads and whatever else it began are killed with it.
  return spawn(process.execPath, ["--import", "tsx", program, "study", ...args], { stdio: "ignore", detached: true });
}

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));

async function killedAfter(ms: number, ...args: string[]): Promise<void> {
  const child = started(...args);
  const exit = ended(child);
  const timer = setTimeout(() => process.kill(-(child.pid as number), "SIGKILL"), ms);
  await exit;
  clearTimeout(timer);
}

const plainFiles = (folder: string): string[] =>
  readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());

it("killed with -9 at ten moments and gone on with each time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "knock-on-killed-"));
  const luck = Stream.named("moments of killing a study");
  try {
    const file = join(folder, "killed.yaml");
    writeFileSync(file, written);
    const whole = join(folder, "whole");
    const begun = performance.now();
    expect(await ended(started("run", file, "--out", whole, "--no-cache"))).toBe(0);
    const wholeMs = performance.now() - begun;
    const killed = join(folder, "elsewhere/killed");
    for (let round = 0; round < 10; round++)
      await killedAfter(wholeMs * (0.1 + 0.5 * luck.next()), "run", file, "--out", killed);
    expect(await ended(started("resume", file, "--out", killed))).toBe(0);
    expect(plainFiles(killed)).toEqual(plainFiles(whole));
    for (const name of plainFiles(whole))
      expect(readFileSync(join(killed, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
    expect(await ended(started("verify", killed, "--sample", "4"))).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
