/**
 * The page as a person uses it. One page is opened for all tests, before each of which it is set back to where it opened; axe
 * looks at every view in accessibility.views.test.tsx.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { momentText } from "../../viz/times.ts";
import { type OpenPage, openPage } from "../support/page.ts";

const openedAt = { text: "day 3 06:00", min: 3 * 1440 + 360 };
let opened: OpenPage;

beforeAll(async () => {
  opened = await openPage(openedAt.text, ["warm-up=7 d", "horizon=14 d"]);
}, 60_000);

/** Where it opened, or at the beginning of another day. */
function standAt(timeMin: number): void {
  const { clock, view, isHelpOpen, select } = opened.store;
  clock.pause();
  clock.jump(timeMin);
  view.value = "overview";
  isHelpOpen.value = false;
  select(null);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

beforeEach(() => standAt(openedAt.min));

afterAll(() => opened.close());

const slider = () => page.getByRole("slider", { name: "Time in the run" });
const jumpField = () => page.getByLabelText("Jump to");

function moment(): string {
  const { facts, clock } = opened.store;
  if (facts.value === null) throw new Error("no run is open");
  return momentText(facts.value.calendar, clock.timeMin.value);
}

describe("the page on a short run", { timeout: 60_000 }, () => {
  test("opens at the moment that is asked for", () => {
    expect(moment()).toBe("day 3, Thu 6 June 2024 06:00");
  });

  test("says always what it is not for, whose data it shows, and what the run can be checked by", async () => {
    await opened.runDone();
    await expect.element(page.getByRole("note")).toHaveTextContent(/Not a medical device.*Do not enter patient data/);
    await expect.element(page.getByText(/Open Government Licence/)).toBeVisible();
    await expect.element(page.getByTestId("hash")).toHaveTextContent(/result [0-9a-f]{16} · state [0-9a-f]{16}/);
  });

  test("shows the same state as a run of its own, and says so", async () => {
    await opened.runDone();
    await page.getByRole("button", { name: "Check this moment" }).click();
    await vi.waitFor(
      () =>
        expect(page.getByTestId("agreement").element().textContent).toMatch(
          /shown ([0-9a-f]{16}), run again \1: the same/,
        ),
      { timeout: 20_000 },
    );
  });

  test("draws every practice and tells the map in words", async () => {
    await vi.waitFor(() => expect(document.querySelectorAll(".map .practices > g")).toHaveLength(193));
    await expect.element(page.getByRole("row", { name: /^Lambeth/ })).toBeVisible();
  });

  test("draws four lines with published weeks over them, and their numbers as a table", async () => {
    await opened.runDone();
    const lines = page.getByRole("region", { name: /Operations postponed/ });
    await expect.element(lines).toBeVisible();
    await lines.getByRole("button", { name: "Table" }).click();
    await expect.element(lines.getByRole("table")).toBeVisible();
    await expect.element(page.getByText(/fitted/).first()).toBeVisible();
  });

  test("plays and pauses by button", async () => {
    standAt(2 * 1440);
    await page.getByRole("button", { name: "Play" }).click();
    await vi.waitFor(() => expect(moment()).toMatch(/^day [3-9]/), { timeout: 10_000 });
    await page.getByRole("button", { name: "Pause" }).click();
    const paused = moment();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(moment()).toBe(paused);
  });

  test("drags through time, and the map follows", async () => {
    standAt(1440);
    const { width, height } = slider().element().getBoundingClientRect();
    await slider().dropTo(slider(), {
      sourcePosition: { x: 40, y: height / 2 },
      targetPosition: { x: width * 0.75, y: height / 2 },
    });
    expect(moment()).toMatch(/^day [89], /);
    await vi.waitFor(() => expect(opened.store.mapDay.value?.day).toBe(opened.store.day.value), {
      timeout: 20_000,
    });
    await expect.element(slider()).toHaveAttribute("aria-valuetext", moment());
  });

  test("jumps to what is typed, and says so when it is no time of the run", async () => {
    await jumpField().fill("week 2");
    await userEvent.keyboard("{Enter}");
    expect(moment()).toBe("day 7, Mon 10 June 2024 00:00");
    await jumpField().fill("day 3 06:00");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText("day 3, Thu 6 June 2024 06:00", { exact: true })).toBeVisible();
    await jumpField().fill("when it is over");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText(/Not a time in this run/)).toBeVisible();
    expect(moment()).toBe("day 3, Thu 6 June 2024 06:00");
  });

  test("goes by keys, but not while somebody types", async () => {
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
    expect(moment()).toBe("day 4, Fri 7 June 2024 06:00");
    await userEvent.keyboard("]");
    expect(moment()).toBe("day 11, Fri 14 June 2024 06:00");
    await userEvent.keyboard("[[");
    expect(moment()).toBe("day 4, Fri 7 June 2024 06:00");
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
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await expect.element(page.getByRole("dialog", { name: "Help" })).not.toBeInTheDocument();
  });

  test("steps from event to event and tells what happened", async () => {
    standAt(0);
    await opened.runDone();
    const { timeMin, stop } = opened.store.clock;
    // Each step is waited for: one that is still on its way would move the clock of the next test.
    const until = (judge: () => void) => vi.waitFor(judge, { timeout: 10_000 });
    await page.getByRole("button", { name: "To the next event" }).click();
    await until(() => expect(timeMin.value).toBeGreaterThan(0));
    const first = timeMin.value;
    await expect.element(page.getByRole("status").getByText(/Mon 3 June 2024/)).toBeVisible();
    await userEvent.keyboard("{ArrowRight}");
    await until(() => expect(timeMin.value).toBeGreaterThan(first));
    await userEvent.keyboard("{ArrowLeft}");
    await until(() => expect(timeMin.value).toBe(first));
    expect(stop.value).not.toBeNull();
  });

  test("shows each view by its tab and by its digit", async () => {
    await opened.runDone();
    await page.getByRole("tab", { name: "Blood" }).click();
    await expect.element(page.getByRole("heading", { name: /O-negative units/ }).first()).toBeVisible();
    await userEvent.keyboard("2");
    await expect
      .element(page.getByRole("heading", { name: /operations and .* appointments of the week/ }))
      .toBeVisible();
    await userEvent.keyboard("4");
    await expect.element(page.getByRole("heading", { name: /Practices defer/ })).toBeVisible();
    await userEvent.keyboard("s");
    await expect.element(page.getByRole("heading", { name: /situation report, Thu 6 June 2024 06:00/ })).toBeVisible();
    await userEvent.keyboard("1");
    await expect.element(page.getByRole("heading", { name: /systems are down/ })).toBeVisible();
  });

  test("answers why of a mark after one click, down to the parameters, and closes by Escape", async () => {
    await opened.runDone();
    await vi.waitFor(() => expect(document.querySelector(".figure-cascade [data-pick^=laboratory]")).not.toBeNull());
    document
      .querySelector<SVGElement>(".figure-cascade [data-pick^=laboratory]")
      ?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    const panel = page.getByRole("complementary");
    await expect.element(panel.getByText(/the incident: Systems of a laboratory fail/).first()).toBeInTheDocument();
    await expect.element(panel.getByText(/assumption/i).first()).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    await expect.element(panel).not.toBeInTheDocument();
  });

  test("walks the marks of a figure by keyboard and asks why by Enter", async () => {
    await opened.runDone();
    await vi.waitFor(() => expect(document.querySelector(".figure-cascade [data-pick]")).not.toBeNull());
    document.querySelector<HTMLElement>(".figure-cascade .figure-picture")?.focus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{Enter}");
    await vi.waitFor(() => expect(opened.store.selection.value).not.toBeNull());
    await expect.element(page.getByRole("complementary")).toBeVisible();
    expect(document.querySelector(".figure-cascade [aria-pressed=true]")?.getAttribute("data-pick")).toBe(
      opened.store.selection.value,
    );
  });

  test("says in lines what is wrong with a run it cannot open", async () => {
    await opened.runDone();
    await opened.store.open({ ...opened.store.request.value, overrides: ["horizon=soon"] });
    await expect.element(page.getByRole("alert")).toHaveTextContent(/horizon.*expected/);
  });
});
