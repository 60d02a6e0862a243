/** The clock: play and pause, where the run stands, a slider over the whole of it, speed, and a field to jump by words. */
import { useSignal } from "@preact/signals";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { clockSliderId, jumpFieldId } from "../keys.tsx";
import { speeds } from "../store/clock.ts";
import { momentText, parseMoment, weekIndexAt, weekText } from "../times.ts";
import { useStore } from "../use-store.ts";
import { Rail } from "./rail.tsx";

const sliderStepMin = 60;
/** Events of one minute that are told; the others are counted. */
const mostTold = 2;

export function ClockBar({ facts }: { readonly facts: RunFacts }) {
  const { clock, reachedMin } = useStore();
  const { calendar } = facts;
  const timeMin = clock.timeMin.value;
  const isPlaying = clock.isPlaying.value;
  const moment = momentText(calendar, timeMin);
  const week = weekText(facts.firstWeek + weekIndexAt(facts, timeMin));
  return (
    <section class="clock-bar" aria-label="Clock">
      <div class="clock-row">
        <button
          type="button"
          class="main play"
          aria-label={isPlaying ? "Pause" : "Play"}
          onClick={() => (isPlaying ? clock.pause() : clock.play())}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={isPlaying ? "M3 2h4v12H3zM9 2h4v12H9z" : "M3 1.5 14 8 3 14.5z"} />
          </svg>
          <span>{isPlaying ? "Pause" : "Play"}</span>
        </button>
        <p class="moment" aria-live={isPlaying ? "off" : "polite"}>
          <strong>{moment}</strong> <span>{week}</span>
        </p>
        <Steps />
        <label class="field beside speed">
          <span>Speed</span>
          <select
            aria-label="Speed"
            value={String(clock.hoursPerSecond.value)}
            onChange={(event) => clock.setSpeed(Number(event.currentTarget.value))}
          >
            {speeds.map(({ hoursPerSecond, label }) => (
              <option key={label} value={String(hoursPerSecond)}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Jump facts={facts} />
      </div>
      <StoppedAt />
      <div class="rail">
        <Rail facts={facts} reachedMin={reachedMin.value} />
        <input
          id={clockSliderId}
          type="range"
          aria-label="Time in the run"
          aria-valuetext={moment}
          min={calendar.startMin[0]}
          max={calendar.endMin}
          step={sliderStepMin}
          value={timeMin}
          onInput={(event) => clock.jump(Number(event.currentTarget.value))}
        />
      </div>
    </section>
  );
}

/** What happened where a step by event has led. */
function StoppedAt() {
  const { stop } = useStore().clock;
  const events = stop.value?.events ?? [];
  const rest = events.length - mostTold;
  return (
    <p class="stopped-at" role="status">
      {events
        .slice(0, mostTold)
        .map(({ sentence }) => sentence)
        .join(" ")}
      {rest > 0 && ` And ${rest} more at this minute.`}
    </p>
  );
}

function Steps() {
  const { clock } = useStore();
  const steps = [
    { step: () => clock.step(-7), text: "−7 d", label: "A week back", isFar: true },
    { step: () => clock.step(-1), text: "−1 d", label: "A day back", isFar: true },
    { step: () => clock.previousEvent(), text: "‹ event", label: "To the event before", isFar: false },
    { step: () => clock.nextEvent(), text: "event ›", label: "To the next event", isFar: false },
    { step: () => clock.step(1), text: "+1 d", label: "A day on", isFar: true },
    { step: () => clock.step(7), text: "+7 d", label: "A week on", isFar: true },
  ];
  return (
    <div class="steps">
      {steps.map(({ step, text, label, isFar }) => (
        <button key={text} type="button" class={isFar ? "far" : ""} aria-label={label} title={label} onClick={step}>
          {text}
        </button>
      ))}
    </div>
  );
}

function Jump({ facts }: { readonly facts: RunFacts }) {
  const { clock } = useStore();
  const typed = useSignal("");
  const isUnread = useSignal(false);
  const go = (event: Event): void => {
    event.preventDefault();
    const timeMin = parseMoment(facts.calendar, typed.value);
    isUnread.value = timeMin === null;
    if (timeMin === null) return;
    clock.pause();
    clock.jump(timeMin);
  };
  return (
    <form class="jump" onSubmit={go}>
      <label class="field beside">
        <span>Jump to</span>
        <input
          id={jumpFieldId}
          size={16}
          aria-label="Jump to"
          placeholder="such as week 4"
          autocomplete="off"
          spellcheck={false}
          value={typed.value}
          aria-invalid={isUnread.value}
          aria-describedby="jump-help"
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            isUnread.value = false;
          }}
        />
      </label>
      <button type="submit">Go</button>
      <p id="jump-help" class="jump-help" role="status">
        {isUnread.value ? "Not a time in this run. Try week 4, day 3 06:00, 24 June or end." : ""}
      </p>
    </form>
  );
}
