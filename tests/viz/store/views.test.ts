import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { RunFacts, SimulationClient } from "../../../sim/adapters/browser/index.ts";
import type { Clock } from "../../../viz/store/clock.ts";
import { createViews } from "../../../viz/store/views.ts";
import type { ViewName } from "../../../viz/views.ts";
import { aRealSetup } from "../../support/region.ts";

const { calendar } = aRealSetup("synnovis-2024.yaml", ["warm-up=14 d", "horizon=14 d"]);
const dayMin = 1440;

/** Views on a worker that notes what it is asked and answers with that. */
function aPage() {
  const asked: string[] = [];
  const answer =
    (what: string) =>
    async (...given: readonly unknown[]) => {
      asked.push([what, ...given].join(" "));
      await Promise.resolve();
      return { what, pick: given[0], timeMin: given.at(-1) };
    };
  const client = Object.fromEntries(
    ["moment", "cases", "mapDay", "movements", "practiceRows", "report", "why"].map((name) => [name, answer(name)]),
  ) as unknown as SimulationClient;
  const facts = signal<RunFacts | null>(null);
  const reachedMin = signal(calendar.startMin[0]);
  const day = signal(calendar.warmUpDays);
  const timeMin = signal(0);
  const selection = signal<string | null>(null);
  const view = signal<ViewName>("overview");
  const views = createViews({
    client,
    facts,
    reachedMin,
    day,
    clock: { timeMin, isPlaying: signal(false) } as unknown as Clock,
    selection,
    view,
    fail: (error) => {
      throw error;
    },
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  const open = () => {
    facts.value = { calendar } as unknown as RunFacts;
  };
  return { views, asked, facts, reachedMin, day, timeMin, selection, view, settled, open };
}

describe("what the page looks at", () => {
  it("is nothing before a run is open; then the world at the clock, again as the clock moves", async () => {
    const { views, asked, timeMin, settled, open } = aPage();
    await settled();
    expect(asked).toEqual([]);
    open();
    await settled();
    for (const at of [10, 20, 30]) timeMin.value = at;
    await settled();
    expect(asked).toEqual(["moment 0", "moment 10", "moment 30"]);
    expect(views.moment.value?.timeMin).toBe(30);
  });

  it("is a week of cases and a day's movements once the run has passed them, and the week again at its end", async () => {
    const { asked, reachedMin, view, settled, open } = aPage();
    open();
    reachedMin.value = 1 * dayMin;
    await settled();
    expect(asked).toEqual(["moment 0", "mapDay 14", "movements 14"]);
    view.value = "care";
    await settled();
    expect(asked).toContain("cases 14 9");
    reachedMin.value = 7 * dayMin;
    await settled();
    expect(asked).toContain("cases 14 7");
    reachedMin.value = calendar.endMin;
    await settled();
    expect(asked.filter((one) => one === "cases 14 7")).toHaveLength(2);
    expect(asked.filter((one) => one === "movements 14")).toHaveLength(1);
    expect(asked.filter((one) => one === "mapDay 14")).toHaveLength(1);
  });

  it("is only what the tab that is shown shows, and that again at the clock's time when it is shown again", async () => {
    const { asked, reachedMin, timeMin, view, settled, open } = aPage();
    view.value = "practices";
    open();
    reachedMin.value = 1 * dayMin;
    await settled();
    expect(asked).toEqual(["practiceRows"]);
    timeMin.value = 10;
    await settled();
    expect(asked).toEqual(["practiceRows"]);
    view.value = "blood";
    await settled();
    expect(asked).toEqual(["practiceRows", "moment 10"]);
  });

  it("is a situation report only while somebody reads it", async () => {
    const { views, asked, timeMin, settled, open } = aPage();
    open();
    await settled();
    expect(asked).not.toContain("report 0");
    views.wantReport.value = true;
    await settled();
    expect(asked).toContain("report 0");
    expect(views.report.value).not.toBeNull();
    views.wantReport.value = false;
    timeMin.value = 5;
    await settled();
    expect(asked).not.toContain("report 5");
    expect(views.report.value).toBeNull();
  });

  it("is why of what is chosen, and never of what was chosen before", async () => {
    const { views, asked, selection, settled, open } = aPage();
    open();
    selection.value = "hospital kch";
    expect(views.why.value).toBeNull();
    await settled();
    expect(views.why.value?.pick).toBe("hospital kch");
    selection.value = "shelf kch/O-";
    expect(views.why.value).toBeNull();
    await settled();
    expect(views.why.value?.pick).toBe("shelf kch/O-");
    selection.value = null;
    expect(views.why.value).toBeNull();
    expect(asked.filter((one) => one.startsWith("why"))).toEqual(["why hospital kch 0", "why shelf kch/O- 0"]);
  });

  it("is cleared with the run, and asked anew of the next", async () => {
    const { views, asked, facts, settled, open } = aPage();
    open();
    await settled();
    views.clear();
    expect(views.moment.value).toBeNull();
    facts.value = { calendar } as unknown as RunFacts;
    await settled();
    expect(asked.filter((one) => one === "moment 0")).toHaveLength(2);
    facts.value = null;
    expect(views.moment.value).toBeNull();
  });
});
