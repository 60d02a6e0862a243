/** The Node adapter's door: files, threads, parts, the little web server. */
export { keepWithin } from "./cache-size.ts";
export { isCalibrationFile, openCalibration, packagedCalibrations } from "./calibration-source.ts";
export { folderFiles } from "./files.ts";
export { type PassedPair, pairsIn, throughPairs } from "./kept-pairs.ts";
export { keeping } from "./kept-runner.ts";
export { clearLeftovers, writerMark } from "./leftovers.ts";
export {
  compareExperiments,
  type Experiment,
  type ExperimentOptions,
  type ReadOptions,
  type RunStudyOptions,
  readScenario,
  runExperiment,
  runStudy,
  scenarioFromText,
} from "./library.ts";
export { pageFolder, scenariosFolder } from "./locations.ts";
export { threadPairs } from "./paired-threads.ts";
export { writeParquet } from "./parquet.ts";
export { type KeptRuns, Parts, type Passed, throughParts } from "./parts.ts";
export { type PointSettings, type PointsResult, readPoints } from "./points-file.ts";
export type { RunCost } from "./replication-task.ts";
export {
  openScenario,
  packagedScenarios,
  readScenarioFolder,
  type ScenarioFolder,
  sharedName,
} from "./scenario-source.ts";
export { hasPage, type PageServer, pageApp, servePage } from "./serve.ts";
export {
  partsIn,
  type StudyFailure,
  StudyFolder,
  sharePart,
  studyCalledIn,
} from "./study-folder.ts";
export { differenceIn, runPortions, type StudyCount, type StudyOptions } from "./study-run.ts";
export { isStudyFile, openStudy, packagedStudies } from "./study-source.ts";
export { cores, RunBroke } from "./task-pool.ts";
export { type ThreadOptions, threadRunner } from "./threads.ts";
export { runSeconds } from "./trial.ts";
export { folderProblem, type ResultFile, writeFiles, writeFolder, writeWhole } from "./write.ts";
