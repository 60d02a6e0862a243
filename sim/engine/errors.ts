/**
 * The error that says "this program is wrong", with what is needed to replay it.
 *
 * It is never used for wrong input: what a user wrote is checked, and explained, before an engine exists.
 */

export interface InvariantContext {
  /** Name of the event kind being executed. */
  readonly event?: string;
  readonly timeMin?: number;
  /** Identity of the run: whatever its owner needs to start it again. */
  readonly run?: string;
  readonly cause?: unknown;
}

/** A broken promise of the program itself. The message ends with the event, the time and the run, where known. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
  readonly event: string | undefined;
  readonly timeMin: number | undefined;
  readonly run: string | undefined;

  constructor(message: string, context: InvariantContext = {}) {
    const where = [
      context.event === undefined ? "" : `event ${context.event}`,
      context.timeMin === undefined ? "" : `minute ${context.timeMin}`,
      context.run === undefined ? "" : `run ${context.run}`,
    ].filter((part) => part !== "");
    super(
      where.length === 0 ? message : `${message} (${where.join(", ")})`,
      context.cause === undefined ? undefined : { cause: context.cause },
    );
    this.event = context.event;
    this.timeMin = context.timeMin;
    this.run = context.run;
  }
}
