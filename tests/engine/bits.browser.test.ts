import { expect, it } from "vitest";
import { hashOfResults, hashOnEveryEngine } from "./bits.ts";

it("the engine gives the same bits in a browser as on Node", () => {
  expect(hashOfResults()).toBe(hashOnEveryEngine);
});
