/**
 * How services speak to each other; they never import one another. Three ways: event kinds (scheduled by name through
 * setup.kind), questions (read only) and requests (functions of the owning service that check and commit in one call).
 * Only the owner writes its state. All places are small integers (places.ts); all causes are record numbers, -1 for none.
 */
import type { Action } from "../scenario/index.ts";
import type { World } from "./world.ts";

/** ABO/D groups in the order of every array by group. Even numbers are D positive, odd ones D negative. */
export const bloodGroups = ["O+", "O-", "A+", "A-", "B+", "B-", "AB+", "AB-"] as const;
export const groupCount = bloodGroups.length;
export const oPositive = 0;
export const oNegative = 1;

/** Systems of a laboratory that can fail, in the order of every array by system. */
export const systems = [
  "network",
  "lims",
  "order-communications",
  "middleware",
  "results-delivery",
  "transfusion-it",
  "patient-history",
  "courier-tracking",
] as const;

/** Where test requests come from. */
export const origins = ["emergency-department", "ward", "clinic", "pre-assessment", "practice"] as const;
export const origin = { emergencyDepartment: 0, ward: 1, clinic: 2, preAssessment: 3, practice: 4 } as const;

/** Order in which a laboratory takes work: theatre samples before clinics and practices (triage on arrival, 2024). */
export const priority = {
  emergency: 0,
  wardUrgent: 1,
  preAssessment: 2,
  clinic: 3,
  practiceUrgent: 4,
  routine: 5,
} as const;
export const priorityCount = 6;

/** Guidance in force on requesting tests. */
export const guidance = { open: 0, urgentOnly: 1, closed: 2 } as const;

/** Urgency of a group and screen or of red cells. */
export const urgency = { majorHaemorrhage: 0, urgent: 1, planned: 2 } as const;

/** Bits that describe who is to receive red cells. */
export const recipient = {
  /** Girl or woman under 50, or a child: group O D positive is not given while the group is unknown. */
  protectFromD: 1,
  /** Clinically significant antibody, now or in the history: serological crossmatch of antigen-negative units. */
  antibody: 2,
  /** Sickle cell or thalassaemia: Rh and K matched, Ro often asked for. */
  haemoglobinopathy: 4,
  /** A valid sample has been grouped and screened for this episode. */
  validSample: 8,
  /** A second, separately taken sample has confirmed the group in this episode. */
  secondSample: 16,
  /** An earlier group is on file (usable only while the history can be read). */
  historicalGroup: 32,
} as const;

/** Classes of elective surgery, in the order of every array by class. */
export const surgicalClasses = [
  "cardiac",
  "vascular",
  "cancer",
  "arthroplasty",
  "major-other",
  "laparoscopic",
  "minor",
  "kidney-living",
  "caesarean",
] as const;

/** Groups of classes that share lists: cases of one group can take each other's place. */
export const theatreGroups = [
  "cardiac",
  "vascular",
  "general",
  "orthopaedic",
  "specialist",
  "day-surgery",
  "obstetric",
] as const;
/** Theatre group of each surgical class. */
export const theatreGroupOfClass: readonly number[] = [0, 1, 2, 3, 4, 2, 5, 1, 6];

/** Kinds of care whose notes may come into scope of a harm review when it is postponed or delayed. */
export const reviewKinds = [
  "urgent-operation",
  "operation",
  "urgent-appointment",
  "appointment",
  "chemotherapy",
  "emergency-operation",
  "exchange",
  "transplant",
] as const;
export const reviewKind = {
  urgentOperation: 0,
  operation: 1,
  urgentAppointment: 2,
  appointment: 3,
  chemotherapy: 4,
  emergencyOperation: 5,
  exchange: 6,
  transplant: 7,
} as const;

/** Questions: read only, answered by the service named above each. */
export interface Questions {
  // supplier
  /** 1 up, 0 down, between: working in part. */
  systemUp(world: World, laboratory: number, system: number): number;
  /** Record behind the present state of a system, -1 while it is up. */
  systemCause(world: World, laboratory: number, system: number): number;

  // laboratory
  /** Guidance in force for requests of an origin; `place` is a hospital, for practices a borough. */
  guidanceFor(world: World, origin: number, place: number): number;
  guidanceCause(world: World, origin: number, place: number): number;
  /** Laboratory that takes the samples of a practice now (its own, or one that gives mutual aid). */
  practiceRoute(world: World, practice: number): number;
  /** Practice whose bag a reference names, as given to `submitSamples` by primary care. */
  practiceOfBag(world: World, reference: number): number;
  /** Requests that today's mutual-aid quota of a practice's borough still has room for; 0 without mutual aid. */
  aidRoom(world: World, practice: number): number;
  /** Expected minutes until a request of a priority that arrives now would be released, as staff would judge it. */
  expectedReleaseMin(world: World, laboratory: number, priority: number): number;
  /** Record behind slow working of a laboratory, -1 in ordinary working. */
  laboratoryCause(world: World, laboratory: number): number;

  // transfusion
  /** Scientist minutes that a bank can give to planned work on a day, as managers believe (lagged, with a margin for doubt). */
  plannedScientistMin(world: World, bank: number, day: number): number;
  /** Scientist minutes for a planned group and screen, and for one more unit made ready, in the present way of working. */
  scientistMinPerSample(world: World, bank: number): number;
  scientistMinPerUnit(world: World, bank: number): number;
  /** Believed share of emergency need that the bank can meet within its times, 0 to 1. */
  emergencyCoverFraction(world: World, bank: number): number;
  /** Record behind slow or restricted transfusion working, -1 in ordinary working. */
  transfusionCause(world: World, bank: number): number;

  // blood-supply
  unitsOnShelf(world: World, bank: number, group: number): number;
  /** Units of a group on the shelf above the emergency reserve (which only group O has); never negative. */
  unitsAboveReserve(world: World, bank: number, group: number): number;
  /** Group O units (D positive and negative) above the emergency reserve of a bank. */
  groupOAboveReserve(world: World, bank: number): number;
  /** Group O D-negative units in the satellite fridges of a bank. */
  satelliteUnits(world: World, bank: number): number;
  /** Record behind a short shelf, -1 when it is not short. */
  stockCause(world: World, bank: number): number;
  /** 0 green, 1 pre-amber, 2 amber, 3 red; as declared. */
  alertPhase(world: World): number;
  alertCause(world: World): number;

  // theatres
  /** Record of the decision that pauses a class of surgery at a hospital, -1 when it is not paused. */
  classPaused(world: World, hospital: number, surgicalClass: number): number;
  /** Record of the decision that pauses a case, -1 when it may go ahead: by class or by its need of a group and screen, unless its priority (2 to 4) or cancer is spared. */
  casePaused(
    world: World,
    hospital: number,
    surgicalClass: number,
    needsGroupAndScreen: number,
    priority: number,
    isCancer: number,
  ): number;
  /** Lists of a theatre group at a hospital on a day that run, as planned now. */
  listsOn(world: World, hospital: number, group: number, day: number): number;
  /** Planned minutes to which the lists of a group and day are booked, and those booked so far. */
  listTargetMin(world: World, hospital: number, group: number, day: number): number;
  listBookedMin(world: World, hospital: number, group: number, day: number): number;
  /** Unbooked minutes of one list; 0 when it does not run. */
  listFreeMin(world: World, hospital: number, group: number, day: number, list: number): number;
  /** Time at which the first case of a list of today can begin. */
  listStartMin(world: World, hospital: number, group: number, list: number): number;
  /** Time at which a list of a group ends by plan on a day. */
  listEndMin(world: World, hospital: number, group: number, day: number): number;
  /** Record of why a list does not run (strike, sickness), -1 when it runs. */
  listLostCause(world: World, hospital: number, group: number, day: number, list: number): number;

  // surgery
  /** Planned minutes of postponed cases of a theatre group that have no new date. */
  rebookingBacklogMin(world: World, hospital: number, group: number): number;

  // intensive-care
  /** Beds of a hospital that planned work may have: free now or coming free within so many minutes, above the reserve. */
  bedsFree(world: World, hospital: number, withinMin: number): number;
  /** Record behind a want of intensive care beds, -1 in ordinary working. */
  bedCause(world: World, hospital: number): number;

  // harm-review
  /** Appointments of a hospital that today's reviews of notes take the place of. */
  appointmentsTaken(world: World, hospital: number): number;

  // response
  /** First record of the incident itself, -1 before it or without one. */
  incidentCause(world: World): number;
  /** Number of an action that has been handed to its service, for `showAction`. */
  numberOfAction(world: World, action: Action): number;
}

/** Requests: functions of the owning service that check and commit in one call. */
export interface Requests {
  // laboratory
  /**
   * Sends `count` requests together (a bag, or one tube rack of one person) that reach the laboratory at `arriveMin`.
   * For each tray whose results are seen, event `seenKind` fires with (reference, number seen); for those thrown away,
   * `discardedKind` with (reference, number). Returns the record of nothing: results come only as events.
   */
  submitSamples(
    world: World,
    laboratory: number,
    origin: number,
    priority: number,
    count: number,
    collectedMin: number,
    arriveMin: number,
    seenKind: number,
    discardedKind: number,
    reference: number,
  ): void;

  /** Counts a practice's bag, sent to `laboratory`, against today's mutual-aid quota of its borough. */
  useAid(world: World, practice: number, laboratory: number, count: number): void;

  // transfusion
  /**
   * Asks for a group and screen; `readyKind` fires with (reference, 1) when the result can be used, or with (reference, 0)
   * when a planned sample has been held for too long without being worked: a new one is needed. -1 when nobody waits for it.
   */
  requestGroupAndScreen(
    world: World,
    bank: number,
    urgency: number,
    recipientBits: number,
    readyKind: number,
    reference: number,
  ): void;
  /**
   * Asks for red cells. `readyKind` fires with (reference, units made ready) when they are at hand: that may be fewer
   * than asked. `unitsUsed` of them are transfused, the rest go back when the reservation ends. `neededByMin` is the time by which they are wanted;
   * `group` the true group of the recipient (known to the laboratory only as far as `recipientBits` say); `luck` a uniform of the
   * request drawn at its birth, used for nothing else; `subjectKey` the birth key of who is to receive them, for explanations.
   */
  requestRedCells(
    world: World,
    bank: number,
    urgency: number,
    group: number,
    recipientBits: number,
    units: number,
    unitsUsed: number,
    neededByMin: number,
    luck: number,
    readyKind: number,
    reference: number,
    subjectKey?: number,
  ): void;

  // blood-supply
  /** Reserves up to `units` of a group, oldest first; returns a lot number, -1 when there is none. `lotUnits` tells how many. */
  reserveUnits(world: World, bank: number, group: number, units: number): number;
  lotUnits(world: World, lot: number): number;
  /**
   * Transfuses up to `units` of a lot, oldest first, to a recipient of `recipientGroup`; returns how many. The rest stays
   * reserved until `returnLot`; a lot with nothing left is gone (its number may be given again).
   * @throws InvariantError on ABO incompatibility
   */
  transfuseLot(world: World, lot: number, units: number, recipientGroup: number): number;
  /** Puts a whole lot back on the shelf (or to waste when it has passed its date). */
  returnLot(world: World, lot: number): void;
  /** Says that so many transfused units of group O D-negative came from satellite fridges, as far as those held any. */
  takeFromSatellites(world: World, bank: number, units: number): void;
  /** Ad hoc order to the blood service by ordinary van (0) or blue light (1). */
  orderUnits(world: World, bank: number, group: number, units: number, blueLight: number): void;

  // theatres
  /** Puts a case of `plannedMin` on the fullest list of that day that has room; returns the list, -1 when none has. */
  bookOnList(world: World, hospital: number, group: number, day: number, plannedMin: number): number;
  /** Takes a case off a list. */
  leaveList(world: World, hospital: number, group: number, day: number, list: number, plannedMin: number): void;
  /** Reports minutes of a list of today used by an operation. */
  useTheatre(world: World, hospital: number, usedMin: number): void;

  // intensive-care
  /**
   * Holds a bed for a planned operation (`use` is its class) or a transplant (`use` is the number of classes) from now on; returns
   * 1, or 0 when there is none (`bedCause` tells why). `stayLuck` and `resultLuck` are uniforms of the case, used for nothing else.
   */
  seizeBed(
    world: World,
    hospital: number,
    use: number,
    stayLuck: number,
    resultLuck: number,
    subjectKey: number,
  ): number;
  /** Gives back the bed held for a case that does not go ahead. */
  releaseBed(world: World, hospital: number, subjectKey: number): void;

  // harm-review
  /** Tells of care of a kind that was postponed or delayed and leads back to the incident; the rule of scope is the service's own. */
  noteForReview(world: World, hospital: number, reviewKind: number): void;

  // response
  /** Takes an action now: it takes effect after its delay. Returns its cause record. */
  takeAction(world: World, actionIndex: number): number;
  /** An action that nobody knew of comes to light: it gets its record, which belongs to the incident, and is returned. */
  showAction(world: World, actionIndex: number): number;
}
