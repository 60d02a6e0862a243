/**
 * Parameters laid over each other - default, region, scenario, overrides - and the ledger that says where each value comes
 * from and how far it may be trusted.
 */

import type { Setting, Settings } from "./parameters.ts";
import type { Confidence, ParameterSpec, Registry } from "./registry.ts";
import type { LedgerEntry, Parameters, ParameterValue, Place } from "./types.ts";

/** The settings of one file. `who` names it where it gives no source: `scenario synnovis-2024`. */
export interface Layer {
  readonly from: "region" | "scenario" | "override";
  readonly who: string;
  readonly settings: Settings;
}

/** A source that is the modeller's own reasoning. */
export function isAssumption(source: string): boolean {
  return source.startsWith("assumption") || source.endsWith(", no source given");
}

/** Every parameter of every service, with its line of the ledger, in the order of the registry. */
export function layParameters(
  registry: Registry,
  layers: readonly Layer[],
  places: readonly Place[],
): { parameters: Parameters; ledger: LedgerEntry[] } {
  const ledger = registry.flatMap((service) =>
    Object.entries(service.parameters).map(([name, spec]) => {
      let entry = ofDefault(`${service.name}.${name}`, spec, places);
      for (const layer of layers) {
        const setting = layer.settings[service.name]?.[name];
        if (setting !== undefined) entry = laidOver(entry, setting, layer, spec, places);
      }
      return entry;
    }),
  );
  return { parameters: parametersOf(registry, ledger), ledger };
}

/** The values of a ledger by service and name; a service without parameters is there all the same. */
export function parametersOf(registry: Registry, ledger: readonly LedgerEntry[]): Parameters {
  const values = new Map(ledger.map(({ path, value }) => [path, value]));
  const ofService = ({ name, parameters }: Registry[number]) =>
    Object.keys(parameters).map((parameter) => {
      const path = `${name}.${parameter}`;
      return [parameter, values.get(path) as ParameterValue] as const;
    });
  return Object.fromEntries(registry.map((service) => [service.name, Object.fromEntries(ofService(service))]));
}

function ofDefault(path: string, spec: ParameterSpec, places: readonly Place[]): LedgerEntry {
  return {
    path,
    label: spec.label,
    value: inOrder(spec.default, spec, places),
    unit: spec.unit,
    low: spec.low ?? null,
    high: spec.high ?? null,
    ...(spec.factor && { factor: spec.factor }),
    source: spec.source,
    confidence: spec.confidence,
    isAssumption: isAssumption(spec.source),
    from: "default",
  };
}

/** The entry as one layer changes it; the same layer may be laid over a loaded scenario later. */
export function laidOver(
  below: LedgerEntry,
  setting: Setting,
  layer: Pick<Layer, "from" | "who">,
  spec: ParameterSpec,
  places: readonly Place[],
): LedgerEntry {
  const isTable = spec.shape === "table" || spec.shape === "places";
  const value = isTable
    ? { ...(below.value as Record<string, number>), ...(setting.value as Record<string, number>) }
    : setting.value;
  const source = setting.source ?? `${layer.who}, no source given`;
  const range =
    setting.low === undefined && setting.high === undefined
      ? keptRange(below, value)
      : { low: setting.low ?? null, high: setting.high ?? null };
  return {
    ...below,
    ...range,
    value: inOrder(value, spec, places),
    source,
    confidence: confidenceOf(setting, source),
    isAssumption: isAssumption(source),
    from: layer.from,
  };
}

/** A range goes on being told only while it holds the value. */
function keptRange(below: LedgerEntry, value: ParameterValue): { low: number | null; high: number | null } {
  const { low, high } = below;
  const isOutside = typeof value === "number" && ((low !== null && value < low) || (high !== null && value > high));
  return isOutside ? { low: null, high: null } : { low, high };
}

function confidenceOf(setting: Setting, source: string): Confidence {
  return setting.source === undefined ? "low" : (setting.confidence ?? (isAssumption(source) ? "low" : "medium"));
}

/** A table in the order of its keys and of the region's places: the hash must not depend on the order of a file. */
function inOrder(value: ParameterValue, spec: ParameterSpec, places: readonly Place[]): ParameterValue {
  if (spec.shape !== "table" && spec.shape !== "places") return value;
  const table = value as Readonly<Record<string, number>>;
  const keys = spec.shape === "table" ? (spec.keys ?? []) : places.map((place) => place.id);
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(table, key)).map((key) => [key, table[key] as number]));
}
