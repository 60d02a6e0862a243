import { afterEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { momentText } from "../../viz/times.ts";
import { type OpenPage, openPage } from "../support/page.ts";

let opened: OpenPage;

afterEach(() => opened.close());

const slider = () => page.getByRole("slider", { name: "Time in the run" });
const jumpField = () => page.getByLabelText("Jump to");

function moment(): string {
  const { facts, clock } = opened.store;
  if (facts.value === null) throw new Error("no run is open");
  return momentText(facts.value.calendar, clock.timeMin.value);
}

describe("the page on a short run", { timeout: 60_000 }, () => {
  test("says always what it is not for, whose data it shows, and what the run can be checked by", async () => {
    opened = await openPage();
    await opened.runDone();
    await expect.element(page.getByRole("note")).toHaveTextContent(/Not a medical device.*Do not enter patient data/);
    await expect.element(page.getByText(/Open Government Licence/)).toBeVisible();
    await expect.element(page.getByTestId("hash")).toHaveTextContent(/result [0-9a-f]{16} · state [0-9a-f]{16}/);
  });

  test("draws every practice and tells the map in words", async () => {
    opened = await openPage();
    await vi.waitFor(() => expect(document.querySelectorAll(".map .practices > g")).toHaveLength(193));
    await expect
      .element(page.getByRole("img", { name: /^Map of South East London/ }))
      .toHaveAccessibleName(/Lambeth \d+ %/);
    await expect.element(page.getByRole("row", { name: /^Lambeth/ })).toBeVisible();
  });

  test("draws four charts with published weeks over them", async () => {
    opened = await openPage();
    await opened.runDone();
    await vi.waitFor(() => expect(document.querySelectorAll(".chart .run-line-mark")).toHaveLength(4));
    expect(document.querySelectorAll(".chart .published-mark, .chart .published-range")).toHaveLength(12);
    await page.getByText("Numbers and sources of Operations postponed a week").click();
    await expect.element(page.getByRole("row", { name: /^1 3 June/ })).toHaveTextContent(/fitted/);
  });

  test("plays and pauses by button", async () => {
    opened = await openPage("day 2");
    await page.getByRole("button", { name: "Play" }).click();
    await vi.waitFor(() => expect(moment()).toMatch(/^day [3-9]/), { timeout: 10_000 });
    await page.getByRole("button", { name: "Pause" }).click();
    const paused = moment();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(moment()).toBe(paused);
  });

  test("drags through time, and the map follows", async () => {
    opened = await openPage("day 1");
    const { width, height } = slider().element().getBoundingClientRect();
    await slider().dropTo(slider(), {
      sourcePosition: { x: 40, y: height / 2 },
      targetPosition: { x: width * 0.75, y: height / 2 },
    });
    expect(moment()).toMatch(/^day 1[789], /);
    await vi.waitFor(() => expect(opened.store.days.shown.value?.day).toBe(opened.store.day.value));
    await expect.element(slider()).toHaveAttribute("aria-valuetext", moment());
  });

  test("jumps to what is typed, and says so when it is no time of the run", async () => {
    opened = await openPage();
    await jumpField().fill("week 2");
    await userEvent.keyboard("{Enter}");
    expect(moment()).toBe("day 7, Mon 10 June 2024 00:00");
    await jumpField().fill("day 3 06:00");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText("day 3, Thu 6 June 2024 06:00")).toBeVisible();
    await jumpField().fill("when it is over");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText(/Not a time in this run/)).toBeVisible();
    expect(moment()).toBe("day 3, Thu 6 June 2024 06:00");
  });

  test("goes by keys, but not while somebody types", async () => {
    opened = await openPage("day 3 06:00");
    await userEvent.keyboard("{ArrowRight}");
    expect(moment()).toMatch(/^day 4, /);
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
    expect(moment()).toBe("day 11, Fri 14 June 2024 06:00");
    await userEvent.keyboard("j");
    await expect.element(jumpField()).toHaveFocus();
    await userEvent.keyboard(" ");
    expect(opened.store.clock.isPlaying.value).toBe(false);
    jumpField().element().blur();
    await userEvent.keyboard(" ");
    expect(opened.store.clock.isPlaying.value).toBe(true);
    await userEvent.keyboard(" ?");
    expect(opened.store.clock.isPlaying.value).toBe(false);
    await expect.element(page.getByRole("dialog", { name: "Help" })).toBeVisible();
    await page.getByRole("button", { name: "Close" }).click();
    await expect.element(page.getByRole("dialog", { name: "Help" })).not.toBeInTheDocument();
  });

  test("says in lines what is wrong with a run it cannot open", async () => {
    opened = await openPage();
    await opened.runDone();
    await opened.store.open({ ...opened.store.request.value, overrides: ["horizon=soon"] });
    await expect.element(page.getByRole("alert")).toHaveTextContent(/horizon.*expected/);
  });
});
