/** `--until` of several commands: the precision asked for, from the user's words to a rule, and the path it took in words. */
import { Option } from "commander";
import { type Criterion, type Look, parseCriteria, type ResultLayout, SequentialRule } from "../experiment/index.ts";
import { ScenarioProblems } from "../scenario/index.ts";
import { BadInput } from "./io.ts";
import { whole } from "./options.ts";
import type { Until } from "./replications.ts";

export const untilOption = (): Option =>
  new Option(
    "--until <precision>",
    'run until a mean is known well enough, such as "ci(elective.postponed) < 5%"; several: by commas or given again',
  )
    .argParser((text: string, before: readonly string[] = []) => [...before, text])
    .default([], "none");

export const maxOption = (): Option =>
  new Option("--max <number>", "with --until: replications after which it stops in any case")
    .argParser(whole("--max", 2, 1_000_000))
    .default(undefined, String(usualMost));

export const usualMost = 1000;

/**
 * Undefined without any text.
 * @throws ScenarioProblems with all that is wrong in the texts; BadInput for a `most` of nothing
 */
export function untilOf(
  texts: readonly string[],
  layout: ResultLayout,
  { most, firstLook }: { readonly most?: number | undefined; readonly firstLook?: number | undefined },
): Until | undefined {
  if (texts.length === 0) {
    if (most === undefined) return undefined;
    throw new BadInput("--max: found no --until, expected one beside it; without it --replications says how many");
  }
  const read = parseCriteria(texts, layout);
  if (!read.ok) throw new ScenarioProblems(read.problems);
  return {
    criteria: read.criteria,
    rule: new SequentialRule(read.criteria, { most: most ?? usualMost, firstLook: firstLook ?? 0 }),
  };
}

/** How the rule went, look by look, and how it ended. */
export function untilLines({ criteria, rule }: Until): string[] {
  const lines = criteria.flatMap((criterion, index) => [
    `Precision asked for: ${criterion.text}`,
    ...rule.path.map((look) => lookText(criterion, look, index)),
  ]);
  const ended =
    rule.state === "met"
      ? `Stopped after ${rule.replications} replications: all that was asked for was reached.`
      : `Stopped after ${rule.replications} replications, the most allowed (--max); not all that was asked for was reached.`;
  return [...lines, ended];
}

function lookText({ isRelative }: Criterion, { replications, precisions }: Look, index: number): string {
  const { n, mean, halfWidth, relative, isMet } = precisions[index];
  const share = isRelative && !Number.isNaN(relative) ? ` (${(100 * relative).toPrecision(3)} %)` : "";
  const numbers = n < 2 ? "too few readings" : `mean ${shown(mean)} ± ${shown(halfWidth)}${share}`;
  return `  after ${String(replications).padStart(5)}: ${numbers}${isMet ? ", reached" : ""}`;
}

const shown = (value: number): string => String(Number(value.toPrecision(4)));
