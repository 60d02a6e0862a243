/** The views that lines can show: which measures, of which places, in which words. */

export const twoTrusts = "kch+gstt";
const twoNames = "King's and Guy's and St Thomas'";

interface Beside {
  readonly heading: string;
  readonly measure: string;
}

export interface LineSubject {
  readonly measure: string;
  /** The value is the measure over this one. */
  readonly over?: string;
  readonly name: string;
  readonly unit: "count" | "percent";
  /** Its lowest week is named, not its highest. */
  readonly isBest?: boolean;
  readonly publishedText: string;
  readonly beside: readonly Beside[];
}

export interface LineView {
  readonly id: string;
  /** Words of the choice. */
  readonly choice: string;
  readonly panels:
    | {
        readonly of: "subjects";
        readonly subjects: readonly (LineSubject & { readonly place: string; readonly where: string })[];
      }
    | { readonly of: "trusts" | "boroughs"; readonly subject: LineSubject };
}

const operations: LineSubject = {
  measure: "elective.postponed",
  name: "Operations postponed a week",
  unit: "count",
  publishedText: "elective procedures postponed, attributed by the trusts; unverified management information",
  beside: [
    { heading: "Operations booked", measure: "elective.booked" },
    { heading: "Operations done", measure: "elective.done" },
    { heading: "Operations postponed, ordinary or strike", measure: "elective.postponedOrdinary" },
  ],
};

const appointments: LineSubject = {
  measure: "outpatient.postponed",
  name: "Appointments postponed a week",
  unit: "count",
  publishedText: "acute outpatient appointments postponed; unverified management information",
  beside: [
    { heading: "Appointments booked", measure: "outpatient.booked" },
    { heading: "Appointments held as planned", measure: "outpatient.done" },
  ],
};

const capacity: LineSubject = {
  measure: "laboratory.capacityFraction",
  name: "Laboratory capacity",
  unit: "percent",
  isBest: true,
  publishedText: "percentages without a published definition; they may count something else",
  beside: [],
};

const supplied: LineSubject = {
  measure: "redCells.oNegativeSupplied",
  name: "O-negative units supplied a week",
  unit: "count",
  publishedText: "",
  beside: [{ heading: "O-negative transfused", measure: "redCells.oNegativeTransfused" }],
};

const transfused: LineSubject = {
  measure: "redCells.oNegativeTransfused",
  name: "O-negative units transfused a week",
  unit: "count",
  publishedText: "",
  beside: [{ heading: "O-negative supplied", measure: "redCells.oNegativeSupplied" }],
};

const deferred: LineSubject = {
  measure: "gp.testsDeferred",
  name: "GP test requests deferred a week",
  unit: "count",
  publishedText: "",
  beside: [{ heading: "Tests requested", measure: "gp.testsRequested" }],
};

const share = (subject: LineSubject, over: string, name: string): LineSubject => ({
  ...subject,
  over,
  name,
  unit: "percent",
  publishedText: "",
});

const byTrust = (id: string, choice: string, subject: LineSubject): LineView => ({
  id,
  choice,
  panels: { of: "trusts", subject },
});

export const lineViews: readonly LineView[] = [
  {
    id: "four",
    choice: "Four series of the two trusts",
    panels: {
      of: "subjects",
      subjects: [
        { ...operations, place: twoTrusts, where: twoNames },
        { ...appointments, place: twoTrusts, where: twoNames },
        { ...capacity, place: "supplier", where: "the supplier's network, results on time" },
        { ...supplied, place: twoTrusts, where: twoNames },
      ],
    },
  },
  byTrust("operations", "Operations postponed, by trust", operations),
  byTrust(
    "operations-share",
    "Operations postponed of those booked, by trust",
    share(operations, "elective.booked", "Operations postponed of those booked"),
  ),
  byTrust("appointments", "Appointments postponed, by trust", appointments),
  byTrust("o-negative", "O-negative units supplied, by trust", supplied),
  byTrust("o-negative-transfused", "O-negative units transfused, by trust", transfused),
  { id: "gp", choice: "GP tests deferred, by borough", panels: { of: "boroughs", subject: deferred } },
  {
    id: "gp-share",
    choice: "GP tests deferred of those requested, by borough",
    panels: { of: "boroughs", subject: share(deferred, "gp.testsRequested", "GP tests deferred of those requested") },
  },
];

/** Every measure that a subject is drawn or told from. */
export const measuresOfSubject = ({ measure, over, beside }: LineSubject): string[] => [
  measure,
  ...(over === undefined ? [] : [over]),
  ...beside.map((one) => one.measure),
];

/**
 * Measures and places that the views are drawn from, each pair once.
 *
 * @param trusts ids of trusts; a place that a region does not have gives no values
 */
export function linePairs(
  trusts: readonly string[],
  boroughs: readonly string[],
): readonly { readonly measure: string; readonly place: string }[] {
  const pairs = lineViews.flatMap(({ panels }) => {
    if (panels.of === "subjects")
      return panels.subjects.flatMap((subject) =>
        measuresOfSubject(subject).map((measure) => ({ measure, place: subject.place })),
      );
    const places = ["region", ...(panels.of === "trusts" ? trusts : boroughs)];
    return measuresOfSubject(panels.subject).flatMap((measure) => places.map((place) => ({ measure, place })));
  });
  const seen = new Set<string>();
  return pairs.filter(({ measure, place }) => {
    const key = `${measure}@${place}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
