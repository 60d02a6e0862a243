import { expect, test } from "vitest";
import golden from "../golden/hashes.json" with { type: "json" };
import { hashesOf } from "../support/hash-run.ts";

const texts = import.meta.glob<string>("../../scenarios/**/*.{yaml,csv}", {
  query: "?raw",
  eager: true,
  import: "default",
});

test("a run with a decision, saved on the way, has the same hashes as in Node", { timeout: 60_000 }, () => {
  expect(hashesOf({ read: (path) => texts[`../../scenarios/${path}`] ?? null })).toEqual(golden);
});
