/** The scenario room's door: the file format, from YAML text to a frozen Scenario or a list of located problems. */

export type { ActionResult } from "./actions.ts";
export { choicesOf, parseAction } from "./actions.ts";
export { applyOverrides } from "./adjust.ts";
export {
  type CalibratedParameter,
  type Calibration,
  type CalibrationResult,
  type CalibrationSize,
  type CalibrationTarget,
  type CalibrationWave,
  calibrationJsonSchema,
  mostCalibrated,
  parseCalibration,
  type Uncertainty,
} from "./calibration.ts";
export { describeScenario } from "./describe.ts";
export { parseDuration } from "./durations.ts";
export type { TextFiles } from "./files.ts";
export type { LoadOptions, LoadResult } from "./load.ts";
export { loadScenario } from "./load.ts";
export type { Location } from "./problems.ts";
export { formatProblem, ScenarioProblem, ScenarioProblems } from "./problems.ts";
export type * from "./registry.ts";
export { jsonSchema } from "./schema.ts";
export {
  parseStudy,
  type Study,
  type StudyDesign,
  type StudyParameter,
  type StudyResult,
  type StudySetting,
  studyJsonSchema,
} from "./study.ts";
export type { Clock } from "./times.ts";
export { clockOf, monthNames, weekdayNames } from "./times.ts";
export type * from "./types.ts";
