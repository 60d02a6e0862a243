/**
 * The built page in Chromium against its budgets: how soon it shows its first picture, what a frame costs while twelve
 * thousand dots move, and the longest task on its main thread while it opens, plays and is walked through.
 */
import { existsSync } from "node:fs";
import { type Browser, type CDPSession, chromium, type Page } from "playwright";
import { hasPage, servePage } from "../../sim/adapters/node/index.ts";
import { atMost, median, type Report, type Section } from "./section.ts";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const rounds = 5;
const framesMeasured = 300;

interface Opened {
  readonly firstPictureMs: number;
  readonly longestTaskMs: number;
}

/**
 * In the page from its first moment on: collects tasks over 50 ms, as the browser counts them, and when both pictures of the
 * overview have their marks and the frame with them is done.
 */
const watch = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((task) => task.duration)))
    .observe({ type: "longtask", buffered: true });
  globalThis.firstPictureMs = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(".figure-cascade svg [data-pick]") === null) return;
      if (document.querySelector(".map .practices")?.childElementCount !== 193) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });
    observer.observe(document, { childList: true, subtree: true });
  });`;

const longest = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks));

async function open(browser: Browser, address: string): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watch);
  await page.goto(address);
  const firstPictureMs = await page.evaluate(
    () => (globalThis as unknown as { firstPictureMs: Promise<number> }).firstPictureMs,
  );
  await page.waitForSelector("[data-testid=hash]:has(code)", { timeout: 120_000 });
  for (const at of ["day 0", "day 1", "day 7", "day 28", "day 60", "day 120"]) {
    await page.getByLabel("Jump to").fill(at);
    await page.getByRole("button", { name: "Go" }).click();
    await page.waitForTimeout(300);
  }
  const longestTaskMs = await longest(page);
  await page.close();
  return { firstPictureMs, longestTaskMs };
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tid: number;
  readonly pid: number;
}

/**
 * Milliseconds of each frame, from a trace of the browser's own: of the whole task in which its animation callbacks are called, its
 * style, layout and paint done, whatever else falls into it.
 */
async function frameCosts(page: Page, cdp: CDPSession): Promise<number[]> {
  const events: TraceEvent[] = [];
  cdp.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["devtools.timeline", "toplevel"] },
  });
  await page.waitForTimeout((framesMeasured * 1000) / 60);
  const ended = new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
  await cdp.send("Tracing.end");
  await ended;
  const thread = events.find(({ name }) => name === callback);
  if (thread === undefined) return [];
  const mine = events.filter(({ tid, pid }) => tid === thread.tid && pid === thread.pid);
  const callbacks = mine.filter(({ name }) => name === callback).map(({ ts }) => ts);
  return mine
    .filter(
      ({ name, ts, dur = 0 }) =>
        name.endsWith("RunTask") && dur > 0 && callbacks.some((time) => time >= ts && time <= ts + dur),
    )
    .map(({ dur = 0 }) => dur / 1000);
}

const callback = "FireAnimationFrame";

/** Frames while the clock plays over the dots of a week. */
async function playDots(
  browser: Browser,
  address: string,
): Promise<{ costs: number[]; dots: number; longestTaskMs: number }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watch);
  await page.goto(`${address}#at=day 8&view=care`);
  await page.waitForSelector("[data-testid=hash]:has(code)", { timeout: 120_000 });
  await page.waitForSelector("canvas[data-dots]");
  const dots = Number(await page.getAttribute("canvas[data-dots]", "data-dots"));
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForTimeout(500);
  const cdp = await page.context().newCDPSession(page);
  const costs = await frameCosts(page, cdp);
  const longestTaskMs = await longest(page);
  await page.close();
  return { costs, dots, longestTaskMs };
}

const quantile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(p * values.length))] ?? Number.NaN;

export const section: Section = {
  async run(): Promise<Report> {
    const title = "The page in Chromium";
    const missing = hasPage() ? (existsSync(executablePath) ? null : "Chromium") : "the built page (npm run build)";
    if (missing !== null) return { title, rows: [], answers: [], notes: [`not measured: ${missing} is missing`] };
    const server = await servePage();
    const browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
    });
    try {
      const opened: Opened[] = [];
      for (let round = 0; round < rounds; round++) opened.push(await open(browser, server.address));
      const { costs, dots, longestTaskMs } = await playDots(browser, server.address);
      const first = opened.map(({ firstPictureMs }) => firstPictureMs);
      const tasks = [...opened.map((one) => one.longestTaskMs), longestTaskMs];
      return {
        title,
        rows: [
          atMost("open to first picture", median(first) / 1000, " s", 2, 1, `map and cascade; ${rounds} rounds`),
          atMost(
            "script and paint of a frame, p95",
            quantile(costs, 0.95),
            " ms",
            8,
            4,
            `${dots} dots; ${costs.length} frames; median ${median(costs).toFixed(1)} ms, worst ${Math.max(...costs).toFixed(1)} ms`,
          ),
          atMost(
            "longest task",
            median(tasks),
            " ms",
            50,
            50,
            `by round: ${tasks.map((ms) => ms.toFixed(0)).join(", ")}`,
          ),
        ],
        answers: [],
        notes: [],
      };
    } finally {
      await browser.close();
      await server.close();
    }
  },
};
