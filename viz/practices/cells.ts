/** Draws the cells of the strips into a canvas: the same runs, thickness and shades as the figure's, in a few milliseconds. */
import {
  eachRun,
  type PracticeRows,
  type StripLayout,
  type StripMeasure,
  stepsOf,
  thickness,
} from "../../sim/figures/index.ts";

/** As `.strip-1` to `.strip-5` in the figure's style. */
const opacities = [0.28, 0.46, 0.64, 0.82, 1];

export function drawCells(
  canvas: HTMLCanvasElement,
  rows: PracticeRows,
  layout: StripLayout,
  measure: StripMeasure,
): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const { width, height, left, dayWidth, rowHeight } = layout;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const steps = stepsOf(rows, measure);
  const days = rows.practices.length === 0 ? 0 : steps.length / rows.practices.length;
  const paths = opacities.map(() => new Path2D());
  for (const { rows: placed } of layout.groups) {
    for (const { practice, y } of placed) {
      eachRun(steps.subarray(practice * days, (practice + 1) * days), (from, to, step) => {
        const thick = thickness(step, rowHeight);
        const top = y + rowHeight - 0.15 - thick;
        paths[step - 1].rect(left + from * dayWidth, top, (to - from) * dayWidth, thick);
      });
    }
  }
  context.fillStyle = getComputedStyle(canvas).getPropertyValue("--kn-a").trim();
  paths.forEach((path, index) => {
    context.globalAlpha = opacities[index];
    context.fill(path);
  });
}
