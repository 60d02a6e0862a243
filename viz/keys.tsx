/** Keys of the page. They never act while a person types, and single letters can be switched off in the help. */
import { useEffect } from "preact/hooks";
import type { Store } from "./store.ts";
import { useStore } from "./use-store.ts";
import { views } from "./views.ts";

/** The id of the field that J goes to. */
export const jumpFieldId = "jump";
/** Marks the slider of the clock, on which arrows act as everywhere else. */
export const clockSliderId = "clock-slider";

export function Keys() {
  const store = useStore();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || store.isHelpOpen.value || isTyping(event.target)) return;
      if (move(store, event) || (store.hasKeys.value && act(store, event))) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [store]);
  return null;
}

/** Through time: arrows to the event before or after, with Shift by a day. */
function move({ clock, selection, select }: Store, event: KeyboardEvent): boolean {
  const direction = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
  if (direction !== 0) {
    if (event.shiftKey) clock.step(direction);
    else if (direction < 0) clock.previousEvent();
    else clock.nextEvent();
    return true;
  }
  if (event.key !== "Escape" || selection.value === null) return false;
  select(null);
  return true;
}

/** Single keys. */
function act({ clock, isHelpOpen, view }: Store, event: KeyboardEvent): boolean {
  const onControl = event.target instanceof HTMLElement && event.target.matches("button, summary, a");
  const shown = views[Number(event.key) - 1];
  if (shown !== undefined) {
    view.value = shown.name;
    return true;
  }
  switch (event.key) {
    case " ":
      // On a button the space bar presses that button.
      if (onControl) return false;
      if (clock.isPlaying.value) clock.pause();
      else clock.play();
      return true;
    case "[":
    case "]":
      clock.step(event.key === "[" ? -7 : 7);
      return true;
    case "+":
    case "-":
      clock.changeSpeed(event.key === "+" ? 1 : -1);
      return true;
    case "j":
    case "J":
      document.getElementById(jumpFieldId)?.focus();
      return true;
    case "s":
    case "S":
      view.value = "words";
      return true;
    case "?":
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
