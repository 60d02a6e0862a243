/** The series the page asks for: what the lines draw, and what tables and tiles say beside it. */
import type { SeriesRequest } from "../sim/figures/index.ts";
import { linePairs, twoTrusts } from "../sim/figures/index.ts";

/** Parts of the region that lines are drawn of; in a region without one of them its line stays empty. */
const trusts = ["gstt", "kch-trust", "lgt", "oxleas", "slam"];
const boroughs = ["bexley", "bromley", "greenwich", "lambeth", "lewisham", "southwark"];

const weekly = (measure: string, place: string): SeriesRequest => ({ measure, place, every: "week" });

export const operationsPostponed = weekly("elective.postponed", twoTrusts);
export const appointmentsPostponed = weekly("outpatient.postponed", twoTrusts);
export const laboratoryCapacity = weekly("laboratory.capacityFraction", "supplier");
export const oNegativeSupplied = weekly("redCells.oNegativeSupplied", twoTrusts);

/** Drawn as lines or said in their tables; replications beside the run are read for the same. */
export const charted: readonly SeriesRequest[] = linePairs(trusts, boroughs).map(({ measure, place }) =>
  weekly(measure, place),
);

/** Said in tiles: a count of postponements never stands without what was booked and done. */
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
/** Of all hospitals: what is not simulated one by one is what these hold beyond the dots. */
export const attendancesBooked: SeriesRequest = { measure: "outpatient.booked", place: "region", every: "day" };

/** Asked for together; lines hold some of them already. */
export const wanted: readonly SeriesRequest[] = [
  ...charted,
  ...[
    operationsPostponed,
    appointmentsPostponed,
    laboratoryCapacity,
    oNegativeSupplied,
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
    attendancesBooked,
  ].filter(
    ({ measure, place, every }) =>
      !charted.some((one) => one.measure === measure && one.place === place && one.every === every),
  ),
];
