/**
 * The queue against theory where that takes ten million customers: 30 replications, false-alarm rate one in a million
 * (see confidence.ts).
 */
import { describe, it } from "vitest";
import { expectErlangC } from "./studies.ts";

describe("M/M/c", () => {
  it("waits as Erlang's C formula says, for 12 servers", () => expectErlangC(12, 10, 32_000));
});
