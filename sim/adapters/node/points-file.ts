/** Points that an earlier command wrote (`not-ruled-out.csv`, `design.csv`): each an id and the settings that `--set` takes. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { csvParse } from "d3-dsv";
import { ScenarioProblem } from "../../scenario/index.ts";

export interface PointSettings {
  readonly id: string;
  readonly overrides: readonly string[];
}

export type PointsResult =
  | { readonly ok: true; readonly points: readonly PointSettings[] }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** @param shown how the user named the file */
export function readPoints(path: string, shown: string = path): PointsResult {
  const refused = (line: number, found: string, expected: string, mend: string): PointsResult => ({
    ok: false,
    problems: [new ScenarioProblem({ file: shown, line, column: 1 }, "", found, expected, mend)],
  });
  const wanted = "a table of points such as not-ruled-out.csv";
  if (!existsSync(path) || !statSync(path).isFile()) return refused(1, "no such file", wanted, "mend the path");
  const rows = csvParse(readFileSync(path, "utf8"));
  const missing = ["point", "overrides"].filter((name) => !rows.columns.includes(name));
  if (missing.length > 0)
    return refused(1, `no column ${missing.join(", ")}`, wanted, "name a file that knockon calibrate has written");
  if (rows.length === 0) return refused(1, "no point", "at least one", "widen the tolerances of the calibration");
  const points: PointSettings[] = [];
  for (const [index, { point, overrides }] of rows.entries()) {
    const read = textsIn(overrides);
    if (read === null)
      return refused(
        index + 2,
        `overrides ${JSON.stringify(overrides)}`,
        "a JSON list of path=value",
        "write the file anew",
      );
    points.push({ id: point, overrides: read });
  }
  return { ok: true, points };
}

function textsIn(text: string): string[] | null {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.every((one) => typeof one === "string" && one.includes("=")) ? read : null;
  } catch {
    return null;
  }
}
