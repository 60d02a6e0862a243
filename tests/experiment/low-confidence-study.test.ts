// The study of each input of low confidence at both ends is made from the ledger, since nobody could keep it by hand. When the ledger
// changed: npx vitest run --project unit tests/experiment/low-confidence-study.test.ts --update
import { describe, expect, it } from "vitest";
import { factorsOf, overridesAt, variableParameters } from "../../sim/experiment/index.ts";
import { registryOf } from "../../sim/model/index.ts";
import { aRealScenario } from "../support/region.ts";

const head = `# yaml-language-server: $schema=schema.json
#
# Researcher: each input of low confidence at both ends of its range, one at a time, beside the case as it is told. Made from the ledger
# by its test (tests/experiment/low-confidence-study.test.ts); do not edit it by hand. Of a table or distribution all entries are taken
# by one common factor. It is long: give it a night, or a share of it to each of several machines (npx knockon help study run).
# Expected: postponed operations hang most on what managers dare to plan with and on scientist minutes for work by hand; most
# inputs move nothing. \`npx knockon sensitivity synnovis-2024 --method tornado\` tells the same of one measure at once.
study: 1
name: low-confidence-both-ends
title: What does each uncertain input change, taken to either end of its range?
scenarios: [synnovis-2024]
set: [horizon=28 d]
replications: 4
seed: 7
measures:
  - elective.postponed@kch+gstt
  - outpatient.postponed@kch+gstt
  - redCells.oNegativeTransfused@kch+gstt
  - gp.testsSent@region
  - national.oNegativeStockDays@england
settings:
  - name: as-told
`;

function study(): string {
  const scenario = aRealScenario("synnovis-2024.yaml");
  const registry = registryOf();
  const paths = variableParameters(scenario, registry, ({ confidence }) => confidence === "low");
  const asked = factorsOf(
    scenario,
    registry,
    paths.map((path) => ({ path })),
  );
  if (!asked.ok) throw new Error(JSON.stringify(asked.problems));
  const ends = asked.factors.flatMap((factor) =>
    (["low", "high"] as const).map((end) => {
      const name = `${factor.path.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(".", "-")}-${end}`;
      const set = overridesAt([factor], [end === "low" ? 0 : 1]).map((override) => JSON.stringify(override));
      return `  - name: ${name}\n    set: [${set.join(", ")}]\n`;
    }),
  );
  return head + ends.join("");
}

describe("scenarios/studies/low-confidence-both-ends.yaml", () => {
  it("takes every input of low confidence that has a range to both ends", async () => {
    await expect(study()).toMatchFileSnapshot("../../scenarios/studies/low-confidence-both-ends.yaml");
  });
});
