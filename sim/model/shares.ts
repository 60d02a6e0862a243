/** One of several kinds by a uniform and the kinds' shares. */

/** Running sums of shares. */
export function upToOf(shares: Iterable<number>): Float64Array {
  let upTo = 0;
  return Float64Array.from(shares, (share) => {
    upTo += share;
    return upTo;
  });
}

/** Number of the kind that a uniform falls into; what rounding leaves beyond the last sum is the last kind's. */
export function kindAt(upTo: Float64Array, u: number): number {
  let kind = 0;
  while (kind < upTo.length - 1 && u >= upTo[kind]) kind++;
  return kind;
}
