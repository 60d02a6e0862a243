/**
 * Which parameters stand behind what a chain tells: by constraint, by kind of record, by action, by family of measures. Names are
 * those that the mechanism really reads; values, ranges and sources come from the scenario's ledger. Nothing is worked out here.
 */
import type { CauseRecord, ConstraintName, RecordKind, World } from "../model/index.ts";
import type { Action, LedgerEntry, ParameterValue } from "../scenario/index.ts";
import { numberText } from "./text.ts";

/** What is needed of a line of the ledger to judge how far a number may be trusted, in words. */
export interface ParameterBehind {
  /** `service.parameter` */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  /** `10 to 20`; "" where no range is known. */
  readonly range: string;
  readonly source: string;
  readonly confidence: string;
  readonly isAssumption: boolean;
}

/** The first unmet constraint binds; a name may stand for several mechanisms, so lists may name several services. */
export const behindConstraint: Readonly<Record<ConstraintName, readonly string[]>> = {
  strike: ["theatres.strikeNoticeDays", "outpatients.strikeShare"],
  "class paused by decision": [
    "transfusion.initialConfidence",
    "transfusion.daysToTrust",
    "transfusion.stableCoverFraction",
    "transfusion.coverMemoryDays",
  ],
  "national blood shortage phase": [
    "blood-supply.amberDays",
    "blood-supply.assessmentDays",
    "blood-supply.trendDays",
    "blood-supply.declarationDelayDays",
    "surgery.alertUnits",
    "surgery.alertChance",
  ],
  "group O stock above the emergency reserve": [
    "blood-supply.reserveOPositive",
    "blood-supply.reserveONegative",
    "blood-supply.stockDays",
    "blood-supply.excessUseRatio",
    "surgery.groupOShareOfPlanned",
    "surgery.groupOQuantile",
  ],
  "scientists' time for planned work": [
    "transfusion.scientistsByDay",
    "transfusion.sampleMin",
    "transfusion.registrationMin",
    "transfusion.manualGroupMin",
    "transfusion.crossmatchMin",
    "transfusion.manualIssueMin",
    "transfusion.initialConfidence",
    "transfusion.daysToTrust",
  ],
  "valid group and screen": [
    "surgery.sampleValidDays",
    "surgery.preAssessmentLeadDays",
    "surgery.printedFraction",
    "transfusion.manualScreenMin",
    "transfusion.heldSampleMin",
  ],
  "blood test results seen": [
    "surgery.needsBloodResultsFraction",
    "surgery.resultsValidDays",
    "surgery.printedFraction",
    "surgery.latestResultMin",
    "laboratory.seenMinOnPaper",
    "chemotherapy.sampleValidDays",
    "chemotherapy.decisionHour",
    "intensive-care.resultNeededFraction",
    "transplant.testsMinOnPaper",
  ],
  "displaced by a more urgent case": [
    "surgery.displacementNoticeDays",
    "surgery.rebookWithinDays",
    "surgery.reserveFactor",
  ],
  "monitoring test in date": [
    "outpatients.testDependentFraction",
    "outpatients.leadDays",
    "outpatients.seenAnywayFraction",
    "outpatients.convertibleFraction",
    "outpatients.reviewHorizonDays",
    "outpatients.reviewedPerDayFraction",
  ],
  "laboratory capacity": [
    "laboratory.benchesByDay",
    "laboratory.staffMinElectronic",
    "laboratory.bookingInMin",
    "laboratory.analyserKeyingMin",
    "laboratory.resultEntryMin",
    "laboratory.historyLookupMin",
    "laboratory.practiceGainFraction",
    "laboratory.practiceDays",
  ],
  "request guidance": [
    "primary-care.guidanceReachesHours",
    "primary-care.liftingReachesHours",
    "primary-care.adherenceFraction",
  ],
  "age of the sample": ["laboratory.stabilityHours", "outpatients.phlebotomySpareFraction"],
  "intensive care bed": [
    "intensive-care.beds",
    "intensive-care.emergenciesPerWeek",
    "intensive-care.reserveFraction",
    "intensive-care.surgeFraction",
    "intensive-care.resultNeededFraction",
    "surgery.intensiveCareFraction",
  ],
  "list overrun": [
    "surgery.durationMin",
    "surgery.durationCv",
    "surgery.overrunAllowanceMin",
    "theatres.listMin",
    "theatres.utilisationFraction",
    "theatres.lateStartMin",
  ],
  "staff sickness": ["theatres.sicknessFraction", "outpatients.ordinaryPostponedFraction"],
  "other reason on the day": [
    "surgery.otherReasonFraction",
    "surgery.clinicalFraction",
    "blood-supply.discardedAfterIssueFraction",
    "blood-supply.satelliteWasteFraction",
  ],
  "electronic issue": [
    "transfusion.electronicIssueFraction",
    "transfusion.registrationMin",
    "transfusion.manualIssueMin",
    "transfusion.crossmatchDelayMin",
    "transfusion.manualDTypeFraction",
    "transfusion.oPositiveAdherence",
    "transfusion.competentFraction",
    "transfusion.skillFadeFraction",
  ],
  "group-specific stock": [
    "blood-supply.minimumUnits",
    "blood-supply.stockDays",
    "blood-supply.substitutionFraction",
    "transfusion.roMatchFraction",
    "transfusion.urgentPatienceMin",
  ],
  "unit passed its date": ["blood-supply.shelfLifeDays", "blood-supply.stockDays", "blood-supply.ageOnArrivalDays"],
  "practice systems": ["primary-care.phlebotomySpareFraction", "primary-care.lapsePerDayFraction"],
};

export const behindKind: Readonly<Record<RecordKind, readonly string[]>> = {
  // Before an action is known by its name: how soon what managers believe follows what has happened.
  action: ["transfusion.initialConfidence", "primary-care.guidanceReachesHours"],
  system: [
    "laboratory.bookingInMin",
    "laboratory.resultEntryMin",
    "laboratory.seenMinOnPaper",
    "transfusion.registrationMin",
  ],
  condition: ["laboratory.practiceDays", "transfusion.competentFraction", "transfusion.skillFadeFraction"],
  ordinary: ["theatres.sicknessFraction", "surgery.otherReasonFraction", "surgery.durationCv"],
  strike: ["theatres.strikeNoticeDays", "outpatients.strikeShare"],
  postponement: ["surgery.noticeDays", "outpatients.noticeDays"],
  wait: ["emergency.delayedAfterMin", "emergency.groupOAcceptedAfterMin", "transfusion.plannedPatienceMin"],
  substitution: ["transfusion.manualDTypeFraction", "blood-supply.substitutionFraction"],
  transfusion: ["emergency.askedPerTransfused", "surgery.transfusedFraction", "surgery.unitsIfTransfused"],
  discard: ["blood-supply.discardedAfterIssueFraction", "blood-supply.shelfLifeDays"],
  displacement: ["surgery.displacementNoticeDays", "surgery.rebookWithinDays"],
  deferral: ["primary-care.adherenceFraction", "primary-care.guidanceReachesHours"],
  alert: ["blood-supply.amberDays", "blood-supply.declarationDelayDays", "blood-supply.nationalDemandPerDay"],
  elsewhere: ["intensive-care.surgeFraction", "transplant.coverNeededFraction", "transplant.credibleHours"],
};

const behindRecovery = [
  "supplier.holdDays",
  "supplier.restorers",
  "supplier.rebuildWorkDays",
  "supplier.backupSuccessFraction",
  "supplier.assuranceDays",
  "supplier.transfusionTeam",
];
const behindAttack = [
  "supplier.segmentationFraction",
  "supplier.detectionPerDay",
  "supplier.dwellDays",
  ...behindRecovery,
];

export const behindAction: Readonly<Record<string, readonly string[]>> = {
  "system.fail": behindKind.system,
  "system.restore": behindKind.system,
  "supplier.attack": behindAttack,
  "supplier.recover": behindRecovery,
  "supplier.order": behindRecovery,
  "supplier.reinforce": behindRecovery,
  "demand.restrict": [
    "emergency.restrictedCutFraction",
    "primary-care.guidanceReachesHours",
    "primary-care.adherenceFraction",
  ],
  "demand.lift": ["primary-care.liftingReachesHours", "primary-care.phlebotomySpareFraction"],
  "mutualAid.open": ["laboratory.aidWorkMin", "primary-care.courierMinPerKm"],
  "laboratory.surge": ["laboratory.benchesByDay", "laboratory.benchesByNight"],
  "transfusion.surge": ["transfusion.scientistsByDay", "transfusion.competentFraction"],
  "transfusion.referOut": ["transfusion.referenceDelayMin", "transfusion.referenceTransportMin"],
  "transfusion.groupOPolicy": ["transfusion.oPositiveAdherence", "transfusion.oPositiveAdherenceUnderPolicy"],
  "blood.appeal": ["blood-supply.appealGainFraction", "blood-supply.appealLagDays", "blood-supply.appealDecayDays"],
  "surgery.transfer": [
    "surgery.transferAcceptedFraction",
    "surgery.transferTheatreFraction",
    "surgery.transferBedFraction",
    "surgery.transferWithdrawnFraction",
  ],
  "clinic.reviewByTestNeed": ["outpatients.reviewStartDays", "outpatients.reviewHorizonDays"],
};

/** First word of a measure's name, and the parameters that its level leans on even in ordinary weeks. */
export const behindMeasures: Readonly<Record<string, readonly string[]>> = {
  response: ["transfusion.initialConfidence"],
  supplier: ["laboratory.bookingInMin", "transfusion.registrationMin"],
  laboratory: ["laboratory.benchesByDay", "laboratory.staffMinElectronic", "laboratory.targetHours"],
  transfusion: ["transfusion.scientistsByDay", "transfusion.sampleMin", "transfusion.crossmatchMin"],
  redCells: ["blood-supply.stockDays", "blood-supply.useShare", "blood-supply.substitutionFraction"],
  national: ["blood-supply.initialStockDays", "blood-supply.nationalDemandPerDay", "blood-supply.fillFraction"],
  theatre: ["theatres.listMin", "theatres.utilisationFraction", "theatres.sicknessFraction"],
  elective: [
    "surgery.needsGroupAndScreenFraction",
    "surgery.needsBloodResultsFraction",
    "theatres.utilisationFraction",
  ],
  cancer: ["surgery.cancerPathwayFraction", "surgery.cancerPerWeek"],
  ed: ["emergency.attendancesPerDay", "emergency.stayPerWaitMin", "emergency.venousBloodFraction"],
  ward: ["emergency.requestsPerBedDay", "emergency.restrictedCutFraction"],
  emergency: ["emergency.operationsPerWeek", "emergency.groupOAcceptedAfterMin", "emergency.delayedAfterMin"],
  haemorrhage: ["emergency.haemorrhagesPerYear", "emergency.haemorrhageFirstWithinMin", "transfusion.satelliteMin"],
  sickle: ["emergency.exchangesPerWeek", "emergency.exchangeUnits", "emergency.exchangeEnoughFraction"],
  obstetric: ["emergency.birthsPerYear", "emergency.birthTransfusedFraction"],
  outpatient: [
    "outpatients.testDependentFraction",
    "outpatients.leadDays",
    "outpatients.convertibleFraction",
    "outpatients.seenAnywayFraction",
  ],
  intensiveCare: ["intensive-care.beds", "intensive-care.emergenciesPerWeek", "intensive-care.emergencyStayDays"],
  chemotherapy: ["chemotherapy.cyclesPerDay", "chemotherapy.sampleValidDays", "chemotherapy.pointOfCareFraction"],
  transplant: ["transplant.liverPerYear", "transplant.kidneyPerYear", "transplant.testsMinOnPaper"],
  harmReview: ["harm-review.scopeFraction", "harm-review.clinicianHoursPerWeek", "harm-review.hoursPerNote"],
  gp: ["primary-care.samplesPer1000Week", "primary-care.adherenceFraction", "primary-care.phlebotomySpareFraction"],
};

/** A constraint stands in several services; whose record it is, by service of the case or by kind, leaves the others' out. */
const notBehind: Readonly<Record<string, readonly string[]>> = {
  surgery: [
    "outpatients.",
    "emergency.",
    "chemotherapy.",
    "transplant.",
    "blood-supply.discarded",
    "blood-supply.satellite",
  ],
  outpatients: ["surgery.", "theatres.", "blood-supply.", "emergency."],
  emergency: ["surgery.", "outpatients."],
  chemotherapy: ["surgery.", "outpatients.", "emergency.", "transfusion."],
  transplant: ["outpatients.", "emergency.", "intensive-care.emergencies"],
  "intensive-care": ["surgery.", "outpatients.", "transplant.", "transfusion."],
  discard: ["surgery.", "outpatients."],
  substitution: ["surgery.", "outpatients."],
};

/**
 * Parameters behind a chain, nearest link first, then those of the measures; each once.
 * @param service that bore the case of the first link; "" when it is none
 * @param placeIds places for which a parameter's own value is told, where it differs by place
 */
export function parametersBehind(
  world: World,
  chain: readonly CauseRecord[],
  service: string,
  measures: readonly string[],
  placeIds: readonly string[],
): ParameterBehind[] {
  const names = new Set<string>();
  const add = (list: readonly string[] = []): void => {
    for (const name of list) names.add(name);
  };
  for (const record of chain) {
    if (record.binding !== null) add(behindConstraint[record.binding]);
    if (record.kind === "action") add(behindAction[actionName(world, record.subject)]);
    // A condition is wholly told by what it left unmet.
    else if (record.kind !== "condition" || record.binding === null) add(behindKind[record.kind]);
  }
  for (const measure of measures) add(behindMeasures[measure.split(".")[0]]);
  const foreign = [...(notBehind[service] ?? []), ...(notBehind[chain[0]?.kind ?? ""] ?? [])];
  const { ledger } = world.setup.scenario;
  return [...names].flatMap((name) => {
    const entry = ledger.find(({ path }) => path === name);
    const isForeign = foreign.some((prefix) => name.startsWith(prefix));
    return entry === undefined || isForeign ? [] : [told(world, entry, placeIds)];
  });
}

function actionName(world: World, number: number): string {
  const { actions } = world.states.response as { readonly actions: readonly Action[] };
  return actions[number]?.action ?? "";
}

function told(world: World, entry: LedgerEntry, placeIds: readonly string[]): ParameterBehind {
  const { path, label, value, unit, low, high, source, confidence, isAssumption } = entry;
  const ends = [low, high].map((end) => (end === null ? "" : shortText(end)));
  const range = ends.includes("") ? ends.join("") : `${ends[0]} to ${ends[1]}`;
  return {
    name: path,
    label,
    value: valueText(value, placeIds, otherwise(world, path)),
    unit,
    range,
    source,
    confidence,
    isAssumption,
  };
}

/** Value of a parameter by places at those that it does not name; undefined for others. */
function otherwise(world: World, path: string): number | undefined {
  const [service, name] = path.split(".");
  return world.setup.services.find((one) => one.name === service)?.parameters[name]?.otherwise;
}

const mostNamed = 4;

/** A number; a table as `key number`, of the places asked about where it names them; a distribution by its parts. */
function valueText(value: ParameterValue, placeIds: readonly string[], elsewhere: number | undefined): string {
  if (typeof value === "number") return shortText(value);
  if (typeof value === "boolean") return value ? "on" : "off";
  const parts: (readonly [string, unknown])[] = Object.entries(value).filter(([key]) => key !== "dist");
  const own = parts.filter(([key]) => placeIds.includes(key));
  const chosen = own.length > 0 ? own : elsewhere === undefined ? parts : [...parts, ["elsewhere", elsewhere] as const];
  const named = chosen.slice(0, mostNamed).map(([key, part]) => `${key} ${partText(part)}`);
  const rest = chosen.length - named.length;
  const kind = "dist" in value ? `${String(value.dist)}: ` : "";
  return `${kind}${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** Small shares keep two digits that say something. */
function shortText(value: number): string {
  return value !== 0 && value > -0.1 && value < 0.1 ? String(Number(value.toPrecision(2))) : numberText(value);
}

function partText(part: unknown): string {
  if (typeof part === "number") return shortText(part);
  return Array.isArray(part) ? part.map(partText).join(" ") : String(part);
}
