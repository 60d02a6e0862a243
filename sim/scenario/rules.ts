/**
 * Rules between the parts of a scenario, which no part can check alone: the order of the timeline, unique ids, times inside
 * the run. Notes are for what is allowed but may not be meant.
 */
import type { Document } from "./format.ts";
import { problemAt } from "./issues.ts";
import type { ScenarioProblem } from "./problems.ts";
import type { Clock } from "./times.ts";
import { locationOf, type Tree } from "./tree.ts";

/** Adds what is wrong with the document that `tree` holds; returns the notes. */
export function checkRules(document: Document, tree: Tree, clock: Clock, problems: ScenarioProblem[]): string[] {
  checkOrder(document, tree, clock, problems);
  return checkTimes(document, tree, clock, problems);
}

/** Entries of one file must be written in order of time; entries that another file adds find their own place. */
function checkOrder(document: Document, tree: Tree, clock: Clock, problems: ScenarioProblem[]): void {
  const written = document.incident.map((entry, index) => ({
    entry,
    index,
    at: locationOf(tree, ["incident", index, "at"]),
  }));
  for (const file of new Set(written.map(({ at }) => at.file))) {
    const own = written
      .filter(({ at }) => at.file === file)
      .sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
    own.forEach(({ entry, index }, rank) => {
      const before = own[rank - 1]?.entry;
      if (before === undefined || entry.atMin >= before.atMin) return;
      const found = `${clock.textOf(entry.atMin)} after ${clock.textOf(before.atMin)}`;
      problems.push(
        problemAt(tree, ["incident", index, "at"], {
          found,
          expected: "entries in order of time",
          mend: `move it above ${before.id}, or mend the date`,
        }),
      );
    });
  }
}

function checkTimes(document: Document, tree: Tree, clock: Clock, problems: ScenarioProblem[]): string[] {
  const notes: string[] = [];
  const firstMin = clock.minutesOf(`day -${document.warmUpDays}`) ?? 0;
  const endMin = clock.minutesOf(`day ${document.horizonDays}`) ?? 0;
  const check = (atMin: number, path: readonly (string | number)[], what: string): void => {
    if (atMin < firstMin) {
      const found = clock.textOf(atMin);
      problems.push(
        problemAt(tree, path, {
          found,
          expected: `a time of the run, from ${clock.textOf(firstMin)}`,
          mend: "mend the date, or make the warm-up longer",
        }),
      );
    }
    // A what-if may shorten the run of the scenario it extends, so this is no fault.
    if (atMin >= endMin) notes.push(`${what} comes after the end of the run and has no effect.`);
  };
  document.incident.forEach((entry, index) => {
    check(entry.atMin, ["incident", index, "at"], `Entry ${entry.id}`);
  });
  document.response.forEach((rule, index) => {
    if (rule.trigger.kind === "at") check(rule.trigger.atMin, ["response", index, "at"], `Rule ${rule.id}`);
  });
  return notes;
}
