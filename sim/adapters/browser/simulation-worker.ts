/** The module worker of the page: a Simulation on the bundled scenarios, with arrays handed over rather than copied. */
import { expose, transfer } from "comlink";
import { bundledFiles } from "./files.ts";
import type { EnsembleRequest, Report, SeriesRequest, SimulationService } from "./protocol.ts";
import { buffersOf } from "./readings.ts";
import { Simulation } from "./simulation.ts";

const simulation = new Simulation(bundledFiles);

const handOver = <T extends readonly { readonly values: Float64Array }[]>(list: T): T =>
  transfer(
    list,
    list.map(({ values }) => values.buffer),
  );

const service: SimulationService = {
  scenarios: () => simulation.scenarios(),
  open: (request) => simulation.open(request),
  runTo: (timeMin, report) => simulation.runTo(timeMin, report),
  stop: () => simulation.stop(),
  series: (requests: readonly SeriesRequest[]) => handOver(simulation.series(requests)),
  mapDay: (day) => {
    const map = simulation.mapDay(day);
    return transfer(map, buffersOf(map));
  },
  hash: () => simulation.hash(),
  seek: (timeMin) => simulation.seek(timeMin),
  replicate: async (request: EnsembleRequest, report: Report<number>) => {
    const table = await simulation.replicate(request, report);
    return table === null ? null : handOver(table);
  },
};

expose(service);
