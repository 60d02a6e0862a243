import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStudy, RunBroke, runPortions, StudyFolder, sharePart } from "../../sim/adapters/node/index.ts";
import {
  allOf,
  type Design,
  portionsOf,
  type Runner,
  type RunResult,
  type RunSpec,
  type Share,
  type StudyPlan,
  serialRunner,
} from "../../sim/experiment/index.ts";
import { formatProblem } from "../../sim/scenario/index.ts";

const written = `study: 1
name: tiny
title: A tiny study
scenarios: [synnovis-2024]
set: [horizon=7 d, warm-up=1 d]
settings:
  - name: as-told
  - name: few-at-weekends
    set: [laboratory.weekendFraction=0.4]
replications: 2
seed: "7"
measures: [elective.done, laboratory.waiting@supplier]
`;

let root: string;
let plan: StudyPlan;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "knock-on-plan-"));
  writeFileSync(join(folder, "tiny.yaml"), written);
  const planned = openStudy(join(folder, "tiny.yaml"));
  if (!planned.ok) throw new Error(planned.problems.map(formatProblem).join("\n"));
  plan = planned.plan;
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "knock-on-study-"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

interface Counting extends Runner {
  readonly ran: string[];
}

/** Results by scenario and replication: what is tested here is which are asked for, and a run gives the same each time. */
const remembered = new Map<string, RunResult>();
const serial = serialRunner();

async function resultOf(design: Design, spec: RunSpec): Promise<RunResult> {
  const name = `${design.scenario.hash}/${spec.replication}`;
  const [result] = [remembered.get(name) ?? (await allOf(serial.run({ ...design, specs: [spec] })))].flat();
  remembered.set(name, result);
  return result;
}

/** Runs here, one after another, and counts; breaks down in a replication of the scenario that has this hash. */
function aRunner(broken?: { readonly hash: string; readonly replication: number }): Counting {
  const ran: string[] = [];
  return {
    ran,
    async *run(design) {
      for (const spec of design.specs) {
        const { replication } = spec;
        if (broken?.hash === design.scenario.hash && broken.replication === replication)
          throw new RunBroke({ replication, message: "a shelf is negative", stack: "at shelf" });
        ran.push(`${design.scenario.hash.slice(0, 4)}/${replication}`);
        yield await resultOf(design, spec);
      }
    },
    close: async () => undefined,
  };
}

async function runIn(name: string, runner: Counting, share: Share = {}, cache?: string): Promise<StudyFolder> {
  const folder = new StudyFolder(join(root, name), plan);
  folder.open("tiny.yaml");
  await runPortions(folder, portionsOf(plan, share), { runner, workers: 1, ...(cache && { cache }) });
  if (folder.missing().length === 0) folder.writeTables();
  return folder;
}

/** Every file by its path within the folder. */
function filesOf(name: string): Record<string, Buffer> {
  const paths = readdirSync(join(root, name), { recursive: true, encoding: "utf8" }).sort();
  const plain = paths.filter((path) => statSync(join(root, name, path)).isFile());
  return Object.fromEntries(plain.map((path) => [path, readFileSync(join(root, name, path))]));
}

describe("a study in a folder", () => {
  it("writes a tidy table of what was kept", async () => {
    const runner = aRunner();
    await runIn("one", runner);
    const rows = csvParse(readFileSync(join(root, "one/results.csv"), "utf8"));
    expect(rows.columns.join()).toBe("cell,scenario,setting,replication,measure,place,weeks,unit,value");
    expect(rows).toHaveLength(2 * 2 * 2);
    expect(rows[5]).toMatchObject({ cell: "synnovis-2024/few-at-weekends", replication: "0", weeks: "1-1" });
    expect(Number(rows[0].value)).toBeGreaterThan(100);
    expect(runner.ran).toHaveLength(4);
  });

  it("runs nothing twice: neither what is in the folder nor what the cache has", async () => {
    const cache = join(root, "cache");
    await runIn("one", aRunner(), {}, cache);
    for (const name of ["one", "two"]) {
      const runner = aRunner();
      await runIn(name, runner, {}, cache);
      expect(runner.ran).toEqual([]);
    }
    expect(filesOf("two")).toEqual(filesOf("one"));
  });

  it("runs again what is there but damaged", async () => {
    const folder = await runIn("one", aRunner());
    const whole = filesOf("one");
    const part = join(folder.partsOf(plan.cells[1]).folder, "1.bin");
    writeFileSync(part, readFileSync(part).subarray(0, 100));
    expect(folder.done(plan.cells[1])).toBe(1);
    const runner = aRunner();
    await runIn("one", runner);
    expect(runner.ran).toHaveLength(1);
    expect(filesOf("one")).toEqual(whole);
  });

  it("comes out the same from shares that are put together", async () => {
    await runIn("one", aRunner());
    const merged = new StudyFolder(join(root, "merged"), plan);
    merged.open("tiny.yaml");
    for (const index of [1, 2, 3]) {
      const share = await runIn(`share-${index}`, aRunner(), { shard: { index, count: 3 } });
      expect(share.isFinished).toBe(false);
      for (const cell of plan.cells)
        for (const { replication } of cell.design.specs)
          sharePart(share.partsOf(cell), merged.partsOf(cell), replication);
    }
    expect(merged.missing()).toEqual([]);
    merged.writeTables();
    expect(filesOf("merged")).toEqual(filesOf("one"));
  });

  it("notes where a cell broke down, goes on with the others, and tries it again the next time", async () => {
    await runIn("whole", aRunner());
    const { hash } = plan.cells[0].design.scenario;
    const broke = await runIn("one", aRunner({ hash, replication: 1 }));
    expect(broke.failures).toEqual([
      {
        cell: "synnovis-2024/as-told",
        number: 1,
        seed: "7",
        replication: 1,
        message: "a shelf is negative",
        stack: "at shelf",
      },
    ]);
    expect(broke.done(plan.cells[0])).toBe(1);
    expect(broke.missing()).toEqual([]);
    const rows = csvParse(readFileSync(join(root, "one/results.csv"), "utf8"));
    expect(new Set(rows.map(({ cell }) => cell))).toEqual(new Set(["synnovis-2024/few-at-weekends"]));
    const mended = aRunner();
    await runIn("one", mended);
    expect(mended.ran).toHaveLength(1);
    expect(filesOf("one")).toEqual(filesOf("whole"));
  });

  it("stops with the reason of whoever stops it, and keeps what was finished", async () => {
    const abort = new AbortController();
    const folder = new StudyFolder(join(root, "one"), plan);
    folder.open("tiny.yaml");
    const runner: Runner = {
      async *run(design) {
        for await (const result of aRunner().run(design)) {
          abort.signal.throwIfAborted();
          yield result;
        }
      },
      close: async () => undefined,
    };
    const options = { runner, workers: 1, signal: abort.signal, onProgress: () => abort.abort(new Error("enough")) };
    await expect(runPortions(folder, portionsOf(plan), options)).rejects.toThrow("enough");
    expect(plan.cells.reduce((sum, cell) => sum + folder.done(cell), 0)).toBe(1);
    expect(folder.failures).toEqual([]);
  });
});
