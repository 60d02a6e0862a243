/**
 * Whether what the page sees and a run of its own agree: the state at the clock by two ways, compared by their hashes. One way is
 * the session that the pictures are read from, the other a run from the start with nothing else asked of it.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { SimulationClient } from "../../sim/adapters/browser/index.ts";

export interface Agreement {
  readonly timeMin: number;
  readonly shown: string;
  /** null while it is being worked out. */
  readonly apart: string | null;
}

export interface AgreementCheck {
  /** Of the last check; null before one. */
  readonly agreement: ReadonlySignal<Agreement | null>;
  /** Takes as long as a run to that time. */
  check(timeMin: number): Promise<void>;
  clear(): void;
}

export function createAgreementCheck(client: SimulationClient, fail: (error: unknown) => void): AgreementCheck {
  const agreement = signal<Agreement | null>(null);
  let turn = 0;
  return {
    agreement,
    check: async (timeMin) => {
      const mine = ++turn;
      agreement.value = null;
      try {
        const shown = await client.hashAt(timeMin);
        if (mine !== turn || shown === null) return;
        agreement.value = { timeMin, shown: shown.stateHash, apart: null };
        const apart = await client.hashApart(timeMin);
        if (mine !== turn || apart === null) return;
        agreement.value = { timeMin, shown: shown.stateHash, apart: apart.stateHash };
      } catch (error) {
        fail(error);
      }
    },
    clear: () => {
      turn++;
      agreement.value = null;
    },
  };
}
