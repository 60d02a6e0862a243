import { afterEach, describe, expect, test, vi } from "vitest";
import { page as tab } from "vitest/browser";
import { views } from "../../viz/views.ts";
import { axeFaults } from "../support/axe.ts";
import { type OpenPage, openPage } from "../support/page.ts";

let opened: OpenPage;

afterEach(async () => {
  await tab.viewport(1280, 800);
  delete document.documentElement.dataset.theme;
  await opened.close();
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 400));

describe("every view, in light and dark", { timeout: 120_000 }, () => {
  for (const theme of ["light", "dark"] as const) {
    test(`has nothing that axe finds wrong in ${theme}`, async () => {
      opened = await openPage("day 3 06:00");
      await opened.runDone();
      document.documentElement.dataset.theme = theme;
      for (const { name } of views) {
        opened.store.view.value = name;
        await vi.waitFor(() => expect(document.querySelector(`#view-${name} h2`)).not.toBeNull());
        await settled();
        expect(await axeFaults(), name).toEqual([]);
      }
      opened.store.select("measure elective.postponed@kch+gstt");
      await vi.waitFor(() => expect(opened.store.why.value).not.toBeNull(), { timeout: 10_000 });
      await settled();
      expect(await axeFaults(), "why").toEqual([]);
    });
  }

  test("fits a width of 390 pixels, and half of 1280 as at 200 % zoom, without scrolling sideways", async () => {
    opened = await openPage("day 3 06:00");
    await opened.runDone();
    for (const width of [390, 640]) {
      await tab.viewport(width, 844);
      for (const { name } of views) {
        opened.store.view.value = name;
        await settled();
        expect(document.documentElement.scrollWidth, `${name} at ${width}`).toBeLessThanOrEqual(width);
      }
    }
  });
});
