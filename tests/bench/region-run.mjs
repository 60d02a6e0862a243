// One process of the region bench, on the built library: replications of the 2024 case. Prints one line of JSON. Plain
// JavaScript, so that nothing but the library takes memory and time.

import { openScenario, prepare, registryOf, World } from "../../dist/index.js";

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

console.log(JSON.stringify({ seconds, events, stateBytes, onePeakKiB }));
