// One process of the region bench, on the built library: replications of the 2024 case, then a session that is sought and
// branched. Prints one line of JSON. Plain JavaScript, so that nothing but the library takes memory and time.

import { openScenario, prepare, registryOf, Session, World } from "../../dist/index.js";

const later = 5;
const loaded = openScenario("synnovis-2024", registryOf());
if (!loaded.ok) throw new Error("the 2024 case does not load");
const setup = prepare(loaded.scenario);
const { endMin } = setup.calendar;

const seconds = [];
let events = 0;
let stateBytes = 0;
let onePeakKiB = 0;
for (let replication = 0; replication <= later; replication++) {
  const begun = performance.now();
  const world = new World(setup, { seed: "7", replication });
  world.runUntil(endMin);
  seconds.push((performance.now() - begun) / 1000);
  if (replication > 0) continue;
  onePeakKiB = process.resourceUsage().maxRSS;
  events = world.sim.countByKind.reduce((sum, count) => sum + count, 0);
  stateBytes = world.encodeState().length;
}

const timed = (work) => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};
const session = Session.open(setup, { seed: "7", replication: 0 });
session.seek(endMin);
const seekMs = [];
const branchMs = [];
// Moments spread over the run in an order that always moves far; back and forth.
for (const share of [0.31, 0.87, 0.12, 0.66, 0.95, 0.43, 0.99, 0.2, 0.74, 0.55]) {
  seekMs.push(timed(() => session.seek(Math.round(endMin * share))));
  branchMs.push(timed(() => session.branch()));
}
console.log(JSON.stringify({ seconds, events, stateBytes, onePeakKiB, seekMs, branchMs }));
