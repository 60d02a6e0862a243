/** Weeks 5 to 26: hindcast by dated restores, and the forecast as at 30 June 2024. Nothing after that day was compared. */
import { createHash } from "node:crypto";
import { figureStyle, linesFigure, lineViews, readLines, standalone } from "../../../sim/figures/index.ts";
import { drawn, type FanFacts, fanFacts } from "../fans.ts";
import type { Runs } from "../runs.ts";
import { type Section, table, told } from "../section.ts";
import { type Series, seriesOf } from "../weekly.ts";
import { reference } from "./fit.ts";

export const forecast = { scenario: "forecast-2024-06-30", replications: 20 };

interface Data {
  readonly hindcast: readonly Series[];
  readonly forecast: readonly Series[];
  readonly facts: FanFacts;
}

const subjects = [
  ["elective.postponed", "kch+gstt"],
  ["outpatient.postponed", "kch+gstt"],
  ["laboratory.capacityFraction", "supplier"],
  ["redCells.oNegativeSupplied", "kch+gstt"],
  ["redCells.oNegativeTransfused", "kch+gstt"],
  ["gp.testsDeferred", "region"],
] as const;
const weeks = 26;

async function compute(runs: Runs): Promise<Data> {
  const all = async (request: typeof reference) => {
    const experiment = await runs.run(request);
    return { experiment, series: subjects.map(([measure, place]) => seriesOf(experiment, measure, place, weeks)) };
  };
  const hindcast = await all(reference);
  const asAt = await all(forecast);
  return {
    hindcast: hindcast.series,
    forecast: asAt.series,
    facts: fanFacts(hindcast.experiment),
  };
}

function tableOf(series: readonly Series[], measures: readonly string[]): string {
  const shown = series.filter(({ measure }) => measures.includes(measure));
  const head = ["week", ...shown.map(({ measure, place }) => `${measure}@${place}: mean (5 % to 95 %)`)];
  const rows = Array.from({ length: weeks - 4 }, (_, index) => index + 5).map((week) => [
    String(week),
    ...shown.map(({ measure, weeks: list }) => {
      const stats = list[week - 1];
      if (stats === null) return "–";
      const digits = (value: number) => (measure.endsWith("Fraction") ? told(100 * value) : told(value));
      return `${digits(stats.mean)} (${digits(stats.p5)} to ${digits(stats.p95)})`;
    }),
  ]);
  return table(head, rows);
}

function render({ hindcast, forecast: asAt, facts }: Data) {
  const main = [
    "elective.postponed",
    "outpatient.postponed",
    "redCells.oNegativeSupplied",
    "laboratory.capacityFraction",
  ];
  const tables = [tableOf(hindcast, main), tableOf(asAt, main)];
  const hash = createHash("sha256").update(tables.join("\n")).digest("hex").slice(0, 16);
  const view = lineViews[0];
  const figure = (series: readonly Series[]) =>
    standalone(linesFigure(readLines(view, drawn(facts, series)), { width: 860 }), figureStyle);
  return {
    text: `
Two runs to be told apart. The **hindcast** is given the published dates on which systems came back; what people did by rule follows from what
they saw. The **forecast** is as at 30 June 2024: nothing dated later is readable, and systems not yet back come back at times sampled by the
supplier's mechanism. Both are **predicted** from week 5 on. Hash of the two tables: \`${hash}\`. Later changes of calibration are listed at the end of
this section; there are none.

### Hindcast, weeks 5 to 26

Capacity in percent.

${tables[0]}

![Weekly series of the hindcast with 90 % bands](validation/hindcast.svg)

### Forecast as at 30 June 2024, weeks 5 to 26

${tables[1]}

![Weekly series of the forecast with 90 % bands](validation/forecast.svg)

### Changes of calibration after these predictions were written down

None.`,
    figures: { hindcast: figure(hindcast), forecast: figure(asAt) },
  };
}

export const predictions: Section<Data> = {
  id: "predictions",
  title: "Weeks 5 to 26: predictions",
  compute,
  render,
};
