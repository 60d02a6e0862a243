/** The files of a comparison: tables, figures, the page, and the manifest by which it can be run again. */
import { type ResultFile, sharedName } from "../adapters/node/index.ts";
import { type Comparison, csvLines, differencesTable, matchedTable, type PairedRun } from "../experiment/index.ts";
import { comparisonFigures, comparisonParts, comparisonSentences, type Report, reportFiles } from "../figures/index.ts";
import { modelVersion } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import type { ComparisonAsked, Named } from "./comparison-asked.ts";
import { quoted, settingsText } from "./options.ts";
import { json } from "./results.ts";

/** Figures of a comparison with more scenarios may lie in the folder. */
export const otherFiles: readonly string[] = ["paired", "weeks"].flatMap((name) => [
  `${name}.svg`,
  ...Array.from({ length: 20 }, (_, other) => `${name}-${other + 1}.svg`),
]);

/** Files whose bytes depend on nothing but what was run; the manifest last. */
export function comparisonFiles(
  comparison: Comparison,
  asked: ComparisonAsked,
  runs: readonly PairedRun[],
): ResultFile[] {
  const { all, names, settings } = asked;
  const ids = all.map(({ scenario }) => scenario.id);
  const figures = comparisonFigures(comparison, names);
  const manifest = manifestOf(comparison, asked, runs);
  const page: Report = {
    title: `${names.scenarios.slice(1).join(", ")} compared with ${names.scenarios[0]}`,
    lead: comparisonSentences(comparison, names)[0],
    parts: comparisonParts(comparison, names, figures),
    facts: [
      ["Command", commandText(asked)],
      ...centralCommands(comparison, asked, sharedNameOf).map((line): [string, string] => ["The central run", line]),
      ["Model version", modelVersion],
      ...all.map(({ scenario }): [string, string] => [`Scenario ${scenario.id}`, scenario.hash]),
      ["Seed", settings.seed],
      ["Replications", `${settings.first} to ${settings.first + settings.replications - 1}`],
    ],
  };
  return [
    { name: "differences.csv", parts: csvLines(differencesTable(comparison, ids)) },
    { name: "matched.csv", parts: csvLines(matchedTable(comparison, ids)) },
    ...reportFiles(page, figures),
    { name: "manifest.json", parts: [json(manifest)] },
  ];
}

/** What `knockon verify` needs of it to run a comparison again. */
export interface ComparisonManifest {
  readonly kind: "comparison";
  readonly scenarios: readonly {
    readonly scenario: string;
    /** What it is called on every machine. */
    readonly named: string;
    readonly title: string;
    readonly scenarioHash: string;
    readonly overrides: readonly string[];
    readonly resultHashes: readonly string[];
  }[];
  readonly set: readonly string[];
  readonly change: readonly string[];
  readonly seed: string;
  readonly firstReplication: number;
  readonly replications: number;
  readonly modelVersion: string;
  readonly formatVersion: number;
  readonly measures: readonly string[];
  /** Those that were asked for, as typed. */
  readonly asked: readonly string[];
  readonly central: Comparison["central"];
  readonly standing: string;
}

/** How a comparison was called, as far as its manifest does not say: by which paths. */
export interface CalledComparison {
  readonly baseline: string;
  readonly others: readonly string[];
}

function manifestOf(
  comparison: Comparison,
  { all, settings }: ComparisonAsked,
  runs: readonly PairedRun[],
): ComparisonManifest {
  return {
    kind: "comparison",
    scenarios: all.map((one, index) => ({
      scenario: one.scenario.id,
      named: sharedNameOf(one),
      title: one.scenario.title,
      scenarioHash: one.scenario.hash,
      overrides: one.settings,
      resultHashes: runs.map(({ resultHashes }) => resultHashes[index]),
    })),
    set: settings.set,
    change: settings.change,
    seed: settings.seed,
    firstReplication: settings.first,
    replications: runs.length,
    modelVersion,
    formatVersion: all[0].scenario.formatVersion,
    measures: comparison.subjects.map(({ text }) => text),
    asked: settings.measure,
    central: comparison.central,
    standing: standingText,
  };
}

const sharedNameOf = ({ named }: Named): string => sharedName(named);

/** What to type to see one replication of a scenario again. */
export function pairedRunText({ settings }: Named, seed: string, replication: number, called: string): string {
  return `knockon run ${quoted(called)} --seed ${seed}${settingsText(settings)} --first ${replication} --replications 1`;
}

/**
 * What to type to have the central run again: each scenario's, and why one of its operations was postponed.
 * @param calledOf how a scenario is called: as typed, or as everywhere
 */
export function centralCommands(
  comparison: Comparison,
  { all, settings }: ComparisonAsked,
  calledOf: (one: Named) => string,
): string[] {
  const [central] = comparison.central;
  if (central === undefined) return [];
  const { replication } = central;
  const run = comparison.numbers.indexOf(replication);
  const postponed = comparison.subjects.findIndex(({ measure }) => measure === "elective.postponed");
  return all.flatMap((one, scenario) => {
    const called = calledOf(one);
    const again = pairedRunText(one, settings.seed, replication, called);
    if (postponed < 0 || !(comparison.totals(postponed, scenario)[run] > 0)) return [again];
    const which = `${quoted(called)} --seed ${settings.seed}${settingsText(one.settings)} --replication ${replication}`;
    return [again, `knockon explain ${which} --any elective.postponed`];
  });
}

function commandText({ all, settings }: ComparisonAsked): string {
  const { seed, replications, first, set, change, measure } = settings;
  const named = all.slice(0, change.length > 0 ? -1 : undefined).map((one) => quoted(sharedNameOf(one)));
  const start = first === 0 ? "" : ` --first ${first}`;
  const changes = `${settingsText(set)}${settingsText(change, "--change")}${settingsText(measure, "--measure")}`;
  return `knockon compare ${named.join(" ")} --replications ${replications} --seed ${seed}${start}${changes}`;
}
