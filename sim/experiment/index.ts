/** The experiment room's door: many runs of a scenario, and the tables they become. */
export { type Design, type DesignOptions, design, type RunSpec, type Watch } from "./design.ts";
export { dayCell, layOutResults, type Pair, pairOf, type ResultLayout, weekCell } from "./layout.ts";
export { type Manifest, manifestOf } from "./manifest.ts";
export { numberText } from "./numbers.ts";
export { besidePublished, type Mark, type PublishedRow } from "./published.ts";
export { type RunHooks, type RunResult, runOnce, type Violation } from "./replicate.ts";
export { type Progress, type Runner, serialRunner } from "./runner.ts";
export { findPair, type Stats, type Summary, statsOf, summarise, weekStats } from "./summarise.ts";
export { dailyColumns, dailyLines, weeklyColumns, weeklyLines } from "./tables.ts";
export { traceLines, traceRun } from "./trace.ts";
