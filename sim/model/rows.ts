/**
 * Rows of entities as columns of typed arrays, recycled through a list of free ones: how they get longer. What a row holds, and when
 * it is taken or freed, its service knows.
 */

export interface FreeRows {
  /** Rows that are free, taken last in, first out. */
  free: Int32Array;
  freeCount: number;
}

type Column = Uint8Array | Int16Array | Int32Array | Float64Array;

/** Replaces the columns of a state by longer ones with the same beginning; the new rows are free, the lowest comes first. */
export function growRows<Columns extends Record<keyof Columns, Column>>(
  state: Columns & FreeRows,
  before: number,
  longer: Columns,
  after: number,
): void {
  // Each column goes into one of its own type.
  for (const name of Object.keys(longer) as (keyof Columns)[])
    (longer[name] as Float64Array).set(state[name] as Float64Array);
  Object.assign(state, longer);
  state.free = new Int32Array(after);
  for (let row = after - 1; row >= before; row--) state.free[state.freeCount++] = row;
}
