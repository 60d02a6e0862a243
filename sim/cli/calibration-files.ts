/** The files of a calibration. None of them knows of times, workers, paths or the machine. */
import { createHash } from "node:crypto";
import type { ResultFile } from "../adapters/node/index.ts";
import {
  type CalibrationOutcome,
  type CalibrationPlan,
  calibrationDesignTable,
  csvLines,
  fitTable,
  leaveOutTable,
  notRuledOutTable,
  parametersTable,
  screeningTable,
  wavesTable,
} from "../experiment/index.ts";
import { figureStyle, pairsFigure, profilesFigure, readCalibrated, standalone } from "../figures/index.ts";
import { modelVersion } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { json } from "./results.ts";

const pictureWidth = 960;

/** Runs that a plan takes at most: fewer when a wave rules everything out. */
export function calibrationRuns({ size, candidates }: CalibrationPlan): number {
  const inWaves = size.waves.reduce((sum, { points, replications }) => sum + points * replications, 0);
  const screening = candidates.length === 0 ? 0 : size.trajectories * (candidates.length + 1);
  return 2 * size.twinReplications + screening + inWaves;
}

/** @param named as the user named the file */
export function calibrationFiles(
  outcome: CalibrationOutcome,
  named: string,
): { readonly files: readonly ResultFile[]; readonly replaces: readonly string[] } {
  const data = readCalibrated(outcome);
  const tables = [
    notRuledOutTable(outcome),
    calibrationDesignTable(outcome),
    fitTable(outcome),
    parametersTable(outcome),
    leaveOutTable(outcome),
    wavesTable(outcome),
    ...(outcome.screened.length > 0 ? [screeningTable(outcome)] : []),
  ];
  const written = [
    ...tables.map((table) => ({ name: `${table.name}.csv`, text: [...csvLines(table)].join("") })),
    { name: "profiles.svg", text: standalone(profilesFigure(data, { width: pictureWidth }), figureStyle) },
    { name: "pairs.svg", text: standalone(pairsFigure(data, { width: pictureWidth }), figureStyle) },
  ];
  const manifest = manifestOf(outcome, named, written);
  return {
    files: [...written, { name: "manifest.json", text: json(manifest) }].map(({ name, text }) => ({
      name,
      parts: [text],
    })),
    replaces: [...written.map(({ name }) => name), "screening.csv"],
  };
}

function manifestOf(
  { plan, history, left, best, resultHash }: CalibrationOutcome,
  named: string,
  files: readonly { readonly name: string; readonly text: string }[],
): object {
  const { calibration, size, scenario, twin, factors, targets } = plan;
  return {
    kind: "calibration",
    calibration: named,
    name: calibration.name,
    title: calibration.title,
    version: plan.isQuick ? "quick" : "full",
    planHash: plan.hash,
    scenario: scenario.id,
    scenarioHash: scenario.hash,
    twin: twin.id,
    twinHash: twin.hash,
    overrides: size.set,
    seed: calibration.seed,
    cutoff: calibration.cutoff,
    spare: calibration.spare,
    parameters: factors.map(({ path }) => path),
    targets: targets.map(({ id }) => id),
    waves: size.waves,
    points: history.points.length,
    notRuledOut: left.length,
    shareLeft: history.waves.map(({ share }) => share),
    best: best.id,
    modelVersion,
    formatVersion: scenario.formatVersion,
    resultHash,
    files: Object.fromEntries(files.map(({ name, text }) => [name, createHash("sha256").update(text).digest("hex")])),
    standing: standingText,
  };
}
