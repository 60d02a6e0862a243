/** Scientist hours needed over scientists on shift, and the jobs that wait, by transfusion laboratory. */

import { scaleLinear } from "d3-scale";
import { type Figure, figure } from "../figure.ts";
import { fitted } from "../fit.ts";
import { pickable } from "../pick.ts";
import { element, group, label } from "../svg.ts";
import type { FridgeBench, FridgesData } from "./data.ts";
import { plainName, simulatedNote } from "./words.ts";

export interface BenchOptions {
  readonly width: number;
  /** Index of the bank to point out; -1 for none. */
  readonly bank: number;
}

/** Hours of work, waiting and under way, for each scientist on shift. */
export const hoursEach = ({ hoursWaiting, hoursUnderWay, scientists }: FridgeBench): number =>
  scientists > 0 ? (hoursWaiting + hoursUnderWay) / scientists : 0;

export const urgentJobs = ({ urgentRequests, urgentSamples }: FridgeBench): number => urgentRequests + urgentSamples;
export const jobsWaiting = (bench: FridgeBench): number =>
  urgentJobs(bench) + bench.plannedRequests + bench.plannedSamples;

export function benchesFigure(data: FridgesData, { width, bank }: BenchOptions): Figure {
  const { banks, benches } = data;
  const isNarrow = width < 560;
  const nameWidth = isNarrow ? 0 : Math.min(190, width * 0.28);
  const most = benches.reduce((hours, bench) => Math.max(hours, hoursEach(bench)), 1);
  const x = scaleLinear([0, most], [nameWidth, width - (isNarrow ? 0 : 264)]);
  const marks: string[] = [];
  if (benches.length === 0) marks.push(label(0, 28, "There is no transfusion laboratory to show.", { class: "soft" }));
  else {
    marks.push(
      element("rect", { class: "fill-a", x: 0, y: 3, width: 18, height: 11 }),
      label(24, 13, "work that waits", { class: "small" }),
      element("rect", { class: "fridges-way", x: 132, y: 3, width: 18, height: 11 }),
      label(156, 13, isNarrow ? "under way, per scientist" : "under way; in hours for each scientist on shift", {
        class: "small",
      }),
    );
  }
  let y = 26;
  benches.forEach((bench, index) => {
    const isChosen = index === bank;
    const hours = `${hoursEach(bench).toFixed(1)} h each`;
    const waits = `${jobsWaiting(bench)} waiting, ${urgentJobs(bench)} urgent`;
    const shift = `${bench.scientists} on shift, ${bench.isElectronic ? "electronic" : "by hand"}`;
    if (isNarrow) y += 18;
    const waiting = bench.scientists > 0 ? bench.hoursWaiting / bench.scientists : 0;
    const name = `${isChosen ? "▸ " : ""}${plainName(banks[index].name)}`;
    const weight = isChosen ? "strong" : "";
    marks.push(
      group(
        pickable(
          { kind: "measure", id: `transfusion.queueHours@${banks[index].id}` },
          `${banks[index].name}: ${hours}; ${waits}; ${shift}`,
        ),
        element("rect", {
          class: "fridges-hit",
          x: 0,
          y: isNarrow ? y - 17 : y - 4,
          width,
          height: isNarrow ? 44 : 28,
        }),
        ...(isNarrow
          ? [
              label(0, y - 4, fitted(name, width - 80, 13), { class: weight }),
              label(width, y - 4, hours, { class: "strong", "text-anchor": "end" }),
              label(0, y + 25, `${waits} · ${shift}`, { class: "soft small" }),
            ]
          : [
              label(0, y + 13, fitted(name, nameWidth - 8, 13), { class: weight }),
              label(width - 178, y + 13, hours, { class: "strong", "text-anchor": "end" }),
              label(width, y + 8, waits, { class: "small", "text-anchor": "end" }),
              label(width, y + 20, shift, { class: "soft small", "text-anchor": "end" }),
            ]),
        element("line", { class: "axis", x1: x(0), x2: x(0), y1: y - 2, y2: y + 16 }),
        element("rect", { class: "fill-a", x: x(0), y, width: x(waiting) - x(0), height: 14 }),
        element("rect", {
          class: "fridges-way",
          x: x(waiting),
          y: y + 0.5,
          width: Math.max(0, x(hoursEach(bench)) - x(waiting)),
          height: 13,
        }),
      ),
    );
    y += isNarrow ? 34 : 30;
  });
  return figure({
    width,
    height: benches.length === 0 ? 48 : y,
    title: titleOf(data, bank),
    subtitle: `Transfusion laboratories, scientist hours needed over scientists on shift, ${data.when}`,
    sentence: sentenceOf(data, bank),
    table: {
      caption: `Work and scientists by transfusion laboratory, ${data.when}`,
      columns: [
        "Laboratory",
        "Scientists on shift",
        "At work",
        "Hours waiting",
        "Hours under way",
        "Hours for each scientist",
        "Urgent requests waiting",
        "Urgent samples waiting",
        "Planned requests waiting",
        "Planned samples waiting",
        "Waiting for units",
        "Working",
        "Group O policy",
      ],
      rows: benches.map((bench, index) => [
        banks[index].name,
        String(bench.scientists),
        String(bench.atWork),
        bench.hoursWaiting.toFixed(1),
        bench.hoursUnderWay.toFixed(1),
        hoursEach(bench).toFixed(1),
        String(bench.urgentRequests),
        String(bench.urgentSamples),
        String(bench.plannedRequests),
        String(bench.plannedSamples),
        String(bench.waitingForStock),
        bench.isElectronic ? "electronically" : "by hand",
        bench.hasGroupOPolicy ? "on" : "off",
      ]),
    },
    note: `${simulatedNote} On shift counts scientists who can do the work in the present way of working. Planned samples may wait until the next day by design.`,
    marks,
  });
}

function titleOf({ banks, benches }: FridgesData, bank: number): string {
  if (benches.length === 0) return "No transfusion laboratory is part of this model";
  const shown = benches[bank];
  if (shown !== undefined)
    return `${plainName(banks[bank].name)}: ${hoursEach(shown).toFixed(1)} hours of work for each scientist`;
  const byHand = benches.filter(({ isElectronic }) => !isElectronic).length;
  const jobs = benches.reduce((sum, bench) => sum + jobsWaiting(bench), 0);
  return `${byHand === 0 ? "No" : byHand} of ${benches.length} laboratories work by hand; ${jobs} jobs wait`;
}

function sentenceOf({ banks, benches }: FridgesData, bank: number): string {
  if (benches.length === 0) return "There is no transfusion laboratory to show.";
  const shown = benches[bank];
  if (shown !== undefined)
    return `${plainName(banks[bank].name)}: ${(shown.hoursWaiting + shown.hoursUnderWay).toFixed(1)} scientist hours are waiting or under way, ${shown.scientists} on shift, ${jobsWaiting(shown)} jobs wait, ${urgentJobs(shown)} of them urgent; it works ${shown.isElectronic ? "electronically" : "by hand"}.`;
  const hours = benches.reduce((sum, bench) => sum + bench.hoursWaiting + bench.hoursUnderWay, 0);
  const scientists = benches.reduce((sum, bench) => sum + bench.scientists, 0);
  const jobs = benches.reduce((sum, bench) => sum + jobsWaiting(bench), 0);
  const urgent = benches.reduce((sum, bench) => sum + urgentJobs(bench), 0);
  return `${hours.toFixed(1)} scientist hours are waiting or under way in ${benches.length} laboratories with ${scientists} scientists on shift; ${jobs} jobs wait, ${urgent} of them urgent.`;
}
