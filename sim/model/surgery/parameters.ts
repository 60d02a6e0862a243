/** Parameters of elective surgery: waits, pre-assessment, booking, the huddle, the day itself; the case mix is in case-mix.ts. */
import type { ParameterSpec } from "../../scenario/index.ts";
import { assumed, caseMix, number } from "./case-mix.ts";

const waiting = {
  limitP2Days: number("Limit of priority P2", "days", [28, 28, 28], [1, 400], "C-P2", "high"),
  limitP3Days: number("Limit of priority P3", "days", [90, 90, 90], [1, 400], "C-P3", "high"),
  limitP4Days: number("Limit of priority P4", "days", [365, 365, 365], [1, 1000], "C-P4", "high"),
  usualWaitP2Days: number(
    "Usual wait of P2",
    "days",
    [18, 14, 25],
    [1, 28],
    assumed("most within the limit of four weeks"),
  ),
  usualWaitP3Days: number(
    "Usual wait of P3",
    "days",
    [60, 45, 80],
    [1, 200],
    assumed("most within the limit of three months"),
  ),
  usualWaitP4Days: number(
    "Usual wait of P4",
    "days",
    [105, 80, 150],
    [1, 400],
    assumed("a waiting list of about eight weeks of work, in line with waits from decision to operation"),
  ),
} satisfies Record<string, ParameterSpec>;

const preparing = {
  preAssessmentLeadDays: {
    label: "Days from pre-assessment to the operation",
    unit: "days",
    shape: "distribution",
    default: { dist: "triangular", low: 2, mode: 7, high: 18 },
    factor: [0.6, 1.5],
    source: assumed("pre-assessment is days to weeks before; a third falls within the seven days of a sample"),
    confidence: "low",
  },
  resultsValidDays: number(
    "Days for which pre-operative blood results are valid",
    "days",
    [90, 28, 180],
    [1, 400],
    assumed("three months unless something changed; local rules differ"),
  ),
  sampleValidDays: number(
    "Days for which a group and screen sample is valid",
    "days",
    [7, 7, 7],
    [1, 90],
    "B-valid7",
    "high",
  ),
  sampleValidRecentDays: number(
    "The same after transfusion or pregnancy within three months",
    "days",
    [3, 3, 3],
    [1, 90],
    "B-valid3",
    "high",
  ),
  printedFraction: number(
    "Share of cases whose results are on paper in the notes",
    "fraction",
    [0.35, 0.1, 0.6],
    [0, 1],
    assumed("some units print results at pre-assessment, most look them up"),
  ),
} satisfies Record<string, ParameterSpec>;

const booking = {
  bookFromDays: number(
    "Days ahead at which lists open for booking",
    "days",
    [42, 42, 42],
    [14, 60],
    assumed("six, four, two: leave, staffing, booking"),
  ),
  lockDays: number(
    "Days ahead at which lists lock: full by then but for the space kept for P2",
    "days",
    [14, 7, 21],
    [1, 41],
    assumed("six, four, two: lists lock two weeks before"),
  ),
  noticeDays: number(
    "Least days of notice for a new date",
    "days",
    [5, 2, 10],
    [1, 21],
    assumed("pre-assessment and arrangements at home"),
  ),
  reserveFactor: number(
    "Space kept for P2 as a multiple of its usual share",
    "ratio",
    [1, 0.8, 1.2],
    [0, 2],
    assumed("booking offices keep about what they expect to need"),
  ),
  displacementNoticeDays: number(
    "Days before which a booked P3 or P4 case can still be moved for a P2",
    "days",
    [7, 3, 14],
    [1, 28],
    assumed("moving a case within its last week is avoided"),
  ),
  rebookWithinDays: number(
    "Days within which a P2 case that lost its date is wanted back: others give way rather than let it wait longer",
    "days",
    [14, 7, 28],
    [1, 41],
    assumed("after week 1 of 2024 the first lists went to the most pressing of those postponed"),
  ),
  cautiousDays: number(
    "Days ahead for which cases needing a group and screen get no new date while cover is short",
    "days",
    [14, 7, 28],
    [0, 42],
    assumed("booking offices wait for the next review rather than book what may be postponed"),
  ),
  cautiousCover: number(
    "Believed cover below which they wait",
    "fraction",
    [0.8, 0.5, 1],
    [0, 1],
    assumed("four fifths of the usual work is taken as nearly normal"),
  ),
} satisfies Record<string, ParameterSpec>;

const deciding = {
  groupOShareOfPlanned: number(
    "Share of planned units that managers expect to be group O while transfusion works on paper",
    "fraction",
    [0.5, 0.2, 1],
    [0, 1],
    assumed("between group-specific crossmatch for known groups and group O for the rest"),
  ),
  groupOQuantile: number(
    "Normal deviate of the need that must fit above the reserve (1.2816: nine times in ten)",
    "sd",
    [1.2816, 0.84, 1.645],
    [0, 4],
    assumed("managers plan for a bad but not the worst day"),
  ),
  alertUnits: number(
    "Units from which a case counts as likely to need blood in a national shortage",
    "units",
    [2, 2, 2],
    [1, 10],
    "A-cat3",
  ),
  alertChance: number(
    "Chance of so many units above which a P3 or P4 case waits in an amber alert",
    "fraction",
    [0.2, 0.1, 0.3],
    [0, 1],
    "A-cat3",
  ),
  latestResultMin: number(
    "Longest wait for a morning sample that still fits the list, as judged the day before",
    "min",
    [240, 120, 360],
    [30, 600],
    assumed("half a list"),
  ),
} satisfies Record<string, ParameterSpec>;

const onTheDay = {
  otherReasonFraction: number(
    "Cases put off on the day for other non-clinical reasons",
    "fraction",
    [0.0025, 0.002, 0.008],
    [0, 0.2],
    "C-canc (part of about 1 % in all; the split is an assumption)",
  ),
  clinicalFraction: number(
    "Cases put off on the day for clinical reasons or because the person did not come",
    "fraction",
    [0.045, 0.03, 0.08],
    [0, 0.3],
    assumed("all-cause cancellation on the day is several times the last-minute non-clinical rate"),
  ),
  overrunAllowanceMin: number(
    "Minutes past the end of a list into which a last case may still be begun so as to run",
    "min",
    [110, 30, 150],
    [0, 300],
    assumed("teams stay about an hour; set so that last-minute cancellations are near C-canc"),
  ),
  askAgainMin: number(
    "Minutes after which an idle theatre asks again for missing samples or units",
    "min",
    [20, 10, 40],
    [5, 120],
    assumed("the team telephones the laboratory"),
  ),
  plannedCellsMin: number(
    "Minutes within which planned units are wanted, asked for while the case before is under way",
    "min",
    [60, 30, 120],
    [1, 480],
    assumed("about the length of a short case"),
  ),
  urgentCellsMin: number(
    "Minutes within which unplanned units are wanted in theatre",
    "min",
    [30, 15, 60],
    [1, 240],
    assumed("bleeding that has not yet become a major haemorrhage"),
  ),
  transferAcceptedFraction: number(
    "Share of offered transfers for which a surgeon elsewhere agrees",
    "fraction",
    [0.85, 0.4, 0.95],
    [0, 1],
    assumed("colleagues of the same specialty mostly help"),
  ),
  transferTheatreFraction: number(
    "Share of those for which a theatre is free elsewhere",
    "fraction",
    [0.85, 0.4, 0.95],
    [0, 1],
    assumed("other hospitals have lists of their own; independent ones have room"),
  ),
  transferBedFraction: number(
    "Share of those in need of one for which an intensive care bed is free elsewhere",
    "fraction",
    [0.7, 0.3, 0.9],
    [0, 1],
    assumed("other units are nearly as full"),
  ),
  transferWithdrawnFraction: number(
    "Share of accepted transfers that are withdrawn before the person leaves",
    "fraction",
    [0.08, 0, 0.3],
    [0, 1],
    assumed("the receiver's own emergencies come first, or the person declines"),
  ),
  sampleTransportMin: number(
    "Minutes from a sample of an elective case to its arrival in the laboratory",
    "min",
    [25, 15, 60],
    [0, 600],
    assumed("a porter or a tube within the hospital, little less than from a ward"),
  ),
  fixedDateMovedDays: number(
    "Days within which a case with a fixed date must find another list, or it goes ahead",
    "days",
    [3, 1, 5],
    [0, 14],
    assumed("a planned caesarean can wait two or three days"),
  ),
  transferDays: number(
    "Days from acceptance until the person leaves",
    "days",
    [2, 1, 5],
    [1, 21],
    assumed("notes, images and a date are exchanged"),
  ),
} satisfies Record<string, ParameterSpec>;

export const parameters: Readonly<Record<string, ParameterSpec>> = {
  ...caseMix,
  ...waiting,
  ...preparing,
  ...booking,
  ...deciding,
  ...onTheDay,
};
