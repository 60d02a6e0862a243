/**
 * The folder of a study: `parts/` (what is kept of each replication, there as soon as it has been run), `failures.json` while
 * cells have failed, and the tables and the report once everything is there. Responsible for what lies where; running is study-run.ts.
 */
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { hashOf } from "../../engine/index.ts";
import {
  csvLines,
  dictionaryOf,
  type ResultSource,
  type StudyCell,
  type StudyPlan,
  studyResultsTable,
  studySummaryTable,
} from "../../experiment/index.ts";
import { reportFiles, studyReport } from "../../figures/index.ts";
import { modelVersion, prepare } from "../../model/index.ts";
import { standingText } from "../../report/index.ts";
import { clearLeftovers, writerMark } from "./leftovers.ts";
import { writeParquet } from "./parquet.ts";
import { Parts } from "./parts.ts";
import { type ResultFile, writeFolder, writeWhole } from "./write.ts";

/** A replication that broke down, with what is needed to find it again. */
export interface StudyFailure {
  readonly cell: string;
  readonly number: number;
  readonly seed: string;
  readonly replication: number;
  readonly message: string;
  readonly stack: string;
}

/** Everything that a study may leave besides its parts; the manifest vouches for the tables. */
export const studyFiles: readonly string[] = [
  "results.csv",
  "results.parquet",
  "summary.csv",
  "summary.parquet",
  "dictionary.json",
  ...Array.from({ length: 50 }, (_, figure) => `fan-${figure + 1}.svg`),
  "report.html",
  "manifest.json",
];

const failuresFile = "failures.json";
/** How the study was called: the one file that two equal studies may differ by. */
const calledFile = "called.json";

export class StudyFolder {
  readonly path: string;
  readonly plan: StudyPlan;

  constructor(path: string, plan: StudyPlan) {
    this.path = resolve(path);
    this.plan = plan;
  }

  /** Makes the folder and notes how the study was called. What a killed process left half-written is taken away. */
  open(calledAs: string): void {
    mkdirSync(this.path, { recursive: true });
    clearLeftovers(this.path);
    writeWhole(join(this.path, calledFile), json({ study: calledAs }));
  }

  partsOf(cell: StudyCell): Parts {
    return partsIn(join(this.path, "parts"), cell);
  }

  /** Number of replications of a cell that are there. */
  done(cell: StudyCell): number {
    const parts = this.partsOf(cell);
    return cell.design.specs.filter(({ replication }) => parts.has(replication)).length;
  }

  /** Results of a cell that is whole, else null. */
  sourceOf(cell: StudyCell): ResultSource | null {
    const parts = this.partsOf(cell);
    const numbers = cell.design.specs.map(({ replication }) => replication);
    return numbers.every((number) => parts.has(number)) ? parts.source(numbers) : null;
  }

  /** Of cells that are not whole, by number. */
  get failures(): readonly StudyFailure[] {
    const path = join(this.path, failuresFile);
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as StudyFailure[]) : [];
  }

  set failures(failures: readonly StudyFailure[]) {
    const path = join(this.path, failuresFile);
    if (failures.length === 0) rmSync(path, { force: true });
    else writeWhole(path, json([...failures].sort((a, b) => a.number - b.number)));
  }

  /** Cells of which something is still to be run, those that failed apart. */
  missing(): StudyCell[] {
    const failed = new Set(this.failures.map(({ cell }) => cell));
    return this.plan.cells.filter((cell) => !failed.has(cell.id) && this.done(cell) < cell.design.specs.length);
  }

  get isFinished(): boolean {
    return existsSync(join(this.path, "manifest.json"));
  }

  /** Forgets everything that was run. */
  clear(): void {
    for (const name of ["parts", failuresFile, ...studyFiles]) {
      rmSync(join(this.path, name), { recursive: true, force: true });
    }
  }

  /** The files of the study as far as cells are whole: bytes depend on nothing but what was run. */
  files(): ResultFile[] {
    const { plan } = this;
    const sourceOf = (cell: StudyCell) => this.sourceOf(cell);
    const tables = [studyResultsTable(plan, sourceOf), studySummaryTable(plan, sourceOf)];
    const setup = prepare(plan.cells[0].design.scenario);
    const dictionary = dictionaryOf(setup, tables);
    const places = new Map(setup.places.rollups.map(({ id, name }) => [id, name]));
    const { study, hash } = plan;
    const facts = {
      study: study.name,
      study_hash: hash,
      model_version: modelVersion,
      seed: study.seed,
      replications: String(study.replications),
      measures: JSON.stringify(dictionary.measures),
      standing: standingText,
    };
    return [
      ...tables.flatMap((table): ResultFile[] => [
        { name: `${table.name}.csv`, parts: csvLines(table) },
        { name: `${table.name}.parquet`, write: (path) => writeParquet(path, table, facts) },
      ]),
      { name: "dictionary.json", parts: [json(dictionary)] },
      ...this.report(places),
      { name: "manifest.json", parts: [json(this.manifest())] },
    ];
  }

  writeTables(): void {
    writeFolder(this.path, this.files(), studyFiles);
  }

  private report(places: ReadonlyMap<string, string>): ResultFile[] {
    const { study, hash } = this.plan;
    const { lead, parts, figures } = studyReport(this.plan, (cell) => this.sourceOf(cell), places);
    const page = {
      title: study.title,
      lead,
      parts,
      facts: [
        ["Command", "knockon study run, with the study file of this name and hash"],
        [`Study ${study.name}`, hash],
        ["Model version", modelVersion],
        ["Seed", study.seed],
        ["Replications of each cell", String(study.replications)],
      ] satisfies [string, string][],
    };
    return reportFiles(page, figures);
  }

  private manifest(): object {
    const { study, hash, cells } = this.plan;
    return {
      study: study.name,
      title: study.title,
      studyHash: hash,
      modelVersion,
      seed: study.seed,
      replications: study.replications,
      measures: cells[0].kept.subjects.map(({ text }) => text),
      cells: cells.map((cell) => {
        const source = this.sourceOf(cell);
        return {
          cell: cell.id,
          scenarioHash: cell.design.scenario.hash,
          resultHash: source === null ? null : hashOf(source.records.map(({ resultHash }) => resultHash)),
        };
      }),
    };
  }
}

/** What a study was called as when its folder was begun; null for a folder of something else. */
export function studyCalledIn(folder: string): string | null {
  const path = join(folder, calledFile);
  if (!existsSync(path)) return null;
  const { study } = JSON.parse(readFileSync(path, "utf8")) as { readonly study?: unknown };
  return typeof study === "string" ? study : null;
}

export function partsIn(folder: string, { design, kept }: StudyCell): Parts {
  return new Parts(folder, design, kept.layout);
}

/** Gives a part of one folder to another as well, where it is not there yet; false when it is not in the first. */
export function sharePart(from: Parts, to: Parts, replication: number): boolean {
  if (to.has(replication)) return true;
  if (!from.has(replication)) return false;
  mkdirSync(to.folder, { recursive: true });
  const [source, target] = [from, to].map(({ folder }) => join(folder, `${replication}.bin`));
  const temporary = `${target}.${writerMark()}.new`;
  rmSync(temporary, { force: true });
  try {
    // Parts never change once they are there, so two folders may hold the same one.
    linkSync(source, temporary);
  } catch {
    copyFileSync(source, temporary);
  }
  renameSync(temporary, target);
  return to.has(replication);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
