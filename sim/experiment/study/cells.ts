/**
 * The plan of a study: its cells (scenario × setting × point of the design), each with the scenario that it runs, and what is
 * kept of each replication. Responsible for finding everything that is wrong before anything is run; how cells are carried
 * out, and where results are kept, is an adapter's business.
 */
import { hashOf, InvariantError, Stream } from "../../engine/index.ts";
import { modelVersion, prepare } from "../../model/index.ts";
import {
  applyOverrides,
  type LoadResult,
  type Registry,
  type Scenario,
  ScenarioProblem,
  type Study,
  type StudyResult,
} from "../../scenario/index.ts";
import { type Design, design } from "../design.ts";
import type { DesignPoint } from "../designs/design-points.ts";
import { fullFactorial } from "../designs/factorial.ts";
import { latinHypercube } from "../designs/latin-hypercube.ts";
import { type Factor, factorsOf, overridesAt, settingAt } from "../designs/scaling.ts";
import { mostSobolDimensions, sobolDesign } from "../designs/sobol.ts";
import { layOutResults, pairOf, type ResultLayout, weekCell } from "../layout.ts";
import { toldNumber } from "../numbers.ts";
import { type Subject, subjectOf } from "../subject.ts";

export interface StudyCell {
  /** From 1, as status tables count. */
  readonly number: number;
  /** `scenario/setting`, with a design `scenario/setting/point`. */
  readonly id: string;
  /** Id of the scenario, name of the setting, id of the point ("" without a design). */
  readonly scenarioId: string;
  readonly setting: string;
  readonly point: string;
  /** Value of each parameter of the design, or common factor of a table; null where the point leaves it as it is. */
  readonly factors: readonly (number | null)[];
  /** All replications of the cell. */
  readonly design: Design;
  readonly kept: Kept;
}

/** What is kept of a replication: the weeks of the measures named. */
export interface Kept {
  /** Of what is kept: pairs by week, no days. */
  readonly layout: ResultLayout;
  readonly subjects: readonly Subject[];
  /** Values of a whole run to those that are kept. */
  narrow(values: Float64Array): Float64Array;
}

export interface StudyPlan {
  readonly study: Study;
  /** Parameters of the design; their ranges are those of the first scenario. */
  readonly factors: readonly Factor[];
  readonly cells: readonly StudyCell[];
  /** Over everything that results depend on. */
  readonly hash: string;
}

export type PlanResult =
  | { readonly ok: true; readonly plan: StudyPlan }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** Loads a scenario as the study names it, under overrides; problems of an override are in the file `--set`, by its number. */
export type LoadNamed = (named: string, overrides: readonly string[]) => LoadResult;

const mostCells = 100_000;

export function planStudy(read: StudyResult & { readonly ok: true }, registry: Registry, load: LoadNamed): PlanResult {
  const planner = new Planner(read, registry, load);
  return planner.plan();
}

class Planner {
  private readonly read: StudyResult & { readonly ok: true };
  private readonly registry: Registry;
  private readonly load: LoadNamed;
  private readonly problems: ScenarioProblem[] = [];
  private readonly cells: StudyCell[] = [];
  private factors: readonly Factor[] | null = null;

  constructor(read: StudyResult & { readonly ok: true }, registry: Registry, load: LoadNamed) {
    this.read = read;
    this.registry = registry;
    this.load = load;
  }

  plan(): PlanResult {
    const { study } = this.read;
    const points = this.points();
    const ids = new Map<string, number>();
    study.scenarios.forEach((named, index) => {
      const bases = study.settings.map((_, setting) => this.base(named, index, setting));
      const id = bases.find((base) => base !== null)?.id ?? named;
      const other = ids.get(id);
      if (other !== undefined) {
        const found = `"${named}", which has the id ${id} as ${study.scenarios[other]} has`;
        this.problem(["scenarios", index], found, "scenarios of different ids", "remove one of the two");
      }
      ids.set(id, index);
      bases.forEach((base, setting) => {
        if (base !== null && points !== null && this.problems.length === 0) this.addCells(base, setting, points);
      });
    });
    if (this.problems.length > 0) return { ok: false, problems: distinct(this.problems) };
    const { replications, seed } = study;
    const kept = this.cells.map(({ id, design: { scenario }, kept: { subjects } }) => {
      return [id, scenario.hash, ...subjects.map((subject) => subject.text)];
    });
    const hash = hashOf({ modelVersion, seed, replications, kept });
    return { ok: true, plan: { study, factors: this.factors ?? [], cells: this.cells, hash } };
  }

  private problem(path: readonly (string | number)[], found: string, expected: string, mend: string): void {
    this.problems.push(this.read.problem(path, { found, expected, mend }));
  }

  /** The scenario under a setting, before any point of the design. */
  private base(named: string, index: number, setting: number): Scenario | null {
    const { study } = this.read;
    const own = study.settings[setting].set;
    const loaded = this.load(named, [...study.set, ...own]);
    if (loaded.ok) return loaded.scenario;
    for (const found of loaded.problems) {
      const line = found.line - 1;
      const path = line < study.set.length ? ["set", line] : ["settings", setting, "set", line - study.set.length];
      if (found.file === "--set") this.relocated(path, found);
      else if (found.file === named && found.found === "no such file") this.relocated(["scenarios", index], found);
      else this.problems.push(found);
    }
    return null;
  }

  /** A problem of something that the study wrote, at the place where it wrote it. */
  private relocated(path: readonly (string | number)[], { path: of, found, expected, mend }: ScenarioProblem): void {
    this.problem(path, of === "" ? found : `${of}: ${found}`, expected, mend);
  }

  private addCells(base: Scenario, setting: number, points: readonly DesignPoint[] | readonly [null]): void {
    const { study } = this.read;
    const factors = this.factorsFor(base);
    const kept = factors === null ? null : this.keptOf(base);
    if (factors === null || kept === null) return;
    this.factors ??= factors;
    const { name } = study.settings[setting];
    for (const point of points) {
      const overrides = point === null ? [] : overridesAt(factors, point.unit);
      const at = applyOverrides(base, overrides, this.registry);
      if (!at.ok) throw new InvariantError(`a point of a design is refused: ${at.problems[0].found}`);
      this.cells.push({
        number: this.cells.length + 1,
        id: [base.id, name, ...(point === null ? [] : [point.id])].join("/"),
        scenarioId: base.id,
        setting: name,
        point: point?.id ?? "",
        factors: point === null ? [] : factors.map((factor, index) => toldNumber(settingAt(factor, point.unit[index]))),
        design: design(at.scenario, { seed: study.seed, replications: study.replications }),
        kept,
      });
    }
  }

  private factorsFor(base: Scenario): readonly Factor[] | null {
    const requests = this.read.study.design?.parameters ?? [];
    const found = factorsOf(
      base,
      this.registry,
      requests.map(({ levels: _, ...request }) => request),
      "study",
    );
    if (found.ok) return found.factors;
    for (const problem of found.problems) this.relocated(["design", "parameters", problem.line - 1], problem);
    return null;
  }

  private keptOf(base: Scenario): Kept | null {
    const full = layOutResults(prepare(base));
    const subjects: Subject[] = [];
    this.read.study.measures.forEach((text, index) => {
      const subject = subjectOf(text, full, "study");
      if (subject instanceof ScenarioProblem) this.relocated(["measures", index], subject);
      else subjects.push(subject);
    });
    return subjects.length === this.read.study.measures.length ? keptOf(full, subjects) : null;
  }

  /** Points of the design, `[null]` without one; null when there can be none. */
  private points(): readonly DesignPoint[] | readonly [null] | null {
    const { study } = this.read;
    const { design: asked } = study;
    if (asked === null) return [null];
    const count = asked.method === "factorial" ? product(asked.parameters.map(levelsOf)) : (asked.points ?? 0);
    const cells = count * study.scenarios.length * study.settings.length;
    if (cells > mostCells) {
      this.problem(["design"], `a study of ${cells} cells`, `at most ${mostCells}`, "take fewer points or levels");
      return null;
    }
    const factors = asked.parameters.length;
    const stream = Stream.named(`${study.seed}/study/${asked.method}`);
    if (asked.method === "factorial") return fullFactorial(asked.parameters.map(levelsOf)).points;
    if (asked.method === "lhs") return latinHypercube(factors, count, stream).points;
    if (factors <= mostSobolDimensions) return sobolDesign(factors, count, { stream }).points;
    this.problem(
      ["design", "parameters"],
      `${factors} parameters`,
      `at most ${mostSobolDimensions} in a Sobol' sequence`,
      "take fewer parameters, or method: lhs",
    );
    return null;
  }
}

const levelsOf = ({ levels = 2 }: { readonly levels?: number }): number => levels;

const product = (numbers: readonly number[]): number => numbers.reduce((so, number) => so * number, 1);

/**
 * What is kept when only some measures are wanted: all weeks of their places.
 * @param full layout of a whole run
 */
export function keptOf(full: ResultLayout, subjects: readonly Subject[]): Kept {
  const named = new Set(subjects.map(({ measure, place }) => pairOf(full, measure, place)));
  const numbers = [...named].sort((a, b) => a - b);
  const { weeks, days } = full;
  return {
    layout: {
      pairs: numbers.map((number) => full.pairs[number]),
      dailyPairs: [],
      weeks,
      days,
      length: numbers.length * weeks,
    },
    subjects,
    narrow(values) {
      const kept = new Float64Array(numbers.length * weeks);
      numbers.forEach((number, index) => {
        const from = weekCell(full, number, 1);
        kept.set(values.subarray(from, from + weeks), index * weeks);
      });
      return kept;
    },
  };
}

/** The same slip shows in each scenario that it reaches. */
function distinct(problems: readonly ScenarioProblem[]): ScenarioProblem[] {
  const texts = problems.map((one) => JSON.stringify(one));
  return problems.filter((_, index) => texts.indexOf(texts[index]) === index);
}
