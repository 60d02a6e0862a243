// The groups of tests. `npm test` (tests/run.mjs) chooses among them and finds Chromium and Redis;
// `npx vitest run --project unit tests/engine` runs one folder.
//
//   unit     tests/**/*.test.ts, on Node
//   browser  tests/**/*.browser.test.ts(x), in the Chromium that CHROMIUM_PATH names
//   views    tests/**/*.views.test.ts(x): every view of the page and every figure looked at; a minute or two
//   redis    tests/**/*.redis.test.ts; each starts its own server from REDIS_SERVER_PATH
//   long     tests/**/*.long.test.ts: whole runs, threads started for each test, processes killed; many minutes

import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { heardOnPage, watchPage } from "./tests/support/browser-watch.ts";
import { CountsReporter } from "./tests/support/counts-reporter.ts";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

/** A project whose files run in Chromium. */
const inChromium = (name: string, include: string): TestProjectInlineConfiguration => ({
  extends: true,
  // Named in advance: a package discovered half-way makes the dev server reload the page under a test.
  optimizeDeps: {
    include: [
      "preact",
      "preact/hooks",
      "preact/jsx-runtime",
      "preact/jsx-dev-runtime",
      "@preact/signals",
      "d3",
      "comlink",
      "zod",
      "yaml",
      "d3-array",
      "d3-dsv",
      "d3-geo",
      "d3-scale",
      "d3-shape",
      "axe-core",
      "temporal-polyfill",
      "parse-duration",
      "seedrandom/lib/alea.js",
      "@noble/hashes/sha2.js",
    ],
  },
  test: {
    name,
    include: [include],
    testTimeout: 120_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      commands: { heardOnPage, watchPage },
      provider: playwright({
        launchOptions: { executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] },
      }),
      instances: [{ browser: "chromium" }],
    },
  },
});

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    reporters: ["default", new CountsReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/**/*.{long,browser,views,redis}.test.ts"],
          testTimeout: 20_000,
        },
      },
      inChromium("browser", "tests/**/*.browser.test.{ts,tsx}"),
      inChromium("views", "tests/**/*.views.test.{ts,tsx}"),
      {
        extends: true,
        test: { name: "redis", environment: "node", include: ["tests/**/*.redis.test.ts"], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: "long",
          environment: "node",
          include: ["tests/**/*.long.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
