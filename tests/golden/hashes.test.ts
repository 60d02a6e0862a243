import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { TextFiles } from "../../sim/scenario/index.ts";
import { hashesOf } from "../support/hash-run.ts";

const scenarios = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const files: TextFiles = {
  read: (path) => readFileSync(`${scenarios}${path}`, "utf8"),
};

test("a short run with a decision has the hashes of the golden file, which the browser must reach too", async () => {
  const hashes = hashesOf(files);
  expect(hashes.stateAfterSaving).toBe(hashes.stateWithDecision);
  expect(hashes.resultWithDecision).not.toBe(hashes.result);
  await expect(`${JSON.stringify(hashes, null, 2)}\n`).toMatchFileSnapshot("hashes.json");
}, 60_000);
