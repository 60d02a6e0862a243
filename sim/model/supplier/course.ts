/**
 * The course of one incident at the supplier: what it is about, how far it has come, and the work of the recovery. Plain data;
 * what moves it is in attack.ts and recovery.ts.
 */
import { Stream } from "../../engine/index.ts";
import type { World } from "../world.ts";
import { size } from "./numbers.ts";
import { luckWidth } from "./rates.ts";

/** Nobody knows of it; held for investigation; being restored; over. */
export const phase = { unseen: 0, held: 1, restoring: 2, over: 3 } as const;

export interface Course {
  /** Luck is named after it. */
  readonly name: string;
  phase: number;
  /** Rises when something scheduled no longer holds; events carry the number they were made with. */
  token: number;
  /** Number of the action that began it, -1 for none; its record once it has shown. */
  readonly actionNumber: number;
  cause: number;
  readonly startedMin: number;
  /** When it came, or is to come, to light; infinite when the attackers never get in. */
  shownMin: number;
  holdEndMin: number;
  /** What is supposed to be known of its beginning, and what its time stands for; see the action. */
  readonly given: string;
  readonly moment: string;
  readonly attempts: number;
  /** Laboratory numbers in the order in which they are served; system numbers in the order of restoring. */
  readonly sites: readonly number[];
  order: readonly number[];
  /** Systems that the attackers want, by number. */
  readonly estate: readonly number[];
  readonly luck: Float64Array;
  /** By laboratory and system: 1 while it is down by this incident and to be restored. */
  readonly isHit: Uint8Array;
  /** By task (recovery.ts): work in team-days, NaN before it is begun, and how much of it is done. */
  readonly work: Float64Array;
  readonly done: Float64Array;
  /** By system: when its checks are passed; NaN before its rebuild is done. */
  readonly assuredMin: Float64Array;
  /** Team-days that the crews had and spent, and those of the transfusion crew. */
  offered: number;
  used: number;
  transfusionOffered: number;
  transfusionUsed: number;
}

export type CoursePlan = Pick<
  Course,
  "name" | "actionNumber" | "given" | "moment" | "attempts" | "sites" | "order" | "estate"
>;

/** Common part of each system, each system at each laboratory, three stages of transfusion IT, back-entry by laboratory. */
export const taskCount = (laboratories: number): number => size + laboratories * size + 3 + laboratories;

/** A course at its beginning, with its luck. */
export function newCourse(world: World, plan: CoursePlan): Course {
  const laboratories = world.setup.places.laboratories.length;
  const course: Course = {
    ...plan,
    phase: phase.unseen,
    token: 0,
    cause: -1,
    startedMin: world.sim.nowMin,
    shownMin: Number.POSITIVE_INFINITY,
    holdEndMin: Number.NaN,
    luck: new Float64Array(luckWidth(laboratories)),
    isHit: new Uint8Array(laboratories * size),
    work: new Float64Array(taskCount(laboratories)).fill(Number.NaN),
    done: new Float64Array(taskCount(laboratories)),
    assuredMin: new Float64Array(size).fill(Number.NaN),
    offered: 0,
    used: 0,
    transfusionOffered: 0,
    transfusionUsed: 0,
  };
  drawLuck(world, course, 0);
  return course;
}

/** Fills the luck of a course: named after the incident, so that it is the same whatever else differs. */
export function drawLuck(world: World, course: Course, trial: number): void {
  const suffix = trial === 0 ? "" : `/${trial}`;
  const stream = Stream.named(`${world.streamPrefix(world.today)}/supplier/${course.name}${suffix}`);
  stream.fill(course.luck, 0, course.luck.length);
}
