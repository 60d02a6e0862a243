/** Words that both figures of a calibration share. */
import { plotNumber, spanText } from "../plot.ts";
import type { CalibratedAxis, CalibratedData } from "./data.ts";

export const leftText = ({ leftLow, leftHigh }: CalibratedAxis): string =>
  Number.isFinite(leftLow) && Number.isFinite(leftHigh) ? spanText(leftLow, leftHigh) : "nothing left";

export const ratioText = ({ ratio }: CalibratedAxis): string =>
  Number.isFinite(ratio) ? `${plotNumber(ratio * 100)} %` : "–";

/** Finding of a calibration in a few words. */
export function titleOf({ axes, share }: CalibratedData): string {
  if (axes.length === 0) return "No parameter was calibrated";
  if (!(share > 0)) return "Every point of the ranges is ruled out";
  const narrowed = axes.filter(({ staysAtPrior }) => !staysAtPrior).length;
  return `The published weeks narrow ${narrowed} of ${axes.length} parameters`;
}

export function sentenceOf(data: CalibratedData): string {
  const { axes, share, left, run } = data;
  if (axes.length === 0) return "There is no parameter to show.";
  const narrowed = axes.filter(({ staysAtPrior }) => !staysAtPrior).sort((a, b) => a.ratio - b.ratio);
  const told = narrowed.slice(0, 3).map((axis) => `${axis.name} ${leftText(axis)} (${ratioText(axis)} of its range)`);
  const stays = axes.length - narrowed.length;
  const volume =
    share > 0
      ? `${plotNumber(share * 100)} % of the volume of the ranges is not ruled out`
      : "Nothing of the ranges is left";
  const most = told.length > 0 ? ` Narrowed most: ${told.join("; ")}.` : "";
  return `${volume}; of ${run} points that were run ${left} are left.${most} Stay at their prior: ${stays} of ${axes.length}.`;
}

export const note =
  "Simulated runs held against published weeks. Not ruled out means no worse than luck, errors of observation and the stated discrepancy " +
  "allow; it is no probability. One explanation, tested here.";

export const subtitleOf = ({ what, axes, cutoff }: CalibratedData): string =>
  `${what}; ${axes.length} parameters, ruled out above an implausibility of ${plotNumber(cutoff)}`;
