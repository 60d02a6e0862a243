/**
 * The shortage phase as the blood service declares it: daily, on level and on trend, after a while and with a delay, and
 * with a higher level to leave than to enter. A phase is an outcome: nothing sets it.
 */
import { constraint } from "../causes.ts";
import { groupCount } from "../contracts.ts";
import type { World } from "../world.ts";
import { allStockDays, groupOMask, raiseDonations, stockDays, worstTransfusionCause } from "./national.ts";
import { fixed, own } from "./state.ts";

export const phase = { green: 0, preAmber: 1, amber: 2, red: 3 } as const;

/** Looks at the stock of all groups once a day and proposes another phase when level and trend ask for it. */
export function assessStock(world: World, day: number): void {
  const f = fixed(world);
  const { national } = own(world);
  const span = f.trendDays + 1;
  let isFalling = 0;
  let isBelowAmber = 0;
  let isBelowRed = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let group = 0; group < groupCount; group++) {
    const now = stockDays(world, group);
    const before = national.history[group * span + ((day + 1) % span)];
    national.history[group * span + (day % span)] = now;
    lowest = Math.min(lowest, now);
    if (now < f.amberDays) isBelowAmber = 1;
    if (now < f.redDays) isBelowRed = 1;
    if (now < f.amberDays && now < before) isFalling = 1;
  }
  national.belowAmberDays = isBelowAmber ? national.belowAmberDays + 1 : 0;
  national.belowRedDays = isBelowRed ? national.belowRedDays + 1 : 0;
  national.aboveExitDays = lowest >= f.exitDays ? national.aboveExitDays + 1 : 0;
  const wanted = phaseFor(world, isFalling === 1);
  if (wanted !== national.phase && national.proposed < 0) {
    national.proposed = wanted;
    world.sim.after(f.declarationDelayDays * (24 * 60), f.kinds.alertDeclared, wanted);
  }
  world.record(f.measure.alertPhase, 0, national.phase, 1);
}

function phaseFor(world: World, isFalling: boolean): number {
  const f = fixed(world);
  const { national } = own(world);
  if (national.belowRedDays >= f.assessmentDays) return phase.red;
  if (national.phase === phase.red) return national.belowRedDays === 0 ? phase.amber : phase.red;
  if (national.belowAmberDays >= f.assessmentDays && isFalling) return phase.amber;
  if (national.phase === phase.amber && national.aboveExitDays < f.exitSustainedDays) return phase.amber;
  const total = allStockDays(world);
  // Left at once, pre-amber would come and go with the weekday.
  const limit = national.phase === phase.preAmber ? (f.preAmberDays + f.exitDays) / 2 : f.preAmberDays;
  return total < limit || national.belowAmberDays > 0 ? phase.preAmber : phase.green;
}

/** The phase is declared: hospitals and donors learn of it. */
export function declareAlert(world: World, declared: number): void {
  const f = fixed(world);
  const { national } = own(world);
  const before = national.phase;
  national.proposed = -1;
  national.phase = declared;
  if (declared < phase.amber) {
    national.alertCause = -1;
    return;
  }
  if (before < phase.amber) raiseDonations(world, groupOMask, f.alertDonorFraction);
  if (declared <= before) return;
  const unmet = 1 << constraint["national blood shortage phase"];
  const behind = before >= phase.amber ? national.alertCause : causeOfShortage(world);
  national.alertCause = world.causes.add("alert", world.sim.nowMin, -1, declared, unmet, behind, lowestDays(world));
}

/**
 * What a low stock is put down to: the extra units that the region has taken while a transfusion laboratory worked short,
 * when without them every group would lie above the amber limit; else ordinary life.
 */
function causeOfShortage(world: World): number {
  const f = fixed(world);
  const { national } = own(world);
  let isExplained = false;
  for (let group = 0; group < groupCount; group++) {
    if (stockDays(world, group) >= f.amberDays) continue;
    const without = stockDays(world, group) + national.extraIssued[group] / f.nationalDemand[group];
    if (without < f.amberDays) return -1;
    isExplained = true;
  }
  if (!isExplained) return -1;
  const transfusion = worstTransfusionCause(world);
  return transfusion >= 0 ? transfusion : world.ask.incidentCause(world);
}

function lowestDays(world: World): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let group = 0; group < groupCount; group++) lowest = Math.min(lowest, stockDays(world, group));
  return lowest;
}
