/** Published numbers to set beside simulated ones: the table `published-weeks.csv`. */
import { readTable } from "./csv.ts";
import type { ScenarioProblem } from "./problems.ts";
import type { Published } from "./types.ts";

const columns = ["measure", "place", "week", "low", "high", "use", "source", "note"];
const uses = ["fitted", "held out", "context"] as const;

export function readPublished(
  table: { readonly path: string; readonly text: string },
  problems: ScenarioProblem[],
): Published[] {
  return readTable(table.text, table.path, columns, problems).map((row): Published => {
    const week = row.number("week") ?? 0;
    if (!Number.isInteger(week)) row.say("week", "a whole number of weeks", "count from 1, the week of the first day");
    const low = row.number("low") ?? 0;
    const high = row.number("high") ?? low;
    if (low > high) row.say("low", `at most the high, ${high}`, "swap the two");
    const use = uses.find((known) => known === row.text("use"));
    if (use === undefined) row.say("use", uses.join(", "), `write one of ${uses.join(", ")}`);
    for (const column of ["measure", "source"])
      if (row.text(column) === "") row.say(column, "some words", "fill the cell");
    return {
      measure: row.text("measure"),
      place: row.text("place"),
      week,
      low,
      high,
      use: use ?? "context",
      source: row.text("source"),
      note: row.text("note"),
    };
  });
}
