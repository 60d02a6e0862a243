/** The real region for a day or two: quick enough to be run on threads in a test. */
import { openScenario } from "../../sim/adapters/node/index.ts";
import { registryOf } from "../../sim/model/index.ts";
import { formatProblem, type Scenario } from "../../sim/scenario/index.ts";

export function shortScenario(horizonDays = 1, warmUpDays = 1): Scenario {
  const overrides = [`horizon=${horizonDays} d`, `warm-up=${warmUpDays} d`];
  const loaded = openScenario("synnovis-2024", registryOf(), { overrides });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  return loaded.scenario;
}
