import { describe, it } from "vitest";
import { printsWhatItShould } from "./programs.ts";

describe("an example", () => {
  it.each(["run-scenario.ts", "compare.ts"])("%s runs", printsWhatItShould);
});
