/** `knockon explain --ledger`: all that was postponed or held back in one run, by constraint, chain and difference. */
import { type ResultFile, writeFolder } from "../adapters/node/index.ts";
import {
  type CareKind,
  type ChainRow,
  careKinds,
  careRecords,
  chainRows,
  chainsTable,
  constraintsTable,
  csvLines,
  type OrderRow,
  orderRows,
  orderTable,
} from "../experiment/index.ts";
import { modelVersion, prepare, World } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { exitCode, type Io, print } from "./io.ts";
import { type MomentOptions, worldAt } from "./moment.ts";
import { outFolder } from "./out-folder.ts";
import { json } from "./results.ts";

export interface LedgerRunOptions extends MomentOptions {
  readonly out?: string;
}

export function explainLedger(io: Io, named: string, options: LedgerRunOptions): number {
  const folder = options.out === undefined ? null : outFolder(options.out);
  const world = worldAt(io, named, options);
  const records = careRecords(world);
  const chains = chainRows(world, records, careRecords(twinOf(world)));
  const order = orderRows(records);
  print(
    io.stdout,
    `${world.setup.scenario.title}, seed ${options.seed}, replication ${options.replication}: what was postponed or held back`,
    ...careKinds.flatMap((kind) => linesOf(kind, chains, order)),
    "",
  );
  if (folder !== null) {
    const tables = [constraintsTable(world, records), chainsTable(chains), orderTable(order)];
    const files: ResultFile[] = tables.map((table) => ({ name: `${table.name}.csv`, parts: csvLines(table) }));
    files.push({ name: "manifest.json", parts: [json(manifestOf(world, options))] });
    writeFolder(
      folder,
      files,
      files.map(({ name }) => name),
    );
    print(io.stdout, `Written to ${folder}: ${files.map(({ name }) => name).join(", ")}.`);
  }
  print(io.stdout, standingText);
  return exitCode.ok;
}

/** The same run, to the same moment, without incident and without what was decided about it. */
function twinOf({ setup, run, sim }: World): World {
  const twin = new World(prepare({ ...setup.scenario, incident: [], response: [] }), run);
  twin.runUntil(sim.nowMin);
  return twin;
}

function manifestOf({ setup }: World, { seed, replication, set, at }: LedgerRunOptions): object {
  const { scenario } = setup;
  return {
    kind: "ledger of constraints",
    scenario: scenario.id,
    title: scenario.title,
    scenarioHash: scenario.hash,
    overrides: set,
    seed,
    replication,
    ...(at !== undefined && { at }),
    modelVersion,
    standing: standingText,
  };
}

function linesOf(kind: CareKind, chains: readonly ChainRow[], order: readonly OrderRow[]): string[] {
  const all = chains.find((row) => row.kind === kind && row.week === null);
  if (all === undefined || (all.all === 0 && all.twin === 0)) return [];
  const { incident, strike, "ordinary life": ordinary } = all.byChain;
  const difference = all.all - all.twin;
  const rows = order.filter((row) => row.kind === kind);
  const wide = Math.max(10, ...rows.map(({ constraint }) => constraint.length));
  const line = (name: string, cells: readonly (string | number)[]): string =>
    `  ${name.padEnd(wide)}${cells.map((cell) => String(cell).padStart(10)).join("")}`;
  return [
    "",
    `${kind}: ${all.all}, without incident ${all.twin}`,
    `  by chain: incident ${incident}, strike ${strike}, ordinary life ${ordinary}; by difference ${difference}; ` +
      `chain less difference ${incident - difference}`,
    ...(rows.length > 0
      ? [
          line("of the incident", ["first", "unmet", "reversed"]),
          ...rows.map(({ constraint, first, unmet, last }) => line(constraint, [first, unmet, last])),
        ]
      : []),
  ];
}
