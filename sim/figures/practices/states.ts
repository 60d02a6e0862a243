/** The practices' strips in the states they must stand: made-up practices, no run behind them. */
import type { Figure } from "../figure.ts";
import type { PracticeRows } from "./data.ts";
import { practicesFigure } from "./figure.ts";

interface State {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}

const boroughNames = ["Bexley", "Bromley", "Greenwich", "Lambeth", "Lewisham", "Southwark"] as const;
const daysOfMonths = [31, 30, 31, 31, 30, 31, 30] as const;

/** Days from Monday 27 May 2024, an incident after a week, and plain rules for the numbers, the same each time. */
export function madeUpPractices(count: number, days: number, daysDone: number, strength: number): PracticeRows {
  const dates: string[] = [];
  for (let month = 0, date = 27; dates.length < days; date++) {
    if (date > daysOfMonths[month % daysOfMonths.length]) {
      month++;
      date = 1;
    }
    dates.push(`2024-${String(5 + month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
  }
  const cells = count * days;
  const requested = new Uint16Array(cells);
  const deferred = new Uint16Array(cells);
  const backlog = new Float32Array(cells);
  for (let number = 0; number < count; number++) {
    let waiting = 0;
    for (let day = 0; day < daysDone; day++) {
      const at = number * days + day;
      if (day % 7 < 5) {
        requested[at] = 12 + ((number * 7 + day * 5) % 23);
        const since = day - 7 - (number % 4);
        const share = since < 0 ? 0 : Math.max(0, strength - (since * (0.6 + (number % 5) * 0.1)) / 60);
        deferred[at] = Math.min(requested[at], Math.round(requested[at] * share));
        waiting += deferred[at] - Math.min(waiting, since > 30 ? 3 : 0);
      }
      backlog[at] = waiting;
    }
  }
  return {
    practices: Array.from({ length: count }, (_, number) => ({
      id: `P${number + 1}`,
      name: `Example Practice ${number + 1}`,
      borough: boroughNames[number % boroughNames.length].toLowerCase(),
      laboratory: "hub",
      listSize: 4000 + ((number * 977) % 16000),
      latitude: 51.3 + ((number * 37) % 100) / 500,
      longitude: 0,
    })),
    boroughs: boroughNames.map((name) => ({ id: name.toLowerCase(), name })),
    days,
    daysDone,
    incidentDay: Math.min(7, days),
    dates,
    startMin: Float64Array.from({ length: days + 1 }, (_, day) => (day - 7) * 1440),
    weekday: Uint8Array.from({ length: days }, (_, day) => day % 7),
    requested,
    deferred,
    backlog,
  };
}

export const practicesStates: readonly State[] = [
  { state: "empty", figure: (width) => practicesFigure(madeUpPractices(0, 0, 0, 0), { width, day: 0 }) },
  { state: "small", figure: (width) => practicesFigure(madeUpPractices(5, 28, 16, 0.7), { width, day: 15 }) },
  { state: "typical", figure: (width) => practicesFigure(madeUpPractices(193, 189, 189, 0.8), { width, day: 30 }) },
  {
    state: "extreme",
    figure: (width) =>
      practicesFigure(madeUpPractices(400, 189, 189, 2.5), { width, day: 120, measure: "backlog", order: "backlog" }),
  },
];
