import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statusOf } from "../../sim/figures/cascade/status.ts";
import {
  type CascadeData,
  type CascadeNode,
  cascadeFigure,
  cascadeStates,
  parsePick,
  readCascade,
} from "../../sim/figures/index.ts";
import { prepare, World } from "../../sim/model/index.ts";
import { aRealScenario } from "../support/region.ts";
import { at } from "../support/scenario.ts";
import { problemsOf, valuesOf } from "./well-formed.ts";

// The whole region with a shorter warm-up: what is tested here does not depend on its length.
const setup = prepare({ ...aRealScenario("synnovis-2024.yaml"), warmUpDays: 14, horizonDays: 7 });
const world = new World(setup, { seed: "7", replication: 0 });
const cascadeAt = (moment: string): CascadeData => {
  world.runUntil(at(moment));
  return readCascade(world);
};
const before = cascadeAt("2024-05-31 12:00");
const hit = cascadeAt("2024-06-06 06:00");
const find = ({ nodes }: CascadeData, id: string): CascadeNode => {
  const node = nodes.find((one) => one.id === id);
  if (!node) throw new Error(`no box ${id}`);
  return node;
};

describe("the cascade of a world", () => {
  it("shows all systems up and laboratories working electronically before the incident", () => {
    expect(before.systemsDown).toBe(0);
    expect(before.nodes.filter(({ kind }) => kind === "system").every((node) => statusOf(node) === "normal")).toBe(
      true,
    );
    expect(before.flows.some(({ isCut, byHand }) => isCut || byHand !== "")).toBe(false);
    expect(cascadeFigure(before, { width: 900 }).title).toContain("all systems are up");
  });

  it("shows the systems cut, the laboratories on paper and the operations postponed three days into the incident", () => {
    expect(hit.systemsDown).toBe(8);
    expect(hit.flows.filter(({ kind }) => kind === "systems").every(({ isCut }) => isCut)).toBe(true);
    expect(hit.flows.find(({ from }) => from === "laboratory:synnovis-hub")?.byHand).not.toBe("");
    expect(statusOf(find(hit, "laboratory:synnovis-hub"))).not.toBe("normal");
    expect(find(hit, "theatres:kch-trust").level).toBeLessThan(find(before, "theatres:kch-trust").level);
    expect(find(hit, "operations:kch-trust").amount).toBeGreaterThan(0);
  });

  it("counts what the run counted: booked and done operations of the last working day, tests held back", () => {
    const day = setup.calendar.dates.indexOf("2024-06-05");
    const sum = (measure: string, trust: string): number => {
      const rollup = setup.places.rollups.find(({ id }) => id === trust);
      const number = setup.measure(measure);
      const { layout } = setup;
      let total = 0;
      for (const hospital of rollup?.hospital ?? []) {
        total += world.measures.counts[day * layout.countsPerDay + layout.offset[number] + hospital];
      }
      return total;
    };
    expect(hit.operations.booked).toBe(sum("elective.booked", "kch+gstt"));
    expect(hit.operations.done).toBe(sum("elective.done", "kch+gstt"));
    expect(find(hit, "theatres:gstt").amount).toBe(sum("elective.done", "gstt"));
    const held = hit.flows.filter(({ kind }) => kind === "tests").reduce((total, { amount }) => total + amount, 0);
    expect(held).toBe(hit.tests.deferred);
    expect(hit.waiting.operations).toBe(
      hit.nodes.filter(({ kind }) => kind === "operations").reduce((total, { amount }) => total + amount, 0),
    );
  });

  it("changes nothing in the world it reads", () => {
    const hash = world.stateHash();
    readCascade(world);
    expect(world.stateHash()).toBe(hash);
  });

  it("can be posted from a worker to the page", () => {
    expect(structuredClone(hit)).toEqual(hit);
  });
});

describe("the picture of the cascade", () => {
  it.each([900, 358])(
    "has a mark for each box at width %i, and every mark names something that can be chosen",
    (width) => {
      const { svg } = cascadeFigure(hit, { width });
      for (const { pick } of hit.nodes) expect(svg).toContain(`data-pick="${pick}"`);
      for (const pick of valuesOf(svg, "data-pick")) expect(parsePick(pick)).not.toBeNull();
    },
  );

  it("says in its table every box and every flow, with the words of the picture", () => {
    const { table } = cascadeFigure(hit, { width: 900 });
    expect(table.rows).toHaveLength(hit.nodes.length + hit.flows.length);
    for (const node of hit.nodes)
      expect(table.rows.some(([name, , , now]) => name === node.name && now === node.shown)).toBe(true);
  });

  it("tells in its sentence the numbers of its data", () => {
    const { sentence } = cascadeFigure(hit, { width: 900 });
    expect(sentence).toContain(`${hit.operations.done} of ${hit.operations.booked} booked operations`);
    expect(sentence).toContain("8 of 8 systems are down");
  });

  it("crosses each cut link once, side by side", () => {
    const { svg } = cascadeFigure(hit, { width: 900 });
    const inKey = 1;
    expect(svg.split('cascade-cross"').length - 1).toBe(hit.flows.filter(({ isCut }) => isCut).length + inKey);
  });

  it("keeps its boxes apart", () => {
    const { svg } = cascadeFigure(hit, { width: 840 });
    const boxes = [
      ...svg.matchAll(/class="cascade-box[^"]*" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
    ].map(([, ...numbers]) => numbers.map(Number));
    expect(boxes).toHaveLength(hit.nodes.length);
    boxes.forEach(([x, y, width, height], index) => {
      for (const [x2, y2, width2, height2] of boxes.slice(index + 1)) {
        const isApart = x + width <= x2 || x2 + width2 <= x || y + height <= y2 || y2 + height2 <= y;
        expect(isApart).toBe(true);
      }
    });
  });

  it("says in words that there is nothing to show", () => {
    const [empty] = cascadeStates;
    expect(empty.figure(900).svg).toContain("Nothing to show");
    expect(empty.figure(900).title).toContain("Nothing to show");
  });

  it.each(cascadeStates.map(({ state }) => state))(
    "is well formed and the same twice in the state %s, at every width",
    (name) => {
      const state = cascadeStates.find(({ state }) => state === name);
      for (const width of [340, 390, 779, 840, 1400]) {
        const { svg } = state?.figure(width) ?? { svg: "" };
        expect(problemsOf(svg)).toEqual([]);
        expect(state?.figure(width).svg).toBe(svg);
      }
    },
  );

  it("is well formed for any numbers and any names", () => {
    const number = fc.oneof(fc.double({ min: 0, max: 1e7, noNaN: true }), fc.constant(Number.NaN), fc.constant(0));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number, number, fc.string(), fc.boolean(), fc.integer({ min: -1, max: 3 })), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.integer({ min: 340, max: 1400 }),
        (parts, width) => {
          const of = <T>(list: readonly T[], index: number): T => list[index % list.length];
          const data: CascadeData = {
            ...hit,
            nodes: hit.nodes.map((node, index) => {
              const [level, amount, text, , declared] = of(parts, index);
              return {
                ...node,
                level,
                amount,
                outOf: amount,
                name: text,
                short: text,
                shown: text,
                declared,
                facts: text,
              };
            }),
            flows: hit.flows.map((flow, index) => {
              const [usual, amount, text, isCut] = of(parts, index);
              return { ...flow, usual: usual || 0, amount: amount || 0, isCut, toName: text };
            }),
          };
          expect(problemsOf(cascadeFigure(data, { width }).svg)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the state of a box", () => {
  it("follows from its share of a usual day, from days of work that wait, or from what is declared", () => {
    const theatres = find(before, "theatres:kch-trust");
    expect(statusOf({ ...theatres, level: theatres.usualLevel })).toBe("normal");
    expect(statusOf({ ...theatres, level: theatres.usualLevel * 0.7 })).toBe("strained");
    expect(statusOf({ ...theatres, level: theatres.usualLevel * 0.3 })).toBe("critical");
    expect(statusOf({ ...theatres, level: 0 })).toBe("lost");
    expect(statusOf({ ...theatres, level: Number.NaN })).toBe("unread");
    const waiting = find(before, "operations:kch-trust");
    expect(statusOf({ ...waiting, level: 0 })).toBe("normal");
    expect(statusOf({ ...waiting, level: 30 })).toBe("critical");
    expect([0, 1, 2].map((declared) => statusOf({ ...find(before, "stock"), declared }))).toEqual([
      "normal",
      "strained",
      "critical",
    ]);
  });
});
