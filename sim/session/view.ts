/**
 * Views by role: what those who play a role know at a moment, as frozen plain data. What a role is told late it sees late
 * (reports of 06:00 and 14:00, counts of yesterday), and what nobody tells it is not there. Each role's part is a file of its
 * own; looking changes nothing.
 */
import type { World } from "../model/index.ts";
import { type IcbParts, icbParts } from "./view-icb.ts";
import { frozen, timeOf, type ViewTime } from "./view-readings.ts";
import { type TheatresParts, theatresParts } from "./view-theatres.ts";
import { type TransfusionParts, transfusionParts } from "./view-transfusion.ts";
import { type TrustParts, trustParts } from "./view-trust.ts";

/** A decision as its role remembers it. */
export interface TakenDecision {
  readonly atMin: number;
  /** Name such as `mutualAid.open`. */
  readonly action: string;
  readonly label: string;
  /** When it takes effect. */
  readonly effectMin: number;
}

interface CommonView<R extends string> {
  readonly role: R;
  readonly time: ViewTime;
  /** Whether the incident has been noticed. */
  readonly isIncidentKnown: boolean;
  /** What this role has decided so far, the earliest first. */
  readonly decisions: readonly TakenDecision[];
}

export type TransfusionView = CommonView<"transfusion"> & TransfusionParts;
export type TheatresView = CommonView<"theatres"> & TheatresParts;
export type IcbView = CommonView<"icb"> & IcbParts;
export type TrustView = CommonView<"trust"> & TrustParts;

/** The view of each role. */
export interface Views {
  readonly transfusion: TransfusionView;
  readonly theatres: TheatresView;
  /** General practice and the integrated care board. */
  readonly icb: IcbView;
  readonly trust: TrustView;
}

export type Role = keyof Views;

export const roles: readonly Role[] = ["transfusion", "theatres", "icb", "trust"];

const partsOf: { readonly [R in Role]: (world: World) => Omit<Views[R], keyof CommonView<R>> } = {
  transfusion: transfusionParts,
  theatres: theatresParts,
  icb: icbParts,
  trust: trustParts,
};

/** What a role knows of a world now. @param decisions of this role, for the view to remember */
export function viewOf<R extends Role>(world: World, role: R, decisions: readonly TakenDecision[] = []): Views[R] {
  const common: CommonView<R> = {
    role,
    time: timeOf(world),
    isIncidentKnown: "incidentCause" in world.ask && world.ask.incidentCause(world) >= 0,
    decisions: decisions.map((decision) => ({ ...decision })),
  };
  return frozen({ ...common, ...partsOf[role](world) }) as unknown as Views[R];
}
