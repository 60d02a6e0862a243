import "../../viz/styles/tokens.css";
import "../../viz/styles/base.css";
import "../../viz/styles/layout.css";
import "../../viz/styles/figures.css";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { figureStates } from "../../sim/figures/index.ts";
import { giveFigureStyle } from "../../viz/figure-style.ts";
import { Shown } from "../../viz/gallery/gallery.tsx";

/**
 * Pixels that may differ: fonts are drawn a little differently from machine to machine. A bar, a mark or a line of text that has
 * moved or gone is more than that.
 */
const allowed = { comparatorOptions: { threshold: 0.2, allowedMismatchedPixelRatio: 0.04 } };

let root: HTMLElement;

beforeEach(() => {
  giveFigureStyle();
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(async () => {
  render(null, root);
  root.remove();
  delete document.documentElement.dataset.theme;
  await page.viewport(414, 896);
});

async function look(name: string, state: string, width: number, theme: "light" | "dark"): Promise<void> {
  const shown = figureStates.find((one) => one.name === name)?.states.find((one) => one.state === state);
  if (shown === undefined) throw new Error(`no figure ${name} in the state ${state}`);
  document.documentElement.dataset.theme = theme;
  await page.viewport(width, 900);
  render(<Shown name={name} shown={shown} />, root);
  const card = page.getByTestId(`${name}-${state}`);
  await expect.element(card.getByText("Table")).toBeVisible();
  await expect.element(card).toMatchScreenshot(`${name}-${state}-${width}-${theme}`, allowed);
}

describe("every figure looks as it did when it was last looked at", () => {
  for (const { name, states } of figureStates) {
    for (const { state } of states) {
      test(`${name}, ${state}`, () => look(name, state, 900, "light"));
    }
    test(`${name}, typical, dark`, () => look(name, "typical", 900, "dark"));
    test(`${name}, typical, narrow`, () => look(name, "typical", 390, "light"));
  }
});
