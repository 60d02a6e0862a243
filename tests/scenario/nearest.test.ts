import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, mendName, nearest } from "../../sim/scenario/nearest.ts";

describe("the nearest name", () => {
  it("is found across one slip of each kind", () => {
    const names = ["system.fail", "system.restore", "mutualAid.open"];
    for (const slip of ["sytem.fail", "system.faill", "system.fial", "System.Fail", "system.fale"])
      expect(nearest(slip, names)).toBe("system.fail");
  });

  it("is none when nothing is near", () => {
    expect(nearest("colour", ["format", "id", "title"])).toBeNull();
    expect(nearest("x", [])).toBeNull();
  });

  it("becomes advice, or the list when it is short", () => {
    expect(mendName("lmis", ["lims", "network"])).toBe('did you mean "lims"?');
    expect(mendName("printer", ["lims", "network"])).toBe("use one of lims, network");
    expect(mendName("printer", [])).toBe("remove it");
  });

  it("is measured by a distance that is symmetric, zero only for equals, and never above the longer length", () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
      { seed: 3 },
    );
  });
});
