/** What must happen at the edges: nothing fails, everything stays down, no blood, no demand. */
import type { Runs } from "../runs.ts";
import { kept, meanOf, type Section, table, told } from "../section.ts";

interface Row {
  readonly extreme: string;
  readonly expected: string;
  readonly found: string;
  readonly holds: boolean;
}

const replications = 5;
const short = ["horizon=56 d"];

const neverBack = `
format: 1
id: never-back
extends: synnovis-2024.yaml
title: Nothing comes back
incident:
  - { id: history-readable, remove: true }
  - { id: network-rebuilt, remove: true }
  - { id: interim-requests, remove: true }
  - { id: new-middleware, remove: true }
  - { id: core-kings, remove: true }
  - { id: core-gstt, remove: true }
  - { id: hub-end-to-end, remove: true }
  - { id: courier-tracking, remove: true }
  - { id: transfusion-it, remove: true }
`;

const nothingFails = `
format: 1
id: nothing-fails
extends: no-incident.yaml
title: Nothing fails
`;

async function compute(runs: Runs): Promise<readonly Row[]> {
  const base = await runs.run({ scenario: "synnovis-2024", set: short, replications });
  const none = await runs.run({ scenario: "no-incident", set: short, replications });
  const again = await runs.run({ scenario: nothingFails, set: short, replications });
  const never = await runs.run({ scenario: neverBack, set: short, replications });
  const noAppointments = await runs.run({
    scenario: "no-incident",
    set: [...short, "blood-supply.appointmentsPerWeek=0"],
    replications,
  });
  const hashes = (of: typeof base) => of.source.records.map(({ resultHash }) => resultHash).join();
  const at = (of: typeof base, subject: string) => kept(meanOf(of.values(subject)));
  const lateCapacity = "laboratory.capacityFraction@supplier, weeks 8";
  const stock = "national.stockDays@england, weeks 4";
  const postponed = "elective.postponed@kch+gstt, weeks 1-8";
  return [
    {
      extreme: "nothing fails",
      expected: "the twin, bit for bit; nothing postponed for the incident",
      found: `hashes ${hashes(none) === hashes(again) ? "equal" : "differ"}; ${told(at(none, postponed))} operations`,
      holds: hashes(none) === hashes(again) && at(none, postponed) === 0,
    },
    {
      extreme: "no system ever comes back",
      expected: "capacity of week 8 lower, more operations postponed in weeks 1 to 8 than in the 2024 case",
      found: `capacity ${told(100 * at(never, lateCapacity))} % against ${told(100 * at(base, lateCapacity))} %; ${told(at(never, postponed))} against ${told(at(base, postponed))} operations`,
      holds: at(never, lateCapacity) < at(base, lateCapacity) && at(never, postponed) > at(base, postponed),
    },
    {
      extreme: "nobody gives blood",
      expected: "the national stock runs out",
      found: `${told(at(noAppointments, stock))} days in week 4 against ${told(at(none, stock))}`,
      holds: at(noAppointments, stock) < 0.5 && at(none, stock) > 2,
    },
  ];
}

function render(rows: readonly Row[]) {
  const body = rows.map(({ extreme, expected, found, holds }) => [
    extreme,
    expected,
    found,
    holds ? "holds" : "**fails**",
  ]);
  return {
    text: `\n${replications} replications of 8 weeks each.\n\n${table(["extreme", "expected", "found", ""], body)}`,
  };
}

export const extremes: Section<readonly Row[]> = { id: "extremes", title: "Extremes", compute, render };
