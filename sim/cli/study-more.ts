/** What `knockon study` does with a study that has been begun: its status, merging its shares, verifying it. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  differenceIn,
  partsIn,
  type StudyFailure,
  StudyFolder,
  sharePart,
  studyCalledIn,
  threadRunner,
  writeFiles,
} from "../adapters/node/index.ts";
import type { Portion } from "../experiment/index.ts";
import { BadInput, exitCode, type Io, print } from "./io.ts";
import { progressDisplay } from "./progress.ts";
import { finish } from "./study-run.ts";
import { differenceText, firstDifference } from "./verify-files.ts";

/** One line for each cell, and one for all. */
export function statusLines(folder: StudyFolder): string[] {
  const { cells, study } = folder.plan;
  const failures = new Map(folder.failures.map((failure) => [failure.cell, failure]));
  const rows = cells.map((cell) => {
    const of = cell.design.specs.length;
    const done = folder.done(cell);
    const failure = failures.get(cell.id);
    const state = failure ? `failed in replication ${failure.replication}` : stateOf(done, of);
    return { number: String(cell.number), id: cell.id, count: `${done}/${of}`, state, done, of };
  });
  const width = (key: "number" | "id" | "count"): number => Math.max(...rows.map((row) => row[key].length));
  const [numbers, ids, counts] = [width("number"), width("id"), width("count")];
  const done = rows.reduce((sum, row) => sum + row.done, 0);
  const of = rows.reduce((sum, row) => sum + row.of, 0);
  const left = folder.isFinished ? "the tables are written" : "the tables are not written yet";
  return [
    study.title,
    ...rows.map(
      ({ number, id, count, state }) =>
        `${number.padStart(numbers)}  ${id.padEnd(ids)}  ${count.padStart(counts)}  ${state}`,
    ),
    `${done} of ${of} replications are there; ${left}.`,
  ];
}

const stateOf = (done: number, of: number): string => (done === of ? "whole" : done === 0 ? "to do" : "begun");

/** Takes what other folders hold of the study. */
export function mergeStudy(io: Io, folder: StudyFolder, shares: readonly string[]): number {
  const failures: StudyFailure[] = [];
  for (const share of shares) {
    if (studyCalledIn(share) === null)
      throw new BadInput(`${share}: found nothing of a study, expected a folder in which a share was run`);
    let taken = 0;
    for (const cell of folder.plan.cells) {
      const [from, to] = [partsIn(join(share, "parts"), cell), folder.partsOf(cell)];
      for (const { replication } of cell.design.specs) if (sharePart(from, to, replication)) taken++;
    }
    failures.push(...new StudyFolder(share, folder.plan).failures);
    if (taken === 0) throw new BadInput(`${share}: found nothing that this study, as it is now, is made of`);
  }
  folder.failures = folder.plan.cells.flatMap((cell) => {
    const failure = failures.find((one) => one.cell === cell.id);
    return failure === undefined || folder.sourceOf(cell) !== null ? [] : [failure];
  });
  return finish(io, folder);
}

/** Files byte by byte, then a sample of replications. */
export async function verifyStudy(
  io: Io,
  folder: StudyFolder,
  { sample, workers }: { readonly sample: number; readonly workers?: number },
): Promise<number> {
  if (!folder.isFinished)
    throw new BadInput(`${folder.path}: found no manifest.json, expected a study that is finished`);
  const amiss = differingFile(folder) ?? (await differingRun(io, folder, sample, workers));
  if (amiss !== null) {
    print(io.stderr, amiss);
    return exitCode.failed;
  }
  const { cells } = folder.plan;
  const total = cells.reduce((sum, { design }) => sum + design.specs.length, 0);
  print(
    io.stdout,
    `${folder.path}: the files of ${cells.length} cells and ${Math.min(sample, total)} of ${total} replications came out the same again.`,
  );
  return exitCode.ok;
}

function differingFile(folder: StudyFolder): string | null {
  const scratch = mkdtempSync(join(tmpdir(), "knock-on-study-"));
  try {
    for (const file of folder.files()) {
      const path = join(folder.path, file.name);
      if (!existsSync(path)) return `${path}: not there`;
      writeFiles(scratch, [file]);
      const again = join(scratch, file.name);
      const at = firstDifference(path, again);
      if (at >= 0) return differenceText(path, again, at);
    }
    return null;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function differingRun(
  io: Io,
  folder: StudyFolder,
  sample: number,
  workers: number | undefined,
): Promise<string | null> {
  const portions = sampleOf(folder, sample);
  const total = portions.reduce((sum, { specs }) => sum + specs.length, 0);
  const display = progressDisplay(io, total);
  const runner = threadRunner(workers === undefined ? {} : { workers });
  let done = 0;
  try {
    for (const portion of portions) {
      const { cell, specs } = portion;
      const found = await differenceIn(portion, folder.partsOf(cell), runner);
      if (found !== null) {
        const told = `found ${JSON.stringify(found.found)}, but it came out as ${JSON.stringify(found.again)}`;
        return `${folder.path}: ${cell.id} replication ${found.replication}: ${told}`;
      }
      done += specs.length;
      display.show({ done, total });
    }
    return null;
  } finally {
    display.end();
    await runner.close();
  }
}

/** Spread evenly over all replications of all whole cells. */
function sampleOf(folder: StudyFolder, sample: number): Portion[] {
  const cells = folder.plan.cells.filter((cell) => folder.sourceOf(cell) !== null);
  const total = cells.reduce((sum, { design }) => sum + design.specs.length, 0);
  const count = Math.min(sample, total);
  const chosen = new Set(Array.from({ length: count }, (_, i) => Math.floor((i * total) / count)));
  let before = 0;
  return cells.flatMap((cell) => {
    const { specs } = cell.design;
    const own = specs.filter((_, index) => chosen.has(before + index));
    before += specs.length;
    return own.length > 0 ? [{ cell, specs: own }] : [];
  });
}
