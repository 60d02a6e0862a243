/** Parameters of intensive care: beds and emergencies by hospital, lengths of stay, reserve, surge, and the step down to a ward. */
import type { ParameterSpec } from "../../scenario/index.ts";
import { surgicalClasses } from "../contracts.ts";
import { fractionSpec, numberSpec, placesSpec, tableSpec } from "../specs.ts";

/** What an elective bed is for: a class of surgery, or a transplant after a night offer. */
export const bedUses = [...surgicalClasses, "transplant"] as const;

const stays: Readonly<Record<(typeof bedUses)[number], number>> = {
  cardiac: 1.8,
  vascular: 1.8,
  cancer: 1.8,
  arthroplasty: 1,
  "major-other": 1.6,
  laparoscopic: 1,
  minor: 1,
  "kidney-living": 1,
  caesarean: 1,
  transplant: 3,
};

export const parameters: Readonly<Record<string, ParameterSpec>> = {
  beds: placesSpec(
    "Staffed intensive care beds",
    "beds",
    [0, 0, 150],
    "assumption: 96 adult beds at King's in 2018 and over 120 after its new centre (press); the rest by judgement",
    "low",
  ),
  emergenciesPerWeek: placesSpec(
    "Emergency admissions to intensive care",
    "admissions/week",
    [0, 0, 200],
    "assumption: so that emergencies and planned stays together fill about 85 % of the beds in ordinary weeks",
    "low",
  ),
  emergencyStayDays: {
    label: "Days in intensive care of an emergency",
    unit: "days",
    shape: "distribution",
    default: { dist: "lognormal", mean: 5.5, cv: 1.4 },
    low: 4,
    high: 7.5,
    source: "assumption: two to three days in the median and about a week in the upper quarter, as units report",
    confidence: "low",
  },
  electiveStayDays: tableSpec(
    "Mean days in intensive care after planned surgery or a transplant",
    "days",
    stays,
    [0.5, 6],
    "assumption: most leave on the first or second day",
    "low",
  ),
  electiveStayCv: numberSpec(
    "Coefficient of variation of those days",
    "ratio",
    [0.8, 0.4, 1.5],
    "assumption: a few stay for a week",
    "low",
    { maximum: 3 },
  ),
  reserveFraction: fractionSpec(
    "Share of the beds kept free for emergencies at the morning check (whole beds, rounded down)",
    [0.03, 0, 0.1],
    "assumption: one or two beds in a large unit",
    "low",
  ),
  surgeFraction: fractionSpec(
    "Beds that can be opened beyond the staffed ones, of these",
    [0.2, 0.1, 0.5],
    "assumption: theatre recovery is used when the units are full (a practice that Guy's and St Thomas' describes)",
    "low",
  ),
  leavingCountedHours: numberSpec(
    "Hours ahead for which the morning check counts beds as coming free",
    "hours",
    [9, 4, 12],
    "assumption: a case of the morning list needs its bed in the afternoon",
    "low",
    { maximum: 24 },
  ),
  resultNeededFraction: fractionSpec(
    "Share of step-downs that wait for a laboratory result",
    [0.5, 0.2, 0.8],
    "assumption: blood-gas testing on the unit covers the rest (D-poct-cover is 30 % of panels)",
    "low",
  ),
  reviewLeadHours: numberSpec(
    "Hours before the planned step-down at which its sample is taken",
    "hours",
    [5, 2, 10],
    "assumption: early morning bloods for a step-down about midday",
    "low",
    { maximum: 24 },
  ),
  stepDownFromHour: numberSpec(
    "Hour from which people are moved to a ward",
    "hour",
    [9, 8, 11],
    "assumption: after the morning round; moves at night are avoided",
    "low",
    { maximum: 23 },
  ),
  stepDownToHour: numberSpec(
    "Hour until which people are moved to a ward",
    "hour",
    [21, 18, 23],
    "assumption: moves at night are avoided",
    "low",
    { maximum: 24 },
  ),
  heldUpAfterHours: numberSpec(
    "Hours beyond the planned step-down after which a record tells why",
    "hours",
    [6, 4, 24],
    "assumption: earlier than that is an ordinary day",
    "low",
    { maximum: 72 },
  ),
};
