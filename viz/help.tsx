/** Keys and how to read the page, in a dialog. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { standingText } from "../sim/report/index.ts";
import { useStore } from "./use-store.ts";

const keys = [
  ["Space", "play or pause"],
  ["← →", "to the event before or after: a decision, a failure, a restore, a postponement"],
  ["Shift ← →", "a day back or on"],
  ["[ ]", "a week back or on"],
  ["+ −", "faster or slower"],
  ["J", "jump to a time: week 4, day 3 06:00, 24 June, 2024-06-24 14:00, incident, end"],
  ["1 – 5", "the views, from left to right"],
  ["S", "the situation report"],
  ["T", "in a figure: its table, and back"],
  ["Tab, arrows, Enter", "into a figure, from mark to mark, and Why? of a mark"],
  ["?", "this help"],
  ["Esc", "close what is open"],
] as const;

export function Help() {
  const { isHelpOpen, hasKeys } = useStore();
  const dialog = useRef<HTMLDialogElement>(null);
  useSignalEffect(() => {
    const isOpen = isHelpOpen.value;
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen) dialog.current?.close();
  });
  const close = (): void => {
    isHelpOpen.value = false;
  };
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">Help</h2>
      <dl class="keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="tick">
        <input
          type="checkbox"
          checked={hasKeys.value}
          onChange={(event) => {
            hasKeys.value = event.currentTarget.checked;
          }}
        />
        Single keys act (Space, letters, digits, signs)
      </label>
      <h3>How to read it</h3>
      <p>
        Everything simulated is one run of luck, named by its seed and replication. Another replication is another
        summer. The fan over 20 replications shows how much of a curve is luck.
      </p>
      <p>
        Orange marks are published counts. Where sources differ, the mark spans their range. Weeks marked “fitted” were
        used to set the model's assumptions; everything later is predicted. When systems failed and came back is
        prescribed in the dated scenario, not predicted.
      </p>
      <p>{standingText}</p>
      <button type="button" class="main" onClick={close}>
        Close
      </button>
    </dialog>
  );
}
