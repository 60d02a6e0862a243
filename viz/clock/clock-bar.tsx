/** The clock: play and pause, where the run stands, a slider over the whole of it, speed, and a field to jump by words. */
import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { clockSliderId, jumpFieldId } from "../keys.tsx";
import { speeds } from "../store/clock.ts";
import { momentText, parseMoment, weekText } from "../times.ts";
import { useStore } from "../use-store.ts";
import { useWeek } from "../use-week.ts";
import { Rail } from "./rail.tsx";

const sliderStepMin = 60;
/** Events of one minute that are told; the others are counted. */
const mostTold = 2;

/** In parts that hear of different things: those that move with every frame are small. */
export function ClockBar({ facts }: { readonly facts: RunFacts }) {
  return (
    <section class="clock-bar" aria-label="Clock">
      <div class="clock-row">
        <PlayButton />
        <Moment facts={facts} />
        <Steps />
        <Speed />
        <Jump facts={facts} />
      </div>
      <StoppedAt />
      <div class="rail">
        <Rail facts={facts} />
        <Slider facts={facts} />
      </div>
    </section>
  );
}

function PlayButton() {
  const { clock } = useStore();
  const isPlaying = clock.isPlaying.value;
  return (
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
  );
}

function Moment({ facts }: { readonly facts: RunFacts }) {
  const { clock } = useStore();
  const moment = useMoment(facts).value;
  const week = useWeek(facts);
  return (
    <p class="moment" aria-live={clock.isPlaying.value ? "off" : "polite"}>
      <strong>{moment}</strong> <span>{weekText(facts.firstWeek + week)}</span>
    </p>
  );
}

/** The clock in words, which change by the minute. */
function useMoment({ calendar }: RunFacts): ReadonlySignal<string> {
  const { clock } = useStore();
  return useComputed(() => momentText(calendar, clock.timeMin.value));
}

function Speed() {
  const { clock } = useStore();
  return (
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
  );
}

function Slider({ facts }: { readonly facts: RunFacts }) {
  const { clock } = useStore();
  const { calendar } = facts;
  const moment = useMoment(facts).value;
  return (
    <input
      id={clockSliderId}
      type="range"
      aria-label="Time in the run"
      aria-valuetext={moment}
      min={calendar.startMin[0]}
      max={calendar.endMin}
      step={sliderStepMin}
      value={clock.timeMin.value}
      onInput={(event) => clock.jump(Number(event.currentTarget.value))}
    />
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
          size={12}
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
