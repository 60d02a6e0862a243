import { prepare, runOnce, scenarioFromText } from "../../sim/index.ts";

const text = `
format: 1
id: a-short-outage
extends: synnovis-2024.yaml
warm-up: 7 d
horizon: 7 d
`;
const setup = prepare(scenarioFromText(text, { set: ["laboratory.weekendFraction=0.5"] }));
const result = runOnce(setup, { seed: "7", replication: 3 });
console.log(`${setup.scenario.id}, replication ${result.replication}: ${result.values.length} numbers`);
console.log(result.resultHash === runOnce(setup, { seed: "7", replication: 3 }).resultHash ? "the same again" : "not");
