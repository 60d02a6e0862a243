/**
 * Claim ids: every number of the weekly table has a short text by which anybody can have it again,
 *
 *     MODEL/SCENARIO/SEED/REPLICATIONS/MEASURE@PLACE/wWEEK      0.1.0/3f0c9a2b7d11/7/50/elective.postponed@kch+gstt/w2
 *
 * where SCENARIO is the first twelve digits of the scenario's hash and REPLICATIONS is a number, or FIRST+NUMBER when the first
 * was not 0. Responsible for the text; who runs it again is the command line.
 */

export interface Claim {
  readonly modelVersion: string;
  /** First twelve digits of the hash, settings included. */
  readonly scenario: string;
  readonly seed: string;
  readonly first: number;
  readonly replications: number;
  readonly measure: string;
  readonly place: string;
  readonly week: number;
}

const digits = 12;
const pattern =
  /^([0-9A-Za-z.-]+)\/([0-9a-f]{12})\/([A-Za-z0-9._-]{1,64})\/(?:(\d{1,6})\+)?(\d{1,7})\/([A-Za-z][A-Za-z0-9.-]*)@([A-Za-z0-9+_-]+)\/w(\d{1,4})$/;

/** What a claim of a run has in common with all its others. */
export interface ClaimedRun {
  readonly modelVersion: string;
  readonly scenarioHash: string;
  readonly seed: string;
  readonly firstReplication: number;
  readonly replications: number;
}

export function claimText(run: ClaimedRun, measure: string, place: string, week: number): string {
  const { modelVersion, scenarioHash, seed, firstReplication, replications } = run;
  const runs = firstReplication === 0 ? String(replications) : `${firstReplication}+${replications}`;
  return `${modelVersion}/${scenarioHash.slice(0, digits)}/${seed}/${runs}/${measure}@${place}/w${week}`;
}

/** Null for a text that is no claim id. */
export function parseClaim(text: string): Claim | null {
  const read = pattern.exec(text);
  if (read === null) return null;
  const [, modelVersion, scenario, seed, first = "0", replications, measure, place, week] = read;
  if (Number(replications) < 1 || Number(week) < 1) return null;
  return {
    modelVersion,
    scenario,
    seed,
    first: Number(first),
    replications: Number(replications),
    measure,
    place,
    week: Number(week),
  };
}

/** Whether a scenario is the one that a claim speaks of. */
export function isOfScenario(claim: Claim, scenarioHash: string): boolean {
  return scenarioHash.slice(0, digits) === claim.scenario;
}
