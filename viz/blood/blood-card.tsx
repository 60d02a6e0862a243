/** The first screen of a transfusion manager: fridges, requests by pathway, use of O-negative, scientists, national stock. */
import { useComputed } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import {
  allBanks,
  benchesFigure,
  type FridgesData,
  firstBank,
  fridgeFigure,
  nationalStockFigure,
  oNegativeReasonsFigure,
  pathwaysFigure,
} from "../../sim/figures/index.ts";
import { FigureCard } from "../figure-card.tsx";
import { momentText } from "../times.ts";
import { useStore } from "../use-store.ts";

/** What the choice says for all banks; other values are ids of hospitals. */
const all = "all";

export function BloodCard({ facts }: { readonly facts: RunFacts }) {
  const { moment, clock, choices } = useStore();
  const chosen = choices.bank;
  const fridges = useComputed(() => moment.value?.fridges ?? null).value;
  if (fridges === null) {
    return (
      <section class="card wide">
        <h2>Blood</h2>
        <p>Reading the fridges of {momentText(facts.calendar, clock.timeMin.peek())}…</p>
      </section>
    );
  }
  const id = chosen.value ?? fridges.banks[firstBank(fridges)]?.id ?? all;
  return (
    <div class="blood-card wide">
      <BankSelect
        fridges={fridges}
        id={id}
        onChoose={(next) => {
          chosen.value = next;
        }}
      />
      <Figures fridges={fridges} bank={id === all ? allBanks : fridges.banks.findIndex((bank) => bank.id === id)} />
    </div>
  );
}

interface SelectParts {
  readonly fridges: FridgesData;
  readonly id: string;
  readonly onChoose: (id: string) => void;
}

function BankSelect({ fridges, id, onChoose }: SelectParts) {
  return (
    <p class="blood-choice">
      <label class="field beside">
        <span>Blood bank</span>
        <select value={id} onChange={(event) => onChoose(event.currentTarget.value)}>
          {fridges.banks.map((bank) => (
            <option key={bank.id} value={bank.id}>
              {bank.name}
            </option>
          ))}
          <option value={all}>All blood banks</option>
        </select>
      </label>
      <span class="blood-when">{fridges.when}</span>
    </p>
  );
}

/** Separate figures, so that each redraws and is read on its own. */
function Figures({ fridges, bank }: { readonly fridges: FridgesData; readonly bank: number }) {
  const fridge = useCallback((width: number) => fridgeFigure(fridges, { width, bank }), [fridges, bank]);
  const pathways = useCallback((width: number) => pathwaysFigure(fridges, { width, bank }), [fridges, bank]);
  const reasons = useCallback((width: number) => oNegativeReasonsFigure(fridges, { width, bank }), [fridges, bank]);
  const benches = useCallback((width: number) => benchesFigure(fridges, { width, bank }), [fridges, bank]);
  const national = useCallback((width: number) => nationalStockFigure(fridges, { width }), [fridges]);
  return (
    <div class="blood-figures">
      <FigureCard id="fridges" figure={fridge} />
      <FigureCard id="pathways" figure={pathways} />
      <FigureCard id="o-negative-reasons" figure={reasons} />
      <FigureCard id="national-stock" figure={national} />
      <FigureCard id="benches" figure={benches} />
    </div>
  );
}
