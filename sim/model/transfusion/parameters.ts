/** Parameters of transfusion laboratories: staff, minutes of work, delays, rules of choice, cover as managers see it. */
import type { ParameterSpec } from "../../scenario/index.ts";
import { fractionSpec, numberSpec, placesSpec } from "../specs.ts";

const minutes = (
  label: string,
  range: readonly [number, number, number],
  source: string,
  confidence: "high" | "medium" | "low" = "low",
) => numberSpec(label, "min", range, source, confidence);

const staff: Readonly<Record<string, ParameterSpec>> = {
  scientistsByDay: placesSpec(
    "Scientists at the grouping, crossmatching and issue benches on working days, 08:00 to 20:00",
    "staff",
    [3, 2, 8],
    "assumption: no rota is public; sized so that normal electronic work fills under half of their time",
    "low",
  ),
  scientistsAtWeekend: placesSpec(
    "The same at weekends and on bank holidays, 08:00 to 20:00",
    "staff",
    [2, 1, 5],
    "assumption: about two thirds of a working day",
    "low",
  ),
  scientistsAtNight: placesSpec(
    "The same at night, 20:00 to 08:00",
    "staff",
    [1, 1, 3],
    "assumption: a lone worker at night is usual; two at the largest centres",
    "low",
  ),
  sicknessFraction: fractionSpec(
    "Share of scientists absent on an ordinary day",
    [0.05, 0.03, 0.08],
    "assumption: NHS sickness absence is commonly about 5 %",
    "low",
  ),
  surgeSicknessFraction: fractionSpec(
    "Further share absent after some weeks of manual working",
    [0.12, 0, 0.15],
    "assumption: fatigue and sick leave after weeks of surge, a judgement of practitioners",
    "low",
  ),
  competentFraction: fractionSpec(
    "Share of scientists competent in manual grouping and crossmatching when it begins",
    [0.7, 0.4, 0.9],
    "assumption: registered and competency-assessed staff only; manual techniques are rarely used",
    "low",
  ),
  trainingDays: numberSpec(
    "Days of manual working until all scientists are competent",
    "days",
    [28, 21, 42],
    "assumption: newly competent in 3 to 6 weeks, a judgement of practitioners",
    "low",
    { minimum: 1 },
  ),
  skillFadeFraction: fractionSpec(
    "Extra time that manual work takes on the first day",
    [0.4, 0.1, 0.8],
    "assumption: skill fades where every day's work is electronic",
    "low",
  ),
  skillDays: numberSpec(
    "Days of practice in which that extra time is lost",
    "days",
    [7, 5, 21],
    "assumption: fluent again within two weeks",
    "low",
    { minimum: 1 },
  ),
  fatigueAfterDays: numberSpec(
    "Days of manual working after which fatigue begins to tell",
    "days",
    [17, 10, 24],
    "assumption: after weeks 2 to 3, a judgement of practitioners",
    "low",
  ),
  fatigueFraction: fractionSpec(
    "Extra time that tired staff take, reached a week after fatigue begins",
    [0.25, 0, 0.3],
    "assumption: a modest slowing",
    "low",
  ),
};

const work: Readonly<Record<string, ParameterSpec>> = {
  sampleMin: minutes(
    "Scientist time for a group and screen with all systems up",
    [4, 2, 6],
    "assumption: load, review and release on an interfaced analyser",
  ),
  registrationMin: minutes(
    "Extra scientist time for a sample without information systems: registration, transcription, phoning",
    [9, 5, 18],
    "assumption: the transfusion part of B-man-min (15, range 8 to 25), since one bench books in few samples",
  ),
  manualGroupMin: minutes(
    "Extra scientist time to group and screen by hand when the analyser cannot be used",
    [10, 6, 15],
    "B-man-tx",
  ),
  secondCheckMin: minutes(
    "Second check of each result written by hand",
    [3, 2, 6],
    "assumption: every result is second-checked (note of B-man-tx)",
  ),
  confirmSampleMin: minutes(
    "Scientist time for a second sample that confirms a group, all systems up",
    [3, 2, 5],
    "assumption: group only",
  ),
  issueMin: minutes("Scientist time to issue electronically, for a request", [3, 2, 6], "B-tat-ei"),
  issueUnitMin: minutes("Further scientist time for each unit issued", [1, 0.5, 2], "assumption: label and pick"),
  crossmatchMin: minutes(
    "Scientist time for a serological crossmatch, for a request",
    [8, 5, 15],
    "assumption: setting up and reading around the incubation of B-tat-xm",
  ),
  crossmatchUnitMin: minutes(
    "Further scientist time for each unit crossmatched",
    [3, 2, 6],
    "assumption: one tube or card a unit",
  ),
  manualIssueMin: minutes(
    "Extra scientist time for a request issued on paper: forms, labels by hand, traceability",
    [8, 4, 15],
    "assumption: the issue part of manual working (B-man-min)",
  ),
  manualIssueUnitMin: minutes(
    "Further extra scientist time for each unit issued on paper",
    [3, 1.5, 6],
    "assumption: a handwritten label and a check by a second person for each unit (B-sa-down)",
  ),
  emergencyIssueMin: minutes(
    "Scientist time to hand out group O without crossmatch",
    [4, 2, 8],
    "assumption: two signatures and a label",
  ),
  antibodyMin: minutes(
    "Scientist time to identify an antibody and find compatible units",
    [60, 30, 120],
    "assumption: part of the hours of B-tat-ab are hands-on",
  ),
};

const delays: Readonly<Record<string, ParameterSpec>> = {
  urgentScreenMin: minutes(
    "Time of an urgent group and screen beyond the scientist's",
    [40, 30, 55],
    "B-tat-gs",
    "medium",
  ),
  plannedScreenMin: minutes(
    "Time of a planned group and screen beyond the scientist's, batched",
    [150, 120, 240],
    "B-tat-gs",
    "medium",
  ),
  manualScreenMin: minutes(
    "Incubation and spinning of a manual group and screen",
    [35, 25, 50],
    "assumption: 15 min at 37 degrees, spin and read, controls",
  ),
  secondSampleMin: minutes(
    "Time until a second sample has been taken and has arrived",
    [30, 15, 90],
    "assumption: a porter's round trip",
  ),
  crossmatchDelayMin: minutes(
    "Time of a serological crossmatch beyond the scientist's",
    [36, 30, 52],
    "B-tat-xm",
    "high",
  ),
  electronicIssueDelayMin: minutes("Time of electronic issue beyond the scientist's", [2, 0, 6], "B-tat-ei", "medium"),
  bankUnitMin: minutes(
    "The same from the bank itself, while the satellite fridges are empty",
    [8, 5, 20],
    "B-tat-onel (5 minutes from a blood bank, and a runner)",
    "medium",
  ),
  satelliteMin: minutes("Time to the first group O unit in a major haemorrhage", [3, 0, 5], "B-tat-onel", "high"),
  antibodyDelayMin: minutes("Time of antibody work beyond the scientist's", [180, 60, 2820], "B-tat-ab", "medium"),
  referenceDelayMin: minutes(
    "Time at the reference laboratory of the blood service",
    [300, 180, 1440],
    "assumption: B-tat-ab; a few hours, a day at worst",
  ),
  referenceTransportMin: minutes(
    "Transport to and from the reference laboratory",
    [150, 60, 300],
    "assumption: two drives across London",
  ),
  referMin: minutes("Scientist time to refer a request out", [12, 6, 25], "assumption: forms, packing, phoning"),
  bedsideMin: minutes(
    "Units ready to units transfused",
    [60, 20, 180],
    "assumption: collection, bedside check and infusion",
  ),
  reservationMin: numberSpec(
    "Time for which crossmatched units stay reserved",
    "min",
    [1440, 1440, 2880],
    "A-hosp-rel",
    "high",
    { minimum: 60 },
  ),
  groupOnlyMin: minutes("Time of a group alone, beyond the scientist's", [15, 10, 20], "B-tat-gs-grp", "high"),
  heldSampleMin: minutes(
    "Time for which a planned sample is held before it is given up when nobody is free for it",
    [1440, 720, 4320],
    "assumption: on paper samples are held and worked only as far as there is time; validity is 3 days at most for many (B-valid3)",
  ),
  urgentRetryMin: minutes(
    "Time between looks at the shelf for an urgent request that waits for stock",
    [15, 5, 30],
    "assumption: a van is watched for",
  ),
  retryMin: minutes(
    "Time between looks at the shelf for a request that waits for stock",
    [60, 15, 120],
    "assumption: on each delivery, and about hourly",
  ),
};

const rules: Readonly<Record<string, ParameterSpec>> = {
  electronicIssueFraction: fractionSpec(
    "Share of requests eligible for electronic issue among those with two groups, no antibody and no haemoglobinopathy",
    [0.85, 0.75, 0.92],
    "B-ei-elig",
    "low",
  ),
  oPositiveAdherence: fractionSpec(
    "Share of group O for men and women of 50 and over of unknown group that is D-positive",
    [0.45, 0.3, 0.9],
    "B-opos-adopt",
    "low",
  ),
  oPositiveAdherenceUnderPolicy: fractionSpec(
    "The same under an O-positive policy",
    [0.85, 0.7, 0.95],
    "assumption: upper part of the range of B-opos-adopt",
    "low",
  ),
  manualDTypeFraction: fractionSpec(
    "Share of requests sent to group O for which the D type is known in time, by a quick manual test",
    [0.3, 0.2, 0.9],
    "assumption: a manual D type turns most to O-positive; sized by A-oneg-share-out (30 %)",
    "low",
  ),
  roWantedFraction: fractionSpec(
    "Share of haemoglobinopathy requests that ask for Ro units",
    [0.6, 0.55, 0.65],
    "A-scd-ro",
    "high",
  ),
  roMatchFraction: fractionSpec("Share of Ro requests met with Ro", [0.53, 0.5, 0.7], "A-ro-match", "medium"),
  antibodyDNegativeFraction: fractionSpec(
    "Share of D-positive recipients with an antibody for whom D-negative units are chosen",
    [0.25, 0.1, 0.5],
    "assumption: about half of antibodies are of the Rh system; D-negative units lack C and E as well, but matched D-positive ones are sought first",
    "low",
  ),
  roUnmetONegativeFraction: fractionSpec(
    "Share of unmet Ro requests given group O D-negative and not D-negative of their own ABO group",
    [0.8, 0.5, 1],
    "A-ro-match",
    "low",
  ),
  antibodyByHandFraction: fractionSpec(
    "Share of antibody requests that a laboratory on paper can work up itself",
    [0.4, 0.1, 0.8],
    "assumption: the rest need the reference laboratory while the history is held elsewhere",
    "low",
  ),
  plannedPatienceMin: minutes(
    "How long a planned request waits for stock before it takes fewer units",
    [720, 240, 1440],
    "assumption: the next routine delivery",
  ),
  urgentPatienceMin: minutes(
    "How long an urgent request waits for stock before it takes fewer units",
    [90, 45, 180],
    "assumption: one blue light delivery (A-deliv-emerg) and the time to see that it does not suffice",
  ),
};

const cover: Readonly<Record<string, ParameterSpec>> = {
  initialConfidence: fractionSpec(
    "Share of the believed capacity that managers dare to plan with on the day systems fail",
    [0.2, 0, 0.4],
    "assumption: no estimate of the restore, unknown reserve",
    "low",
  ),
  daysToTrust: numberSpec(
    "Days of stable working until they plan with all of it",
    "days",
    [12, 5, 21],
    "assumption: week by week release of classes in 2024",
    "low",
    { minimum: 1 },
  ),
  recoveryDaysToTrust: numberSpec(
    "The same after the systems are back",
    "days",
    [3, 1, 10],
    "assumption: validation and the first days of live working",
    "low",
    { minimum: 1 },
  ),
  stableCoverFraction: fractionSpec(
    "Share of urgent requests in time from which a day counts as stable",
    [0.85, 0.7, 0.95],
    "assumption: what a daily call would call coping",
    "low",
  ),
  urgentScreenTargetMin: minutes(
    "Time within which an urgent group and screen counts as in time",
    [90, 60, 120],
    "assumption: twice the usual time of B-tat-gs",
  ),
  coverMemoryDays: numberSpec(
    "Memory of the emergency load that managers set aside",
    "days",
    [3, 1, 7],
    "assumption: a daily call looks back a few days",
    "low",
    { minimum: 0.5 },
  ),
};

export const parameters: Readonly<Record<string, ParameterSpec>> = { ...staff, ...work, ...delays, ...rules, ...cover };
