/** What each chart is of: series, words, numbers of its axis, columns of its table. */
import type { SeriesRequest } from "../../sim/adapters/browser/index.ts";
import { count, percent } from "../numbers.ts";
import * as series from "../wanted.ts";

export interface Column {
  readonly heading: string;
  readonly series: SeriesRequest;
}

export interface Subject {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  readonly series: SeriesRequest;
  readonly format: (value: number) => string;
  /** What the published numbers count, in their own words; "" where there are none. */
  readonly published: string;
  readonly beside: readonly Column[];
}

export const subjects: readonly Subject[] = [
  {
    id: "operations",
    title: "Operations postponed a week",
    where: "King's and Guy's and St Thomas'",
    series: series.operationsPostponed,
    format: count,
    published: "Published: elective procedures postponed, attributed by the trusts; unverified management information.",
    beside: [
      { heading: "Booked", series: series.operationsBooked },
      { heading: "Done", series: series.operationsDone },
      { heading: "Postponed, ordinary or strike", series: series.operationsPostponedOrdinary },
    ],
  },
  {
    id: "appointments",
    title: "Outpatient appointments postponed a week",
    where: "King's and Guy's and St Thomas'",
    series: series.appointmentsPostponed,
    format: count,
    published: "Published: acute outpatient appointments postponed; unverified management information.",
    beside: [
      { heading: "Booked", series: series.appointmentsBooked },
      { heading: "Held as planned", series: series.appointmentsDone },
    ],
  },
  {
    id: "capacity",
    title: "Laboratory capacity",
    where: "the supplier's network, results on time over the same weekday before",
    series: series.laboratoryCapacity,
    format: percent,
    published: "Published percentages have no published definition; they may count something else.",
    beside: [],
  },
  {
    id: "o-negative",
    title: "O-negative units supplied a week",
    where: "King's and Guy's and St Thomas'",
    series: series.oNegativeSupplied,
    format: count,
    published: "",
    beside: [{ heading: "Transfused", series: series.oNegativeTransfused }],
  },
];
