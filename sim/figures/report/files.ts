/** A report as files: the page, and each of its figures as an SVG beside it. Every command that writes a report does it by this. */
import { figureStyle } from "../every.ts";
import type { Figure } from "../figure.ts";
import { standalone } from "../standalone.ts";
import { type Report, reportPage } from "./page.ts";

export interface ReportFigure {
  /** Name of its file without the ending. */
  readonly id: string;
  readonly figure: Figure;
}

export interface ReportFile {
  readonly name: string;
  readonly parts: readonly string[];
}

/** `<id>.svg` for each figure, then `report.html`. */
export function reportFiles(report: Report, figures: readonly ReportFigure[]): ReportFile[] {
  return [
    ...figures.map(({ id, figure }) => ({ name: `${id}.svg`, parts: [standalone(figure, figureStyle)] })),
    { name: "report.html", parts: [reportPage(report)] },
  ];
}
