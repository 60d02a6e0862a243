/** Where the keyboard is when the panel opens and closes: in the panel if a key opened it, then back on what it was opened from. */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

export function useReturn(
  pick: string | null,
  heading: RefObject<HTMLElement | null>,
  panel: RefObject<HTMLElement | null>,
): void {
  const isByKey = useRef(false);
  const from = useRef<{ readonly element: Element | null; readonly pick: string | null } | null>(null);
  const shown = useRef<string | null>(null);

  useEffect(() => {
    const onKey = (): void => {
      isByKey.current = true;
    };
    const onPointer = (): void => {
      isByKey.current = false;
    };
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("pointerdown", onPointer, true);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("pointerdown", onPointer, true);
    };
  }, []);

  useEffect(() => {
    const before = shown.current;
    shown.current = pick;
    if (pick !== null && pick !== before && isByKey.current) {
      const here = document.activeElement;
      if (!panel.current?.contains(here))
        from.current = { element: here, pick: here?.getAttribute("data-pick") ?? null };
      heading.current?.focus();
      return;
    }
    if (pick !== null || from.current === null) return;
    const { element, pick: mark } = from.current;
    from.current = null;
    // Focus that has gone elsewhere meanwhile stays there.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    // Figures are drawn anew as the clock moves: the mark may be another element by now.
    const again = mark === null ? null : document.querySelector(`[data-pick="${CSS.escape(mark)}"]`);
    const target = element?.isConnected ? element : again;
    if (target instanceof HTMLElement || target instanceof SVGElement) target.focus();
  }, [pick]);
}
