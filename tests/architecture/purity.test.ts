import { describe, expect, test } from "vitest";
import {
  documentInVizOnly,
  drawingInVizOnly,
  exactMathOnly,
  noClockLocaleOrConsole,
  nodeInAdaptersAndCliOnly,
  noMathRandom,
  seedrandomInStreamsOnly,
} from "./purity.ts";
import { type Rule, repositorySources } from "./source.ts";

type Example = readonly [path: string, text: string];

const rules: { name: string; rule: Rule; fires: Example[]; allows: Example[] }[] = [
  {
    name: "seedrandom is imported only by sim/engine/streams.ts",
    rule: seedrandomInStreamsOnly,
    fires: [
      ["sim/engine/distributions.ts", 'import seedrandom from "seedrandom";'],
      ["viz/main.tsx", 'import { alea } from "seedrandom/lib/alea.js";'],
    ],
    allows: [["sim/engine/streams.ts", 'import { alea } from "seedrandom";']],
  },
  {
    name: "Node's modules are imported only by sim/adapters/node and sim/cli",
    rule: nodeInAdaptersAndCliOnly,
    fires: [
      ["sim/scenario/load.ts", 'import { readFileSync } from "node:fs";'],
      ["sim/session/log.ts", 'const path = await import("path");'],
      ["sim/adapters/browser/store.ts", 'import { join } from "node:path";'],
    ],
    allows: [
      ["sim/adapters/node/files.ts", 'import { readFileSync } from "node:fs";'],
      ["sim/cli/main.ts", 'import { join } from "node:path";'],
    ],
  },
  {
    name: "what draws in a document is imported only by viz",
    rule: drawingInVizOnly,
    fires: [
      ["sim/figures/bars.ts", 'import { select } from "d3-selection";'],
      ["sim/figures/bars.ts", 'import { scaleLinear } from "d3";'],
    ],
    allows: [
      ["viz/map.ts", 'import { select } from "d3-selection";'],
      ["sim/figures/bars.ts", 'import { scaleLinear } from "d3-scale";'],
    ],
  },
  {
    name: "the document is used only by viz",
    rule: documentInVizOnly,
    fires: [
      ["sim/figures/bars.ts", 'const svg = document.createElement("svg");'],
      ["sim/session/view.ts", "export function draw(into: HTMLElement): void {}"],
      ["sim/experiment/replicate.ts", 'localStorage.setItem("run", "1");'],
      ["sim/adapters/browser/store.ts", "globalThis.window.scrollTo(0, 0);"],
    ],
    allows: [
      ["viz/main.tsx", 'document.getElementById("app");'],
      ["sim/report/paper.ts", "export const title = (document: Paper) => document.title;"],
      ["sim/report/paper.ts", "const paper = { window: 3, history: [] }; paper.window;"],
      ["sim/adapters/browser/pool.ts", "self.postMessage(1);"],
    ],
  },
  {
    name: "below adapters there is no clock, locale or console",
    rule: noClockLocaleOrConsole,
    fires: [
      ["sim/engine/time.ts", "export const now = Date.now();"],
      ["sim/engine/time.ts", "export const now = globalThis.performance.now();"],
      ["sim/session/step.ts", "setTimeout(step, 10);"],
      ["sim/report/words.ts", "new Intl.NumberFormat();"],
      ["sim/report/words.ts", "export const words = (count: number) => count.toLocaleString();"],
      ["sim/model/places.ts", "names.sort((a, b) => a.localeCompare(b));"],
      ["sim/scenario/load.ts", 'console.log("loaded");'],
      ["sim/model/calendar.ts", "Temporal.Now.instant();"],
      ["sim/index.ts", "process.exit();"],
    ],
    allows: [
      ["sim/cli/main.ts", "console.log(Date.now());"],
      ["sim/model/calendar.ts", "export const due = (Date: number) => Date;"],
    ],
  },
  {
    name: "below adapters there is no Math.random",
    rule: noMathRandom,
    fires: [["sim/model/surgery.ts", "export const luck = Math.random();"]],
    allows: [["sim/model/surgery.ts", "export const luck = stream.next();"]],
  },
  {
    name: "from engine to session, inexact mathematics is only in sim/engine/math.ts",
    rule: exactMathOnly,
    fires: [
      ["sim/engine/distributions.ts", "export const wait = (u: number) => -Math.log(u);"],
      ["sim/model/demand.ts", "export const square = (x: number) => x ** 2;"],
      ["sim/experiment/summarise.ts", "let x = 2; x **= 2;"],
      ["sim/session/view.ts", "const { exp } = Math;"],
      ["sim/session/view.ts", 'Math["exp"](1);'],
    ],
    allows: [
      ["sim/engine/math.ts", "export const check = Math.log(2);"],
      ["sim/engine/heap.ts", "export const half = Math.floor(Math.sqrt(9) / 2) * Math.PI;"],
      ["sim/figures/bars.ts", "export const angle = Math.sin(1);"],
    ],
  },
];

const repository = repositorySources();

describe.each(rules)("$name", ({ rule, fires, allows }) => {
  test("holds in the repository", () => {
    expect(rule(repository)).toEqual([]);
  });

  test.each(fires)("fires on %s: %s", (path, text) => {
    const breaches = rule([{ path, text }]);
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toContain(`${path}:1: `);
  });

  test.each(allows)("allows in %s: %s", (path, text) => {
    expect(rule([{ path, text }])).toEqual([]);
  });
});
