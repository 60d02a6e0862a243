import { describe, expect, it } from "vitest";
import { prepare, services, World } from "../../sim/model/index.ts";
import { aRealScenario } from "../support/region.ts";

const shape = ["name", "parameters", "actions", "state", "initialise", "handlers", "measures", "signals", "invariants"];
const roles = ["supplier", "trust", "transfusion", "theatres", "icb", "blood-service", "practice", "facilitator"];

describe.each(services.map((service) => [service.name, service] as const))("%s", (name, service) => {
  it("has the seven things of a service in their order, and signals between if any", () => {
    const keys = Object.keys(service);
    expect(keys).toEqual(shape.filter((key) => key !== "signals" || keys.includes("signals")));
    const functions = [service.state.prepare, service.state.create, service.initialise, service.invariants];
    for (const part of functions) expect(part).toBeTypeOf("function");
  });

  it("names its event kinds after itself", () => {
    const kinds = [...Object.keys(service.handlers.on), ...Object.keys(service.handlers.born ?? {})];
    expect(kinds.filter((kind) => !kind.startsWith(`${name}.`))).toEqual([]);
  });

  it("defines each measure in a sentence, with a unit and a name of the form subject.what", () => {
    for (const { name: measure, unit, definition } of service.measures) {
      expect(measure).toMatch(/^[a-z]+[a-zA-Z]*(\.[a-zA-Z0-9-]+){1,2}$/);
      expect(unit).not.toBe("");
      expect(definition).toMatch(/^[A-Z].{15,}\.$/);
    }
  });

  it("gives each action a known role and a label, and each of its arguments a label and, for numbers, a unit", () => {
    for (const [action, { role, label, arguments: given }] of Object.entries(service.actions)) {
      expect(action).toMatch(/^[a-z]+[a-zA-Z]*\.[a-zA-Z]+$/);
      expect(roles).toContain(role);
      expect(label).not.toBe("");
      for (const one of Object.values(given)) {
        expect(one.label).not.toBe("");
        if (one.type === "number") expect(one.unit).not.toBe("");
      }
    }
  });

  it("gives each signal a label and a unit", () => {
    for (const { label, unit } of Object.values(service.signals ?? {})) {
      expect(label).not.toBe("");
      expect(unit).not.toBe("");
    }
  });
});

describe("all services together", () => {
  const unique = (names: readonly string[]) => expect(names.filter((one, at) => names.indexOf(one) !== at)).toEqual([]);

  it("share no name of a service, measure, action, signal or event kind, and answer nothing twice", () => {
    unique(services.map(({ name }) => name));
    unique(services.flatMap(({ measures }) => measures.map(({ name }) => name)));
    unique(services.flatMap(({ actions }) => Object.keys(actions)));
    unique(services.flatMap(({ signals }) => Object.keys(signals ?? {})));
    unique(services.flatMap(({ handlers }) => Object.keys(handlers.on)));
    unique(services.flatMap(({ handlers }) => Object.keys(handlers.answers ?? {})));
  });

  it("keep only plain data and typed arrays in their state", () => {
    const setup = prepare(aRealScenario("synnovis-2024.yaml", ["warm-up=7 d", "horizon=1 d"]));
    const world = new World(setup, { seed: "1", replication: 0 });
    world.runUntil(0);
    const odd: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (value === null || ArrayBuffer.isView(value) || !["object", "function"].includes(typeof value)) return;
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== Array.prototype) odd.push(path);
      else for (const [key, inner] of Object.entries(value as object)) look(inner, `${path}.${key}`);
    };
    look(world.states, "states");
    expect(odd).toEqual([]);
  });
});
