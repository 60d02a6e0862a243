/** Every event of one run as a table, for those who want to see the machinery: time, kind and the two numbers of the event. */
import { ChunkTrace, type TraceChunk } from "../engine/index.ts";
import type { RunIdentity, Setup } from "../model/index.ts";
import { numberText } from "./numbers.ts";
import { runOnce } from "./replicate.ts";
import { integer, number, type Table, text } from "./table.ts";

/** Runs a replication anew and keeps all its events: about 20 bytes each. */
export function traceRun(setup: Setup, run: RunIdentity): readonly TraceChunk[] {
  const chunks: TraceChunk[] = [];
  const trace = new ChunkTrace((chunk) => chunks.push(chunk));
  runOnce(setup, run, {}, { onStep: trace.record });
  trace.flush();
  return chunks;
}

/** Lines of the table; times in minutes since 00:00 of the first day of the incident. */
export function* traceLines(setup: Setup, chunks: readonly TraceChunk[]): Generator<string> {
  yield "time_min,kind,a,b\n";
  for (const { timeMin, kind, a, b } of chunks) {
    for (let i = 0; i < timeMin.length; i++) {
      yield `${numberText(timeMin[i])},${setup.kindNames[kind[i]]},${a[i]},${b[i]}\n`;
    }
  }
}

/** The same as a table; the run is carried out when rows are asked for. */
export function eventsTable(setup: Setup, run: RunIdentity): Table {
  return {
    name: "events",
    description: "Every event of one replication, in the order in which they were executed.",
    columns: [
      integer("replication", "Number of the replication."),
      number("time_min", "When it happened.", "minutes since 00:00 of the first day of the incident"),
      text("kind", "Kind of event, as service.event."),
      integer("a", "First number of the event; what it means, its kind says."),
      integer("b", "Second number of the event."),
    ],
    *rows() {
      for (const { timeMin, kind, a, b } of traceRun(setup, run)) {
        for (let i = 0; i < timeMin.length; i++) {
          yield [run.replication, timeMin[i], setup.kindNames[kind[i]], a[i], b[i]];
        }
      }
    },
  };
}
