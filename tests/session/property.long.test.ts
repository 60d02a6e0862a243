/** More examples of the property beside it. */
import { it } from "vitest";
import { equalsStraightRun } from "../support/session-property.ts";

it("any order of seeking, stepping, acting, undoing, forking and branching equals a straight run of the log", () =>
  equalsStraightRun(120, 8));
