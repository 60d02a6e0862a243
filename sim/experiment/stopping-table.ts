/** The path that a sequential rule took, as a table: one row for each look and criterion. */
import type { Criterion } from "./criteria.ts";
import { toldNumber } from "./numbers.ts";
import type { Look } from "./stopping.ts";
import { integer, number, type Table, text } from "./table.ts";

export function stoppingTable(criteria: readonly Criterion[], path: readonly Look[]): Table {
  return {
    name: "stopping",
    description: "How precise the means were at each look, until every criterion was met or no more runs were allowed.",
    columns: [
      integer("replications", "Replications run by this look.", "replications"),
      text("criterion", "The precision asked for, in full."),
      integer("n", "Replications that read anything.", "replications"),
      number("mean", "Mean over these.", "as the measure"),
      number("half_width", "Half the width of the 95 % interval of the mean.", "as the measure"),
      number("relative", "Half-width over the mean; nothing where the mean is 0.", "fraction"),
      number(
        "limit",
        "Half-width asked for: a fraction of the mean where the criterion has a %.",
        "fraction, or as the measure",
      ),
      integer("is_met", "1 when the criterion was met at this look. A relative limit g is met at g / (1 + g)."),
    ],
    *rows() {
      for (const { replications, precisions } of path) {
        for (const [index, { n, mean, halfWidth, relative, isMet }] of precisions.entries()) {
          const { text: words, limit } = criteria[index];
          const numbers = [mean, halfWidth, relative, limit].map(toldNumber);
          yield [replications, words, n, ...numbers, isMet ? 1 : 0];
        }
      }
    },
  };
}
