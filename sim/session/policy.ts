/**
 * Response policies as functions: one run in which functions decide, each seeing only the view of its role. Responsible for
 * when they are asked, for checking what they answer, and for the log of it; what a role sees is view.ts. Actions are taken as
 * a room takes them, with their delay, so the log replays as a session to the same bytes.
 */
import { roundMin } from "../engine/index.ts";
import { type RunResult, resultOf } from "../experiment/index.ts";
import { act, modelVersion, type RunIdentity, registryOf, type Setup, World } from "../model/index.ts";
import { type Action, parseAction, type Registry, ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";
import { type Command, writeLog } from "./log.ts";
import { type Role, type TakenDecision, type Views, viewOf } from "./view.ts";

/** An action as a response rule of a scenario file writes it: `{ action: "mutualAid.open", boroughs: ["lambeth"], delay: "2 h" }`. */
export interface Decision {
  readonly action: string;
  readonly [argument: string]: unknown;
}

export interface PolicyOf<R extends Role> {
  readonly role: R;
  /** Minutes between two looks. */
  readonly everyMin: number;
  /** First look, in minutes since 00:00 on the first day of the incident; 0 when not given. */
  readonly fromMin?: number;
  /**
   * Sees only what its role knows and returns what it decides, which must be actions of that role; none or nothing to wait.
   * The same views must give the same decisions, or runs cannot be repeated: no clock, no luck of its own.
   */
  decide(view: Views[R]): readonly Decision[] | undefined;
}

export type Policy = { readonly [R in Role]: PolicyOf<R> }[Role];

export interface PolicyRun {
  readonly result: RunResult;
  readonly decisions: readonly (TakenDecision & { readonly role: Role })[];
  /** The run as a saved session: `Session.replay` opens it at its end. */
  readonly log: string;
}

/**
 * Runs one replication to its end. Policies that are asked at one moment are asked in the order given, each seeing what
 * those before it have decided as far as its role learns of it.
 * @throws ScenarioProblems for a decision that the model does not know or that is not its role's to take
 */
export function runWithPolicy(setup: Setup, run: RunIdentity, ...policies: readonly Policy[]): PolicyRun {
  const registry = registryOf(setup.services);
  const world = new World(setup, run);
  const { endMin, startMin } = setup.calendar;
  const commands: Command[] = [];
  const taken: (TakenDecision & { readonly role: Role })[] = [];
  const nextMin = policies.map(({ fromMin = 0 }) => Math.max(startMin[0], roundMin(fromMin)));
  for (const policy of policies) checkPace(policy);
  for (;;) {
    const atMin = Math.min(...nextMin);
    // A decision in the last instant could change nothing.
    if (!(atMin < endMin)) break;
    world.runUntil(atMin);
    policies.forEach((policy, index) => {
      if (nextMin[index] !== atMin) return;
      nextMin[index] = roundMin(atMin + policy.everyMin);
      const own = taken.filter(({ role }) => role === policy.role).map(({ role: _, ...decision }) => decision);
      const decided = (policy.decide as (view: unknown) => readonly Decision[] | undefined)(
        viewOf(world, policy.role, own),
      );
      for (const decision of decided ?? []) {
        const action = checkedDecision(decision, policy.role, setup, registry);
        commands.push({ kind: "act", atMin, action });
        taken.push({
          role: policy.role,
          atMin,
          action: action.action,
          label: action.label,
          effectMin: roundMin(atMin + action.delayMin),
        });
        act(world, action);
        // As a room would: all that a decision sets off at once happens before the next one.
        world.runUntil(atMin);
      }
    });
  }
  world.runUntil(endMin);
  const { id, hash } = setup.scenario;
  const identity = { seed: run.seed, replication: run.replication };
  const log = writeLog({ scenario: id, scenarioHash: hash, modelVersion, ...identity, nowMin: endMin, commands });
  return { result: resultOf(world), decisions: taken, log };
}

function checkPace({ role, everyMin, fromMin = 0 }: Policy): void {
  if (everyMin >= 1 && Number.isFinite(everyMin) && Number.isFinite(fromMin)) return;
  const [path, found] = everyMin >= 1 && Number.isFinite(everyMin) ? ["fromMin", fromMin] : ["everyMin", everyMin];
  throw refused(role, path, String(found), path === "everyMin" ? "minutes, at least 1" : "minutes", "give minutes");
}

function checkedDecision(decision: Decision, role: Role, setup: Setup, registry: Registry): Action {
  const read = parseAction(decision, setup.scenario, registry, whereOf(role));
  if (!read.ok) throw new ScenarioProblems(read.problems);
  const { action } = read;
  const owner = registry
    .flatMap(({ actions }) => Object.entries(actions))
    .find(([name]) => name === action.action)?.[1];
  if (owner?.role !== role) {
    throw refused(
      role,
      "action",
      `an action of the role ${owner?.role}`,
      `an action of the role ${role}`,
      "let the role that owns it decide",
    );
  }
  return { ...action, delayMin: roundMin(action.delayMin) };
}

const whereOf = (role: Role): string => `policy of ${role}`;

function refused(role: Role, path: string, found: string, expected: string, mend: string): ScenarioProblems {
  const at = { file: whereOf(role), line: 1, column: 1 };
  return new ScenarioProblems([new ScenarioProblem(at, path, found, expected, mend)]);
}
