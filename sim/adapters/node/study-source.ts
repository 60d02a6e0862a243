/**
 * From what a user typed to a planned study: a study file, or the name of one that comes with the package. Scenarios that it
 * names are looked for from the study's own folder, then as `openScenario` finds them.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type PlanResult, planStudy } from "../../experiment/index.ts";
import { registryOf } from "../../model/index.ts";
import { parseStudy, ScenarioProblem, type StudyResult } from "../../scenario/index.ts";
import { folderFiles } from "./files.ts";
import { scenariosFolder } from "./locations.ts";
import { readPoints } from "./points-file.ts";
import { openScenario } from "./scenario-source.ts";

/** Plans a study from its file; problems name files as the user would. */
export function openStudy(named: string, from: string = process.cwd()): PlanResult {
  const path = studyPath(named, from);
  if (path === null) return { ok: false, problems: [absent(named)] };
  const read = parseStudy(readFileSync(path, "utf8"), named);
  if (!read.ok) return read;
  const registry = registryOf();
  const expanded = overPoints(read, dirname(path));
  if (!expanded.ok) return expanded;
  return planStudy(expanded, registry, (scenario, overrides) => {
    const beside = resolve(dirname(path), scenario);
    const isBeside = existsSync(beside) && statSync(beside).isFile();
    return openScenario(isBeside ? beside : scenario, registry, { overrides, from });
  });
}

/** Each setting at each point of the table that the study names, if it names one. */
function overPoints(read: StudyResult & { readonly ok: true }, folder: string): StudyResult {
  const { study } = read;
  if (study.parametersFrom === undefined) return read;
  const found = readPoints(resolve(folder, study.parametersFrom), study.parametersFrom);
  if (!found.ok) {
    const here = found.problems.map(({ found, expected, mend }) =>
      read.problem(["parameters-from"], { found, expected, mend }),
    );
    return { ok: false, problems: here };
  }
  const settings = study.settings.flatMap(({ name, set }) =>
    found.points.map((point) => ({ name: `${name}-${point.id}`, set: [...set, ...point.overrides] })),
  );
  return { ...read, study: { ...study, settings } };
}

/** Names of the studies that come with the package. */
export function packagedStudies(): string[] {
  return folderFiles(scenariosFolder)
    .list("studies")
    .filter((path) => isStudyFile(join(scenariosFolder, path)))
    .map((path) => path.replace(/^studies\//, "").replace(/\.ya?ml$/, ""));
}

/** Whether a path is a study file: one with a top-level `study`. */
export function isStudyFile(path: string): boolean {
  if (!/\.ya?ml$/.test(path) || !existsSync(path) || !statSync(path).isFile()) return false;
  return /^["']?study["']?\s*:/m.test(readFileSync(path, "utf8"));
}

function studyPath(named: string, from: string): string | null {
  const candidates = [resolve(from, named), ...(packagedStudies().includes(named) ? [packagedPath(named)] : [])];
  return candidates.find((path) => existsSync(path) && statSync(path).isFile()) ?? null;
}

const packagedPath = (name: string): string => join(scenariosFolder, "studies", `${name}.yaml`);

function absent(named: string): ScenarioProblem {
  const mend = `mend the path, or name one of ${packagedStudies().join(", ")}`;
  return new ScenarioProblem({ file: named, line: 1, column: 1 }, "", "no such file", "a study file", mend);
}
