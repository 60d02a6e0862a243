import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasPage, pageApp, servePage } from "../../sim/adapters/node/index.ts";

let base: string;
let folders: { page: string; scenarios: string };

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "knock-on-serve-"));
  folders = { page: join(base, "page"), scenarios: join(base, "scenarios") };
  mkdirSync(join(folders.page, "assets"), { recursive: true });
  mkdirSync(join(folders.scenarios, "regions"), { recursive: true });
  writeFileSync(join(base, "secret.txt"), "secret");
  writeFileSync(join(folders.page, "index.html"), "<!doctype html><title>Page</title>");
  writeFileSync(join(folders.page, "assets/main.js"), "export {};");
  writeFileSync(join(folders.page, "assets/a b.svg"), "<svg/>");
  writeFileSync(join(folders.scenarios, "one.yaml"), "format: 1\n");
  writeFileSync(join(folders.scenarios, "regions/sites.csv"), "id\n");
  writeFileSync(join(folders.scenarios, "regions/map.geojson"), "{}");
  symlinkSync(join(base, "secret.txt"), join(folders.page, "link.txt"));
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

const get = (path: string): Response | Promise<Response> => pageApp(folders).request(path);

describe("the page server", () => {
  it.each([
    ["/", "text/html; charset=utf-8"],
    ["/index.html?x=1", "text/html; charset=utf-8"],
    ["/assets/main.js", "text/javascript; charset=utf-8"],
    ["/assets/a%20b.svg", "image/svg+xml; charset=utf-8"],
    ["/scenarios/one.yaml", "application/yaml; charset=utf-8"],
    ["/scenarios/regions/sites.csv", "text/csv; charset=utf-8"],
    ["/scenarios/regions/map.geojson", "application/geo+json"],
  ])("gives %s as %s", async (path, type) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/scenarios/..%2f..%2fsecret.txt",
    "/scenarios/%2e%2e%5csecret.txt",
    "/%2fetc%2fhostname",
    "/link.txt",
    "/assets",
    "/missing.js",
    "/%ff",
    "/a%00b",
  ])("has nothing at %s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it("listens on this machine only and takes the next port when one is taken", async () => {
    const first = await servePage(41_730, folders);
    const second = await servePage(41_730, folders);
    try {
      expect(first.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      expect(second.address).not.toBe(first.address);
      const response = await fetch(second.address);
      expect(await response.text()).toContain("<title>Page</title>");
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  });

  it("knows whether the page has been built", () => {
    expect(hasPage(folders)).toBe(true);
    expect(hasPage({ ...folders, page: join(base, "nowhere") })).toBe(false);
  });
});
