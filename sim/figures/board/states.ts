/** The theatre board in four states, from cases made up by rule. */
import { type MadeUp, madeUpCalendar, madeUpCases, madeUpPlaces } from "../cases/made-up.ts";
import type { Figure } from "../figure.ts";
import { boardFigure } from "./figure.ts";

const drawn =
  (of: MadeUp, dayOfWeek: number) =>
  (width: number): Figure =>
    boardFigure(madeUpCases(of), {
      width,
      hospital: 1,
      day: madeUpCalendar.warmUpDays + dayOfWeek,
      timeMin: dayOfWeek * 1440 + 780,
      places: madeUpPlaces,
      calendar: madeUpCalendar,
    });

export const boardStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: drawn({ operations: 0, appointments: 0, postponedEvery: 0 }, 1) },
  { state: "small", figure: drawn({ operations: 20, appointments: 0, postponedEvery: 6 }, 1) },
  { state: "typical", figure: drawn({ operations: 220, appointments: 0, postponedEvery: 4 }, 1) },
  { state: "extreme", figure: drawn({ operations: 1400, appointments: 0, postponedEvery: 2 }, 0) },
];
