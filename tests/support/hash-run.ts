/**
 * One short run with a decision, and the hashes it must have wherever it is run. The same function in Node and in browsers;
 * the expected values lie in tests/golden/hashes.json, which `npm run golden:update` renews.
 */
import { act, decodeWorld, modelVersion, prepare, registryOf, World } from "../../sim/model/index.ts";
import { loadScenario, parseAction, type TextFiles } from "../../sim/scenario/index.ts";

export const hashRun = {
  path: "synnovis-2024.yaml",
  seed: "hash",
  replication: 3,
  overrides: ["warm-up=14 d", "horizon=16 d"],
} as const;

const minutesPerDay = 1440;
const decisionMin = 2 * minutesPerDay + 600;

export interface RunHashes {
  readonly modelVersion: string;
  readonly scenario: string;
  /** Of a run without the decision. */
  readonly result: string;
  readonly state: string;
  readonly resultWithDecision: string;
  readonly stateWithDecision: string;
  /** Of the run with the decision, saved and continued on the way. */
  readonly stateAfterSaving: string;
}

export function hashesOf(files: TextFiles): RunHashes {
  const loaded = loadScenario(hashRun.path, files, registryOf(), { overrides: hashRun.overrides });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { scenario } = loaded;
  const setup = prepare(scenario);
  const { endMin } = setup.calendar;
  const plain = new World(setup, hashRun);
  plain.runUntil(endMin);

  const decided = new World(setup, hashRun);
  decided.runUntil(decisionMin);
  const given = {
    action: "mutualAid.open",
    boroughs: ["lambeth", "southwark"],
    laboratory: "hsl",
    quotaPerDay: 600,
    delay: "1 d",
  };
  const parsed = parseAction(given, scenario, registryOf(), "decision");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  act(decided, parsed.action);
  decided.runUntil(decisionMin + 3 * minutesPerDay);
  const continued = decodeWorld(setup, decided.encodeState());
  decided.runUntil(endMin);
  continued.runUntil(endMin);
  return {
    modelVersion,
    scenario: scenario.hash,
    result: plain.resultHash(),
    state: plain.stateHash(),
    resultWithDecision: decided.resultHash(),
    stateWithDecision: decided.stateHash(),
    stateAfterSaving: continued.stateHash(),
  };
}
