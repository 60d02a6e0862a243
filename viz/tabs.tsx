/** Which view is shown: tabs that arrows walk, as the pattern for tabs asks. */
import type { ComponentChildren } from "preact";
import { useStore } from "./use-store.ts";
import { type ViewName, views } from "./views.ts";

export const panelId = (view: ViewName): string => `view-${view}`;
const tabId = (view: ViewName): string => `tab-${view}`;

export function Tabs() {
  const { view } = useStore();
  const walk = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
    const here = views.findIndex(({ name }) => name === view.value);
    let to = here + (steps[event.key] ?? 0);
    if (event.key === "Home") to = 0;
    if (event.key === "End") to = views.length - 1;
    if (to === here) return;
    event.preventDefault();
    event.stopPropagation();
    view.value = views[(to + views.length) % views.length].name;
    document.getElementById(tabId(view.value))?.focus();
  };
  return (
    <nav aria-label="Views">
      <div class="tabs" role="tablist" aria-label="Views" onKeyDown={walk}>
        {views.map(({ name, title, about }) => (
          <button
            key={name}
            id={tabId(name)}
            type="button"
            role="tab"
            title={about}
            aria-selected={view.value === name}
            aria-controls={view.value === name ? panelId(name) : undefined}
            tabIndex={view.value === name ? 0 : -1}
            onClick={() => {
              view.value = name;
            }}
          >
            {title}
          </button>
        ))}
      </div>
    </nav>
  );
}

/** The panel of the view that is shown. */
export function TabPanel({ children }: { readonly children: ComponentChildren }) {
  const { view } = useStore();
  return (
    <main>
      <div id={panelId(view.value)} class={`results ${view.value}`} role="tabpanel" aria-labelledby={tabId(view.value)}>
        {children}
      </div>
    </main>
  );
}
