/** A run whose whole process is killed half-way, again and again, ends with the bytes of an undisturbed one. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { Stream } from "../../sim/engine/index.ts";

const program = fileURLToPath(new URL("../../sim/cli/main.ts", import.meta.url));
const args = ["run", "synnovis-2024", "--set", "horizon=14 d", "--set", "warm-up=2 d", "-n", "24", "--workers", "2"];

function started(out: string): ChildProcess {
  // A group of its own, so that threads and whatever else it began are killed with it.
  return spawn(process.execPath, ["--import", "tsx", program, ...args, "--out", out], {
    stdio: "ignore",
    detached: true,
  });
}

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));

async function killedAfter(out: string, ms: number): Promise<void> {
  const child = started(out);
  const exit = ended(child);
  const timer = setTimeout(() => process.kill(-(child.pid as number), "SIGKILL"), ms);
  await exit;
  clearTimeout(timer);
}

it("killed with -9 at ten moments and begun again each time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "knock-on-killed-"));
  const luck = Stream.named("moments of killing");
  try {
    const whole = join(folder, "whole");
    const begun = performance.now();
    expect(await ended(started(whole))).toBe(0);
    const wholeMs = performance.now() - begun;
    const killed = join(folder, "elsewhere/killed");
    for (let round = 0; round < 10; round++) await killedAfter(killed, wholeMs * (0.2 + 0.5 * luck.next()));
    expect(await ended(started(killed))).toBe(0);
    const names = readdirSync(whole).filter((name) => name !== "timing.json");
    expect(readdirSync(killed).filter((name) => name !== "timing.json")).toEqual(names);
    for (const name of names) {
      expect(readFileSync(join(killed, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
