/** The tables of a calibration: points, what is not ruled out, the fit of each target, parameters, left-out weeks, waves, screening. */
import { quantileSorted } from "d3-array";
import { type Factor, overridesAt, settingAt } from "../designs/scaling.ts";
import { toldNumber } from "../numbers.ts";
import { type Column, integer, number, type Table, text, type Value } from "../table.ts";
import type { CalibrationOutcome } from "./calibrate.ts";
import { ownImplausibilities, type RunPoint, worstOf } from "./history.ts";
import { worstBut } from "./implausibility.ts";
import { leaveWeeksOut } from "./leave-out.ts";

/** Overrides of the calibration's own settings and of a point, as `--set` takes them. */
export function overridesOf({ plan }: CalibrationOutcome, { unit }: Pick<RunPoint, "unit">): string[] {
  return overridesAt(plan.factors, unit);
}

/** Points that were run and are not ruled out: what `--over` takes. */
export function notRuledOutTable(outcome: CalibrationOutcome): Table {
  return {
    ...pointsTable(outcome, outcome.left),
    name: "not-ruled-out",
    description:
      "Points that were run and that no target rules out, one row each. No probabilities: all are left alike.",
  };
}

/** All points that were run. */
export function calibrationDesignTable(outcome: CalibrationOutcome): Table {
  return {
    ...pointsTable(outcome, outcome.history.points),
    name: "design",
    description: "All points that were run, in order.",
  };
}

function pointsTable(outcome: CalibrationOutcome, points: readonly RunPoint[]): Omit<Table, "name" | "description"> {
  const { plan, history } = outcome;
  const { factors, targets } = plan;
  return {
    columns: [
      text("point", "Id of the point."),
      integer("wave", "Wave in which it was run."),
      integer("first", "Number of its first replication, as --first takes it."),
      integer("replications", "Its replications.", "replications"),
      number("implausibility", "The worst over targets (but those that may miss), from the point's own runs."),
      text("worst_target", "Target of the largest."),
      number("emulated", "The worst over targets and waves, as the emulators see the point."),
      text("overrides", "Settings of the point as JSON, a list of texts that --set takes."),
      ...factors.map(factorColumn),
      ...targets.map(({ id, unit }) => number(id, "Mean over the point's replications.", unit)),
    ],
    *rows() {
      for (const point of points) {
        const own = ownImplausibilities(history, point);
        const worst = own.reduce((so, one, index) => (one > own[so] || Number.isNaN(one) ? index : so), 0);
        yield [
          point.id,
          point.wave,
          point.first,
          point.replications,
          toldNumber(worstBut(plan.history.spare, own)),
          targets[worst].id,
          toldNumber(worstOf(plan.history, history.waves, point.unit)),
          JSON.stringify(overridesOf(outcome, point)),
          ...factors.map((factor, index) => toldNumber(settingAt(factor, point.unit[index]))),
          ...Array.from(point.means, toldNumber),
        ];
      }
    },
  };
}

const factorColumn = ({ path, label, unit, kind }: Factor): Column =>
  kind === "value" ? number(path, `${label}.`, unit) : number(path, `Common factor of: ${label}.`, "factor");

/** Observed and simulated, target by target: as the scenario is, at the best point, and over what is not ruled out. */
export function fitTable(outcome: CalibrationOutcome): Table {
  const { plan, base, best, history, left } = outcome;
  const { luck } = history.waves[history.waves.length - 1];
  const ofBest = ownImplausibilities(history, best);
  return {
    name: "fit",
    description: "Each target: what was observed and how exactly, and what is simulated.",
    columns: [
      text("target", "Id of the target."),
      text("measure", "Measure, place and weeks."),
      text("unit", "Unit of the numbers."),
      number("observed_low", "Low end of what was observed.", "unit"),
      number("observed_high", "High end.", "unit"),
      number("error_sd", "Standard deviation of the observation.", "unit"),
      number("discrepancy_sd", "Standard deviation between model and world.", "unit"),
      number("luck_sd", "Standard deviation of single runs.", "unit"),
      number("as_is", "Mean of the scenario with its own values.", "unit"),
      number("as_is_implausibility", "Its implausibility."),
      number("best", "Mean at the best point.", "unit"),
      number("best_implausibility", "Its implausibility: the misfit in standard deviations."),
      integer("left", "Points that are not ruled out.", "points"),
      number("left_low", "Least of their means.", "unit"),
      number("left_high", "Largest of their means.", "unit"),
      text("because", "What the target is."),
      text("source", "Where the observation comes from."),
    ],
    *rows() {
      for (const [index, target] of plan.targets.entries()) {
        const means = left.map((point) => point.means[index]).filter((one) => !Number.isNaN(one));
        const numbers = [
          target.low,
          target.high,
          target.errorSd,
          target.discrepancySd,
          Math.sqrt(luck[index]),
          base.means[index],
          base.implausibilities[index],
          best.means[index],
          ofBest[index],
        ];
        yield [
          target.id,
          target.subject.text,
          target.unit,
          ...numbers.map(toldNumber),
          left.length,
          means.length > 0 ? toldNumber(Math.min(...means)) : null,
          means.length > 0 ? toldNumber(Math.max(...means)) : null,
          target.because,
          target.source,
        ];
      }
    },
  };
}

/** A parameter whose range this share or more of is left has learnt nothing. */
export const staysAtPrior = 0.8;

export interface Learnt {
  readonly factor: Factor;
  /** Ends of the middle 90 % of what is left, in the parameter's own scale; NaN when nothing is. */
  readonly low: number;
  readonly high: number;
  /** Width of that over the width of the middle 90 % of the range, on the scale of the design. */
  readonly ratio: number;
}

/** What was learnt of each parameter, from the points that the emulators leave. */
export function learntOf({ plan, history }: CalibrationOutcome): Learnt[] {
  return plan.factors.map((factor, index) => {
    const units = history.inside.map((unit) => unit[index]).sort((a, b) => a - b);
    const [low, high] =
      units.length === 0 ? [Number.NaN, Number.NaN] : [0.05, 0.95].map((p) => quantileSorted(units, p) as number);
    const ratio = (high - low) / 0.9;
    const at = (unit: number): number => (Number.isNaN(unit) ? unit : settingAt(factor, unit));
    return { factor, low: at(low), high: at(high), ratio };
  });
}

export function parametersTable(outcome: CalibrationOutcome): Table {
  const { plan, best } = outcome;
  return {
    name: "parameters",
    description: "Each parameter: its range before and after, and whether the targets said anything about it.",
    columns: [
      text("parameter", "service.parameter."),
      text("label", "What it is."),
      text("unit", "Unit of the numbers; factor for a common factor of a table."),
      number("prior_low", "Low end of the range that was searched.", "unit"),
      number("prior_high", "High end.", "unit"),
      number("left_low", "5 % of what is not ruled out lies below.", "unit"),
      number("left_high", "5 % lies above.", "unit"),
      number("ratio", "Width of what is left over the width before, of the middle 90 % of both.", "ratio"),
      text("verdict", `stays at its prior when the ratio is ${staysAtPrior} or more, else narrowed; nothing left.`),
      number("as_is", "The scenario's own value; 1 for a common factor.", "unit"),
      number("best", "Value at the best point.", "unit"),
      text("because", "Why it is among the few."),
    ],
    *rows() {
      for (const [index, { factor, low, high, ratio }] of learntOf(outcome).entries()) {
        const verdict = Number.isNaN(ratio)
          ? "nothing left"
          : ratio >= staysAtPrior
            ? "stays at its prior"
            : "narrowed";
        const base = typeof factor.base === "number" ? factor.base : 1;
        yield [
          factor.path,
          factor.label,
          factor.kind === "value" ? factor.unit : "factor",
          toldNumber(factor.low),
          toldNumber(factor.high),
          toldNumber(low),
          toldNumber(high),
          toldNumber(ratio),
          verdict,
          toldNumber(base),
          toldNumber(settingAt(factor, best.unit[index])),
          plan.calibration.parameters[index].because,
        ];
      }
    },
  };
}

/** Each week foretold by the others. */
export function leaveOutTable({ plan, history }: CalibrationOutcome): Table {
  return {
    name: "leave-one-out",
    description:
      "Targets of a week as foretold by those of the other weeks: mean and 90 % range of one run where nothing else is ruled out. " +
      "From the first wave alone, whose points were chosen before any target was looked at.",
    columns: [
      integer("week", "The week that was left out."),
      text("target", "Id of the target."),
      text("unit", "Unit of the numbers."),
      number("share_left", "Share of the ranges' volume that the other targets leave.", "fraction"),
      number("observed_low", "Low end of what was observed.", "unit"),
      number("observed_high", "High end.", "unit"),
      number("foretold", "Mean of what is foretold; nothing when nothing is left.", "unit"),
      number("foretold_low", "5 % of single runs are thought to lie below (normal).", "unit"),
      number("foretold_high", "5 % above.", "unit"),
      number("distance", "Observation to mean, in standard deviations of all that could part them."),
      text("verdict", "foretold within 2 standard deviations, or missed."),
    ],
    *rows() {
      const weeks = plan.targets.map(({ week }) => week);
      for (const { week, target, share, mean, sd, distance } of leaveWeeksOut(history, weeks)) {
        const { id, unit, low, high } = plan.targets[target];
        const numbers = [share, low, high, mean, mean - normal95 * sd, mean + normal95 * sd, distance];
        const verdict = Number.isNaN(distance) ? "nothing left" : distance <= 2 ? "foretold" : "missed";
        yield [week, id, unit, ...numbers.map(toldNumber), verdict];
      }
    },
  };
}

/** Normal deviate that 5 % lie above. */
const normal95 = 1.6448536269514722;

/** Emulators of each wave and what they leave. */
export function wavesTable({ plan, history }: CalibrationOutcome): Table {
  return {
    name: "waves",
    description: "Each wave's emulator of each target, and the share of the ranges' volume that is left behind it.",
    columns: [
      integer("wave", "Number of the wave."),
      text("target", "Id of the target."),
      integer("points", "Points of the fit.", "points"),
      text("surface", "linear; squares: and the square of each; quadratic: and all products."),
      number("r2", "Share of the variance between points that the surface explains.", "fraction"),
      number("r2_left_out", "The same, each point foretold without itself; far below r2: trust it little.", "fraction"),
      number("residual_sd", "Standard deviation about the surface.", "unit of the target"),
      number("luck_sd", "Standard deviation of single runs.", "unit of the target"),
      number("share_left", "Share of the volume that this and earlier waves leave.", "fraction"),
    ],
    *rows() {
      for (const { number: wave, emulator, luck, share } of history.waves) {
        for (const [index, { id }] of plan.targets.entries()) {
          const fit = emulator.fits[index];
          const told: Value[] =
            fit === null ? [null, null, null] : [fit.r2, fit.looR2, Math.sqrt(fit.residualVariance)].map(toldNumber);
          yield [
            wave,
            id,
            emulator.points,
            emulator.shape,
            ...told,
            toldNumber(Math.sqrt(luck[index])),
            toldNumber(share),
          ];
        }
      }
    },
  };
}

export function screeningTable({ plan, screened }: CalibrationOutcome): Table {
  return {
    name: "screening",
    description: "Morris' elementary effects of every candidate on the target that it moves most.",
    columns: [
      integer("rank", "From 1, the largest first."),
      text("parameter", "service.parameter."),
      text("is_calibrated", "yes when the file names it among the parameters."),
      number(
        "score",
        "mu_star over the standard deviation that parts a mean from its target (error, discrepancy, luck).",
      ),
      text("target", "The target that it moves most."),
      number("mu_star", "Mean size of the effect of the whole range on it.", "unit of the target"),
    ],
    *rows() {
      for (const [index, { path, isParameter, score, target, muStar }] of screened.entries()) {
        yield [
          index + 1,
          path,
          isParameter ? "yes" : "no",
          toldNumber(score),
          plan.targets[target].id,
          toldNumber(muStar),
        ];
      }
    },
  };
}
