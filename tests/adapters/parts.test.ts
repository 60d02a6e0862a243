import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepWithin, Parts, throughParts } from "../../sim/adapters/node/index.ts";
import {
  allOf,
  type Design,
  design,
  inMemory,
  layOutResults,
  type Runner,
  serialRunner,
  summarise,
} from "../../sim/experiment/index.ts";
import { countingSetup } from "../experiment/counting.ts";

const setup = countingSetup({ breakOnDay: 9 });
const layout = layOutResults(setup);
const plan = design(setup.scenario, { seed: "7", replications: 6, watch: { check: true } });
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-parts-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Remembers which replications it was asked for. */
function watched(run: number[]): Runner {
  const runner = serialRunner(() => setup);
  return {
    close: runner.close,
    async *run(wanted: Design) {
      for await (const result of runner.run(wanted)) {
        run.push(result.replication);
        yield result;
      }
    },
  };
}

async function passed(wanted: Design, run: number[], parts = new Parts(folder, wanted, layout)): Promise<Parts> {
  for await (const { values, record } of throughParts(wanted, watched(run), parts)) {
    expect(values()).toHaveLength(layout.length);
    expect(record.replication).toBeGreaterThanOrEqual(0);
  }
  return parts;
}

describe("parts", () => {
  it("hold everything of a result, bit by bit", async () => {
    const results = await allOf(serialRunner(() => setup).run(plan));
    const kept = await passed(plan, []);
    const again = new Parts(folder, plan, layout);
    for (const { replication } of plan.specs) expect(again.has(replication)).toBe(true);
    for (const source of [kept.source(), again.source()]) {
      expect(source.records).toEqual(results.map(({ values: _, ...record }) => record));
      expect(source.block(0, layout.length)).toEqual(inMemory(results).block(0, layout.length));
      expect(source.block(5, 7)).toEqual(inMemory(results).block(5, 7));
      expect(summarise(layout, source)).toEqual(summarise(layout, inMemory(results)));
    }
  });

  it("that are there are not run again, whatever the range that they were run in", async () => {
    const run: number[] = [];
    await passed(design(setup.scenario, { ...plan, replications: 2, first: 3 }), run);
    await passed(plan, run);
    expect(run).toEqual([3, 4, 0, 1, 2, 5]);
    await passed(plan, run);
    expect(run).toHaveLength(6);
  });

  it("of another seed, scenario or thing looked at are not taken", async () => {
    const run: number[] = [];
    await passed(plan, run);
    const plans = [
      design(setup.scenario, { seed: "8", replications: 1 }),
      design({ ...setup.scenario, hash: "another" }, { seed: "7", replications: 1 }),
      design(setup.scenario, { seed: "7", replications: 1 }),
    ];
    for (const each of plans) await passed(each, run);
    expect(run).toHaveLength(9);
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it.each([
    ["cut short", (path: string) => truncateSync(path, 100)],
    ["empty", (path: string) => truncateSync(path, 0)],
    ["changed", (path: string) => flipByte(path, 300)],
    ["changed at its end", (path: string) => flipByte(path, readFileSync(path).length - 1)],
  ])("that are %s are run again", async (_, spoil) => {
    const run: number[] = [];
    const parts = await passed(plan, run);
    const whole = readFileSync(join(parts.folder, "4.bin"));
    spoil(join(parts.folder, "4.bin"));
    await passed(plan, run);
    expect(run.slice(6)).toEqual([4]);
    expect(readFileSync(join(parts.folder, "4.bin")).equals(whole)).toBe(true);
  });

  it("stay when the loop is left early, and leave no half-written files", async () => {
    const parts = new Parts(folder, plan, layout);
    for await (const { record } of throughParts(plan, watched([]), parts)) {
      if (record.replication === 2) break;
    }
    expect(readdirSync(parts.folder).sort()).toEqual(["0.bin", "1.bin", "2.bin"]);
    parts.removeAll();
    expect(readdirSync(join(folder, ".."))).not.toContain(folder);
  });
});

describe("a folder of parts", () => {
  it("is kept within its size: cells used longest ago go first, the one used last stays", async () => {
    const cells: string[] = [];
    for (const [index, seed] of ["a", "b", "c"].entries()) {
      const parts = await passed(design(setup.scenario, { seed, replications: 2 }), []);
      utimesSync(parts.folder, index, index);
      cells.push(basename(parts.folder));
    }
    writeFileSync(join(folder, "notes.txt"), "mine");
    expect(keepWithin(folder, 1e9)).toBe(0);
    // Taken from again, with nothing to run: used now.
    await passed(design(setup.scenario, { seed: "a", replications: 2 }), []);
    const bytes = readdirSync(join(folder, cells[0])).length * readFileSync(join(folder, cells[0], "0.bin")).length;
    expect(keepWithin(folder, 2.5 * bytes)).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([cells[0], cells[2], "notes.txt"].sort());
    expect(keepWithin(folder, 1)).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([cells[0], "notes.txt"].sort());
  });
});

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] ^= 1;
  writeFileSync(path, bytes);
}
