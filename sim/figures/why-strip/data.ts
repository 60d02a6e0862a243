/** What the strip of a Why? shows: the chain behind one thing, nearest first, as the report tells it. */
export interface WhyLink {
  readonly sentence: string;
  readonly atMin: number;
  /** Kind of the cause record. */
  readonly kind: string;
  /** The constraint that bound, null where a record has none. */
  readonly binding: string | null;
  /** Number of the cause record, -1 when it is not known. */
  readonly record: number;
}

export interface WhyStripData {
  readonly links: readonly WhyLink[];
  /** What is explained, in a few words; "" when nothing is said. */
  readonly subject: string;
}
