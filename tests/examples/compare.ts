import { compareExperiments, compareSentence, readScenario, runExperiment } from "../../sim/index.ts";

const set = ["horizon=21 d", "warm-up=7 d"];
const options = { replications: 3, seed: "7" };
const asItWas = await runExperiment(readScenario("synnovis-2024", { set }), options);
const whatIf = await runExperiment(readScenario("what-if/transfusion-back-in-2-weeks", { set }), options);

const subject = "elective.postponed@kch+gstt, weeks 3";
const { mean, ciLow, ciHigh } = compareExperiments(asItWas, whatIf, subject);
console.log(`${mean.toFixed(1)} operations (95 % interval ${ciLow.toFixed(1)} to ${ciHigh.toFixed(1)})`);
const side = (name: string, { values }: typeof asItWas) => ({ name, values: [...values(subject)] });
console.log(compareSentence("operations postponed", side("as it was", asItWas), side("two weeks", whatIf)));
