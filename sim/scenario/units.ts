/**
 * Quantities as people write them (`15`, `15 min`, `1 h 30 min`, `30 %`, `12 units`) in the unit that a parameter, argument
 * or signal wants. Conversion is between units of one dimension only; a unit of another dimension is a fault that names both.
 */
import { minutesPerDay, minutesPerHour, minutesPerWeek } from "../engine/index.ts";
import { parseDuration } from "./durations.ts";

interface Unit {
  readonly dimension: string;
  /** Size in the base unit of the dimension, as an exact fraction so that 57 % is 0.57. */
  readonly over: number;
  readonly under: number;
}

const minutesOfTimeUnit: Readonly<Record<string, number>> = {
  min: 1,
  minute: 1,
  h: minutesPerHour,
  hour: minutesPerHour,
  d: minutesPerDay,
  day: minutesPerDay,
  w: minutesPerWeek,
  week: minutesPerWeek,
};

function unitOf(name: string): Unit {
  const [top, ...below] = name.split(/\s*\/\s*|\s+per\s+/);
  const whole = simpleUnit(top ?? "");
  return below.map(simpleUnit).reduce(
    (unit, part) => ({
      dimension: `${unit.dimension}/${part.dimension}`,
      over: unit.over * part.under,
      under: unit.under * part.over,
    }),
    whole,
  );
}

function simpleUnit(name: string): Unit {
  const text = name.trim();
  if (text === "s" || text === "sec" || text === "second" || text === "seconds")
    return { dimension: "time", over: 1, under: 60 };
  const singular = text.length > 2 && text.endsWith("s") ? text.slice(0, -1) : text;
  if (Object.hasOwn(minutesOfTimeUnit, singular))
    return { dimension: "time", over: minutesOfTimeUnit[singular] as number, under: 1 };
  if (text === "%" || text === "percent") return { dimension: "fraction", over: 1, under: 100 };
  return { dimension: singular, over: 1, under: 1 };
}

/** Whether numbers of this unit are lengths of time. */
export function isTimeUnit(unit: string): boolean {
  return unitOf(unit).dimension === "time";
}

export type Quantity =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly expected: string; readonly mend: string };

/** The value of what was written, in `unit`. */
export function readQuantity(raw: unknown, unit: string): Quantity {
  if (typeof raw === "number" && Number.isFinite(raw)) return { ok: true, value: raw };
  const target = unitOf(unit);
  if (typeof raw === "string") {
    const text = raw.trim();
    if (target.dimension === "time") {
      const minutes = parseDuration(text);
      if (minutes !== null) return { ok: true, value: (minutes * target.under) / target.over };
    }
    const match = /^([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(\D.*)$/.exec(text);
    if (match !== null) {
      const value = Number(match[1]);
      const source = unitOf(match[2] as string);
      if (source.dimension === target.dimension)
        return { ok: true, value: (value * source.over * target.under) / (source.under * target.over) };
      return {
        ok: false,
        expected: expectedOf(unit),
        mend: `"${match[2]}" does not convert to ${unit}: write ${exampleOf(unit)}`,
      };
    }
  }
  return { ok: false, expected: expectedOf(unit), mend: `write ${exampleOf(unit)}` };
}

/** "a number in min, or text such as "15 min"". */
function expectedOf(unit: string): string {
  if (unit === "") return "a number";
  return isTimeUnit(unit) ? `a number in ${unit} or a length of time` : `a number in ${unit}`;
}

function exampleOf(unit: string): string {
  if (isTimeUnit(unit)) return `a bare number in ${unit}, or a text such as 45 min, 2.5 h, 3 d`;
  if (unit === "fraction") return "a fraction such as 0.3, or 30 %";
  return `a bare number in ${unit === "" ? "its unit" : unit}`;
}

/** A number with its unit for readers: `15 min`, `0.3`. */
export function withUnit(value: number, unit: string): string {
  return unit === "" || unit === "fraction" || unit === "count" ? String(value) : `${value} ${unit}`;
}
