/** The experiment room's door: many runs of a scenario, and the tables they become. */

export { type BatchMeans, batchMeans, lag1Of } from "./batch-means.ts";
export {
  type CalibrationOutcome,
  type CalibrationPlan,
  type CalibrationPlanResult,
  type CalibrationPort,
  calibrate,
  calibrationDesignTable,
  Emulator,
  fitTable,
  type History,
  type HistoryPlan,
  implausibility,
  type LeftOut,
  learntOf,
  leaveOutTable,
  leaveWeeksOut,
  matchHistory,
  notRuledOut,
  notRuledOutTable,
  type Observation,
  ownImplausibilities,
  type PlannedTarget,
  type PointToRun,
  parametersTable,
  planCalibration,
  type RunPoint,
  screeningTable,
  spreadOut,
  staysAtPrior,
  type Wave,
  wavesTable,
  worstBut,
  worstOf,
} from "./calibration/index.ts";
export { casesTable } from "./cases.ts";
export {
  type CareKind,
  type CareRecord,
  type ChainRow,
  careKinds,
  careRecords,
  chainRows,
  chainsTable,
  constraintsTable,
  type OrderRow,
  orderRows,
  orderTable,
} from "./cause-counts.ts";
export { cellAddress } from "./cell.ts";
export { centralIndex, centralRule } from "./central.ts";
export { type Claim, claimText, isOfScenario, parseClaim } from "./claim.ts";
export {
  type CentralRun,
  type Compared,
  Comparison,
  type Difference,
  differencesTable,
  type Matched,
  matchedTable,
} from "./comparison.ts";
export { type CriteriaResult, type Criterion, criteriaFile, criterionValue, parseCriteria } from "./criteria.ts";
export { type Design, type DesignOptions, design, type RunSpec, type Watch } from "./design.ts";
export type { DesignPoint, PointDesign } from "./designs/design-points.ts";
export { fractionalFactorial, fullFactorial, oneAtATime } from "./designs/factorial.ts";
export { latinHypercube, shortestDistance } from "./designs/latin-hypercube.ts";
export { type MorrisDesign, type MorrisOptions, morrisDesign } from "./designs/morris.ts";
export { type SaltelliDesign, saltelliDesign } from "./designs/saltelli.ts";
export {
  type Factor,
  type FactorRequest,
  type FactorsResult,
  factorsOf,
  overridesAt,
  settingAt,
  variableParameters,
} from "./designs/scaling.ts";
export { mostSobolDimensions, type SobolOptions, sobolDesign } from "./designs/sobol.ts";
export { type Dictionary, dictionaryOf } from "./dictionary.ts";
export { exactInterval, holm, type Interval, meanHalfWidth, simultaneousConfidence, tTwoSided } from "./intervals.ts";
export { dayCell, layOutResults, type Pair, pairOf, type ResultLayout, weekCell } from "./layout.ts";
export { type LedgerGap, ledgerGaps, ledgerTable, parametersRead, unusedParameters } from "./ledger.ts";
export { type CaseKind, caseKinds, type LostDates, lostDates, type MatchedCounts, matchLost } from "./lost-dates.ts";
export { type MainMeasure, type MeasureAt, mainMeasure, weeksOfRun } from "./main-measures.ts";
export { type Manifest, manifestOf } from "./manifest.ts";
export { numberText, toldNumber } from "./numbers.ts";
export { type OverRow, type OverSet, overRows, overTable } from "./over-table.ts";
export {
  compareSeveral,
  type JointDifference,
  type MatchedCases,
  matchCases,
  type PairedDifference,
  pairedDifference,
} from "./paired.ts";
export { packPair, pairLength, pairsAddress, unpackPair } from "./paired-parts.ts";
export { numbersOf, type PairedPlan, type PairedRun, type PairedRunner, runPaired, serialPairs } from "./paired-run.ts";
export { besidePublished, type Mark, type PublishedRow } from "./published.ts";
export { type RunHooks, type RunResult, resultOf, runOnce, type Violation } from "./replicate.ts";
export { eachSample, inMemory, type ResultSource, type RunRecord } from "./result-source.ts";
export { runDesigns } from "./run-designs.ts";
export { type PointsOptions, runPoints } from "./run-points.ts";
export { allOf, type Runner, serialRunner } from "./runner.ts";
export {
  type Effect,
  type Estimate,
  effectsOf,
  type ScreeningMethod,
  type ScreeningOptions,
  type ScreeningPlan,
  screeningMethods,
  screeningPlan,
  screeningPoints,
} from "./screening.ts";
export { designTable, effectsTable } from "./screening-tables.ts";
export { type MorrisEffect, morrisEffects } from "./sensitivity/morris-effects.ts";
export { type RankCorrelation, rankCorrelations } from "./sensitivity/rank-correlation.ts";
export { rankInterval } from "./sensitivity/rank-interval.ts";
export { type SobolIndex, type SobolIndices, sobolIndices } from "./sensitivity/sobol-indices.ts";
export { type TornadoRow, tornado } from "./sensitivity/tornado.ts";
export {
  type Look,
  nextLookAfter,
  type Precision,
  precisionOf,
  type SequentialOptions,
  SequentialRule,
  type StoppingState,
} from "./stopping.ts";
export { stoppingTable } from "./stopping-table.ts";
export {
  type Kept,
  keptOf,
  type LoadNamed,
  type PlanResult,
  type Portion,
  planStudy,
  portionsOf,
  type Share,
  type SourceOf,
  type StudyCell,
  type StudyPlan,
  studyResultsTable,
  studySummaryTable,
} from "./study/index.ts";
export { pairOfSubject, type Subject, subjectOf, subjectWeeks, totalOfWeeks } from "./subject.ts";
export { findPair, type Stats, type Summary, statsOf, summarise, weekStats } from "./summarise.ts";
export { type Column, csvLines, type Table, type Value } from "./table.ts";
export { dailyTable, replicationsTable, runsTable, summaryTable, weeklyTable } from "./tables.ts";
export { totalsByPair } from "./totals.ts";
export { eventsTable, traceLines, traceRun } from "./trace.ts";
export { type VarianceSplit, varianceSplit } from "./variance-split.ts";
export { type Cut, dailySeries, type Mser, meanSeries, mser, type Welch, welch } from "./warm-up.ts";
