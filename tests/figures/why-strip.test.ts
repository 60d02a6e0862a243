import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePick, type WhyLink, whyStripFigure, whyStripStates } from "../../sim/figures/index.ts";
import { problemsOf, valuesOf } from "./well-formed.ts";

const aLink = (parts: Partial<WhyLink> = {}): WhyLink => ({
  sentence: "Thu 6 June 2024 06:00: something happened.",
  atMin: 0,
  kind: "postponement",
  binding: null,
  record: 1,
  ...parts,
});
const draw = (links: readonly WhyLink[], width = 380) => whyStripFigure({ links, subject: "A case" }, { width });
const minutesPerDay = 1440;
/** Root at 0, then five minutes, then thirty days. */
const chain = [
  aLink({ atMin: 5 + 30 * minutesPerDay, record: 3 }),
  aLink({ kind: "condition", binding: "laboratory capacity", atMin: 5, record: 2 }),
  aLink({ kind: "action", record: 1 }),
];
const barsOf = (svg: string): number[] =>
  [...svg.matchAll(/<rect class="why-strip-block[^"]*" x="[^"]*" y="[^"]*" width="([^"]*)"/g)].map(([, width]) =>
    Number(width),
  );

describe("the strip of a Why?", () => {
  it.each([380, 900])("goes from the root to what is explained, a link each, at width %i", (width) => {
    const { svg, table } = draw(chain, width);
    expect(valuesOf(svg, "data-pick")).toEqual(["record 1", "record 2", "record 3"]);
    expect(valuesOf(svg, "data-pick").every((pick) => parsePick(pick) !== null)).toBe(true);
    expect(table.rows.map(([, , time]) => time)).toEqual(["5 min", "30 days", "–"]);
  });

  it.each([380, 900])(
    "draws times on a square-root scale on which the shortest is still seen, at width %i",
    (width) => {
      const [short, long] = barsOf(draw(chain, width).svg);
      expect(short).toBeGreaterThanOrEqual(3);
      expect(long).toBeGreaterThan(10 * short);
      const [day, fourDays] = barsOf(
        draw([aLink({ atMin: 5 * minutesPerDay }), aLink({ atMin: minutesPerDay }), aLink()], width).svg,
      );
      expect(fourDays / day).toBeCloseTo(2, 1);
      expect(draw(chain, width).note).toContain("square-root scale");
    },
  );

  it("says how long the chain is and what bound", () => {
    const { title, sentence } = draw(chain);
    expect(title).toBe("3 links over 30 days");
    expect(sentence).toContain("laboratory capacity");
    expect(sentence).toContain("30 days later");
  });

  it("cannot be chosen where no record is known, and says so when there is no chain", () => {
    expect(draw([aLink({ record: -1 })]).svg).not.toContain("data-pick");
    expect(draw([]).svg).toContain("No chain of records");
  });

  it("writes each line of a label below the one before", () => {
    for (const width of [340, 900]) {
      const { svg } = draw(chain, width);
      const links = svg.split('<g class="why-strip-link').slice(1);
      for (const link of links) {
        const rows = [...link.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)]
          .filter(([, x], _, [first]) => x === first[1])
          .map(([, , y]) => Number(y));
        rows.slice(1).forEach((y, index) => {
          expect(y - rows[index]).toBeGreaterThanOrEqual(13);
        });
      }
    }
  });

  it.each(whyStripStates.map(({ state }) => state))("is well formed and the same twice in the state %s", (name) => {
    const state = whyStripStates.find(({ state }) => state === name);
    for (const width of [340, 390, 900, 1400]) {
      const { svg } = state?.figure(width) ?? { svg: "" };
      expect(problemsOf(svg)).toEqual([]);
      expect(state?.figure(width).svg).toBe(svg);
    }
  });

  it("is well formed for any chain, links out of order included", () => {
    const link = fc.record({
      sentence: fc.string(),
      atMin: fc.double({ min: -1e5, max: 1e6, noNaN: true }),
      kind: fc.string(),
      binding: fc.option(fc.string()),
      record: fc.integer({ min: -1, max: 1e6 }),
    });
    fc.assert(
      fc.property(fc.array(link, { maxLength: 20 }), fc.integer({ min: 340, max: 1400 }), (links, width) => {
        expect(problemsOf(draw(links, width).svg)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
