/**
 * One facilitated run: a world and the log of what was done to it. Seeking is a replay from the nearest snapshot, undo a replay
 * without the last command, a branch a replay with another. Whatever way it is reached, a moment with the same commands
 * behind it is the same to the byte.
 *
 * Events and commands have one order: a command comes after all events of its instant, after the commands given before it, and
 * after what those set off at once. A moment that a session seeks or acts in is the end of its instant; only a step can stop
 * within one. A command given in the past of other commands never drops them: a branch takes it, and this session keeps its own.
 */
import { InvariantError, roundMin } from "../engine/index.ts";
import { act, dayAt, modelVersion, type RunIdentity, type Setup, World } from "../model/index.ts";
import type { Action } from "../scenario/index.ts";
import { type Command, checkedAction, checkedKey, type Log, readLog, writeLog } from "./log.ts";
import { dailySpanMin, type Snapshot, Snapshots, takeSnapshot, wakeSnapshot } from "./snapshots.ts";

/** A snapshot takes about as long to wake as two days take to run. */
const worthWakingMin = 2 * 1440;

export class Session {
  readonly setup: Setup;
  readonly run: RunIdentity;
  private current: World;
  private readonly log: Command[];
  /** Commands of the log that the present world has had. */
  private applied = 0;
  private readonly snapshots: Snapshots;

  private constructor(setup: Setup, run: RunIdentity, log: readonly Command[], snapshots: Snapshots, start: Snapshot) {
    this.setup = setup;
    this.run = run;
    this.log = [...log];
    this.snapshots = snapshots;
    this.current = wakeSnapshot(setup, start);
    this.applied = start.applied;
  }

  /** A session at the start of the warm-up. */
  static open(setup: Setup, run: RunIdentity): Session {
    return Session.from(setup, run, []);
  }

  /**
   * A session beside a world that stands at its start and is run on by somebody else, without commands: what that world has
   * reached is learnt from it. Nothing is shared.
   */
  static beside(world: World): Session {
    const first = takeSnapshot(world, 0);
    return new Session(world.setup, world.run, [], new Snapshots([first]), first);
  }

  /** A session from its saved text, at the moment where it stood. @throws LogProblem */
  static replay(setup: Setup, text: string): Session {
    const { seed, replication, commands, nowMin } = readLog(text, setup);
    const session = Session.from(setup, { seed, replication }, commands);
    session.seek(nowMin);
    return session;
  }

  private static from(setup: Setup, run: RunIdentity, commands: readonly Command[]): Session {
    const first = takeSnapshot(new World(setup, run), 0);
    return new Session(setup, run, commands, new Snapshots([first]), first);
  }

  /** The world as it is now; to read, not to change. */
  get world(): World {
    return this.current;
  }

  get nowMin(): number {
    return this.current.sim.nowMin;
  }

  /** All commands, those after the present moment included. */
  get commands(): readonly Command[] {
    return this.log;
  }

  /** Goes to a time, back or forth: all events and commands at or before it have happened. Clamped to the run. */
  seek(timeMin: number): void {
    const target = this.within(timeMin);
    const due = this.log.filter(({ atMin }) => atMin <= target).length;
    const ahead = this.snapshots.before(target, due);
    // Going forward from here is the shortest way unless a snapshot lies well ahead.
    if (target < this.nowMin || (ahead && ahead.atMin > this.nowMin + worthWakingMin)) this.wakeBefore(target, due);
    this.advance(target);
  }

  /**
   * Keeps the present moment of a world of the same run that has had no commands, later than all this session has kept, so that
   * it can go there quickly. Does nothing once the log holds a command: the run is then another.
   */
  learn(world: World): void {
    if (this.log.length === 0 && world.sim.nowMin > this.snapshots.latestMin)
      this.snapshots.add(takeSnapshot(world, 0));
  }

  /** Runs one event, or one command of the log, and tells its kind and time; undefined when nothing is left in the run. */
  step(): { readonly kind: string; readonly timeMin: number } | undefined {
    const { sim } = this.current;
    const command = this.log[this.applied];
    if (command && command.atMin < sim.nextMin) {
      this.current.runUntil(command.atMin);
      this.apply(command);
      return { kind: `command.${command.kind}`, timeMin: command.atMin };
    }
    if (sim.nextMin > this.setup.calendar.endMin) return undefined;
    const dayBefore = this.current.today;
    let happened = -1;
    sim.onStep = (_timeMin, kind) => {
      happened = kind;
    };
    sim.step();
    sim.onStep = undefined;
    if (this.current.today !== dayBefore) this.keepWeekly();
    return { kind: this.setup.kindNames[happened], timeMin: this.nowMin };
  }

  /** Steps until an event of a kind has happened; false when none came before the end of the run. */
  stepUntil(kindName: string): boolean {
    const wanted = this.setup.kindNames[this.setup.kind(kindName)];
    for (let done = this.step(); done; done = this.step()) if (done.kind === wanted) return true;
    return false;
  }

  /**
   * Takes an action now; it takes effect after its delay. Returns the session that has taken it: this one, or, where the log holds
   * commands after now, a branch from now, so that nothing that was decided is ever dropped.
   * @throws LogProblem for an action that the model does not know
   */
  act(action: Action): Session {
    return this.give({ kind: "act", atMin: this.nowMin, action: checkedAction(action, this.setup) });
  }

  /** Words for the record. Returns the session that has them, as `act` does. */
  note(text: string): Session {
    return this.give({ kind: "note", atMin: this.nowMin, text });
  }

  /**
   * From now on another future: a look-ahead that never contains the room's own. Fork a branch, not the session of the room.
   * Returns the session that has it, as `act` does. @throws LogProblem for a key of other characters than letters, digits, _ and -
   */
  forkFuture(key: string): Session {
    return this.give({ kind: "fork", atMin: this.nowMin, key: checkedKey(key) });
  }

  /** Takes the last command of the log back and stays at the same moment; false when there is none. */
  undo(): boolean {
    const { nowMin } = this;
    const wasApplied = this.applied === this.log.length;
    const last = this.log.pop();
    if (!last) return false;
    this.snapshots.forgetAfter(last.atMin, this.log.length);
    if (wasApplied) {
      this.wakeBefore(nowMin, this.log.length);
      this.advance(nowMin);
    }
    return true;
  }

  /**
   * Another session with the same past up to a time (now when not given, clamped to the run) and no commands after it. Nothing
   * is shared but snapshots, and this session stays as it is.
   */
  branch(atMin: number = this.nowMin): Session {
    const target = this.within(atMin);
    const commands = this.log.filter((command) => command.atMin <= target);
    const past = new Snapshots(this.snapshots.until(target));
    let start = nearest(past, target, commands.length);
    if (target === this.nowMin && (start.atMin < target || start.applied !== this.applied)) {
      start = takeSnapshot(this.current, this.applied);
      past.add(start);
      // Several futures are often looked at from one moment.
      this.snapshots.add(start);
    }
    const branch = new Session(this.setup, this.run, commands, past, start);
    branch.advance(target);
    return branch;
  }

  /** The exercise as text. A session that stands between events of one instant opens again at the end of that instant. */
  save(): string {
    const { id, hash } = this.setup.scenario;
    const log: Log = {
      scenario: id,
      scenarioHash: hash,
      modelVersion,
      seed: this.run.seed,
      replication: this.run.replication,
      nowMin: this.nowMin,
      commands: this.log,
    };
    return writeLog(log);
  }

  /** Hash of the whole state at the present moment. */
  hash(): string {
    return this.current.stateHash();
  }

  private within(timeMin: number): number {
    const { startMin, endMin } = this.setup.calendar;
    return roundMin(Math.max(startMin[0], Math.min(endMin, timeMin)));
  }

  private give(command: Command): Session {
    this.finish(this.nowMin);
    const taker = this.applied < this.log.length ? this.branch() : this;
    taker.log.push(command);
    taker.snapshots.forgetAfter(command.atMin, taker.applied);
    taker.finish(command.atMin);
    return taker;
  }

  /** The world as it was at the nearest snapshot before a time. */
  private wakeBefore(timeMin: number, applied: number): void {
    const start = nearest(this.snapshots, timeMin, applied);
    this.current = wakeSnapshot(this.setup, start);
    this.applied = start.applied;
  }

  /**
   * Runs forward to a time with the commands due. Where it has not been before it leaves snapshots: at each midnight near the
   * target, else once a week.
   */
  private advance(target: number): void {
    const { startMin } = this.setup.calendar;
    for (;;) {
      const midnight = startMin[this.dayAfterNow()];
      const commandMin = this.log[this.applied]?.atMin ?? Number.POSITIVE_INFINITY;
      const until = Math.min(target, midnight, commandMin);
      this.finish(until);
      const isDaily = until === midnight && target - until <= dailySpanMin;
      if (isDaily && until > this.snapshots.latestMin) this.keep();
      else if (until === midnight) this.keepWeekly();
      if (until === target) return;
    }
  }

  /** Index of the next midnight that is later than now; past the last day there is none, which `startMin` then tells. */
  private dayAfterNow(): number {
    return dayAt(this.setup.calendar, this.nowMin) + 1;
  }

  /** All that happens up to a time and at it, in the one order of events and commands. No command is due before it. */
  private finish(timeMin: number): void {
    this.current.runUntil(timeMin);
    for (let command = this.log[this.applied]; command && command.atMin <= timeMin; command = this.log[this.applied]) {
      this.apply(command);
      this.current.runUntil(timeMin);
    }
  }

  private apply(command: Command): void {
    this.applied++;
    if (command.kind === "act") act(this.current, command.action);
    else if (command.kind === "fork") this.current.forkFuture(command.key);
  }

  private keep(): void {
    this.snapshots.add(takeSnapshot(this.current, this.applied));
  }

  private keepWeekly(): void {
    if (this.current.today % 7 === 0 && this.nowMin > this.snapshots.latestMin) this.keep();
  }
}

function nearest(snapshots: Snapshots, timeMin: number, applied: number): Snapshot {
  const found = snapshots.before(timeMin, applied);
  if (!found) throw new InvariantError("a session has lost its first snapshot");
  return found;
}
