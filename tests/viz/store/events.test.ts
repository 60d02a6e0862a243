import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { SimulationClient } from "../../../sim/adapters/browser/index.ts";
import type { Stop } from "../../../sim/report/index.ts";
import { createEventSteps } from "../../../viz/store/events.ts";

const times = [10, 20, 30, 40];
const aStop = (timeMin: number | undefined): Stop | null =>
  timeMin === undefined
    ? null
    : { timeMin, events: [{ timeMin, kind: "action", sentence: `at ${timeMin}.`, record: 0 }] };

/** Steps over four events, by a worker that answers at once. */
function steps() {
  let most = 0;
  let underWay = 0;
  const answered = async (timeMin: number | undefined): Promise<Stop | null> => {
    most = Math.max(most, ++underWay);
    await Promise.resolve();
    underWay--;
    return aStop(timeMin);
  };
  const client = {
    nextEvent: (now: number) => answered(times.find((one) => one > now)),
    previousEvent: (now: number) => answered(times.findLast((one) => one < now)),
  } as unknown as SimulationClient;
  const timeMin = signal(0);
  const clock = {
    timeMin,
    jump: (to: number) => {
      timeMin.value = to;
    },
    pause: () => {},
  };
  const { steps: hands, clear } = createEventSteps(client, clock, (error) => {
    throw error;
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { ...hands, clear, timeMin, settled, most: () => most };
}

describe("steps from event to event", () => {
  it("go to the next one and tell what happened there, until the clock moves on", async () => {
    const { nextEvent, stop, timeMin, settled } = steps();
    nextEvent();
    await settled();
    expect(timeMin.value).toBe(10);
    expect(stop.value?.events[0].sentence).toBe("at 10.");
    timeMin.value = 11;
    expect(stop.value).toBeNull();
  });

  it("are counted while one is under way, one question at a time", async () => {
    const { nextEvent, previousEvent, timeMin, settled, most } = steps();
    for (let n = 0; n < 4; n++) nextEvent();
    previousEvent();
    await settled();
    expect(timeMin.value).toBe(30);
    expect(most()).toBe(1);
  });

  it("stay where they are after the last", async () => {
    const { nextEvent, previousEvent, timeMin, settled } = steps();
    for (let n = 0; n < 9; n++) nextEvent();
    await settled();
    expect(timeMin.value).toBe(40);
    previousEvent();
    await settled();
    expect(timeMin.value).toBe(30);
  });

  it("take no answer of a run that was left", async () => {
    const { nextEvent, clear, timeMin, stop, settled } = steps();
    nextEvent();
    clear();
    await settled();
    expect(timeMin.value).toBe(0);
    expect(stop.value).toBeNull();
  });
});
