/** Name, what it is, and the two buttons that belong to no part of the run. */
import { useStore } from "./use-store.ts";

export function TopBar() {
  const { theme, isHelpOpen } = useStore();
  return (
    <header class="top-bar">
      <div class="brand">
        <svg class="brand-mark" viewBox="0 0 44 24" aria-hidden="true">
          <circle cx="11" cy="12" r="10" />
          <circle cx="27" cy="12" r="6.5" />
          <circle cx="39" cy="12" r="4" />
        </svg>
        <h1>Knock-on</h1>
        <p>What happens to operations, blood, clinics and GP testing when a pathology supplier goes down</p>
      </div>
      <div class="top-buttons">
        <button type="button" class="quiet" onClick={() => theme.toggle()}>
          {theme.isDark.value ? "Light" : "Dark"}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isHelpOpen.value = true;
          }}
        >
          Help <kbd>?</kbd>
        </button>
      </div>
    </header>
  );
}
