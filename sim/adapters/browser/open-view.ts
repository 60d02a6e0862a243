/**
 * An open run as the page looks at it: the run ahead, and a session that goes to whatever moment is shown. Where the run has
 * still to come to a moment, that moment is read of the run itself on its way; the session has learnt its weeks.
 */

import { roundMin } from "../../engine/index.ts";
import { CaseIndex, MovementIndex } from "../../figures/index.ts";
import type { RunIdentity, Setup, World } from "../../model/index.ts";
import type { Known } from "../../report/index.ts";
import { Session } from "../../session/index.ts";
import { RunAhead } from "./run-ahead.ts";

const minutesPerWeek = 7 * 1440;

export class OpenView {
  readonly ahead: RunAhead;
  /** Indexes of the journal, fed between slices so that no question has to read it whole. */
  readonly cases: CaseIndex;
  readonly movements: MovementIndex;
  /** Opened once the first moment has been shown: nobody goes back before that. */
  private session: Session | null = null;
  /** Whether the session has been through what the run had passed by then, and learns from it since. */
  private hasSettled = false;
  private settledMin: number;

  constructor(setup: Setup, run: RunIdentity) {
    this.ahead = new RunAhead(
      setup,
      run,
      (world) => {
        if (this.hasSettled && world.today % 7 === 0) this.session?.learn(world);
      },
      (world) => {
        this.cases.update();
        this.movements.update();
        return !this.settle(world);
      },
    );
    [this.settledMin] = setup.calendar.startMin;
    this.cases = new CaseIndex(this.ahead.journal);
    this.movements = new MovementIndex(setup, this.ahead.journal);
    // The warm-up lies before whatever is looked at first.
    this.ahead.setOut(Math.min(0, setup.calendar.endMin));
  }

  /**
   * Takes the session through the days that the run has passed, a week at a call, so that it can go back to each of them quickly.
   * @returns whether it has come to the run
   */
  private settle(world: World): boolean {
    if (this.hasSettled) return true;
    const session = this.opened();
    const { startMin } = world.setup.calendar;
    session.seek(Math.min(this.settledMin + minutesPerWeek, startMin[world.today]));
    this.settledMin = session.nowMin;
    this.hasSettled = session.nowMin >= startMin[world.today];
    if (this.hasSettled) session.learn(world);
    return this.hasSettled;
  }

  private opened(): Session {
    const { setup, run } = this.ahead.world;
    this.session ??= Session.open(setup, run);
    return this.session;
  }

  /** Reads the world exactly at a time, before or behind the run's reach; null when the run was left before it came there. */
  at<T>(timeMin: number, read: (world: World) => T): Promise<T | null> {
    if (roundMin(timeMin) > this.ahead.nowMin) return this.ahead.at(timeMin, read);
    const session = this.opened();
    session.seek(timeMin);
    return Promise.resolve(read(session.world));
  }

  /** The same with the run as far as it has come beside it. */
  known<T>(timeMin: number, read: (known: Known) => T): Promise<T | null> {
    const { world: run, journal } = this.ahead;
    return this.at(timeMin, (world) => read({ world, run, journal }));
  }
}
