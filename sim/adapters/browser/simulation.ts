/**
 * The service behind the page: one open run, and replications of a run. Thread-free, so that it can be tested in Node;
 * simulation-worker.ts puts it behind a worker.
 */
import {
  type DayMovements,
  type MapValues,
  type PracticeRows,
  parsePick,
  periodsOf,
  readCascade,
  readFridges,
  readMapValues,
  readPractices,
  readSeries,
  type SeriesRequest,
  type WeekCases,
} from "../../figures/index.ts";
import { dayAt, type Setup, World } from "../../model/index.ts";
import { type Document, type Stop, situationReport, type WhyAnswer, whyAnswer } from "../../report/index.ts";
import type { TextFiles } from "../../scenario/index.ts";
import { momentHash } from "./moment-hash.ts";
import { openResult, prepareRun, scenarioEntries } from "./open-run.ts";
import { OpenView } from "./open-view.ts";
import type {
  EnsembleRequest,
  EnsembleSeries,
  MomentHash,
  MomentView,
  OpenResult,
  Report,
  RunHashes,
  RunRequest,
  ScenarioEntry,
  Series,
  SimulationService,
} from "./protocol.ts";
import { runInSlices } from "./slices.ts";

export class Simulation implements SimulationService {
  private readonly files: TextFiles;
  private view: OpenView | null = null;
  /** Grows with every open and stop: work begun under an older number is no longer wanted. */
  private turn = 0;

  constructor(files: TextFiles) {
    this.files = files;
  }

  scenarios(): readonly ScenarioEntry[] {
    return scenarioEntries(this.files);
  }

  open(request: RunRequest): OpenResult {
    this.stop();
    const prepared = prepareRun(this.files, request);
    const { seed, replication } = request;
    this.view = prepared.ok ? new OpenView(prepared.setup, { seed, replication }) : null;
    return openResult(prepared);
  }

  stop(): void {
    this.turn++;
    this.view?.ahead.leave();
  }

  async runTo(timeMin: number, report: Report<number>): Promise<boolean> {
    return (await this.opened().ahead.at(timeMin, () => true, report)) !== null;
  }

  series(requests: readonly SeriesRequest[]): readonly Series[] {
    const { world } = this.opened().ahead;
    const daysDone = wholeDays(world);
    return requests.map((request) => ({
      ...request,
      values: readSeries(world.setup, world.measures, request, daysDone),
    }));
  }

  mapDay(day: number): MapValues {
    const { setup, measures } = this.opened().ahead.world;
    return readMapValues(setup, measures, day);
  }

  hash(): RunHashes {
    const { world } = this.opened().ahead;
    return { timeMin: world.sim.nowMin, result: world.resultHash(), state: world.stateHash() };
  }

  moment(timeMin: number): Promise<MomentView | null> {
    return this.opened().at(timeMin, (world) => ({
      timeMin: world.sim.nowMin,
      cascade: readCascade(world),
      fridges: readFridges(world),
    }));
  }

  cases(firstDay: number, days: number): WeekCases {
    const { cases, ahead } = this.opened();
    cases.update();
    return cases.week(ahead.world.setup, ahead.world.causes, firstDay, days, ahead.nowMin);
  }

  movements(day: number): DayMovements {
    return this.opened().movements.day(day);
  }

  practiceRows(): PracticeRows {
    const { world } = this.opened().ahead;
    return readPractices(world.setup, world.measures, wholeDays(world));
  }

  report(timeMin: number): Promise<Document | null> {
    return this.opened().at(timeMin, (world) => situationReport(world));
  }

  why(pick: string, timeMin: number): Promise<WhyAnswer | null> {
    const chosen = parsePick(pick);
    const view = this.opened();
    return chosen === null ? Promise.resolve(null) : view.known(timeMin, (known) => whyAnswer(known, chosen, pick));
  }

  async nextEvent(timeMin: number): Promise<Stop | null> {
    const { ahead } = this.opened();
    const { endMin } = ahead.world.setup.calendar;
    for (;;) {
      const stop = ahead.events.after(timeMin);
      if (stop !== null || ahead.nowMin >= endMin) return stop;
      if ((await ahead.at(ahead.nowMin + minutesPerDay, () => true)) === null) return null;
    }
  }

  async previousEvent(timeMin: number): Promise<Stop | null> {
    const { ahead } = this.opened();
    const isThere = timeMin <= ahead.nowMin || (await ahead.at(timeMin, () => true)) !== null;
    return isThere ? ahead.events.before(timeMin) : null;
  }

  async hashAt(timeMin: number): Promise<MomentHash | null> {
    const found = await this.opened().at(timeMin, momentHash);
    return found === null ? null : await found;
  }

  async hashApart(timeMin: number): Promise<MomentHash | null> {
    const { setup, run } = this.opened().ahead.world;
    const again = new World(setup, run);
    const reached = await runInSlices(again, timeMin, this.whileWanted());
    return reached ? await momentHash(again) : null;
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
  private opened(): OpenView {
    if (this.view === null) throw new Error("no run is open");
    return this.view;
  }

  private whileWanted(): () => boolean {
    const turn = this.turn;
    return () => this.turn === turn;
  }
}

const minutesPerDay = 1440;

function wholeDays({ setup, sim }: World): number {
  const { calendar } = setup;
  return sim.nowMin >= calendar.endMin ? calendar.days : dayAt(calendar, sim.nowMin);
}

function emptyRows(setup: Setup, request: SeriesRequest, replications: number): EnsembleSeries {
  const periods = periodsOf(setup, request.every);
  return { ...request, replications, periods, values: new Float64Array(replications * periods) };
}
