/** Elementary effects of single parameters: plain data. */

export interface MorrisPoint {
  readonly name: string;
  readonly about: string;
  readonly range: string;
  readonly confidence: string;
  readonly muStar: number;
  /** Half its 95 % interval. */
  readonly halfWidth: number;
  /** Mean with its sign. */
  readonly mu: number;
  readonly sigma: number;
}

export interface MorrisData {
  readonly what: string;
  /** Largest mu* first. */
  readonly points: readonly MorrisPoint[];
  readonly trajectories: number;
  readonly runs: number;
}
