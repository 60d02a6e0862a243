/** The model room's door: the clinical world of one run, its measures, causes and vocabulary. */
export { parseBirthKey } from "./birth-key-text.ts";
export { birthKeyText, sourceOf } from "./births.ts";
export { lookAtFridges, lookAtNationalStock } from "./blood-supply/look.ts";
export { type Calendar, clockOn, dayAt, minuteOfDay, weekOf } from "./calendar.ts";
export {
  type CauseLog,
  type CauseRecord,
  type ConstraintName,
  constraints,
  type RecordKind,
  recordKinds,
  roots,
} from "./causes.ts";
export {
  bloodGroups,
  guidance,
  origin,
  surgicalClasses,
  systems,
  theatreGroupOfClass,
  theatreGroups,
} from "./contracts.ts";
export { Journal, type JournalEntry, type JournalKind, journalKinds, readOperationDetail } from "./journal.ts";
export { type AidLook, type LaboratoryLook, lookAtAid, lookAtLaboratory } from "./laboratory/look.ts";
export { type MeasureLayout, type MeasureSpec, type MeasureStore, readMeasure } from "./measures.ts";
export { appointmentsWithoutNewDate } from "./outpatients/look.ts";
export type { Places, Rollup } from "./places.ts";
export { lookAtPractices, type PracticesLook } from "./primary-care/look.ts";
export { registryOf } from "./registry.ts";
export type { Service } from "./service.ts";
export { services } from "./services.ts";
export type { Setup } from "./setup.ts";
export { operationsWithoutNewDate } from "./surgery/look.ts";
export { type BenchLook, lookAtBenches } from "./transfusion/look.ts";
export { type BankPace, lookAtPace } from "./transfusion/pace.ts";
export { act, decodeWorld, modelVersion, prepare, type RunIdentity, World } from "./world.ts";
