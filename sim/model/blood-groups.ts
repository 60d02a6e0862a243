/**
 * What may be given to whom. ABO has no exception, ever; D has rules that depend on who receives and on what is left.
 * Groups are numbered as in contracts.ts: even D positive, odd D negative; 0-1 O, 2-3 A, 4-5 B, 6-7 AB.
 */

const aboO = 0;
const aboAB = 3;

const aboOf = (group: number): number => group >> 1;

export const isDNegative = (group: number): boolean => (group & 1) === 1;
export const isGroupO = (group: number): boolean => aboOf(group) === aboO;

/** Whether red cells of a group carry no A or B antigen that the recipient lacks. Source: ledger A-compat. */
export function isAboCompatible(donor: number, recipient: number): boolean {
  const give = aboOf(donor);
  const take = aboOf(recipient);
  return give === aboO || take === aboAB || give === take;
}

/** ABO groups in order of preference for each recipient ABO: own first, then those that leave most of group O. */
const aboOrder: readonly (readonly number[])[] = [[0], [1, 0], [2, 0], [3, 1, 2, 0]];

/**
 * Donor groups for a recipient whose group is known, in order of preference (ledger A-compat, section A2).
 * A D-positive recipient takes D-negative units only when nothing else is left; a D-negative one the reverse,
 * and, when protected from D, not at all.
 */
export function donorOrder(recipient: number, isProtectedFromD: boolean): readonly number[] {
  return orders[recipient * 2 + (isProtectedFromD ? 1 : 0)];
}

function orderFor(recipient: number, isProtectedFromD: boolean): readonly number[] {
  const d = recipient & 1;
  const abos = aboOrder[aboOf(recipient)];
  const own = abos.map((abo) => abo * 2 + d);
  const others = abos.map((abo) => abo * 2 + (1 - d));
  return d === 1 && isProtectedFromD ? own : [...own, ...others];
}

const orders: readonly (readonly number[])[] = Array.from({ length: 16 }, (_, index) =>
  orderFor(index >> 1, (index & 1) === 1),
);
