/** `knockon claim`: one number of a weekly table, run again from its id. */
import { Command, Option } from "commander";
import { cores, openScenario, packagedScenarios, threadRunner } from "../adapters/node/index.ts";
import {
  type Claim,
  claimText,
  design,
  isOfScenario,
  layOutResults,
  numberText,
  pairOf,
  parseClaim,
  type Stats,
  statsOf,
  weekCell,
} from "../experiment/index.ts";
import { modelVersion, prepare, registryOf } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { BadInput, exitCode, Interrupted, type Io, optionProblem, print } from "./io.ts";
import { setOption, whole } from "./options.ts";
import { progressDisplay } from "./progress.ts";
import { json } from "./results.ts";
import { scenarioFrom } from "./scenario.ts";

interface ClaimOptions {
  readonly scenario?: string;
  readonly set: readonly string[];
  readonly workers?: number;
  readonly json?: true;
}

const example = "0.1.0/3f0c9a2b7d11/7/50/elective.postponed@kch+gstt/w2";

export function claimCommand(io: Io, end: (code: number) => void): Command {
  return new Command("claim")
    .summary("one number of a weekly table, run again from its id")
    .description(
      "Runs what an id speaks of and prints the number: model version, scenario, seed, replications, measure, place and " +
        "week all stand in the id. knockon run prints ids; with --json, one for each number.",
    )
    .argument("<id>", `such as ${example}`)
    .option("--scenario <scenario>", "the scenario it was run from (default: the packaged one that the id fits)")
    .addOption(setOption())
    .addOption(
      new Option("--workers <number>", "threads to share the replications over (default: one for each core)").argParser(
        whole("--workers", 1, 1024),
      ),
    )
    .option("--json", "for programs")
    .action(async (id: string, options: ClaimOptions) => end(await claimed(io, id, options)));
}

async function claimed(io: Io, id: string, options: ClaimOptions): Promise<number> {
  const claim = parseClaim(id);
  if (claim === null) throw new BadInput(`claim: found ${JSON.stringify(id)}, expected an id such as ${example}`);
  if (claim.modelVersion !== modelVersion) {
    throw new BadInput(
      `claim: found model version ${claim.modelVersion}, expected ${modelVersion}, which this program is; install the other to run it`,
    );
  }
  const scenario = scenarioOf(io, claim, options);
  const setup = prepare(scenario);
  const layout = layOutResults(setup);
  const pair = pairOf(layout, claim.measure, claim.place);
  if (pair < 0)
    throw optionProblem("claim", `${claim.measure}@${claim.place}`, "a measure and place of the weekly table");
  if (claim.week > layout.weeks) throw optionProblem("claim", `w${claim.week}`, `a week from 1 to ${layout.weeks}`);
  const sample = await sampleOf(io, scenario, claim, weekCell(layout, pair, claim.week), options);
  const stats = statsOf(sample);
  const { unit } = layout.pairs[pair].spec;
  const run = { ...claim, scenarioHash: scenario.hash, firstReplication: claim.first };
  const canonical = claimText(run, claim.measure, claim.place, claim.week);
  if (options.json) io.stdout.write(json({ claim: canonical, unit, ...stats, standing: standingText }));
  else print(io.stdout, ...linesOf(claim, stats, unit), standingText);
  return exitCode.ok;
}

function scenarioOf(io: Io, claim: Claim, { scenario: named, set }: ClaimOptions): Scenario {
  if (named !== undefined) {
    const scenario = scenarioFrom(io, named, set);
    if (isOfScenario(claim, scenario.hash)) return scenario;
    throw new BadInput(
      `--scenario: found ${named} with hash ${scenario.hash.slice(0, 12)}, expected ${claim.scenario}; give the scenario and every --set of that run`,
    );
  }
  for (const packaged of packagedScenarios()) {
    const loaded = openScenario(packaged, registryOf(), { overrides: set });
    if (loaded.ok && isOfScenario(claim, loaded.scenario.hash)) return loaded.scenario;
  }
  throw new BadInput(
    `claim: found the scenario hash ${claim.scenario}, expected that of a packaged scenario; name yours with --scenario, and every --set of that run`,
  );
}

async function sampleOf(
  io: Io,
  scenario: Scenario,
  claim: Claim,
  cell: number,
  options: ClaimOptions,
): Promise<number[]> {
  const { seed, first, replications } = claim;
  const abort = new AbortController();
  const release = io.onInterrupt(() => abort.abort(new Interrupted("Stopped.")));
  const display = progressDisplay(io, replications);
  const runner = threadRunner({ workers: options.workers ?? cores(), signal: abort.signal });
  const sample: number[] = [];
  try {
    for await (const { values } of runner.run(design(scenario, { seed, first, replications }))) {
      sample.push(values[cell]);
      display.show({ done: sample.length, total: replications });
    }
  } finally {
    display.end();
    release();
    await runner.close();
  }
  return sample;
}

function linesOf({ measure, place, week, replications }: Claim, stats: Stats | null, unit: string): string[] {
  const subject = `${measure} at ${place} in week ${week}`;
  if (stats === null) return [`${subject}: nothing was read in ${replications} replications.`];
  const { mean, p5, p95, ciLow, ciHigh } = stats;
  const interval =
    stats.replications > 1 ? `; 95 % interval of the mean ${numberText(ciLow)} to ${numberText(ciHigh)}` : "";
  return [
    `${subject}: ${numberText(mean)} (${unit})`,
    `Mean of ${stats.replications} replications; 90 % of them from ${numberText(p5)} to ${numberText(p95)}${interval}.`,
  ];
}
