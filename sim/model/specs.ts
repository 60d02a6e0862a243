/** Short forms for declaring parameters and measures, so that a list of them reads as a table. They add nothing of their own. */
import type { Confidence, ParameterSpec } from "../scenario/index.ts";
import type { MeasureSpec } from "./measures.ts";

/** Value, low end and high end of the range, in the unit of the parameter. */
export type Range = readonly [value: number, low: number, high: number];

/** A number with its range; `limits` are the smallest and largest value that make sense at all. */
export function numberSpec(
  label: string,
  unit: string,
  [value, low, high]: Range,
  source: string,
  confidence: Confidence,
  limits: { readonly minimum?: number; readonly maximum?: number; readonly shape?: "integer" } = {},
): ParameterSpec {
  const { shape = "number", minimum = 0, maximum } = limits;
  const ends = maximum === undefined ? { minimum } : { minimum, maximum };
  return { label, unit, shape, default: value, low, high, source, confidence, ...ends };
}

/** A share, 0 to 1. */
export function fractionSpec(label: string, range: Range, source: string, confidence: Confidence): ParameterSpec {
  return numberSpec(label, "fraction", range, source, confidence, { maximum: 1 });
}

/** One number for each place of a list; places that are not named take the value of the range. */
export function placesSpec(
  label: string,
  unit: string,
  [otherwise, low, high]: Range,
  source: string,
  confidence: Confidence,
): ParameterSpec {
  return { label, unit, shape: "places", default: {}, otherwise, low, high, source, confidence, minimum: 0 };
}

/** One number for each of `keys`; low and high span the whole table. */
export function tableSpec(
  label: string,
  unit: string,
  table: Readonly<Record<string, number>>,
  [low, high]: readonly [number, number],
  source: string,
  confidence: Confidence,
): ParameterSpec {
  return {
    label,
    unit,
    shape: "table",
    default: table,
    keys: Object.keys(table),
    low,
    high,
    source,
    confidence,
    minimum: 0,
  };
}

/** Measures kept for one kind of place, under a common first part of their names. */
export function measuresOf(
  by: MeasureSpec["by"],
): (name: string, unit: string, definition: string, of?: MeasureSpec["of"]) => MeasureSpec {
  return (name, unit, definition, of = "count") => ({ name, unit, definition, of, by });
}
