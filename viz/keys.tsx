/** Keys of the page. They never act while a person types, and single letters can be switched off in the help. */
import { useEffect } from "preact/hooks";
import type { Store } from "./store.ts";
import { useStore } from "./use-store.ts";

/** The id of the field that J goes to. */
export const jumpFieldId = "jump";
/** Marks the slider of the clock, on which arrows step by days as everywhere else. */
export const clockSliderId = "clock-slider";

export function Keys() {
  const store = useStore();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || store.isHelpOpen.value || isTyping(event.target)) return;
      if (act(store, event)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [store]);
  return null;
}

function act({ clock, isHelpOpen, hasKeys }: Store, event: KeyboardEvent): boolean {
  const onControl = event.target instanceof HTMLElement && event.target.matches("button, summary, a");
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowRight": {
      const days = event.shiftKey ? 7 : 1;
      clock.step(event.key === "ArrowLeft" ? -days : days);
      return true;
    }
    case " ":
      // On a button the space bar presses that button.
      if (onControl || !hasKeys.value) return false;
      if (clock.isPlaying.value) clock.pause();
      else clock.play();
      return true;
    case "j":
    case "J":
      if (!hasKeys.value) return false;
      document.getElementById(jumpFieldId)?.focus();
      return true;
    case "?":
      if (!hasKeys.value) return false;
      isHelpOpen.value = true;
      return true;
    default:
      return false;
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.id === clockSliderId) return false;
  return target.matches("input, select, textarea") || target.isContentEditable;
}
