/** Parameters of the case mix: volumes by hospital, and by class the need of blood, tests and time, priority and pathway. */
import type { ParameterSpec } from "../../scenario/index.ts";
import { surgicalClasses } from "../contracts.ts";

export const assumed = (reasoning: string) => `assumption: ${reasoning}`;

function volume(what: string): ParameterSpec {
  return {
    label: `Planned ${what} a week (decisions to operate)`,
    unit: "cases/week",
    shape: "places",
    default: {},
    otherwise: 0,
    minimum: 0,
    maximum: 2000,
    factor: [0.65, 1.45],
    source: assumed("no list of operations by hospital and class is public; the total of the two trusts is C-elec-wk"),
    confidence: "low",
  };
}

function byClass(
  label: string,
  unit: string,
  values: readonly number[],
  maximum: number,
  source: string,
  factor: readonly [number, number],
): ParameterSpec {
  return {
    label,
    unit,
    shape: "table",
    keys: surgicalClasses,
    default: Object.fromEntries(surgicalClasses.map((name, index) => [name, values[index]])),
    minimum: 0,
    maximum,
    factor,
    source,
    confidence: "low",
  };
}

export function number(
  label: string,
  unit: string,
  [value, low, high]: readonly [number, number, number],
  [minimum, maximum]: readonly [number, number],
  source: string,
  confidence: ParameterSpec["confidence"] = "low",
): ParameterSpec {
  // Days are those of lists and calendars: half of one would be an index of nothing.
  const shape = unit === "days" ? "integer" : "number";
  return { label, unit, shape, default: value, low, high, minimum, maximum, source, confidence };
}

/** Name of the volume parameter of each class, in the order of the classes. */
export const volumeNames = [
  "cardiacPerWeek",
  "vascularPerWeek",
  "cancerPerWeek",
  "arthroplastyPerWeek",
  "majorOtherPerWeek",
  "laparoscopicPerWeek",
  "minorPerWeek",
  "kidneyLivingPerWeek",
  "caesareanPerWeek",
] as const;

const volumes: Record<string, ParameterSpec> = {
  cardiacPerWeek: volume("cardiac operations"),
  vascularPerWeek: volume("open vascular operations"),
  cancerPerWeek: volume("major cancer resections"),
  arthroplastyPerWeek: volume("hip and knee replacements"),
  majorOtherPerWeek: volume("other major operations (neurosurgery, spine, gynaecology, urology)"),
  laparoscopicPerWeek: volume("laparoscopic operations"),
  minorPerWeek: volume("day cases and minor operations, eyes and scopes in theatre"),
  kidneyLivingPerWeek: volume("kidney transplants from living donors"),
  caesareanPerWeek: volume("planned caesareans"),
};

const need: Record<string, ParameterSpec> = {
  needsGroupAndScreenFraction: byClass(
    "Share of cases that need a valid group and screen",
    "fraction",
    [1, 1, 1, 0.75, 0.9, 0.3, 0, 1, 1],
    1,
    "C-gs-cardiac, C-gs-vascular, C-gs-cancer, C-gs-hip and C-gs-knee in equal parts, C-gs-lap, C-gs-minor, C-gs-kidney, C-gs-cs; other major: assumption",
    [0.75, 1.3],
  ),
  transfusedFraction: byClass(
    "Share of cases that need a group and screen or not that are given red cells",
    "fraction",
    [0.5, 0.35, 0.12, 0.024, 0.05, 0.003, 0.0005, 0.15, 0.03],
    1,
    "C-tx-cardiac, C-tx-vascular, C-tx-cancer, C-tx-hip and C-tx-knee in equal parts, C-tx-lap, C-tx-minor, C-tx-kidney, C-tx-cs; other major: assumption",
    [0.6, 2],
  ),
  unitsIfTransfused: byClass(
    "Mean units of red cells of a case that is given any (1 + Poisson)",
    "units",
    [2, 3, 2, 2, 2, 1.5, 1, 2, 2],
    20,
    "C-u-cardiac, C-u-vascular, C-u-cancer, C-u-hip, C-u-knee, C-u-lap, C-u-minor, C-u-kidney, C-u-cs; other major: assumption",
    [0.6, 1.6],
  ),
  unitsMadeReady: byClass(
    "Units made ready before the operation; 0 where none are",
    "units",
    [2, 2, 0, 0, 0, 0, 0, 0, 0],
    10,
    assumed("a maximum blood ordering schedule keeps units ready only where at least a third of cases are given some"),
    [0.5, 2],
  ),
  durationMin: byClass(
    "Mean theatre occupancy of a case, turnover included",
    "min",
    [270, 240, 210, 110, 115, 75, 45, 200, 60],
    900,
    "C-dur-cardiac, C-dur-vascular, C-dur-resection, C-dur-arthroplasty, C-dur-minor, C-dur-kidney, C-dur-cs; other major and laparoscopic: assumption",
    [0.75, 1.35],
  ),
  durationCv: number("Coefficient of variation of occupancy", "ratio", [0.33, 0.25, 0.5], [0, 2], "C-dur-cv"),
  needsBloodResultsFraction: byClass(
    "Share of cases that do not go ahead without blood results",
    "fraction",
    [1, 1, 1, 0.9, 0.9, 0.5, 0.08, 1, 0.9],
    1,
    assumed("routine pre-operative tests by grade of surgery and fitness: nearly all major cases, few minor ones"),
    [0.7, 1.2],
  ),
  p2Fraction: byClass(
    "Share of cases of priority P2",
    "fraction",
    [0.7, 0.6, 0.9, 0.03, 0.22, 0.15, 0.18, 1, 1],
    1,
    "C-pmix (25 / 30 / 45 over all; the split by class is an assumption)",
    [0.8, 1.1],
  ),
  p3Fraction: byClass(
    "Share of cases of priority P3",
    "fraction",
    [0.25, 0.25, 0.1, 0.27, 0.33, 0.35, 0.32, 0, 0],
    1,
    "C-pmix (25 / 30 / 45 over all; the split by class is an assumption)",
    [0.8, 1.2],
  ),
  cancerPathwayFraction: byClass(
    "Share of cases on a cancer pathway",
    "fraction",
    [0, 0, 1, 0, 0.08, 0.03, 0.06, 0, 0],
    1,
    assumed("all resections, and some diagnostic and minor operations"),
    [0.7, 1.3],
  ),
  intensiveCareFraction: byClass(
    "Share of cases that need an intensive care bed after the operation",
    "fraction",
    [0.97, 0.5, 0.35, 0.01, 0.08, 0.005, 0, 0.1, 0],
    1,
    assumed("cardiac nearly all, half of vascular, some cancer and other major operations"),
    [0.5, 1.5],
  ),
  groupFraction: {
    label: "Share of people by ABO and D group",
    unit: "fraction",
    shape: "table",
    keys: ["O+", "O-", "A+", "A-", "B+", "B-", "AB+", "AB-"],
    default: {
      "O+": 0.396,
      "O-": 0.056,
      "A+": 0.314,
      "A-": 0.05,
      "B+": 0.124,
      "B-": 0.016,
      "AB+": 0.037,
      "AB-": 0.007,
    },
    minimum: 0,
    maximum: 1,
    isProfile: true,
    source: "A-sel-Opos, A-sel-Oneg, A-sel-Apos, A-sel-Aneg, A-sel-Bpos, A-sel-Bneg, A-sel-ABpos, A-sel-ABneg",
    confidence: "low",
  },
  protectFromDFraction: byClass(
    "Share of cases that are children or women under 50 (no D-positive cells while the group is unknown)",
    "fraction",
    [0.1, 0.08, 0.12, 0.08, 0.35, 0.35, 0.3, 0.25, 1],
    1,
    assumed("age and sex of the usual case mix"),
    [0.6, 1.4],
  ),
  antibodyFraction: number(
    "Share of people with a red cell antibody",
    "fraction",
    [0.02, 0.004, 0.05],
    [0, 1],
    "B-abpos",
    "medium",
  ),
  historicalGroupFraction: number(
    "Share of people with an earlier group on file",
    "fraction",
    [0.65, 0.5, 0.8],
    [0, 1],
    "B-hist",
  ),
  recentTransfusionFraction: number(
    "Share of other cases transfused or pregnant in the last three months",
    "fraction",
    [0.05, 0.02, 0.1],
    [0, 1],
    assumed("few elective patients were transfused lately; all planned caesareans count as pregnant"),
  ),
};

export const caseMix: Readonly<Record<string, ParameterSpec>> = { ...volumes, ...need };
