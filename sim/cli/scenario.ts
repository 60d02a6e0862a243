/** From the scenario a user named to what commands work with. */
import { openScenario } from "../adapters/node/index.ts";
import { registryOf } from "../model/index.ts";
import { type Scenario, ScenarioProblems } from "../scenario/index.ts";
import { type Io, print } from "./io.ts";

/** Loads it and prints its notes. @throws ScenarioProblems with everything that is wrong */
export function scenarioFrom(io: Io, named: string, overrides: readonly string[]): Scenario {
  const loaded = openScenario(named, registryOf(), { overrides });
  if (!loaded.ok) throw new ScenarioProblems(loaded.problems);
  for (const note of loaded.notes) print(io.stderr, `Note: ${note}`);
  return loaded.scenario;
}
