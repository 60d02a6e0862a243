/**
 * The service behind the page: one open run, and replications of a run. Thread-free, so that it can be tested in Node;
 * simulation-worker.ts puts it behind a worker.
 */
import { dayAt, type Setup, World } from "../../model/index.ts";
import type { TextFiles } from "../../scenario/index.ts";
import { openResult, prepareRun, scenarioEntries } from "./open-run.ts";
import type {
  EnsembleRequest,
  EnsembleSeries,
  MapDay,
  Moment,
  OpenResult,
  Report,
  RunHashes,
  RunRequest,
  ScenarioEntry,
  Series,
  SeriesRequest,
  SimulationService,
} from "./protocol.ts";
import { periodsOf, readMapDay, readSeries } from "./readings.ts";
import { runInSlices } from "./slices.ts";

export class Simulation implements SimulationService {
  private readonly files: TextFiles;
  private world: World | null = null;
  /** Grows with every open and stop: work begun under an older number is no longer wanted. */
  private turn = 0;

  constructor(files: TextFiles) {
    this.files = files;
  }

  scenarios(): readonly ScenarioEntry[] {
    return scenarioEntries(this.files);
  }

  open(request: RunRequest): OpenResult {
    this.turn++;
    const prepared = prepareRun(this.files, request);
    this.world = prepared.ok ? new World(prepared.setup, request) : null;
    return openResult(prepared);
  }

  stop(): void {
    this.turn++;
  }

  runTo(timeMin: number, report: Report<number>): Promise<boolean> {
    return runInSlices(this.opened(), timeMin, this.whileWanted(), report);
  }

  series(requests: readonly SeriesRequest[]): readonly Series[] {
    const world = this.opened();
    const daysDone = wholeDays(world);
    return requests.map((request) => ({
      ...request,
      values: readSeries(world.setup, world.measures, request, daysDone),
    }));
  }

  mapDay(day: number): MapDay {
    const { setup, measures } = this.opened();
    return readMapDay(setup, measures, day);
  }

  hash(): RunHashes {
    const world = this.opened();
    return { timeMin: world.sim.nowMin, result: world.resultHash(), state: world.stateHash() };
  }

  async seek(timeMin: number): Promise<Moment | null> {
    const { setup, run } = this.opened();
    const again = new World(setup, run);
    const reached = await runInSlices(again, timeMin, this.whileWanted());
    return reached ? { timeMin: again.sim.nowMin, stateHash: again.stateHash() } : null;
  }

  async replicate(request: EnsembleRequest, report: Report<number>): Promise<readonly EnsembleSeries[] | null> {
    this.turn++;
    const isWanted = this.whileWanted();
    const prepared = prepareRun(this.files, request.run);
    if (!prepared.ok) return null;
    const { setup } = prepared;
    const table = request.series.map((one) => emptyRows(setup, one, request.replications));
    for (let replication = 0; replication < request.replications; replication++) {
      const world = new World(setup, { seed: request.run.seed, replication });
      if (!(await runInSlices(world, setup.calendar.endMin, isWanted))) return null;
      for (const rows of table) {
        const values = readSeries(setup, world.measures, rows, setup.calendar.days);
        rows.values.set(values, replication * rows.periods);
      }
      report(replication + 1);
    }
    return table;
  }

  /** @throws Error when no run is open: the page asks only for what it has opened */
  private opened(): World {
    if (this.world === null) throw new Error("no run is open");
    return this.world;
  }

  private whileWanted(): () => boolean {
    const turn = this.turn;
    return () => this.turn === turn;
  }
}

function wholeDays({ setup, sim }: World): number {
  const { calendar } = setup;
  return sim.nowMin >= calendar.endMin ? calendar.days : dayAt(calendar, sim.nowMin);
}

function emptyRows(setup: Setup, request: SeriesRequest, replications: number): EnsembleSeries {
  const periods = periodsOf(setup, request.every);
  return { ...request, replications, periods, values: new Float64Array(replications * periods) };
}
