/** Studies: many cells of one file, planned here and carried out by an adapter. */
export {
  type Kept,
  keptOf,
  type LoadNamed,
  type PlanResult,
  planStudy,
  type StudyCell,
  type StudyPlan,
} from "./cells.ts";
export { type Portion, portionsOf, type Share } from "./share.ts";
export { type SourceOf, studyResultsTable, studySummaryTable } from "./tables.ts";
