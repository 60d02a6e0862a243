/** The module worker of the page: a Simulation on the bundled scenarios, with arrays handed over rather than copied. */
import { expose, transfer } from "comlink";
import type { SeriesRequest } from "../../figures/index.ts";
import { bundledFiles } from "./files.ts";
import type { EnsembleRequest, Report, SimulationService } from "./protocol.ts";
import { Simulation } from "./simulation.ts";

const simulation = new Simulation(bundledFiles);

/** Buffers of the typed arrays in an answer: each is a copy made for it, so it can be given away. */
function buffersIn(answer: unknown): ArrayBufferLike[] {
  if (ArrayBuffer.isView(answer)) return [answer.buffer];
  if (Array.isArray(answer)) return answer.flatMap(buffersIn);
  return typeof answer === "object" && answer !== null ? Object.values(answer).flatMap(buffersIn) : [];
}

const handOver = <T extends object | null>(answer: T): T =>
  answer === null ? answer : transfer(answer, [...new Set(buffersIn(answer))]);

/** How often progress is told: every report costs the page a task. */
const reportEveryMs = 100;

function seldom(report: Report<number>): Report<number> {
  let toldMs = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const nowMs = performance.now();
    if (nowMs - toldMs < reportEveryMs) return;
    toldMs = nowMs;
    report(progress);
  };
}

const service: SimulationService = {
  scenarios: () => simulation.scenarios(),
  open: (request) => simulation.open(request),
  runTo: (timeMin, report) => simulation.runTo(timeMin, seldom(report)),
  stop: () => simulation.stop(),
  series: (requests: readonly SeriesRequest[]) => handOver(simulation.series(requests)),
  mapDay: (day) => handOver(simulation.mapDay(day)),
  hash: () => simulation.hash(),
  moment: (timeMin) => simulation.moment(timeMin),
  cases: (firstDay, days) => handOver(simulation.cases(firstDay, days)),
  movements: (day) => handOver(simulation.movements(day)),
  // Holds the calendar's own midnights: copied, not given away.
  practiceRows: () => simulation.practiceRows(),
  report: (timeMin) => simulation.report(timeMin),
  why: (pick, timeMin) => simulation.why(pick, timeMin),
  nextEvent: (timeMin) => simulation.nextEvent(timeMin),
  previousEvent: (timeMin) => simulation.previousEvent(timeMin),
  hashAt: (timeMin) => simulation.hashAt(timeMin),
  hashApart: (timeMin) => simulation.hashApart(timeMin),
  replicate: async (request: EnsembleRequest, report: Report<number>) =>
    handOver(await simulation.replicate(request, report)),
};

expose(service);
