/** Words of this service: classes of operation, kinds of recipient, kinds of entity, and what a source of births may bear. */

/** Classes of emergency operation; caesareans come from births, the others from the operations of a hospital. */
export const operationClasses = ["laparotomy", "hipFracture", "trauma", "other", "caesarean"] as const;
export const caesarean = 4;

/** What red cells are asked for; tables by kind use these keys. */
export const recipientKinds = ["medical", "obstetric", "haemorrhage", "exchange", "operation"] as const;
export const recipientKind = { medical: 0, obstetric: 1, haemorrhage: 2, exchange: 3, operation: 4 } as const;

/** Kinds of living entity. */
export const entity = { none: 0, attendance: 1, request: 2, haemorrhage: 3, exchange: 4, operation: 5 } as const;
export const entityNames = ["none", "attendance", "red cell request", "haemorrhage", "exchange", "operation"] as const;

/** Arrivals that a hospital can have; each has a birth source `<hospital>.<arrival>`. */
export const arrivals = [
  "attendance",
  "groupAndScreen",
  "medical",
  "birth",
  "haemorrhage",
  "exchange",
  "operation",
] as const;
export type Arrival = (typeof arrivals)[number];

export const rounds = ["morning", "midday", "evening"] as const;
