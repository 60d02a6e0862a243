/** Calibration by history matching: what published weeks do not rule out. */
export { type CalibrationOutcome, type CalibrationPort, calibrate } from "./calibrate.ts";
export { Emulator } from "./emulator.ts";
export {
  type History,
  type HistoryPlan,
  matchHistory,
  notRuledOut,
  ownImplausibilities,
  type PointToRun,
  type RunPoint,
  spreadOut,
  type Wave,
  worstOf,
} from "./history.ts";
export { implausibility, type Observation, worstBut } from "./implausibility.ts";
export { type LeftOut, leaveWeeksOut } from "./leave-out.ts";
export {
  type CalibrationPlan,
  type CalibrationPlanResult,
  type PlannedTarget,
  planCalibration,
} from "./plan.ts";
export {
  calibrationDesignTable,
  fitTable,
  learntOf,
  leaveOutTable,
  notRuledOutTable,
  parametersTable,
  screeningTable,
  staysAtPrior,
  wavesTable,
} from "./tables.ts";
