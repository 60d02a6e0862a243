/** A screening as tables: its effects with what is known of each parameter, and its points, so that any can be run again. */
import type { LedgerEntry } from "../scenario/index.ts";
import { type Factor, overridesAt, settingAt } from "./designs/scaling.ts";
import { toldNumber } from "./numbers.ts";
import type { Effect, ScreeningPlan } from "./screening.ts";
import { integer, number, type Table, text, type Value } from "./table.ts";

/** @param ledger of the scenario */
export function effectsTable(plan: ScreeningPlan, effects: readonly Effect[], ledger: readonly LedgerEntry[]): Table {
  return {
    name: "effects",
    description: "What each parameter, or group of parameters, does to the result when it goes through its range.",
    columns: [
      integer("rank", "From 1, the largest effect first."),
      text("name", "service.parameter, or the name of a group."),
      text("statistic", statistics),
      integer("n", "Differences, rows, points or pairs of runs that it rests on."),
      number("value", "The estimate.", "as the measure for mu_star, mu, sigma, swing, low_end and high_end"),
      number("ci_low", "Lower end of its 95 % interval; nothing where the method gives none."),
      number("ci_high", "Its upper end."),
      integer("parameters", "Parameters of the group; 1 for one alone."),
      text("label", "What the parameter is; for a group its parameters."),
      text("unit", "Unit of the parameter."),
      number("low", "Low end of the range that was gone through: in the unit, or a common factor of a table."),
      number("high", "High end."),
      text("range_of", "value, or common-factor of all entries of a table or of a distribution."),
      text("scale", "uniform, or log-uniform for wide ranges."),
      text("source", "Where the parameter's value comes from."),
      text("confidence", "How far its value can be trusted."),
    ],
    *rows() {
      for (const effect of effects) {
        const known = describe(plan.factors, effect, ledger);
        for (const { statistic, n, value, low, high } of effect.estimates) {
          const numbers = [value, low, high].map(toldNumber);
          yield [effect.rank, effect.name, statistic, n, ...numbers, effect.factors.length, ...known];
        }
      }
    },
  };
}

const statistics =
  "Morris: mu_star, mean size of the effect of the whole range; mu, with its sign; sigma, spread by interactions and luck. " +
  "Sobol': total and first-order share of the variance. Latin hypercube: spearman and partial rank correlation with its p value. " +
  "Tornado: swing between the ends, and low_end and high_end less the scenario as it is.";

function describe(factors: readonly Factor[], effect: Effect, ledger: readonly LedgerEntry[]): Value[] {
  const own = effect.factors.map((index) => factors[index]);
  if (own.length !== 1) return [own.map(({ path }) => path).join(" "), "", null, null, "", "", "", ""];
  const [{ path, label, unit, low, high, kind, scale }] = own;
  const entry = ledger.find((one) => one.path === path);
  return [label, unit, toldNumber(low), toldNumber(high), kind, scale, entry?.source ?? "", entry?.confidence ?? ""];
}

/** @param outputs by point, one value for each replication */
export function designTable(plan: ScreeningPlan, outputs: readonly Float64Array[], base: readonly string[]): Table {
  const { factors, design, first, replications } = plan;
  return {
    name: "design",
    description: "The points that were run, one row each.",
    columns: [
      text("point", "Id of the point."),
      integer("first", "Number of its first replication, as --first takes it."),
      integer("replications", "Its replications.", "replications"),
      number(
        "value",
        "Mean of the measure over its replications; nothing where it could not be read.",
        "as the measure",
      ),
      text(
        "overrides",
        "Settings of the point as JSON, a list of texts that --set takes, those of the command before.",
      ),
      ...factors.map(({ path, unit, kind }) =>
        number(path, kind === "value" ? "Value at the point; nothing: as in the scenario." : "Common factor.", unit),
      ),
    ],
    *rows() {
      for (const [index, { id, unit }] of design.points.entries()) {
        const read = outputs[index].filter((value) => !Number.isNaN(value));
        const mean = read.reduce((sum, value) => sum + value, 0) / read.length;
        const settings = factors.map((factor, at) => toldNumber(settingAt(factor, unit[at])));
        const overrides = JSON.stringify([...base, ...overridesAt(factors, unit)]);
        yield [id, first[index], replications, toldNumber(mean), overrides, ...settings];
      }
    },
  };
}
