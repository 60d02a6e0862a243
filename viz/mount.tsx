/** Puts the page into an element and takes it out again. */
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/clock.css";
import "./styles/map.css";
import "./styles/charts.css";
import "./styles/print.css";
import { render } from "preact";
import { Page } from "./page.tsx";
import type { Store } from "./store.ts";
import { StoreContext } from "./use-store.ts";

/** Shows the page and begins to simulate; the answer takes both away. */
export function mount(root: Element, store: Store): () => void {
  root.replaceChildren();
  render(
    <StoreContext.Provider value={store}>
      <Page />
    </StoreContext.Provider>,
    root,
  );
  void store.begin();
  return () => {
    render(null, root);
    store.close();
  };
}
