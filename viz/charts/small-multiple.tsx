/** One chart: heading, picture, note on what it is checked against, and its numbers as a table. */
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { isReferenceCase } from "../address.ts";
import type { Band } from "../store/fan.ts";
import { seriesKey } from "../store/series-table.ts";
import { weekText } from "../times.ts";
import { inTurn, notInTurn } from "../turns.ts";
import { useStore } from "../use-store.ts";
import { useWeek } from "../use-week.ts";
import { useWidth } from "../use-width.ts";
import { ChartTable } from "./chart-table.tsx";
import { drawChart, moveNow } from "./draw.ts";
import type { Subject } from "./subjects.ts";

const height = 140;

interface Parts {
  readonly facts: RunFacts;
  readonly subject: Subject;
}

export function SmallMultiple({ facts, subject }: Parts) {
  const { series, fan, request } = useStore();
  const key = seriesKey(subject.series);
  const values = series.all.value.get(key);
  const band = fan.bands.value.get(key);
  const published = publishedFor(facts, subject);
  return (
    <figure class="small-multiple" aria-labelledby={`${subject.id}-title`}>
      <figcaption>
        <h3 id={`${subject.id}-title`}>{subject.title}</h3>
        <p>{subject.where}</p>
      </figcaption>
      <Picture facts={facts} subject={subject} values={values} band={band} />
      <p class="chart-note">{noteOn(subject, published, isReferenceCase(request.value))}</p>
      {values !== undefined && (
        <ChartTable facts={facts} subject={subject} values={values} band={band} published={published} />
      )}
    </figure>
  );
}

export function publishedFor({ published }: RunFacts, { series }: Subject): RunFacts["published"] {
  return published.filter(({ measure, place }) => measure === series.measure && place === series.place);
}

function noteOn(subject: Subject, published: RunFacts["published"], isReference: boolean): string {
  const fitted = published.filter(({ use }) => use === "fitted").map(({ week }) => week);
  if (published.length === 0) return "Predicted throughout: no weekly number was published to set beside it.";
  if (!isReference) return `Published numbers, for scale only, are of the incident as it was. ${subject.published}`;
  const weeks = `Weeks ${Math.min(...fitted)} to ${Math.max(...fitted)} fitted, later weeks predicted.`;
  return `${fitted.length > 0 ? weeks : "Predicted."} ${subject.published}`;
}

interface PictureParts extends Parts {
  readonly values: Float64Array | undefined;
  readonly band: Band | undefined;
}

function Picture({ facts, subject, values, band }: PictureParts) {
  const { clock, request } = useStore();
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(svg);
  const week = useWeek(facts);
  useEffect(() => {
    const element = svg.current;
    if (element === null || width === 0 || values === undefined) return;
    inTurn(svg, () => {
      drawChart(element, {
        facts,
        values,
        band,
        published: publishedFor(facts, subject),
        showsFitted: isReferenceCase(request.peek()),
        format: subject.format,
        frame: { width, height },
      });
      moveNow(element, facts, width, clock.timeMin.peek());
    });
    return () => notInTurn(svg);
  }, [facts, values, band, width]);
  // Outside of rendering: the line moves with every frame while the clock plays.
  useEffect(
    () =>
      effect(() => {
        const now = clock.timeMin.value;
        if (svg.current !== null && width > 0) moveNow(svg.current, facts, width, now);
      }),
    [facts, width],
  );
  return <svg ref={svg} class="chart" role="img" aria-label={altText(facts, subject, values, week)} height={height} />;
}

function altText(facts: RunFacts, subject: Subject, values: Float64Array | undefined, here: number): string {
  const { title, where, format } = subject;
  const known = [...(values ?? [])].flatMap((value, index) => (Number.isFinite(value) ? [{ value, index }] : []));
  if (known.length === 0) return `${title}, ${where}: not simulated yet.`;
  const week = (index: number) => weekText(facts.firstWeek + index);
  const [low, high] = known.reduce(
    ([least, most], one) => [one.value < least.value ? one : least, one.value > most.value ? one : most],
    [known[0], known[0]],
  );
  const current = Number.isFinite(values?.[here] ?? Number.NaN)
    ? ` ${format((values as Float64Array)[here])} in the week the clock shows.`
    : "";
  return `${title}, ${where}. Highest ${format(high.value)} in ${week(high.index)}, lowest ${format(low.value)} in ${week(low.index)}.${current} Numbers in the table below.`;
}
