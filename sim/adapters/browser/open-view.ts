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

export class OpenView {
  readonly ahead: RunAhead;
  /** Indexes of the journal, fed between slices so that no question has to read it whole. */
  readonly cases: CaseIndex;
  readonly movements: MovementIndex;
  private readonly session: Session;

  constructor(setup: Setup, run: RunIdentity) {
    this.ahead = new RunAhead(
      setup,
      run,
      (world) => {
        if (world.today % 7 === 0) this.session.learn(world);
      },
      () => {
        this.cases.update();
        this.movements.update();
      },
    );
    this.cases = new CaseIndex(this.ahead.journal);
    this.movements = new MovementIndex(setup, this.ahead.journal);
    this.session = Session.beside(this.ahead.world);
  }

  /** Reads the world exactly at a time, before or behind the run's reach; null when the run was left before it came there. */
  at<T>(timeMin: number, read: (world: World) => T): Promise<T | null> {
    if (roundMin(timeMin) > this.ahead.nowMin) return this.ahead.at(timeMin, read);
    this.session.seek(timeMin);
    return Promise.resolve(read(this.session.world));
  }

  /** The same with the run as far as it has come beside it. */
  known<T>(timeMin: number, read: (known: Known) => T): Promise<T | null> {
    const { world: run, journal } = this.ahead;
    return this.at(timeMin, (world) => read({ world, run, journal }));
  }
}
