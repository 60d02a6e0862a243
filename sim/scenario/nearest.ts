/** The known name nearest to a mistyped one. */

/** Edit distance with insertion, deletion, substitution and the swap of neighbours, each counted once. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] as number) + 1, (row[j - 1] as number) + 1, (previous[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] as number) + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] as number;
}

/** The nearest of `names`, when it is near enough to be what was meant: a third of the letters may differ, capitals do not count. */
export function nearest(name: string, names: readonly string[]): string | null {
  const wanted = name.slice(0, 80).toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.floor(Math.max(wanted.length, 3) / 3) + 1;
  for (const candidate of names) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** How to mend an unknown name: the nearest, or the list when it is short. */
export function mendName(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  if (near !== null) return `did you mean "${near}"?`;
  if (names.length === 0) return "remove it";
  const shown = names.slice(0, 12).join(", ");
  return names.length <= 12 ? `use one of ${shown}` : `use one of ${shown}, … (${names.length} in all)`;
}
