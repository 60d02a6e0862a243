/** The weeks of lines as a table: this run, what stands beside it, the runs together, what was published. */
import { numberText } from "../../report/index.ts";
import type { FigureTable } from "../figure.ts";
import type { LinePanel, LinesData } from "./data.ts";

/** A value of a panel in its unit. */
export const valueText = (value: number, unit: LinePanel["unit"]): string =>
  Number.isFinite(value) ? (unit === "percent" ? `${Math.round(100 * value)} %` : numberText(Math.round(value))) : "–";

/** `week 1`, `week −3` */
export const weekText = (week: number): string => `week ${weekNumber(week)}`;
const weekNumber = (week: number): string => (week < 0 ? `−${-week}` : String(week));

interface Column {
  readonly heading: string;
  readonly cell: (index: number, week: number) => string;
}

export function linesTable(data: LinesData): FigureTable {
  const columns = data.panels.flatMap((panel) => columnsOf(panel, data));
  return {
    caption: `${data.name}, ${data.where}. Weeks below 1 are the warm-up.`,
    columns: ["Week", "From", ...columns.map(({ heading }) => heading)],
    rows: data.weekDates.map((from, index) => {
      const week = data.firstWeek + index;
      return [weekNumber(week), from, ...columns.map(({ cell }) => cell(index, week))];
    }),
  };
}

function columnsOf(panel: LinePanel, { replications, isShared }: LinesData): Column[] {
  const { name, unit, values, band, published, beside } = panel;
  const columns: Column[] = [{ heading: name, cell: (index) => valueText(values[index], unit) }];
  for (const one of beside)
    columns.push({
      heading: `${one.heading}${isShared ? `, ${name}` : ""}`,
      cell: (index) => valueText(one.values[index], "count"),
    });
  if (band !== null)
    columns.push({
      heading: `${replications} runs, median (5 to 95 %): ${name}`,
      cell: (index) =>
        `${valueText(band.median[index], unit)} (${valueText(band.low[index], unit)} to ${valueText(band.high[index], unit)})`,
    });
  if (published.length > 0)
    columns.push({
      heading: `Published: ${name}`,
      cell: (_, week) => {
        const known = published.find((one) => one.week === week);
        if (known === undefined) return "–";
        const low = valueText(known.low, unit);
        return `${known.low === known.high ? low : `${low} to ${valueText(known.high, unit)}`}, ${known.use}`;
      },
    });
  return columns;
}
