/** What a case still lacks: a valid group and screen, blood results, a class that runs; and the record behind what binds it. */
import { constraint } from "../causes.ts";
import { systems } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed } from "./fixed.ts";
import { fact, own } from "./state.ts";

const transfusionIt = systems.indexOf("transfusion-it");
const patientHistory = systems.indexOf("patient-history");

export const unmet = {
  strike: 1 << constraint.strike,
  paused: 1 << constraint["class paused by decision"],
  alert: 1 << constraint["national blood shortage phase"],
  groupO: 1 << constraint["group O stock above the emergency reserve"],
  scientists: 1 << constraint["scientists' time for planned work"],
  sample: 1 << constraint["valid group and screen"],
  results: 1 << constraint["blood test results seen"],
  displaced: 1 << constraint["displaced by a more urgent case"],
  bed: 1 << constraint["intensive care bed"],
  overrun: 1 << constraint["list overrun"],
  sickness: 1 << constraint["staff sickness"],
  other: 1 << constraint["other reason on the day"],
} as const;

/** Whether earlier results of a hospital's laboratory can be looked up. */
export function canLookUp(world: World, hospital: number): boolean {
  const laboratory = world.setup.places.laboratoryOfHospital[hospital];
  if (laboratory < 0) return true;
  return world.ask.systemUp(world, laboratory, patientHistory) > 0;
}

function canLookUpSample(world: World, hospital: number): boolean {
  const laboratory = world.setup.places.laboratoryOfHospital[hospital];
  if (laboratory < 0) return true;
  return (
    world.ask.systemUp(world, laboratory, transfusionIt) > 0 ||
    world.ask.systemUp(world, laboratory, patientHistory) > 0
  );
}

export function sampleValidDays(world: World, row: number): number {
  const { number } = fixed(world);
  const isRecent = own(world).rows.facts[row] & fact.recentTransfusion;
  return isRecent ? number.sampleValidRecentDays : number.sampleValidDays;
}

/** A group and screen that is ready, in date on the day, and can be read. */
export function hasSample(world: World, row: number, day: number): boolean {
  const { rows } = own(world);
  const facts = rows.facts[row];
  if (!(facts & fact.sampleReady) || day - rows.sampleDay[row] > sampleValidDays(world, row)) return false;
  return (facts & (fact.sampleOnPaper | fact.printed)) !== 0 || canLookUpSample(world, rows.hospital[row]);
}

/** Blood results that were seen, are in date on the day, and can be read. */
export function hasResults(world: World, row: number, day: number): boolean {
  const { rows } = own(world);
  const facts = rows.facts[row];
  if (!(facts & fact.bloodsSeen) || day - rows.bloodsDay[row] > fixed(world).number.resultsValidDays) return false;
  return (facts & (fact.bloodsOnPaper | fact.printed)) !== 0 || canLookUp(world, rows.hospital[row]);
}

export function pauseOf(world: World, row: number): number {
  const { rows } = own(world);
  const facts = rows.facts[row];
  return world.ask.casePaused(
    world,
    rows.hospital[row],
    rows.surgicalClass[row],
    facts & fact.needsSample ? 1 : 0,
    rows.priority[row],
    facts & fact.cancer ? 1 : 0,
  );
}

/** Bits of what keeps a case from beginning now: decisions, sample, results, units. */
export function lacking(world: World, row: number, day: number): number {
  const { rows } = own(world);
  const facts = rows.facts[row];
  let bits = pauseOf(world, row) >= 0 ? unmet.paused : 0;
  if (facts & fact.needsSample && !hasSample(world, row, day)) bits |= unmet.sample;
  if (facts & fact.needsBloods && !hasResults(world, row, day)) bits |= unmet.results;
  if (facts & fact.cellsNone) {
    const bank = world.setup.places.bankOfHospital[rows.hospital[row]];
    bits |= world.ask.stockCause(world, bank) >= 0 ? unmet.groupO : unmet.scientists;
  } else if (facts & fact.cellsAsked && !(facts & fact.cellsReady)) bits |= unmet.scientists;
  return bits;
}

/**
 * Record behind the binding constraint of a case (the lowest bit), asked of its owner; -1 where its owner knows of nothing
 * out of the ordinary. Strikes, sickness and displacement are given by the caller, who knows the record.
 */
export function recordBehind(world: World, row: number, bits: number): number {
  const { places } = world.setup;
  const hospital = own(world).rows.hospital[row];
  const bank = places.bankOfHospital[hospital];
  const laboratory = places.laboratoryOfHospital[hospital];
  switch (bits & -bits) {
    case unmet.paused:
      return pauseOf(world, row);
    case unmet.alert:
      return world.ask.alertCause(world);
    case unmet.groupO: {
      const stock = bank < 0 ? -1 : world.ask.stockCause(world, bank);
      return stock >= 0 || bank < 0 ? stock : world.ask.transfusionCause(world, bank);
    }
    case unmet.scientists:
      return bank < 0 ? -1 : world.ask.transfusionCause(world, bank);
    case unmet.sample: {
      const behind = bank < 0 ? -1 : world.ask.transfusionCause(world, bank);
      return behind >= 0 || laboratory < 0 ? behind : historyCause(world, laboratory);
    }
    case unmet.results: {
      const behind = laboratory < 0 ? -1 : world.ask.laboratoryCause(world, laboratory);
      return behind >= 0 || laboratory < 0 ? behind : historyCause(world, laboratory);
    }
    case unmet.bed:
      return world.ask.bedCause(world, hospital);
    default:
      return -1;
  }
}

function historyCause(world: World, laboratory: number): number {
  return world.ask.systemCause(world, laboratory, patientHistory);
}
