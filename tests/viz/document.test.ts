import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const viz = fileURLToPath(new URL("../../viz/", import.meta.url));
const read = (path: string) => readFileSync(`${viz}${path}`, "utf8");

test("the document forbids everything that does not come from its own origin", () => {
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(read("index.html"))?.[1] ?? "";
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
});

test("no address of another place stands in the document or its styles", () => {
  const files = ["index.html", ...readdirSync(`${viz}styles`).map((name) => `styles/${name}`)];
  for (const file of files) {
    // The name of a markup language looks like an address but is never fetched.
    expect(read(file).replaceAll("http://www.w3.org/2000/svg", ""), file).not.toMatch(
      /https?:|@import|url\(\s*['"]?\/\//,
    );
  }
});

test("dark colours are the same by system and by choice", () => {
  const blocks = [...read("styles/tokens.css").matchAll(/color-scheme: dark;([^}]*)/g)].map(([, body]) =>
    body.replace(/\s+/g, " ").trim(),
  );
  expect(blocks).toHaveLength(2);
  expect(blocks[0]).toBe(blocks[1]);
});
