import { describe, expect, test } from "vitest";
import { layerDirection, noCycles, servicesApart, throughIndexOnly } from "./layers.ts";
import { repositorySources } from "./source.ts";

const repository = repositorySources();
const file = (path: string, text: string) => ({ path, text });

describe("a room imports only from rooms to its left", () => {
  test("holds in the repository", () => {
    expect(layerDirection(repository)).toEqual([]);
  });

  test.each([
    ["sim/engine/heap.ts", 'import { load } from "../scenario/index.ts";'],
    ["sim/model/theatres/lists.ts", 'import type { Log } from "../../session/index.ts";'],
    ["sim/report/why.ts", 'export { bars } from "../figures/index.ts";'],
    ["sim/cli/main.ts", 'await import("../../viz/main.tsx");'],
    ["viz/main.tsx", 'import { parse } from "../sim/cli/index.ts";'],
    ["sim/session/replay.ts", 'import data from "../../scenarios/data.json";'],
    ["sim/helpers/pad.ts", "export const pad = 1;"],
  ])("fires on %s: %s", (path, text) => {
    expect(layerDirection([file(path, text)])).toHaveLength(1);
  });

  test("says what is imported and what the order is", () => {
    const [breach] = layerDirection([file("sim/engine/heap.ts", '\nimport { load } from "../scenario/index.ts";')]);
    expect(breach).toMatch(/^sim\/engine\/heap\.ts:2: engine imports sim\/scenario\/index\.ts; .*engine <- scenario/);
  });

  test("lets a room import from its left and the library re-export", () => {
    expect(layerDirection([file("viz/main.tsx", 'import { a } from "../sim/session/index.ts";')])).toEqual([]);
    expect(layerDirection([file("sim/index.ts", 'export { a } from "./engine/index.ts";')])).toEqual([]);
  });
});

describe("another room is entered through its index.ts", () => {
  test("holds in the repository", () => {
    expect(throughIndexOnly(repository)).toEqual([]);
  });

  test("fires on an import of a file behind the index", () => {
    const text = 'import { ln } from "../engine/math.ts";';
    expect(throughIndexOnly([file("sim/model/births.ts", text)])).toEqual([
      "sim/model/births.ts:1: imports sim/engine/math.ts; enter another room through its index.ts only",
    ]);
  });

  test("fires on a worker named by its address", () => {
    const text = 'new Worker(new URL("../sim/experiment/run.ts", import.meta.url));';
    expect(throughIndexOnly([file("viz/main.tsx", text)])).toHaveLength(1);
  });

  test("knows the two faces of adapters", () => {
    const text = 'import { files } from "../adapters/node/index.ts";';
    expect(throughIndexOnly([file("sim/cli/main.ts", text)])).toEqual([]);
  });
});

describe("imports form no cycle", () => {
  test("holds in the repository", () => {
    expect(noCycles(repository)).toEqual([]);
  });

  test("fires on a cycle of three and names it", () => {
    const cycle = [
      file("sim/engine/a.ts", 'import { b } from "./b.ts";'),
      file("sim/engine/b.ts", 'export * from "./c.ts";'),
      file("sim/engine/c.ts", 'import { a } from "./a.ts";'),
    ];
    expect(noCycles(cycle)).toEqual([
      "sim/engine/a.ts: import cycle sim/engine/a.ts -> sim/engine/b.ts -> sim/engine/c.ts -> sim/engine/a.ts; move what they share to a file of its own",
    ]);
  });

  test("does not mind types", () => {
    const pair = [
      file("sim/engine/a.ts", 'import type { B } from "./b.ts";'),
      file("sim/engine/b.ts", 'import { a } from "./a.ts";'),
    ];
    expect(noCycles(pair)).toEqual([]);
  });
});

describe("services do not import services", () => {
  test("holds in the repository", () => {
    expect(servicesApart(repository)).toEqual([]);
  });

  test.each([
    ["sim/model/theatres.ts", 'import { freeUnits } from "./blood-supply.ts";'],
    ["sim/model/theatres/morning.ts", 'import type { Units } from "../blood-supply/index.ts";'],
    ["sim/model/contracts.ts", 'import type { Units } from "./blood-supply/state.ts";'],
  ])("fires on %s: %s", (path, text) => {
    expect(servicesApart([file(path, text)])).toHaveLength(1);
  });

  test("learns a new service from the registry", () => {
    const files = [
      file("sim/model/services.ts", 'import { imaging } from "./imaging.ts";'),
      file("sim/model/surgery.ts", 'import { scan } from "./imaging.ts";'),
    ];
    expect(servicesApart(files)).toHaveLength(1);
  });

  test("lets a service import its own folder and the shared files, and the registry import services", () => {
    const files = [
      file("sim/model/theatres/index.ts", 'import { lists } from "./lists.ts"; import { when } from "../calendar.ts";'),
      file("sim/model/world.ts", 'import { theatres } from "./theatres/index.ts";'),
    ];
    expect(servicesApart(files)).toEqual([]);
  });
});
