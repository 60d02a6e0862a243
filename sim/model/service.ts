/**
 * The shape of a service. Each file or folder in this room that models one exports an object of it, with the same seven
 * things in the same order: parameters, actions, state, initialise, handlers, measures, invariants.
 */
import type { Handler } from "../engine/index.ts";
import type { Action, ActionSpec, ParameterSpec, SignalSpec } from "../scenario/index.ts";
import type { Questions, Requests } from "./contracts.ts";
import type { MeasureSpec } from "./measures.ts";
import type { Setup } from "./setup.ts";
import type { World } from "./world.ts";

/** What an action does when its delay has passed. `cause` is the record of the action itself. */
export interface ActionDefinition extends ActionSpec {
  /** Nobody knows of it when it is taken: it has no record until its owner shows it (`showAction`); `cause` is then -1. */
  readonly isUnseen?: true;
  apply(world: World, action: Action, cause: number): void;
}

/** A measure of the present that response rules may watch; NaN while there is nothing to read. */
export interface SignalDefinition extends SignalSpec {
  read(world: World, place: number): number;
}

export interface Service {
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  readonly actions: Readonly<Record<string, ActionDefinition>>;
  readonly state: {
    /** Builds what is fixed for every run of a scenario: tables, compiled samplers, event kinds. Shared, never changed, never encoded. */
    prepare(setup: Setup): unknown;
    /** Plain data and typed arrays only: all that changes. Encoded as it is. */
    create(world: World): unknown;
    /** Gives living entities luck not yet revealed anew, conditional on what has happened (a fork into another future). */
    redraw?(world: World): void;
  };
  /** Sets the first day up and schedules first events. Other services' states exist; their initialise may not have run. */
  initialise(world: World): void;
  readonly handlers: {
    /** By event kind, `service.whatHappened`. */
    readonly on: Readonly<Record<string, Handler<World>>>;
    /** By event kind of birth sources: `a` is the birth row, `b` the place. The row is taken back after the call. */
    readonly born?: Readonly<Record<string, Handler<World>>>;
    /** Answers to other services' questions and requests (contracts.ts). */
    readonly answers?: Partial<Questions & Requests>;
  };
  readonly measures: readonly MeasureSpec[];
  readonly signals?: Readonly<Record<string, SignalDefinition>>;
  /** Sentences about what is wrong; empty when all is well. */
  invariants(world: World): readonly string[];
}
