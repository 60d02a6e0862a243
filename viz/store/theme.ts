/** Light or dark: as the system says, until the person says otherwise. Kept for as long as the page is open. */
import { type ReadonlySignal, signal } from "@preact/signals";

export interface Theme {
  readonly isDark: ReadonlySignal<boolean>;
  toggle(): void;
}

export function createTheme(): Theme {
  const isDark = signal(matchMedia("(prefers-color-scheme: dark)").matches);
  return {
    isDark,
    toggle: () => {
      isDark.value = !isDark.value;
      document.documentElement.dataset.theme = isDark.value ? "dark" : "light";
    },
  };
}
