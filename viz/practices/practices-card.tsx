/** The practices card: strips by borough or in another order, a field to find a practice, and what is known of the chosen one. */
import { type Signal, useComputed, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import {
  orderNames,
  type PracticeRows,
  parsePick,
  practiceOrders,
  practiceSays,
  practicesWords,
  type StripMeasure,
  stripMeasures,
  weekStart,
} from "../../sim/figures/index.ts";
import { FigureFrame } from "../figure-frame.tsx";
import { useStore } from "../use-store.ts";
import { Strips } from "./strips.tsx";

const measureNames: Readonly<Record<StripMeasure, string>> = {
  deferred: "share of requests deferred",
  backlog: "waiting, in days of usual requests",
};

export function PracticesCard({ facts }: { readonly facts: RunFacts }) {
  const { practices, day, choices: chosen } = useStore();
  const { shade: measure, order } = chosen;
  const rows = practices.value;
  // Words and order are of a whole week, so that they stand still while the clock goes through it.
  const lastOfWeek = useComputed(() => {
    const known = practices.value;
    return known === null ? -1 : Math.min(weekStart(known, day.value) + 6, known.days - 1);
  }).value;
  if (rows === null) {
    return (
      <section class="card wide" aria-labelledby="practices-title">
        <h2 id="practices-title">{facts.practices.length} practices, day by day</h2>
        <p class="under-heading">Simulating…</p>
      </section>
    );
  }
  const words = practicesWords(rows, measure.value, order.value, lastOfWeek);
  const choices = (
    <>
      <div class="practices-choices">
        <Choice label="Shade" chosen={measure} names={measureNames} values={stripMeasures} />
        <Choice label="Order" chosen={order} names={orderNames} values={practiceOrders} />
        <FindPractice rows={rows} />
      </div>
      <ChosenPractice rows={rows} day={lastOfWeek} />
    </>
  );
  return (
    <FigureFrame id="practices" words={words} wide choices={choices}>
      <Strips rows={rows} measure={measure.value} order={order.value} day={lastOfWeek} />
    </FigureFrame>
  );
}

interface ChoiceParts<T extends string> {
  readonly label: string;
  readonly chosen: Signal<T>;
  readonly values: readonly T[];
  readonly names: Readonly<Record<T, string>>;
}

function Choice<T extends string>({ label, chosen, values, names }: ChoiceParts<T>) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={chosen.value}
        onChange={(event) => {
          chosen.value = values.find((value) => value === event.currentTarget.value) ?? values[0];
        }}
      >
        {values.map((value) => (
          <option key={value} value={value}>
            {names[value]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Finds by name: a whole one, or a part that only one practice has. */
function FindPractice({ rows }: { readonly rows: PracticeRows }) {
  const { select } = useStore();
  const list = useId();
  const said = useSignal("");
  const find = (typed: string): void => {
    const wanted = typed.trim().toLowerCase();
    said.value = "";
    if (wanted === "") return;
    const exact = rows.practices.filter(({ name }) => name.toLowerCase() === wanted);
    const found = exact.length > 0 ? exact : rows.practices.filter(({ name }) => name.toLowerCase().includes(wanted));
    if (found.length > 0) select(`practice ${found[0].id}`);
    if (found.length !== 1) said.value = found.length === 0 ? "No practice of that name." : `First of ${found.length}.`;
  };
  return (
    <label class="field">
      <span>Find a practice {said.value !== "" && <em role="status">{said.value}</em>}</span>
      <input type="search" list={list} placeholder="Name" onChange={(event) => find(event.currentTarget.value)} />
      <datalist id={list}>
        {rows.practices.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </label>
  );
}

function ChosenPractice({ rows, day }: { readonly rows: PracticeRows; readonly day: number }) {
  const { selection } = useStore();
  const pick = selection.value === null ? null : parsePick(selection.value);
  const number = pick?.kind === "practice" ? rows.practices.findIndex(({ id }) => id === pick.id) : -1;
  return (
    <p class="practices-chosen" aria-live="polite">
      {number < 0 ? "Choose a row, or find a practice by name." : practiceSays(rows, number, day)}
    </p>
  );
}
