/** What a screening says: its figure, whichever fits the method, a sentence, and the parts of the page. */
import {
  type Effect,
  type Estimate,
  type Factor,
  type ScreeningPlan,
  type Subject,
  settingAt,
} from "../../experiment/index.ts";
import { measureText } from "../../report/index.ts";
import type { LedgerEntry } from "../../scenario/index.ts";
import type { EffectMark } from "../effects/data.ts";
import { effectsFigure } from "../effects/figure.ts";
import type { Figure } from "../figure.ts";
import { morrisFigure } from "../morris/figure.ts";
import { plotNumber, spanText } from "../plot.ts";
import type { TornadoEnd } from "../tornado/data.ts";
import { tornadoFigure } from "../tornado/figure.ts";
import { reportWidth } from "./fans.ts";
import type { ReportPart } from "./page.ts";

export interface Screened {
  readonly plan: ScreeningPlan;
  readonly effects: readonly Effect[];
  /** By point, one value for each replication. */
  readonly outputs: readonly Float64Array[];
  readonly ledger: readonly LedgerEntry[];
  readonly subject: Subject;
  /** Name of its place. */
  readonly place: string;
}

const none: Estimate = { statistic: "", n: 0, value: Number.NaN, low: Number.NaN, high: Number.NaN };

const estimate = (effect: Effect, statistic: string): Estimate =>
  effect.estimates.find((one) => one.statistic === statistic) ?? none;

const markOf = ({ value, low, high }: Estimate): EffectMark => ({ value, low, high });

const whatOf = ({ subject, place }: Screened): string => {
  const { measure, firstWeek, lastWeek } = subject;
  const words = measureText(measure).replace(/, linked by the model's rules to the incident$/, "");
  return `${words} (${place}, ${firstWeek === lastWeek ? `week ${firstWeek}` : `weeks ${firstWeek} to ${lastWeek}`})`;
};

/** What is known of a parameter, or which a group holds. */
function known({ plan, ledger }: Screened, effect: Effect): { range: string; confidence: string; about: string } {
  const own = effect.factors.map((index) => plan.factors[index]);
  if (own.length !== 1)
    return { range: `${own.length} parameters`, confidence: "", about: own.map(({ path }) => path).join(", ") };
  const entry = ledger.find(({ path }) => path === own[0].path);
  const source = entry === undefined || entry.source === "" ? "" : ` (${entry.source})`;
  return { range: rangeText(own[0]), confidence: entry?.confidence ?? "", about: `${own[0].label}${source}` };
}

const rangeText = ({ low, high, unit, kind }: Factor): string =>
  kind === "value" ? `${spanText(low, high)} ${unit}` : `${spanText(low, high)} times its table`;

export function screeningFigure(screened: Screened): { readonly figure: Figure } {
  const { plan, effects } = screened;
  const runs = plan.design.points.length * plan.replications;
  const what = whatOf(screened);
  const hasSigma = effects.some((effect) => Number.isFinite(estimate(effect, "sigma").value));
  if (plan.method === "tornado") return { figure: tornadoOf(screened, what) };
  if (plan.method === "morris" && plan.groups === undefined && hasSigma) {
    const points = effects.map((effect) => {
      const { value, high } = estimate(effect, "mu_star");
      return {
        name: effect.name,
        ...known(screened, effect),
        muStar: value,
        halfWidth: high - value,
        mu: estimate(effect, "mu").value,
        sigma: estimate(effect, "sigma").value,
      };
    });
    return { figure: morrisFigure({ what, points, trajectories: plan.trajectories, runs }, { width: reportWidth }) };
  }
  const { main, mainWords, second, secondWords, note } = words[plan.method];
  const rows = effects.map((effect) => ({
    name: effect.name,
    ...known(screened, effect),
    main: markOf(estimate(effect, main)),
    second: second === "" ? null : markOf(estimate(effect, second)),
  }));
  return {
    figure: effectsFigure({ what, main: mainWords, second: secondWords, rows, runs, note }, { width: reportWidth }),
  };
}

const words = {
  morris: {
    main: "mu_star",
    mainWords: "mean size of the effect of the whole range (mu*)",
    second: "",
    secondWords: "",
    note: "Morris' elementary effects; parameters of a group change together, so that their effects may offset each other.",
  },
  sobol: {
    main: "total",
    mainWords: "total share of the variance (with interactions)",
    second: "first",
    secondWords: "share alone",
    note: "Sobol' indices; all points have the same luck. Estimates a little below 0 are noise about 0.",
  },
  lhs: {
    main: "spearman",
    mainWords: "rank correlation with the result (Spearman)",
    second: "partial",
    secondWords: "partial, the others taken out",
    note: "Latin hypercube; all points have the same luck. Influence that goes up and down again is not seen.",
  },
  tornado: { main: "swing", mainWords: "swing", second: "", secondWords: "", note: "" },
} as const;

function tornadoOf(screened: Screened, what: string): Figure {
  const { plan, effects, outputs } = screened;
  const base = outputs[0].filter((value) => !Number.isNaN(value));
  const bars = effects.map((effect) => {
    const factor = plan.factors[effect.factors[0]];
    const end = (statistic: string, coordinate: number): TornadoEnd => {
      const { value, low, high } = estimate(effect, statistic);
      const setting = plotNumber(settingAt(factor, coordinate));
      const unit = factor.kind === "value" ? ` ${factor.unit}` : " times its table";
      return { setting: `${setting}${unit}`, mean: value, ciLow: low, ciHigh: high };
    };
    return { name: effect.name, ...known(screened, effect), low: end("low_end", 0), high: end("high_end", 1) };
  });
  const mean = base.reduce((sum, value) => sum + value, 0) / base.length;
  return tornadoFigure({ what, bars, base: mean, pairs: plan.replications }, { width: reportWidth });
}

export const screeningSentence = (screened: Screened): string => screeningFigure(screened).figure.sentence;

export function screeningParts(screened: Screened): ReportPart[] {
  const { plan } = screened;
  const lucks =
    plan.method === "morris"
      ? "Points of one trajectory have the same luck, each trajectory its own"
      : "All points have the same luck";
  return [
    { kind: "figure", figure: screeningFigure(screened).figure },
    {
      kind: "paragraph",
      text:
        `${plan.design.points.length} points of ${plan.replications} ${plan.replications === 1 ? "replication" : "replications"} each. ` +
        `${lucks}. Ranges are those of the ledger: what is not known about a parameter, not what could be done about it. An effect says ` +
        "what the model would do, not what happened.",
    },
  ];
}
