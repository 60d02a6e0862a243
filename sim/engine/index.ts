/** The engine: a discrete-event kernel that knows nothing of what is simulated. Re-exports only. */
export { type ArrivalProfile, type CompiledArrivals, compileArrivals } from "./arrivals.ts";
export { decode, type Encodable, type EncodableArray, encode, hashBytes, hashOf } from "./codec.ts";
export { binomialQuantile, poissonQuantile } from "./discrete.ts";
export { compile, type Distribution, meanOf, problemsOf, type Sampler } from "./distributions.ts";
export { type InvariantContext, InvariantError } from "./errors.ts";
export { type EventHandle, EventList, type EventListState, type EventRecord, noEvent } from "./event-list.ts";
export { exp, ln, log1p, normalQuantile, pow } from "./math.ts";
export { PreemptiveResource, type PreemptiveResourceState } from "./preemptive-resource.ts";
export { Resource, type ResourceOptions, type ResourceState } from "./resource.ts";
export { CapacityProfile, type CapacityStep } from "./shifts.ts";
export { type Handler, Simulation, type SimulationOptions, type SimulationState } from "./simulation.ts";
export {
  binomialCdf,
  gammaLn,
  incompleteBeta,
  incompleteGamma,
  normalCdf,
  poissonCdf,
} from "./special-functions.ts";
export {
  Histogram,
  type HistogramState,
  Tally,
  type TallyState,
  TimeWeighted,
  type TimeWeightedState,
} from "./statistics.ts";
export { PerishableStock, type PerishableStockState } from "./stock.ts";
export { Stream, type StreamState } from "./streams.ts";
export { minutesPerDay, minutesPerHour, minutesPerWeek, roundMin } from "./time.ts";
export { ChunkTrace, RingTrace, type TraceChunk, traceChunkSize } from "./trace.ts";
export type { Clock, UsageState } from "./usage.ts";
export { WaitingLines, type WaitingLinesState } from "./waiting-line.ts";
