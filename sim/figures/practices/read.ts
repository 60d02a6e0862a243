/** From the measures of a run to the rows of its practices. */
import { type MeasureStore, readMeasure, type Setup } from "../../model/index.ts";
import type { PracticeRows } from "./data.ts";

/** @param daysDone whole days the run has been through; later cells are 0 */
export function readPractices(setup: Setup, measures: MeasureStore, daysDone: number): PracticeRows {
  const { calendar, places, layout } = setup;
  const { days } = calendar;
  const done = Math.max(0, Math.min(daysDone, days));
  const numberOf = (name: string): number => layout.specs.findIndex((spec) => spec.name === name);
  const [requestedNumber, deferredNumber, backlogNumber] = ["gp.testsRequested", "gp.testsDeferred", "gp.backlog"].map(
    numberOf,
  );
  const cells = places.practices.length * days;
  const requested = new Uint16Array(cells);
  const deferred = new Uint16Array(cells);
  const backlog = new Float32Array(cells);
  const place = [0];
  for (let practice = 0; practice < places.practices.length; practice++) {
    place[0] = practice;
    let waiting = 0;
    for (let day = 0; day < done; day++) {
      const at = practice * days + day;
      const read = (measure: number): number =>
        measure < 0 ? 0 : readMeasure(layout, measures, measure, place, day, day + 1);
      requested[at] = read(requestedNumber);
      deferred[at] = read(deferredNumber);
      const now = read(backlogNumber);
      if (!Number.isNaN(now)) waiting = now;
      backlog[at] = waiting;
    }
  }
  return {
    practices: places.practices.map(({ id, name, borough, laboratory, listSize, latitude, longitude }) => ({
      id,
      name,
      borough,
      laboratory,
      listSize,
      latitude: latitude ?? 0,
      longitude: longitude ?? 0,
    })),
    boroughs: places.boroughs.map(({ id, name }) => ({ id, name })),
    days,
    daysDone: done,
    incidentDay: calendar.warmUpDays,
    dates: calendar.dates,
    startMin: calendar.startMin,
    weekday: calendar.weekday,
    requested,
    deferred,
    backlog,
  };
}
