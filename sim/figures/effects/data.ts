/** Effects of parameters, ranked: plain data, whatever the method. */

export interface EffectMark {
  readonly value: number;
  /** Of its 95 % interval; NaN where there is none. */
  readonly low: number;
  readonly high: number;
}

export interface EffectRow {
  readonly name: string;
  /** What the parameter is, its range, source and confidence, or the parameters of a group: for the table. */
  readonly about: string;
  readonly range: string;
  readonly confidence: string;
  readonly main: EffectMark;
  /** Another number of the same scale, such as the first-order share beside the total. */
  readonly second: EffectMark | null;
}

export interface EffectsData {
  /** What the effects are on, with place and weeks. */
  readonly what: string;
  /** `mean size of the effect of the whole range (mu*)` */
  readonly main: string;
  /** "" when rows have no second number. */
  readonly second: string;
  /** Largest first. */
  readonly rows: readonly EffectRow[];
  /** Runs behind it. */
  readonly runs: number;
  /** How it was made and how far it goes. */
  readonly note: string;
}
