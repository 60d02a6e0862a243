/** Why group O D-negative was transfused, and how much of it was supplied and transfused: two measures, never one. */
import { type Figure, figure } from "../figure.ts";
import { pickable } from "../pick.ts";
import { element, group, label } from "../svg.ts";
import { type FridgeCounts, type FridgesData, reasons } from "./data.ts";
import type { BankOptions } from "./pathways-figure.ts";
import { type ShareRow, shareColumns, shareRows, shareTable, totalOf } from "./share-rows.ts";
import { bankName, bankPlace, capital, chosenBanks, meanText, shareOf, simulatedNote } from "./words.ts";

const fills = ["fill-a", "fill-b", "fill-c", "fill-d"] as const;

export function oNegativeReasonsFigure(data: FridgesData, { width, bank }: BankOptions): Figure {
  const banks = chosenBanks(data, bank);
  const rows = rowsOf(data, bank);
  const week = totalOf(rows, "week");
  const marks: string[] = [];
  const supplied = sumOf(data.oNegativeSupplied, banks);
  const transfused = sumOf(data.oNegativeTransfused, banks);
  let height = 48;
  if (banks.length === 0) marks.push(label(0, 28, "There is no blood bank to show.", { class: "soft" }));
  else {
    const place = bankPlace(data, bank);
    const half = Math.min(300, width / 2);
    marks.push(
      ...big(0, half, "supplied this week", supplied, `redCells.oNegativeSupplied@${place}`),
      ...big(half, half, "transfused this week", transfused, `redCells.oNegativeTransfused@${place}`),
    );
    height = shareRows(rows, "units", width, 78, marks);
  }
  return figure({
    width,
    height,
    title: titleOf(rows, week),
    subtitle: `${capital(bankName(data, bank))}, O-negative units from Monday to ${data.when}`,
    sentence: `O-negative this week: ${meanText(supplied.week)} units supplied by the blood service, ${meanText(transfused.week)} transfused${
      week > 0 ? `: ${rows.map((row) => `${lower(row.name)} ${meanText(row.week)}`).join("; ")}` : ""
    }.`,
    table: {
      caption: `O-negative units transfused by reason, and supplied, ${data.when}`,
      columns: shareColumns("Reason"),
      rows: [
        ...shareTable(rows),
        [
          "Supplied by the blood service",
          meanText(supplied.today),
          meanText(supplied.week),
          "–",
          meanText(supplied.usual),
          "–",
        ],
      ],
    },
    note: `${simulatedNote} Supplied and transfused differ: units also fill fridges, wait, and pass their date. Known group: recipients of O-negative, or of another group that was short. Group not known: after a crossmatch; emergency: without one. Usual week: mean of the last four weeks before the incident.`,
    marks,
  });
}

interface Sum {
  readonly today: number;
  readonly week: number;
  readonly usual: number;
}

function sumOf({ today, week, usualWeek }: FridgeCounts, banks: readonly number[]): Sum {
  const add = (values: Float64Array): number => banks.reduce((sum, bank) => sum + values[bank], 0);
  return { today: add(today), week: add(week), usual: add(usualWeek) };
}

function big(x: number, width: number, words: string, sum: Sum, measure: string): string[] {
  const usual = Number.isNaN(sum.usual)
    ? `today ${meanText(sum.today)}`
    : `today ${meanText(sum.today)}, usual week ${meanText(sum.usual)}`;
  return [
    group(
      pickable({ kind: "measure", id: measure }, `O-negative ${words}: ${meanText(sum.week)} units, ${usual}`),
      element("rect", { class: "fridges-hit", x, y: 2, width: width - 8, height: 68 }),
      label(x, 30, meanText(sum.week), { class: "fridges-big" }),
      label(x, 48, words, { class: "strong" }),
      label(x, 64, usual, { class: "soft small" }),
    ),
  ];
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function rowsOf(data: FridgesData, bank: number): ShareRow[] {
  const banks = chosenBanks(data, bank);
  const sum = (values: Float64Array, reason: number): number =>
    banks.reduce((total, one) => total + values[one * reasons.length + reason], 0);
  return reasons.map(({ id, name }, reason) => ({
    name,
    measure: id,
    place: bankPlace(data, bank),
    fill: fills[reason],
    today: sum(data.reasons.today, reason),
    week: sum(data.reasons.week, reason),
    usual: sum(data.reasons.usualWeek, reason),
  }));
}

function titleOf(rows: readonly ShareRow[], week: number): string {
  if (week === 0) return "No O-negative unit transfused yet this week";
  const unknown = rows[2].week + rows[3].week;
  const usual = totalOf(rows, "usual");
  const against = usual > 0 ? `, usually ${shareOf(rows[2].usual + rows[3].usual, usual)}` : "";
  return `${shareOf(unknown, week)} of O-negative goes to unknown groups and emergencies${against}`;
}
