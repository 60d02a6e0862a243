/**
 * The assumptions log: every parameter of a scenario that is an assumption or of low confidence, with its value, range and reasoning,
 * as a document. It reads the table of the ledger and adds nothing of its own.
 */
import { ledgerTable, type Value } from "../experiment/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { Block, Document } from "./document.ts";
import { standingText } from "./text.ts";

type Row = Readonly<Record<string, Value>>;

export function assumptionsLog(scenario: Scenario): Document {
  const table = ledgerTable(scenario);
  const names = table.columns.map(({ name }) => name);
  const all: Row[] = [...table.rows()].map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));
  const kept = all.filter(({ assumption, confidence }) => assumption === "yes" || confidence === "low");
  const count = (confidence: string): number => all.filter((row) => row.confidence === confidence).length;
  const assumed = all.filter(({ assumption }) => assumption === "yes").length;
  return {
    title: "Assumptions log",
    blocks: [
      { kind: "paragraph", text: standingText },
      {
        kind: "paragraph",
        text:
          `Made from the ledger of ${scenario.id} by \`knockon documents\`; do not edit it by hand. Of ${all.length} parameters ` +
          `${assumed} are assumptions; ${count("high")} are of high, ${count("medium")} of medium and ${count("low")} of low confidence. ` +
          "Below are those that are assumptions or of low confidence; `knockon ledger` lists all.",
      },
      {
        kind: "paragraph",
        text:
          "Each is an input that a reader may replace (`--set service.parameter=value`) and is varied over its range by " +
          "`knockon sensitivity`. A range with × is a common factor on all entries of a table. Assumptions about what people decided and " +
          "when systems failed stand beside each entry of the scenario file.",
      },
      ...[...new Set(kept.map(({ service }) => String(service)))].flatMap((service): Block[] => [
        { kind: "heading", text: service },
        {
          kind: "table",
          head: ["parameter", "what it is", "value", "range", "confidence", "why"],
          rows: kept.filter((row) => row.service === service).map(cellsOf),
        },
      ]),
    ],
  };
}

function cellsOf({ parameter, label, value, unit, low, high, range_of: kind, confidence, source }: Row): string[] {
  const ends = low === null || high === null ? String(kind) : `${low} to ${high}`;
  return [
    `\`${parameter}\``,
    String(label),
    `${value} ${unit}`,
    kind === "common factor" ? `× ${ends}` : ends,
    String(confidence),
    String(source),
  ];
}
