/**
 * The pathway of each request for red cells, chosen by its urgency, sample, history and the scientists' time: the best one
 * whose units would be ready in time, else the next faster. Which pathways there are follows from how the laboratory works.
 */
import { oNegative, oPositive, recipient, urgency } from "../contracts.ts";
import type { World } from "../world.ts";
import { queueMin } from "./benches.ts";
import { fixed, own, pathway, works } from "./state.ts";
import { antibodyMin, confirmMin, crossmatchMin, isElectronic, sampleDelayMin, sampleMin } from "./working.ts";

/** What the parts of a request's luck decide. */
export const luckOf = { issueOrRo: 0, adherence: 1, dTypeOrRoWanted: 2, antibodyOrRoMatch: 3 } as const;

/** One of four independent uniforms hidden in a uniform: its binary digits in blocks of 13. */
export function luckPart(luck: number, part: number): number {
  const blocks = luck * blockScale[part];
  return blocks - Math.floor(blocks);
}
const blockScale = [1, 8192, 8192 * 8192, 8192 * 8192 * 8192] as const;

/** Whether two concordant groups are in hand: two samples, or one and a history that can be read. */
export function hasTwoGroups(world: World, bank: number, bits: number): boolean {
  const history = bits & recipient.historicalGroup && own(world).working[bank] & works.history;
  return (bits & recipient.validSample) !== 0 && ((bits & recipient.secondSample) !== 0 || history !== 0);
}

/** Chooses the pathway of a row and writes it with its scientist minutes and delay; see the head of the file. */
export function choosePathway(world: World, row: number): void {
  const state = own(world);
  const { jobs } = state;
  const bank = jobs.bank[row];
  jobs.working[row] = state.working[bank];
  const bits = jobs.bits[row];
  if (jobs.urgency[row] === urgency.majorHaemorrhage) setPathway(world, row, pathway.groupOUncrossmatched);
  else if (bits & (recipient.antibody | recipient.haemoglobinopathy)) {
    const isReferred = (bits & recipient.antibody) !== 0 && !canWorkUpAntibody(world, row);
    setPathway(world, row, isReferred ? pathway.referredOut : pathway.groupSpecificCrossmatch);
  } else chooseInTime(world, row);
}

function chooseInTime(world: World, row: number): void {
  const { jobs } = own(world);
  const aheadMin = queueMin(world, jobs.bank[row], jobs.urgency[row]);
  const leftMin = jobs.neededByMin[row] - world.sim.nowMin - aheadMin;
  let fastest = pathway.groupOCrossmatch as number;
  let fastestMin = Number.POSITIVE_INFINITY;
  for (let candidate = 0; candidate <= pathway.groupOUncrossmatched; candidate++) {
    if (!isAllowed(world, row, candidate)) continue;
    setPathway(world, row, candidate);
    const neededMin = jobs.staffMin[row] + jobs.delayMin[row];
    if (neededMin <= leftMin) return;
    if (neededMin < fastestMin) {
      fastestMin = neededMin;
      fastest = candidate;
    }
  }
  setPathway(world, row, fastest);
}

function isAllowed(world: World, row: number, candidate: number): boolean {
  const state = own(world);
  const { jobs } = state;
  const { p } = fixed(world);
  const bank = jobs.bank[row];
  // Without crossmatch only where waiting is the greater danger.
  if (candidate === pathway.groupOUncrossmatched) return jobs.urgency[row] <= urgency.urgent;
  if (candidate === pathway.groupOCrossmatch) return true;
  if (state.groupOPolicy[bank] >= 0 && !hasTwoGroups(world, bank, jobs.bits[row])) return false;
  if (candidate === pathway.groupSpecificCrossmatch) return true;
  return isElectronic(world, bank) && luckPart(jobs.luck[row], luckOf.issueOrRo) < p.electronicIssueFraction;
}

/** On paper, with the history held elsewhere, a part of antibody work is beyond the laboratory. */
function canWorkUpAntibody(world: World, row: number): boolean {
  const { jobs, referOut } = own(world);
  const bank = jobs.bank[row];
  if (referOut[bank]) return false;
  if (isElectronic(world, bank)) return true;
  return luckPart(jobs.luck[row], luckOf.antibodyOrRoMatch) < fixed(world).p.antibodyByHandFraction;
}

/** Writes a pathway with what it costs: samples still to be grouped, the pathway itself, antibody work. */
function setPathway(world: World, row: number, chosen: number): void {
  const { jobs } = own(world);
  const { p } = fixed(world);
  const bank = jobs.bank[row];
  const bits = jobs.bits[row];
  let staffMin = 0;
  let delayMin = 0;
  if (chosen === pathway.electronicIssue || chosen === pathway.groupSpecificCrossmatch) {
    if (!(bits & recipient.validSample)) {
      staffMin += sampleMin(world, bank);
      delayMin += sampleDelayMin(world, bank, false);
    }
    if (!hasTwoGroups(world, bank, bits | recipient.validSample)) {
      staffMin += confirmMin(world, bank);
      // The second sample is taken while the first is worked; only its group is waited for.
      delayMin += Math.max(0, p.secondSampleMin - delayMin) + p.groupOnlyMin;
    }
  }
  const units = jobs.units[row];
  if (chosen === pathway.electronicIssue) {
    staffMin += p.issueMin + units * p.issueUnitMin;
    delayMin += p.electronicIssueDelayMin;
  } else if (chosen === pathway.groupOUncrossmatched) {
    staffMin = p.emergencyIssueMin;
    const isMajor = jobs.urgency[row] === urgency.majorHaemorrhage;
    delayMin = !isMajor ? 0 : world.ask.satelliteUnits(world, bank) > 0 ? p.satelliteMin : p.bankUnitMin;
  } else if (chosen === pathway.referredOut) {
    staffMin += p.referMin;
    delayMin += p.referenceTransportMin + p.referenceDelayMin;
  } else {
    staffMin += crossmatchMin(world, bank, units);
    delayMin += p.crossmatchDelayMin;
    if (bits & recipient.antibody) {
      staffMin += antibodyMin(world, bank);
      delayMin += p.antibodyDelayMin;
    }
  }
  jobs.pathway[row] = chosen;
  jobs.staffMin[row] = staffMin;
  jobs.delayMin[row] = delayMin;
}

/**
 * Group O of which D type, for a recipient whose group is not known: D-negative for those protected from D, else D-positive
 * as far as policy is followed. With a crossmatch, a quick manual D type settles it for most.
 */
export function groupOFor(world: World, row: number): number {
  const { jobs, adherence } = own(world);
  const bits = jobs.bits[row];
  const hasDType =
    jobs.pathway[row] === pathway.groupOCrossmatch &&
    luckPart(jobs.luck[row], luckOf.dTypeOrRoWanted) < fixed(world).p.manualDTypeFraction;
  if (hasDType) return (jobs.group[row] & 1) === 1 ? oNegative : oPositive;
  if (bits & recipient.protectFromD) return oNegative;
  return luckPart(jobs.luck[row], luckOf.adherence) < adherence[jobs.bank[row]] ? oPositive : oNegative;
}
