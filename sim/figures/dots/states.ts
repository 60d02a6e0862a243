/** The dots in four states, from cases made up by rule. */

import type { Grouping } from "../cases/groups.ts";
import { type MadeUp, madeUpCalendar, madeUpCases, madeUpPlaces } from "../cases/made-up.ts";
import type { Figure } from "../figure.ts";
import { dotsFigure } from "./figure.ts";

const drawn =
  (of: MadeUp, grouping: Grouping, dayOfWeek: number, inBulk: number) =>
  (width: number): Figure =>
    dotsFigure(madeUpCases(of), {
      width,
      grouping,
      inBulk,
      timeMin: dayOfWeek * 1440 + 780,
      places: madeUpPlaces,
      calendar: madeUpCalendar,
    });

export const dotsStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: drawn({ operations: 0, appointments: 0, postponedEvery: 0 }, "trust", 0, 0) },
  { state: "small", figure: drawn({ operations: 12, appointments: 21, postponedEvery: 5 }, "hospital", 2, 80) },
  { state: "typical", figure: drawn({ operations: 640, appointments: 1500, postponedEvery: 7 }, "trust", 2, 6200) },
  {
    state: "extreme",
    figure: drawn({ operations: 4000, appointments: 8000, postponedEvery: 2 }, "specialty", 4, 51000),
  },
];
