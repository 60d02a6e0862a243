// A vitest reporter that writes how many tests passed, failed and were skipped to the file named by
// TEST_COUNTS_FILE, for tests/run.mjs. It prints nothing, and does nothing when the variable is not set.

import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";

export class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env.TEST_COUNTS_FILE;
    if (!file) return;
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      const failedBefore = counts.failed;
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        counts[state === "pending" ? "skipped" : state] += 1;
      }
      // A file that does not load, or whose hook throws, has failed although none of its tests did.
      if (module.state() === "failed" && counts.failed === failedBefore) counts.failed += 1;
    }
    writeFileSync(file, JSON.stringify(counts));
  }
}
