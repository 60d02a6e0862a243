/** Calibration by history matching: what published weeks do not rule out. */
export { type CalibrationOutcome, type CalibrationPort, calibrate, type Screened } from "./calibrate.ts";
export { Emulator, type Fit, type Shape, shapeFor, termCount, termsOf } from "./emulator.ts";
export {
  type Cloud,
  type History,
  type HistoryPlan,
  matchHistory,
  notRuledOut,
  ownImplausibilities,
  type PointOutputs,
  type PointToRun,
  type RunPoint,
  spreadOut,
  type Wave,
  worstOf,
} from "./history.ts";
export { distanceTo, implausibility, type Observation, worstBut } from "./implausibility.ts";
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
  type Learnt,
  learntOf,
  leaveOutTable,
  notRuledOutTable,
  parametersTable,
  screeningTable,
  staysAtPrior,
  wavesTable,
} from "./tables.ts";
