/** Puts the page into an element and takes it out again. */
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/clock.css";
import "./styles/figures.css";
import "./styles/map.css";
import "./styles/cascade.css";
import "./styles/lines.css";
import "./styles/care.css";
import "./styles/blood.css";
import "./styles/practices.css";
import "./styles/why.css";
import "./styles/print.css";
import { render } from "preact";
import { giveFigureStyle } from "./figure-style.ts";
import { Page } from "./page.tsx";
import type { Store } from "./store.ts";
import { StoreContext } from "./use-store.ts";

/** Shows the page and begins to simulate; the answer takes both away. */
export function mount(root: Element, store: Store): () => void {
  // First of all, so that the worker has something to do while the page is drawn.
  void store.begin();
  giveFigureStyle();
  root.replaceChildren();
  render(
    <StoreContext.Provider value={store}>
      <Page />
    </StoreContext.Provider>,
    root,
  );
  return () => {
    render(null, root);
    store.close();
  };
}
