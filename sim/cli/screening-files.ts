/** The files of a screening: tables, the figure, the page, and the manifest by which it can be run again. */
import { type ResultFile, sharedName } from "../adapters/node/index.ts";
import { csvLines, designTable, effectsOf, effectsTable, type ScreeningMethod } from "../experiment/index.ts";
import {
  type Report,
  reportFiles,
  type Screened,
  screeningFigure,
  screeningParts,
  screeningSentence,
} from "../figures/index.ts";
import { modelVersion } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { quoted, settingsText } from "./options.ts";
import { json } from "./results.ts";
import type { ScreeningAsked } from "./screening-asked.ts";
import type { Confidence } from "./screening-options.ts";

/** What `knockon verify` needs of it to run a screening again. */
export interface ScreeningManifest {
  readonly kind: "sensitivity";
  readonly scenario: string;
  /** What it is called on every machine. */
  readonly named: string;
  readonly title: string;
  readonly scenarioHash: string;
  readonly overrides: readonly string[];
  readonly seed: string;
  readonly method: ScreeningMethod;
  readonly measure: string;
  readonly parameters: readonly string[];
  readonly groups: readonly string[];
  /** Points that were run. */
  readonly points: number;
  readonly trajectories: number;
  /** --points, as asked. */
  readonly pointsAsked: number;
  /** --parameters, as typed. */
  readonly asked: readonly string[];
  readonly confidence: Confidence | null;
  readonly replicationsOfPoint: number;
  readonly modelVersion: string;
  readonly formatVersion: number;
  readonly standing: string;
}

/** How a screening was called, as far as its manifest does not say. */
export interface CalledScreening {
  /** As typed. */
  readonly scenario: string;
}

/** What the outputs of a screening come to. */
export function screenedOf(
  { plan, scenario, subject, setup }: ScreeningAsked,
  outputs: readonly Float64Array[],
): Screened {
  const place = setup.places.rollups.find(({ id }) => id === subject.place)?.name ?? subject.place;
  return { plan, effects: effectsOf(plan, outputs), outputs, ledger: scenario.ledger, subject, place };
}

/** Files whose bytes depend on nothing but what was run; the manifest last. */
export function screeningFiles(told: Screened, asked: ScreeningAsked): ResultFile[] {
  const { plan, effects, outputs, subject } = told;
  const { scenario, settings } = asked;
  const { figure } = screeningFigure(told);
  const page: Report = {
    title: `What ${subject.measure} hangs on: ${scenario.title}`,
    lead: screeningSentence(told),
    parts: screeningParts(told),
    facts: [
      ["Command", commandText(asked)],
      ["Model version", modelVersion],
      [`Scenario ${scenario.id}`, scenario.hash],
      ["Seed", plan.seed],
      ["Runs", String(plan.design.points.length * plan.replications)],
    ],
  };
  const manifest: ScreeningManifest = {
    kind: "sensitivity",
    scenario: scenario.id,
    named: sharedName(asked.named),
    title: scenario.title,
    scenarioHash: scenario.hash,
    overrides: settings.set,
    seed: plan.seed,
    method: plan.method,
    measure: subject.text,
    parameters: plan.factors.map(({ path }) => path),
    groups: plan.groups === undefined ? [] : [...new Set(plan.groups)],
    points: plan.design.points.length,
    trajectories: plan.trajectories,
    pointsAsked: plan.points,
    asked: settings.parameters,
    confidence: settings.confidence ?? null,
    replicationsOfPoint: plan.replications,
    modelVersion,
    formatVersion: scenario.formatVersion,
    standing: standingText,
  };
  return [
    { name: "effects.csv", parts: csvLines(effectsTable(plan, effects, scenario.ledger)) },
    { name: "design.csv", parts: csvLines(designTable(plan, outputs, settings.set)) },
    ...reportFiles(page, [{ id: "effects", figure }]),
    { name: "manifest.json", parts: [json(manifest)] },
  ];
}

function commandText({ named, settings, plan, subject }: ScreeningAsked): string {
  const { method, parameters, confidence, set } = settings;
  const size =
    method === "morris"
      ? ` --trajectories ${plan.trajectories}`
      : method === "tornado"
        ? ""
        : ` --points ${plan.points}`;
  const chosen = parameters.map((text) => ` --parameters ${quoted(text)}`).join("");
  const level = confidence === undefined ? "" : ` --confidence ${confidence}`;
  const groups = method === "morris" ? ` --groups ${plan.groups === undefined ? "none" : "service"}` : "";
  return (
    `knockon sensitivity ${quoted(sharedName(named))} --method ${method}${size} --measure ${quoted(subject.text)}${chosen}${level}${groups} ` +
    `--replications ${plan.replications} --seed ${plan.seed}${settingsText(set)}`
  );
}
