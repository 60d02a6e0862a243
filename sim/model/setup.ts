/**
 * The setup: all that is fixed for every run of one scenario, built once and shared: calendar, places, event kinds, the
 * measure layout, birth sources, and what each service prepares for itself. Nothing in it changes during a run.
 */
import { compile, type Distribution, InvariantError, type Sampler } from "../engine/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { BirthSource } from "./births.ts";
import { buildCalendar, type Calendar } from "./calendar.ts";
import type { Questions, Requests } from "./contracts.ts";
import { layOut, type MeasureLayout } from "./measures.ts";
import { indexPlaces, type Places } from "./places.ts";
import type { Service } from "./service.ts";
import { asInt32IfWhole } from "./whole.ts";

/**
 * Many functions as one object, later ones over earlier. They stand in its prototype: engines keep a prototype's properties
 * where compiled code finds them without a search, which for an object filled by `assign` they do not.
 */
export function merged(parts: readonly Partial<Questions & Requests>[]): Questions & Requests {
  return Object.create(Object.assign({}, ...parts)) as Questions & Requests;
}

export class Setup {
  readonly scenario: Scenario;
  readonly services: readonly Service[];
  readonly calendar: Calendar;
  readonly places: Places;
  readonly kindNames: readonly string[];
  readonly layout: MeasureLayout;
  readonly sources: BirthSource[] = [];
  /** By service name: what `state.prepare` returned. */
  readonly fixed: Record<string, unknown> = {};
  /** What services answer to questions and requests, as all runs share it. */
  readonly answers: Questions & Requests;
  private readonly kinds = new Map<string, number>();
  private readonly measureNumbers = new Map<string, number>();

  constructor(scenario: Scenario, services: readonly Service[], ownKinds: readonly string[]) {
    this.scenario = scenario;
    this.services = services;
    this.calendar = buildCalendar(scenario);
    this.places = indexPlaces(scenario.region);
    const names = [...ownKinds];
    for (const service of services) {
      names.push(...Object.keys(service.handlers.on), ...Object.keys(service.handlers.born ?? {}));
    }
    this.kindNames = names;
    names.forEach((name, index) => {
      if (this.kinds.has(name)) throw new InvariantError(`two handlers for the event kind ${name}`);
      this.kinds.set(name, index);
    });
    const specs = services.flatMap((service) => service.measures);
    specs.forEach((spec, index) => {
      if (this.measureNumbers.has(spec.name)) throw new InvariantError(`two measures named ${spec.name}`);
      this.measureNumbers.set(spec.name, index);
    });
    this.layout = layOut(specs, this.places, this.calendar.days);
    for (const service of services) this.fixed[service.name] = service.state.prepare(this);
    this.answers = merged(services.map((service) => service.handlers.answers ?? {}));
  }

  /** Number of an event kind. @throws InvariantError when no service handles it */
  kind(name: string): number {
    const number = this.kinds.get(name);
    if (number === undefined) throw new InvariantError(`no service handles the event kind ${name}`);
    return number;
  }

  /** Number of a measure. @throws InvariantError when no service names it */
  measure(name: string): number {
    const number = this.measureNumbers.get(name);
    if (number === undefined) throw new InvariantError(`no service names the measure ${name}`);
    return number;
  }

  /** Registers a source of exogenous demand (births.ts) and returns its number. Names are unique. */
  addSource(source: BirthSource): number {
    if (this.sources.some((other) => other.name === source.name))
      throw new InvariantError(`two birth sources named ${source.name}`);
    this.sources.push(source);
    return this.sources.length - 1;
  }

  number(service: string, parameter: string): number {
    const value = this.raw(service, parameter);
    if (typeof value !== "number") throw new InvariantError(`parameter ${service}.${parameter} is not a number`);
    return asInt32IfWhole(value);
  }

  flag(service: string, parameter: string): boolean {
    return this.raw(service, parameter) === true;
  }

  sampler(service: string, parameter: string): Sampler {
    return compile(this.raw(service, parameter) as Distribution);
  }

  /** A table parameter as an array in the order of `keys`. */
  table(service: string, parameter: string, keys: readonly string[]): Float64Array {
    const value = this.raw(service, parameter) as Readonly<Record<string, number>>;
    return Float64Array.from(keys, (key) => {
      const entry = value[key];
      if (entry === undefined) throw new InvariantError(`parameter ${service}.${parameter} has no entry ${key}`);
      return entry;
    });
  }

  /** A parameter by place as an array in the order of the ids; places that are not named take the parameter's `otherwise`. */
  byPlace(service: string, parameter: string, places: readonly { readonly id: string }[]): Float64Array {
    const value = this.raw(service, parameter) as Readonly<Record<string, number>>;
    const spec = this.services.find((s) => s.name === service)?.parameters[parameter];
    return Float64Array.from(places, (place) => value[place.id] ?? spec?.otherwise ?? 0);
  }

  private raw(service: string, parameter: string): unknown {
    const value = this.scenario.parameters[service]?.[parameter];
    if (value === undefined) throw new InvariantError(`no parameter ${service}.${parameter}`);
    return value;
  }
}
