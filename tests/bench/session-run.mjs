// One process of the session bench, on the built library: a whole run of the 2024 case, then seeking and branching all over
// it. Prints one line of JSON. Plain JavaScript, so that nothing but the library takes memory and time.

import { openScenario, prepare, registryOf, Session } from "../../dist/index.js";

const rounds = 3;
// Shares of the run in an order that always moves far; back and forth.
const shares = [0.31, 0.87, 0.12, 0.66, 0.95, 0.03, 0.43, 0.99, 0.2, 0.74, 0.55, 0.08];

const loaded = openScenario("synnovis-2024", registryOf());
if (!loaded.ok) throw new Error("the 2024 case does not load");
const setup = prepare(loaded.scenario);
const [firstMin] = setup.calendar.startMin;
const session = Session.open(setup, { seed: "7", replication: 0 });
session.seek(setup.calendar.endMin);

const timed = (work) => {
  const begun = performance.now();
  const used = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(used);
  return { wallMs: performance.now() - begun, processorMs: (user + system) / 1000 };
};
const seeks = shares.map(() => []);
const branches = shares.map(() => []);
for (let round = 0; round < rounds; round++) {
  shares.forEach((share, index) => {
    // Some hours apart in each round: a moment that was branched from before is quicker.
    const moment = firstMin + Math.round((setup.calendar.endMin - firstMin) * share) + 317 * round;
    seeks[index].push(timed(() => session.seek(moment)));
    branches[index].push(timed(() => session.branch()));
  });
}
console.log(JSON.stringify({ seeks, branches, peakKiB: process.resourceUsage().maxRSS }));
