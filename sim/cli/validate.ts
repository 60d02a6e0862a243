/** `knockon validate`: every problem of scenario, study and calibration files, located. */
import { Command } from "commander";
import {
  isCalibrationFile,
  isStudyFile,
  openCalibration,
  openScenario,
  openStudy,
  readScenarioFolder,
} from "../adapters/node/index.ts";
import type { StudyPlan } from "../experiment/index.ts";
import { registryOf } from "../model/index.ts";
import { type ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";
import { BadInput, exitCode, type Io, print } from "./io.ts";

export function validateCommand(io: Io, end: (code: number) => void): Command {
  return new Command("validate")
    .summary("check scenario, study and calibration files and list every problem")
    .description(
      "Checks scenario, study and calibration files and lists every problem as file:line:column path: what was found, what was expected, how to " +
        "mend it. In a folder every .yaml file is checked, also in folders below it, except in `regions` and except files " +
        "without a top-level `format`, `study` or `calibration`, which are named as left out. Exits with 2 when anything is wrong.",
    )
    .argument("<file-or-folder...>", "scenario files, folders, or names of scenarios that come with Knock-on")
    .action((named: string[]) => end(validate(io, named)));
}

function validate(io: Io, named: readonly string[]): number {
  const registry = registryOf();
  const problems: ScenarioProblem[] = [];
  for (const path of named.flatMap((each) => scenariosIn(io, each))) {
    if (isStudyFile(path)) {
      const planned = openStudy(path);
      if (planned.ok) print(io.stdout, `${path}: fine (${studyText(planned.plan)})`);
      else problems.push(...planned.problems);
      continue;
    }
    if (isCalibrationFile(path)) {
      // The full version is the larger: what is wrong with the quick one alone is its settings, which are checked too.
      const [full, quick] = [false, true].map((isQuick) => openCalibration(path, isQuick));
      if (!full.ok) problems.push(...full.problems);
      else if (!quick.ok) problems.push(...quick.problems);
      else print(io.stdout, `${path}: fine (${full.plan.calibration.title}; ${full.plan.targets.length} targets)`);
      continue;
    }
    const loaded = openScenario(path, registry);
    if (!loaded.ok) {
      problems.push(...loaded.problems);
      continue;
    }
    const { title, incident, response } = loaded.scenario;
    print(io.stdout, `${path}: fine (${title}; ${incident.length} events, ${response.length} response rules)`);
    for (const note of loaded.notes) print(io.stdout, `  Note: ${note}`);
  }
  if (problems.length > 0) throw new ScenarioProblems(problems);
  return exitCode.ok;
}

function scenariosIn(io: Io, named: string): readonly string[] {
  const folder = readScenarioFolder(named);
  if (folder === null) return [named];
  const studies = folder.others.filter((path) => isStudyFile(path) || isCalibrationFile(path));
  for (const path of folder.others)
    if (!studies.includes(path)) print(io.stdout, `${path}: left out, as it has no top-level format`);
  const found = [...folder.scenarios, ...studies];
  if (found.length === 0) throw new BadInput(`${named}: no scenario file in this folder`);
  return found;
}

function studyText({ study, cells }: StudyPlan): string {
  return `${study.title}; ${cells.length} cells of ${study.replications} replications`;
}
