/** The series the page asks for: what is charted, and what tables and tiles say beside it. */
import type { SeriesRequest } from "../sim/adapters/browser/index.ts";

export const twoTrusts = "kch+gstt";

const weekly = (measure: string, place: string): SeriesRequest => ({ measure, place, every: "week" });

/** Drawn as charts, in this order. */
export const operationsPostponed = weekly("elective.postponed", twoTrusts);
export const appointmentsPostponed = weekly("outpatient.postponed", twoTrusts);
export const laboratoryCapacity = weekly("laboratory.capacityFraction", "supplier");
export const oNegativeSupplied = weekly("redCells.oNegativeSupplied", twoTrusts);

export const charted: readonly SeriesRequest[] = [
  operationsPostponed,
  appointmentsPostponed,
  laboratoryCapacity,
  oNegativeSupplied,
];

/** Said beside the charts: a count of postponements never stands without what was booked and done. */
export const operationsBooked = weekly("elective.booked", twoTrusts);
export const operationsDone = weekly("elective.done", twoTrusts);
export const operationsPostponedOrdinary = weekly("elective.postponedOrdinary", twoTrusts);
export const appointmentsBooked = weekly("outpatient.booked", twoTrusts);
export const appointmentsDone = weekly("outpatient.done", twoTrusts);
export const oNegativeTransfused = weekly("redCells.oNegativeTransfused", twoTrusts);
export const testsRequested = weekly("gp.testsRequested", "region");
export const testsDeferred = weekly("gp.testsDeferred", "region");
export const backlog: SeriesRequest = { measure: "gp.backlog", place: "region", every: "day" };
export const capacityByDay: SeriesRequest = { measure: "laboratory.capacityFraction", place: "supplier", every: "day" };
export const alertPhase: SeriesRequest = { measure: "national.alertPhase", place: "england", every: "day" };
export const oNegativeStock: SeriesRequest = {
  measure: "national.oNegativeStockDays",
  place: "england",
  every: "day",
};

export const wanted: readonly SeriesRequest[] = [
  ...charted,
  operationsBooked,
  operationsDone,
  operationsPostponedOrdinary,
  appointmentsBooked,
  appointmentsDone,
  oNegativeTransfused,
  testsRequested,
  testsDeferred,
  backlog,
  capacityByDay,
  alertPhase,
  oNegativeStock,
];
