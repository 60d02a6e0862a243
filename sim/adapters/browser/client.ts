/** The page's end of the worker: starts it, and gives SimulationService with promises. Knows no scenario and no picture. */
import { proxy, type Remote, releaseProxy, wrap } from "comlink";
import type { Report, SimulationService } from "./protocol.ts";

type Promised<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;

/** The service as the page calls it. */
export type SimulationClient = { readonly [K in keyof SimulationService]: Promised<SimulationService[K]> } & {
  /** Ends the worker at once, whatever it is doing. */
  close(): void;
};

/** Starts a worker of its own. */
export function startSimulation(): SimulationClient {
  const worker = new Worker(new URL("./simulation-worker.ts", import.meta.url), { type: "module", name: "simulation" });
  const remote: Remote<SimulationService> = wrap<SimulationService>(worker);
  let isClosed = false;
  // A report may still be on its way when the page has closed the worker.
  const heard = (report: Report<number>) =>
    proxy((progress: number) => {
      if (!isClosed) report(progress);
    });
  return {
    scenarios: () => remote.scenarios(),
    open: (request) => remote.open(request),
    runTo: (timeMin, report) => remote.runTo(timeMin, heard(report)),
    stop: () => remote.stop(),
    series: (requests) => remote.series(requests),
    mapDay: (day) => remote.mapDay(day),
    hash: () => remote.hash(),
    moment: (timeMin) => remote.moment(timeMin),
    cases: (firstDay, days) => remote.cases(firstDay, days),
    movements: (day) => remote.movements(day),
    practiceRows: () => remote.practiceRows(),
    report: (timeMin) => remote.report(timeMin),
    why: (pick, timeMin) => remote.why(pick, timeMin),
    nextEvent: (timeMin) => remote.nextEvent(timeMin),
    previousEvent: (timeMin) => remote.previousEvent(timeMin),
    hashAt: (timeMin) => remote.hashAt(timeMin),
    hashApart: (timeMin) => remote.hashApart(timeMin),
    replicate: (request, report) => remote.replicate(request, heard(report)),
    close: () => {
      isClosed = true;
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
