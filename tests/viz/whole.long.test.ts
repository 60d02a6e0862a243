/**
 * Every view of the built page against the picture of it in viz/pictures, which its README shows: day 3, 06:00 of the 2024 case,
 * seed 7. `UPDATE_PICTURES=1 npx vitest run --project long tests/viz` takes them anew, to be looked at before they are kept.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PageServer, servePage } from "../../sim/adapters/node/index.ts";
import { views } from "../../viz/views.ts";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const isUpdate = process.env.UPDATE_PICTURES === "1";
const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Pixels that may differ, by more than a fifth of a channel: edges of letters and lines. A row of a table, a line of text or a mark
 * that has moved or gone is more than that.
 */
const mostPixels = 600;
/** Longer than dots move and pictures wait for their turn. */
const settleMs = 2000;
const looks = [
  { width: 1440, theme: "light", name: "1440-light" },
  { width: 1440, theme: "dark", name: "1440-dark" },
  { width: 390, theme: "light", name: "390" },
] as const;

describe.skipIf(!existsSync(executablePath))("every view looks as it did when it was last looked at", () => {
  let folder: string;
  let server: PageServer;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "knock-on-page-"));
    await build({
      configFile: join(root, "vite.config.ts"),
      logLevel: "error",
      build: { outDir: folder, emptyOutDir: true },
    });
    server = await servePage(undefined, { page: folder, scenarios: join(root, "scenarios") });
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { width, theme, name } of looks) {
    test(`${width} wide, ${theme}`, { timeout: 300_000 }, async () => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: theme });
      await page.goto(server.address);
      await page.waitForSelector("[data-testid=hash]:has(code)", { timeout: 120_000 });
      // What keeps to the window stands where it is written.
      await page.addStyleTag({ content: ".always-said, .clock-bar { position: static !important; }" });
      const differing: Record<string, number | string> = {};
      for (const view of views) {
        await page.locator(`#tab-${view.name}`).click();
        await page.locator(`#view-${view.name} h2`).first().waitFor();
        await page.mouse.move(0, 0);
        await page.waitForTimeout(settleMs);
        const found = await differenceFrom(page, `${view.name}-${name}`);
        if (found !== 0) differing[view.name] = found;
      }
      await page.close();
      expect(differing).toEqual({});
    });
  }
});

/** @returns pixels that differ where they are more than allowed, else 0; words where there is nothing to compare */
async function differenceFrom(page: Page, name: string): Promise<number | string> {
  const kept = join(root, "viz", "pictures", `${name}.png`);
  const seen = await page.screenshot({ fullPage: true, animations: "disabled" });
  if (isUpdate) {
    writeFileSync(kept, seen);
    return 0;
  }
  if (!existsSync(kept)) return "there is no picture of it";
  const pictures = [seen, readFileSync(kept)].map((bytes) => `data:image/png;base64,${bytes.toString("base64")}`);
  const count = await page.evaluate(differingPixels, pictures);
  if (count < 0) return "it has another size";
  return count > mostPixels ? count : 0;
}

/** In the page: pixels that are not alike; -1 where the pictures have not one size. */
async function differingPixels(pictures: readonly string[]): Promise<number> {
  const [a, b] = await Promise.all(
    pictures.map(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      return context?.getImageData(0, 0, image.width, image.height);
    }),
  );
  if (a === undefined || b === undefined || a.width !== b.width || a.height !== b.height) return -1;
  let count = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const most = Math.max(...[0, 1, 2].map((channel) => Math.abs(a.data[at + channel] - b.data[at + channel])));
    if (most > 51) count++;
  }
  return count;
}
