/**
 * Shows its children one after the other, one more in each turn: a view of several cards would otherwise be made, laid out and
 * painted in one long task, and nobody sees them all in its first moment.
 */
import { type ComponentChildren, toChildArray } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { inTurn, notInTurn } from "./turns.ts";

export function OneByOne({ children }: { readonly children: ComponentChildren }) {
  const all = toChildArray(children);
  const [shown, setShown] = useState(1);
  const key = useRef({});
  useEffect(() => {
    if (shown >= all.length) return;
    inTurn(key, () => setShown(shown + 1));
    return () => notInTurn(key);
  }, [shown, all.length]);
  return <>{all.slice(0, shown)}</>;
}
