/** A section of VALIDATION.md: numbers from runs, then words, tables and figures from the numbers. */
import type { Runs } from "./runs.ts";

export interface Rendered {
  readonly text: string;
  /** By file name without its ending: SVG text. */
  readonly figures?: Readonly<Record<string, string>>;
}

export interface Section<Data> {
  readonly id: string;
  readonly title: string;
  /** Plain data, as JSON keeps it. */
  compute(runs: Runs): Promise<Data>;
  render(data: Data): Rendered;
}

/** Three significant digits, as the tables of this document show numbers. */
export function told(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString("en-GB");
  return String(Number(value.toPrecision(3)));
}

export const percent = (fraction: number): string => `${told(100 * fraction)} %`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Rounded for keeping: JSON that does not change in digits nobody reads. */
export const kept = (value: number): number => Number(value.toPrecision(6));

export function keptStats(stats: {
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}): { mean: number; p5: number; p50: number; p95: number } {
  return { mean: kept(stats.mean), p5: kept(stats.p5), p50: kept(stats.p50), p95: kept(stats.p95) };
}

/** Mean over replications. */
export const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
