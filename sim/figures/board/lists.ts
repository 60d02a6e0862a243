/** The lists of one hospital on one day as a board shows them: which cases, in which order, how many of each status. */
import { type Calendar, theatreGroupOfClass, theatreGroups } from "../../model/index.ts";
import { isPostponement, status, statusNumberAt, type WeekCases } from "../cases/data.ts";
import { capital } from "../cases/groups.ts";

export interface BoardCase {
  /** Number among the cases. */
  readonly index: number;
  readonly status: number;
  readonly plannedMin: number;
}

export interface BoardCounts {
  readonly booked: number;
  /** Begun, so that those under way are among them. */
  readonly done: number;
  readonly underWay: number;
  readonly planned: number;
  /** Postponement events, whatever followed. */
  readonly postponed: number;
  readonly cancelled: number;
}

export interface BoardList {
  readonly name: string;
  /** Those that go ahead, then those that lost their place. */
  readonly cases: readonly BoardCase[];
  readonly listMin: number;
  readonly counts: BoardCounts;
}

export interface BoardDay {
  readonly day: number;
  readonly lists: readonly BoardList[];
  readonly counts: BoardCounts;
}

const mostLists = 256;

export function boardDay(cases: WeekCases, hospital: number, day: number, timeMin: number): BoardDay {
  const byList = new Map<number, BoardCase[]>();
  for (let index = 0; index < cases.key.length; index++) {
    if (cases.isOperation[index] === 0 || cases.hospital[index] !== hospital || cases.day[index] !== day) continue;
    const number = statusNumberAt(cases, index, timeMin);
    if (number === status.notYetBooked) continue;
    const surgicalClass = cases.surgicalClass[index];
    const list = theatreGroupOfClass[surgicalClass] * mostLists + cases.list[index];
    const plannedMin = cases.plan.plannedMin[surgicalClass];
    const row = byList.get(list);
    if (row === undefined) byList.set(list, [{ index, status: number, plannedMin }]);
    else row.push({ index, status: number, plannedMin });
  }
  const lists = [...byList.keys()]
    .sort((a, b) => a - b)
    .map((list): BoardList => {
      const group = Math.floor(list / mostLists);
      const ordered = inOrder(cases, byList.get(list) ?? []);
      return {
        name: `${capital(theatreGroups[group].replace("-", " "))} ${(list % mostLists) + 1}`,
        cases: ordered,
        listMin: cases.plan.listMin[group],
        counts: countsOf(ordered),
      };
    });
  return { day, lists, counts: countsOf(lists.flatMap((list) => list.cases)) };
}

/** Done by the time they began, then planned by priority; behind them those that lost their place. */
function inOrder(cases: WeekCases, row: readonly BoardCase[]): readonly BoardCase[] {
  const rank = ({ status: number }: BoardCase): number => {
    if (number === status.done || number === status.underWay) return 0;
    return number === status.planned ? 1 : 2;
  };
  const turn = ({ index, status: number }: BoardCase): number =>
    number === status.planned ? cases.priority[index] : cases.fateMin[index];
  return [...row].sort((a, b) => rank(a) - rank(b) || turn(a) - turn(b) || a.index - b.index);
}

function countsOf(row: readonly BoardCase[]): BoardCounts {
  const count = (isWanted: (number: number) => boolean): number =>
    row.filter(({ status: number }) => isWanted(number)).length;
  return {
    booked: row.length,
    done: count((number) => number === status.done || number === status.underWay),
    underWay: count((number) => number === status.underWay),
    planned: count((number) => number === status.planned),
    postponed: count(isPostponement),
    cancelled: count((number) => number === status.cancelled),
  };
}

/** Up to `most` working days after a day, among those that the cases are of. */
export function laterDays({ firstDay, days }: WeekCases, calendar: Calendar, day: number, most: number): number[] {
  const found: number[] = [];
  for (let later = day + 1; later < Math.min(firstDay + days, calendar.days) && found.length < most; later++) {
    if (calendar.isWorking[later] === 1) found.push(later);
  }
  return found;
}

/** Hospitals with an operation among the cases, ascending. */
export function hospitalsWithOperations(cases: WeekCases): number[] {
  const found = new Set<number>();
  cases.isOperation.forEach((is, index) => {
    if (is === 1) found.add(cases.hospital[index]);
  });
  return [...found].sort((a, b) => a - b);
}
