/** The parameters of attack and recovery as plain numbers and samplers, and where each piece of an incident's luck lies. */
import { compile, ln, type Sampler } from "../../engine/index.ts";
import { systems } from "../contracts.ts";
import type { Setup } from "../setup.ts";
import { size as count } from "./numbers.ts";

/**
 * Places in the block of uniforms of an incident. Every piece of luck has its own place, whether or not it is needed, so that
 * a lever never shifts the luck of anything else.
 */
export const luckAt = {
  entry: 0,
  dwell: 1,
  detection: 2,
  hold: 3,
  pace: 4,
  firstLaboratory: 5,
  stages: 6,
  backup: 10,
  backupWork: 10 + count,
  rebuildWork: 10 + 2 * count,
  assurance: 10 + 3 * count,
  /** From here on by laboratory: whether it is reached, its back-entry, then each system's reach and site work. */
  laboratories: 10 + 4 * count,
} as const;

const perLaboratory = 2 + 2 * count;
export const luckWidth = (laboratories: number): number => luckAt.laboratories + laboratories * perLaboratory;
export const laboratoryLuck = (laboratory: number): number => luckAt.laboratories + laboratory * perLaboratory;
export const backEntryLuck = (laboratory: number): number => laboratoryLuck(laboratory) + 1;
export const reachLuck = (laboratory: number, system: number): number => laboratoryLuck(laboratory) + 2 + system;
export const siteLuck = (laboratory: number, system: number): number => laboratoryLuck(laboratory) + 2 + count + system;

export interface Rates {
  readonly entryPerAttempt: number;
  readonly detectionPerDay: number;
  readonly segmentationFraction: number;
  readonly laboratoryExposure: Float64Array;
  readonly systemExposure: Float64Array;
  readonly holdAfterDays: number;
  readonly restorers: number;
  readonly weekendWorkFraction: number;
  readonly backupSuccessFraction: number;
  readonly backupWorkDays: Float64Array;
  readonly rebuildWorkDays: Float64Array;
  readonly siteWorkDays: Float64Array;
  readonly transfusionTeam: number;
  /** Interfaces, validation, history load. */
  readonly stageDays: readonly number[];
  readonly backEntryPerDayDown: number;
  readonly dwellDays: Sampler;
  readonly holdDays: Sampler;
  readonly assuranceDays: Sampler;
  /** Factors with mean 1. */
  readonly workFactor: Sampler;
  readonly paceFactor: Sampler;
}

export function ratesOf(setup: Setup): Rates {
  const number = (name: string): number => setup.number("supplier", name);
  const spread = (mean: number, cv: number): Sampler => compile({ dist: "lognormal", mean, cv });
  return {
    entryPerAttempt: number("entryPerAttempt"),
    detectionPerDay: number("detectionPerDay"),
    segmentationFraction: number("segmentationFraction"),
    laboratoryExposure: setup.byPlace("supplier", "laboratoryExposure", setup.places.laboratories),
    systemExposure: setup.table("supplier", "systemExposure", systems),
    holdAfterDays: number("holdAfterDays"),
    restorers: number("restorers"),
    weekendWorkFraction: number("weekendWorkFraction"),
    backupSuccessFraction: number("backupSuccessFraction"),
    backupWorkDays: setup.table("supplier", "backupWorkDays", systems),
    rebuildWorkDays: setup.table("supplier", "rebuildWorkDays", systems),
    siteWorkDays: setup.table("supplier", "siteWorkDays", systems),
    transfusionTeam: number("transfusionTeam"),
    stageDays: [number("interfacesDays"), number("validationDays"), number("historyLoadDays")],
    backEntryPerDayDown: number("backEntryPerDayDown"),
    dwellDays: spread(number("dwellDays"), number("dwellCv")),
    holdDays: spread(number("holdDays"), number("holdCv")),
    assuranceDays: spread(number("assuranceDays"), number("assuranceCv")),
    workFactor: spread(1, number("workCv")),
    paceFactor: spread(1, number("paceCv")),
  };
}

/** Number of the first trial that succeeds, 1 or more, from one uniform; infinite where none ever does. */
export function firstSuccess(u: number, chance: number): number {
  if (chance >= 1) return 1;
  return chance <= 0 ? Number.POSITIVE_INFINITY : 1 + Math.floor(ln(1 - u) / ln(1 - chance));
}
