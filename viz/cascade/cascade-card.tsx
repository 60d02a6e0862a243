/** The cascade at the clock: what failed, what followed, who waits. */
import { useMemo } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { cascadeFigure } from "../../sim/figures/index.ts";
import { FigureCard } from "../figure-card.tsx";
import { useStore } from "../use-store.ts";

export function CascadeCard(_: { readonly facts: RunFacts }) {
  const { moment } = useStore();
  const data = moment.value?.cascade ?? null;
  const figure = useMemo(() => (data === null ? null : (width: number) => cascadeFigure(data, { width })), [data]);
  return <FigureCard id="cascade" figure={figure} waiting="What failed and what followed: simulating…" wide />;
}
