/**
 * What a comparison is asked for, from the words of the command or of a manifest: scenarios that can be paired, what is looked at,
 * and how they are called. Responsible for finding everything that is wrong before anything is run.
 */
import {
  type Compared,
  layOutResults,
  type PairedPlan,
  pairOf,
  pairOfSubject,
  type ResultLayout,
  subjectOf,
} from "../experiment/index.ts";
import type { ComparisonNames } from "../figures/index.ts";
import { prepare, type Setup } from "../model/index.ts";
import { type Scenario, ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";
import { BadInput, type Io } from "./io.ts";
import { scenarioFrom } from "./scenario.ts";
import { keyMeasures } from "./weekly-table.ts";

/** What decides the results of a comparison besides its scenarios. */
export interface ComparisonSettings {
  readonly replications: number;
  readonly seed: string;
  readonly first: number;
  readonly set: readonly string[];
  readonly change: readonly string[];
  readonly measure: readonly string[];
}

/** A scenario as it was named and changed. */
export interface Named {
  readonly named: string;
  readonly settings: readonly string[];
  readonly scenario: Scenario;
}

export interface ComparisonAsked {
  readonly settings: ComparisonSettings;
  /** The baseline first. */
  readonly all: readonly Named[];
  readonly subjects: readonly Compared[];
  readonly plan: PairedPlan;
  readonly names: ComparisonNames;
}

/** @throws BadInput or ScenarioProblems when there is nothing to compare, or what is named cannot be compared */
export function comparisonOf(
  io: Io,
  baseline: string,
  others: readonly string[],
  settings: ComparisonSettings,
): ComparisonAsked {
  const all = scenariosOf(io, baseline, others, settings);
  const setup = prepare(all[0].scenario);
  const subjects = subjectsOf(settings.measure, layOutResults(setup));
  const { seed, first, replications } = settings;
  const plan = { seed, first, replications, scenarios: all.map(({ scenario }) => scenario), subjects };
  return { settings, all, subjects, plan, names: namesOf(all, setup) };
}

/** The baseline first. @throws BadInput when there is nothing to compare with, or days differ */
function scenariosOf(io: Io, baseline: string, others: readonly string[], options: ComparisonSettings): Named[] {
  if (others.length === 0 && options.change.length === 0) {
    throw new BadInput("Nothing to compare with: name another scenario, or give --change.");
  }
  const load = (named: string, settings: readonly string[]): Named => ({
    named,
    settings,
    scenario: scenarioFrom(io, named, settings),
  });
  const all = [baseline, ...others].map((named) => load(named, options.set));
  if (options.change.length > 0) {
    const changed = load(baseline, [...options.set, ...options.change]);
    const title = `${changed.scenario.title}, with ${options.change.join(", ")}`;
    all.push({ ...changed, scenario: { ...changed.scenario, id: `${changed.scenario.id}-changed`, title } });
  }
  const [first, ...rest] = all.map(({ scenario }) => scenario);
  for (const [index, scenario] of rest.entries()) {
    for (const key of ["startDate", "timeZone", "warmUpDays", "horizonDays"] as const) {
      if (scenario[key] === first[key]) continue;
      throw new BadInput(
        `${all[index + 1].named}: found ${key} ${scenario[key]}, expected ${first[key]} as in ${baseline}: runs are paired by day`,
      );
    }
    if (scenario.region.id === first.region.id) continue;
    throw new BadInput(
      `${all[index + 1].named}: found region ${scenario.region.id}, expected ${first.region.id} as in ${baseline}`,
    );
  }
  return all;
}

/** Those asked for, then those of the weekly table. @throws ScenarioProblems */
function subjectsOf(asked: readonly string[], layout: ResultLayout): Compared[] {
  const beside = ["outpatient.booked", "outpatient.done"].map((measure) => ({ measure, place: "kch+gstt" }));
  const first = { measure: "elective.postponed", place: "kch+gstt" };
  const usual = [first, ...keyMeasures, ...beside].filter(({ measure, place }) => pairOf(layout, measure, place) >= 0);
  const texts = [...asked, ...usual.map(({ measure, place }) => `${measure}@${place}`)];
  const found = texts.map((text, index) => subjectOf(text, layout, "--measure", index + 1));
  const problems = found.filter((one) => one instanceof ScenarioProblem);
  if (problems.length > 0) throw new ScenarioProblems(problems);
  const subjects = new Map<string, Compared>();
  for (const subject of found) {
    if (subject instanceof ScenarioProblem || subjects.has(subject.text)) continue;
    subjects.set(subject.text, { ...subject, spec: pairOfSubject(layout, subject).spec });
  }
  if (layout.weeks === 0) throw new BadInput("The horizon holds no whole week: there is nothing to compare.");
  return [...subjects.values()];
}

function namesOf(all: readonly Named[], setup: Setup): ComparisonNames {
  const titles = all.map(({ scenario }) => scenario.title);
  const scenarios = titles.map((title, index) =>
    titles.indexOf(title) === index ? title : `${title} (${all[index].scenario.id}, ${index + 1})`,
  );
  return { scenarios, places: new Map(setup.places.rollups.map(({ id, name }) => [id, name])) };
}
