/** A plan of pairs of runs of the region, a week long after a day of warm-up, and all of them in a list. */
import { layOutResults, type PairedRun, subjectOf } from "../../sim/experiment/index.ts";
import { ScenarioProblem } from "../../sim/scenario/index.ts";
import { aRealSetup } from "../support/region.ts";

const settings = ["horizon=7 d", "warm-up=1 d"];
const setups = [
  aRealSetup("synnovis-2024.yaml", settings),
  aRealSetup("synnovis-2024.yaml", [...settings, "transfusion.registrationMin=5"]),
];
const subject = subjectOf("elective.done", layOutResults(setups[0]));
if (subject instanceof ScenarioProblem) throw new Error(subject.found);

export const plan = {
  scenarios: setups.map(({ scenario }) => scenario),
  subjects: [subject],
  seed: "7",
  first: 2,
  replications: 3,
};

export async function all(runs: AsyncIterable<PairedRun>): Promise<PairedRun[]> {
  const list: PairedRun[] = [];
  for await (const run of runs) list.push(run);
  return list;
}
