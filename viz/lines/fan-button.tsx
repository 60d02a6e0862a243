/** Runs replications beside the open run; their median and middle 90 % then stand behind its lines. */
import { useStore } from "../use-store.ts";

export function FanButton() {
  const { fan, hashes } = useStore();
  const done = fan.done.value;
  if (fan.bands.value.size > 0) return null;
  return (
    <p class="fan-button">
      {done === null ? (
        <button type="button" disabled={hashes.value === null} onClick={() => void fan.run()}>
          Run {fan.replications} replications
        </button>
      ) : (
        <>
          <progress max={fan.replications} value={done} aria-label="Replications done" /> {done} of {fan.replications}{" "}
          <button type="button" onClick={() => fan.clear()}>
            Stop
          </button>
        </>
      )}
    </p>
  );
}
