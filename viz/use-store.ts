/** The store for components, without handing it down through every one of them. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Store } from "./store.ts";

export const StoreContext = createContext<Store | null>(null);

/** @throws Error outside a StoreContext */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === null) throw new Error("no store above this component");
  return store;
}
