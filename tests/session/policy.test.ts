import { describe, expect, it } from "vitest";
import { runOnce } from "../../sim/experiment/index.ts";
import { ScenarioProblems } from "../../sim/scenario/index.ts";
import { type Policy, runWithPolicy, Session } from "../../sim/session/index.ts";
import { aRealSetup } from "../support/region.ts";

// Ten days of the incident with no decision of the file on mutual aid: enough for a queue to grow.
const setup = aRealSetup("synnovis-2024.yaml", ["horizon=10 d", "warm-up=2 d"]);
// Where it does not matter what happens, two days.
const brief = aRealSetup("synnovis-2024.yaml", ["horizon=2 d", "warm-up=1 d"]);
const run = { seed: "7", replication: 0 };
const undecided = runOnce(setup, run);

const doNothing: Policy = { role: "icb", everyMin: 240, decide: () => undefined };

const openAid: Policy = {
  role: "icb",
  everyMin: 720,
  decide(view) {
    const hub = view.laboratories.find(({ id }) => id === "synnovis-hub");
    if (view.decisions.length > 0 || !((hub?.waiting ?? 0) > 1000)) return [];
    const boroughs = view.boroughs.filter(({ aid }) => aid === null).map(({ id }) => id);
    return [{ action: "mutualAid.open", boroughs, laboratory: "swlp", quotaPerDay: 900, delay: "2 h" }];
  },
};

describe("a response policy", () => {
  it("that decides nothing gives the run that there is without it", () => {
    const looking = (["transfusion", "theatres", "icb", "trust"] as const).map(
      (role) => ({ role, everyMin: 360, decide: () => [] }) as Policy,
    );
    const { result, decisions } = runWithPolicy(setup, run, doNothing, ...looking);
    expect(result.resultHash).toBe(undecided.resultHash);
    expect(result).toEqual(undecided);
    expect(decisions).toEqual([]);
  });

  const once = runWithPolicy(setup, run, openAid);

  it("that opens mutual aid when the queue is long changes the run, the same way each time, and not what was before", () => {
    expect(once.decisions).toHaveLength(1);
    const [decision] = once.decisions;
    expect(decision).toMatchObject({ role: "icb", action: "mutualAid.open", effectMin: decision.atMin + 120 });
    expect(decision.atMin).toBeGreaterThan(0);
    expect(once.result.resultHash).not.toBe(undecided.resultHash);
    expect(runWithPolicy(setup, run, openAid)).toEqual(once);
  });

  it("leaves a log that replays as a session to the same end", () => {
    const { result, log } = once;
    const session = Session.replay(setup, log);
    expect(session.nowMin).toBe(setup.calendar.endMin);
    expect(session.world.resultHash()).toBe(result.resultHash);
  });

  it("is asked at its own times, and remembers its own decisions alone", () => {
    const asked: number[] = [];
    const remembered: string[][] = [];
    const note = (role: "transfusion" | "theatres"): Policy =>
      role === "transfusion"
        ? {
            role,
            everyMin: 1000,
            fromMin: 500,
            decide: ({ time, decisions }) => {
              asked.push(time.nowMin);
              remembered.push(decisions.map(({ action }) => action));
              return [{ action: "transfusion.surge", scientists: 1 }];
            },
          }
        : { role, everyMin: 1000, decide: ({ decisions }) => void expect(decisions).toEqual([]) };
    runWithPolicy(brief, run, note("transfusion"), note("theatres"));
    expect(asked).toEqual([500, 1500, 2500]);
    expect(remembered.map(({ length }) => length)).toEqual([0, 1, 2]);
  });

  it.each([
    [{ action: "mutualAid.open", boroughs: ["nowhere"], laboratory: "swlp", quotaPerDay: 1 }, /boroughs/],
    [{ action: "mutualAid.opened" }, /mutualAid\.open/],
    [{ action: "transfusion.surge", scientists: 1 }, /an action of the role icb/],
  ])("is told what is wrong with %j", (decision, message) => {
    const wrong: Policy = { role: "icb", everyMin: 1440, decide: () => [decision] };
    expect(() => runWithPolicy(brief, run, wrong)).toThrow(ScenarioProblems);
    expect(() => runWithPolicy(brief, run, wrong)).toThrow(message);
  });

  it("must look at least each minute or less often", () => {
    expect(() => runWithPolicy(brief, run, { ...openAid, everyMin: 0 })).toThrow(/everyMin/);
  });

  it("sees its own role's view, by its type too", () => {
    const policy: Policy = {
      role: "icb",
      everyMin: 1000,
      decide(view) {
        // @ts-expect-error the shelves of a hospital are not the board's to see
        expect(view.banks).toBeUndefined();
        // @ts-expect-error nor is the world
        expect(view.world).toBeUndefined();
        return [];
      },
    };
    runWithPolicy(brief, run, policy);
  });
});
