import { describe, it } from "vitest";
import { printsWhatItShould } from "./programs.ts";

describe("an example", () => {
  it.each(["run-scenario.ts", "one-replication.ts", "compare.ts", "policy.ts", "study.ts"])(
    "%s runs",
    printsWhatItShould,
  );
});
