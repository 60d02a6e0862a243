/**
 * From what a user typed to a planned calibration: a calibration file, or the name of one that comes with the package. Scenarios that
 * it names are looked for from its own folder, then as `openScenario` finds them.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type CalibrationPlanResult, planCalibration } from "../../experiment/index.ts";
import { registryOf } from "../../model/index.ts";
import { parseCalibration, ScenarioProblem } from "../../scenario/index.ts";
import { folderFiles } from "./files.ts";
import { scenariosFolder } from "./locations.ts";
import { openScenario } from "./scenario-source.ts";

/** Plans a calibration from its file; problems name files as the user would. */
export function openCalibration(named: string, isQuick: boolean, from: string = process.cwd()): CalibrationPlanResult {
  const path = calibrationPath(named, from);
  if (path === null) return { ok: false, problems: [absent(named)] };
  const read = parseCalibration(readFileSync(path, "utf8"), named);
  if (!read.ok) return read;
  const registry = registryOf();
  const load = (scenario: string, overrides: readonly string[]) => {
    const beside = resolve(dirname(path), scenario);
    return openScenario(isFile(beside) ? beside : scenario, registry, { overrides, from });
  };
  return planCalibration(read, registry, load, isQuick);
}

/** Names of the calibrations that come with the package. */
export function packagedCalibrations(): string[] {
  return folderFiles(scenariosFolder)
    .list("studies")
    .filter((path) => isCalibrationFile(join(scenariosFolder, path)))
    .map((path) => path.replace(/^studies\//, "").replace(/\.ya?ml$/, ""));
}

/** Whether a path is a calibration file: one with a top-level `calibration`. */
export function isCalibrationFile(path: string): boolean {
  return /\.ya?ml$/.test(path) && isFile(path) && /^["']?calibration["']?\s*:/m.test(readFileSync(path, "utf8"));
}

function calibrationPath(named: string, from: string): string | null {
  const packaged = packagedCalibrations().includes(named) ? [join(scenariosFolder, "studies", `${named}.yaml`)] : [];
  return [resolve(from, named), ...packaged].find(isFile) ?? null;
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function absent(named: string): ScenarioProblem {
  const mend = `mend the path, or name one of ${packagedCalibrations().join(", ")}`;
  return new ScenarioProblem({ file: named, line: 1, column: 1 }, "", "no such file", "a calibration file", mend);
}
