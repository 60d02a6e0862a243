/** Requests for red cells by pathway: how units were chosen and matched, today and this week, against a usual week. */
import { type Figure, figure } from "../figure.ts";
import { pickable } from "../pick.ts";
import { element, group, label } from "../svg.ts";
import { type FridgesData, pathways } from "./data.ts";
import { type ShareRow, shareColumns, shareRows, shareTable, totalOf } from "./share-rows.ts";
import { bankName, bankPlace, capital, chosenBanks, meanText, shareOf, simulatedNote } from "./words.ts";

export interface BankOptions {
  readonly width: number;
  /** Index of the bank; -1 for all. */
  readonly bank: number;
}

const fills = ["fill-a", "fill-b", "fill-c", "fill-d", "fill-quiet"] as const;

export function pathwaysFigure(data: FridgesData, { width, bank }: BankOptions): Figure {
  const rows = rowsOf(data, bank);
  const week = totalOf(rows, "week");
  const marks: string[] = [];
  const late = lateOf(data, bank);
  let height = 48;
  if (chosenBanks(data, bank).length === 0)
    marks.push(label(0, 28, "There is no blood bank to show.", { class: "soft" }));
  else {
    height = shareRows(rows, "requests", width, 0, marks) + 26;
    marks.push(lateMark(late, bankPlace(data, bank), width, height - 14));
  }
  const listed = rows.map((row) => `${lower(row.name)} ${meanText(row.week)}`).join(", ");
  return figure({
    width,
    height,
    title: titleOf(rows, week),
    subtitle: `${capital(bankName(data, bank))}, requests for red cells from Monday to ${data.when}`,
    sentence:
      week === 0
        ? "No request for red cells has come yet this week."
        : `Of ${meanText(week)} requests this week: ${listed}. Today: ${meanText(totalOf(rows, "today"))}. Late this week: ${meanText(late.week)}.`,
    table: {
      caption: `Requests for red cells by pathway, ${data.when}`,
      columns: shareColumns("Pathway"),
      rows: [
        ...shareTable(rows),
        [
          "Units ready late",
          meanText(late.today),
          meanText(late.week),
          shareOf(late.week, week),
          meanText(late.usual),
          shareOf(late.usual, totalOf(rows, "usual")),
        ],
      ],
    },
    note: `${simulatedNote} A request counts by the pathway its units were matched by. Usual week: mean of the last four weeks before the incident, from its first day on.`,
    marks,
  });
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

interface Late {
  readonly today: number;
  readonly week: number;
  readonly usual: number;
}

function lateOf(data: FridgesData, bank: number): Late {
  const sum = (values: Float64Array): number => chosenBanks(data, bank).reduce((total, one) => total + values[one], 0);
  return { today: sum(data.late.today), week: sum(data.late.week), usual: sum(data.late.usualWeek) };
}

/** Requests whose units were ready after they were needed. */
function lateMark({ today, week, usual }: Late, place: string, width: number, y: number): string {
  const against = Number.isNaN(usual) ? "" : `, usually ${meanText(usual)}`;
  const text = `Late: ${meanText(week)} this week, ${meanText(today)} today${against}`;
  return group(
    pickable({ kind: "measure", id: `transfusion.late@${place}` }, text),
    element("rect", { class: "fridges-hit", x: 0, y: y - 15, width, height: 24 }),
    label(0, y, text, { class: week > 0 ? "strong" : "soft" }),
  );
}

function rowsOf(data: FridgesData, bank: number): ShareRow[] {
  const banks = chosenBanks(data, bank);
  const sum = (values: Float64Array, pathway: number): number =>
    banks.reduce((total, one) => total + values[one * pathways.length + pathway], 0);
  return pathways.map(({ id, name }, pathway) => ({
    name,
    measure: id,
    place: bankPlace(data, bank),
    fill: fills[pathway],
    today: sum(data.pathways.today, pathway),
    week: sum(data.pathways.week, pathway),
    usual: sum(data.pathways.usualWeek, pathway),
  }));
}

function titleOf(rows: readonly ShareRow[], week: number): string {
  if (week === 0) return "No request for red cells yet this week";
  const usual = totalOf(rows, "usual");
  const against = usual > 0 ? `, usually ${shareOf(rows[0].usual, usual)}` : "";
  if (rows[0].week === 0) return `No request goes by electronic issue this week${against}`;
  return `${shareOf(rows[0].week, week)} of requests go by electronic issue this week${against}`;
}
