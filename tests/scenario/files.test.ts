import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { folderOf, joinPath, resolveFile } from "../../sim/scenario/files.ts";

describe("a path in a scenario", () => {
  it("is seen from the folder of its file", () => {
    expect(joinPath("what-if", "../base.yaml")).toBe("base.yaml");
    expect(joinPath("what-if", "./more/x.yaml")).toBe("what-if/more/x.yaml");
    expect(folderOf("what-if/x.yaml")).toBe("what-if");
    expect(folderOf("x.yaml")).toBe("");
  });

  it.each([
    "../x.yaml",
    "a/../../x.yaml",
    "/etc/passwd",
    "C:\\x.yaml",
    "c:/x.yaml",
    "..\\x.yaml",
    "https://example.org/x.yaml",
    "file:x",
    "",
    ".",
    "a\0b",
  ])("is refused when it is %j", (reference) => {
    expect(joinPath("", reference)).toBeNull();
  });

  it("never leaves the root, whatever is written", () => {
    const part = fc.constantFrom("..", ".", "a", "b", "", "...", "%2e%2e");
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.array(fc.constantFrom("a", "b"), { maxLength: 3 }),
        (parts, folder) => {
          const path = joinPath(folder.join("/"), parts.join("/"));
          if (path === null) return;
          expect(path.split("/")).not.toContain("..");
          expect(path.startsWith("/")).toBe(false);
        },
      ),
      { seed: 4 },
    );
  });

  it("means the file beside first and the one from the root next", () => {
    const files = { read: (path: string) => (["a.yaml", "what-if/a.yaml", "b.yaml"].includes(path) ? path : null) };
    expect(resolveFile(files, "what-if/x.yaml", "a.yaml")).toMatchObject({ path: "what-if/a.yaml" });
    expect(resolveFile(files, "what-if/x.yaml", "b.yaml")).toMatchObject({ path: "b.yaml" });
    expect(resolveFile(files, "what-if/x.yaml", "c.yaml")).toEqual({
      ok: false,
      why: "missing",
      tried: ["what-if/c.yaml", "c.yaml"],
    });
    expect(resolveFile(files, "x.yaml", "../c.yaml")).toMatchObject({ ok: false, why: "outside" });
  });
});
