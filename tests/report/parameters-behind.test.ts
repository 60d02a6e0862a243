import { describe, expect, it } from "vitest";
import { constraints, recordKinds, registryOf, services } from "../../sim/model/index.ts";
import { behindConstraint, behindKind, behindMeasures } from "../../sim/report/index.ts";
import { behindAction } from "../../sim/report/parameters-behind.ts";

const known = new Set(
  registryOf().flatMap(({ name, parameters }) => Object.keys(parameters).map((one) => `${name}.${one}`)),
);
const actions = new Set(
  services.flatMap(({ name, actions: own }) =>
    Object.keys(own).map((one) => (one.includes(".") ? one : `${name}.${one}`)),
  ),
);

describe("parameters behind an explanation", () => {
  it("are all parameters of the model", () => {
    for (const lists of [behindConstraint, behindKind, behindMeasures, behindAction])
      for (const [what, names] of Object.entries(lists))
        for (const name of names) expect(known.has(name), `${name} of ${what}`).toBe(true);
  });

  it("are known for every constraint that a mechanism sets, and for every kind of record", () => {
    for (const constraint of constraints) expect(behindConstraint[constraint].length, constraint).toBeGreaterThan(0);
    for (const kind of recordKinds) expect(behindKind[kind].length, kind).toBeGreaterThan(0);
  });

  it("are known for every family of measures, and only for actions of the model", () => {
    const families = new Set(services.flatMap(({ measures }) => measures.map(({ name }) => name.split(".")[0])));
    expect(Object.keys(behindMeasures).sort()).toEqual([...families].sort());
    for (const action of Object.keys(behindAction)) expect(actions.has(action), action).toBe(true);
  });
});
