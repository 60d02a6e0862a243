/** Overrides on a scenario that is already loaded: what a slider or a sweep changes. */
import { laidOver, parametersOf } from "./evidence.ts";
import { problemsOfIssues } from "./issues.ts";
import { strict, wholeDays } from "./leaves.ts";
import type { LoadResult } from "./load.ts";
import { finished } from "./meaning.ts";
import { overrideDocuments } from "./overrides.ts";
import { parametersSchema } from "./parameters.ts";
import type { ScenarioProblem } from "./problems.ts";
import type { ParameterSpec, Registry } from "./registry.ts";
import { clockOf } from "./times.ts";
import { toPlain } from "./tree.ts";
import type { LedgerEntry, Scenario } from "./types.ts";

/** The scenario with other parameters, `horizon` or `warm-up`: a new one with its own ledger and hash. */
export function applyOverrides(scenario: Scenario, overrides: readonly string[], registry: Registry): LoadResult {
  const problems: ScenarioProblem[] = [];
  const context = {
    places: new Map(scenario.region.places.map((place) => [place.id, place])),
    clock: clockOf(scenario.startDate, scenario.timeZone),
  };
  const schema = strict(
    {
      parameters: parametersSchema(registry, context).optional(),
      "warm-up": wholeDays("Days before the incident", 0).optional(),
      horizon: wholeDays("Days from the first day", 1).optional(),
    },
    "a parameter, warm-up or horizon",
  );
  let changed: Omit<Scenario, "hash"> = scenario;
  for (const document of overrideDocuments(overrides, registry, problems)) {
    const read = schema.safeParse(toPlain(document));
    if (!read.success) {
      problems.push(...problemsOfIssues(read.error.issues, document));
      continue;
    }
    const settings = read.data.parameters ?? {};
    const ledger = changed.ledger.map((entry): LedgerEntry => {
      const [service = "", parameter = ""] = entry.path.split(".");
      const setting = settings[service]?.[parameter];
      const spec = registry.find(({ name }) => name === service)?.parameters[parameter];
      if (setting === undefined || spec === undefined) return entry;
      return laidOver(
        entry,
        setting,
        { from: "override", who: "override" },
        spec as ParameterSpec,
        scenario.region.places,
      );
    });
    changed = {
      ...changed,
      warmUpDays: read.data["warm-up"] ?? changed.warmUpDays,
      horizonDays: read.data.horizon ?? changed.horizonDays,
      ledger,
      parameters: parametersOf(registry, ledger),
    };
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, scenario: finished(changed), notes: [] };
}
