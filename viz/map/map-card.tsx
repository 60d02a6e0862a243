/** The map with its title, legend, and the same day as a table by borough. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { MapDay, RunFacts } from "../../sim/adapters/browser/index.ts";
import { dateText } from "../../sim/report/index.ts";
import { count, percent } from "../numbers.ts";
import { inTurn, notInTurn } from "../turns.ts";
import { useStore } from "../use-store.ts";
import { useWidth } from "../use-width.ts";
import { drawGround, drawMarks } from "./draw.ts";
import { type Geography, loadGeography } from "./geography.ts";
import { Legend } from "./legend.tsx";
import { layOutMap } from "./places.ts";
import { type BoroughRow, byBorough, totalOf } from "./reading.ts";

export function MapCard({ facts }: { readonly facts: RunFacts }) {
  const { days } = useStore();
  const day = days.shown.value;
  const rows = day === null ? [] : byBorough(facts, day);
  return (
    <section class="card map-card" aria-labelledby="map-title">
      <h2 id="map-title">{titleOf(day, rows)}</h2>
      <p class="under-heading">{day === null ? "Simulating…" : whenText(facts, day)}</p>
      <MapPicture facts={facts} text={altText(facts, day, rows)} />
      <Legend />
      <BoroughTable rows={rows} />
    </section>
  );
}

function MapPicture({ facts, text }: { readonly facts: RunFacts; readonly text: string }) {
  const { days } = useStore();
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(svg);
  const geography = useSignal<Geography | null>(null);
  const show = useSignal<((day: MapDay | null) => void) | null>(null);
  const regionId = facts.region.id;
  useEffect(() => {
    let isWanted = true;
    void loadGeography(regionId).then((loaded) => {
      if (isWanted) geography.value = loaded;
    });
    return () => {
      isWanted = false;
    };
  }, [regionId]);
  const height = Math.round(width * 0.96);
  useEffect(() => {
    const element = svg.current;
    const shapes = geography.value;
    if (element === null || shapes === null || width === 0) return;
    const frame = { width, height };
    show.value = null;
    inTurn(svg, () => {
      const layout = layOutMap(facts, shapes, frame);
      inTurn(svg, () => {
        drawGround(element, shapes, layout, frame);
        inTurn(svg, () => {
          show.value = drawMarks(element, facts, layout, frame);
        });
      });
    });
    return () => notInTurn(svg);
  }, [facts, geography.value, width, height]);
  useSignalEffect(() => show.value?.(days.shown.value));
  return <svg ref={svg} class="map" role="img" aria-label={text} height={height} />;
}

function titleOf(day: MapDay | null, rows: readonly BoroughRow[]): string {
  const { deferred, requested } = totalOf(rows);
  if (day === null || day.practiceDay < 0) return "The region";
  if (deferred === 0) return "No practice defers tests";
  return `Practices defer ${percent(deferred / requested)} of test requests`;
}

function whenText({ calendar }: RunFacts, { day, practiceDay }: MapDay): string {
  const shown = dateText(calendar, day);
  if (practiceDay === day) return `${shown}, the whole day. Simulated, not what happened at any one place.`;
  if (practiceDay < 0) return `${shown}. Practices have not opened yet.`;
  return `${shown}: practices are closed and show ${dateText(calendar, practiceDay)}. Simulated, not what happened at any one place.`;
}

function altText({ region }: RunFacts, day: MapDay | null, rows: readonly BoroughRow[]): string {
  if (day === null) return `Map of ${region.name}.`;
  const shares = rows
    .filter(({ requested }) => requested > 0)
    .map(({ name, deferred, requested }) => `${name} ${percent(deferred / requested)}`);
  const postponed = day.hospitals.postponed.reduce((sum, value) => sum + (value || 0), 0);
  return `Map of ${region.name}. Share of practice test requests deferred: ${shares.join(", ")}. ${count(postponed)} operations of the day postponed in all hospitals. The table below gives the numbers.`;
}

function BoroughTable({ rows }: { readonly rows: readonly BoroughRow[] }) {
  if (rows.length === 0) return null;
  return (
    <div class="scroll">
      <table>
        <caption>Practices by borough</caption>
        <thead>
          <tr>
            <th scope="col">Borough</th>
            <th scope="col" class="spare">
              Practices
            </th>
            <th scope="col">Requests</th>
            <th scope="col">Deferred</th>
            <th scope="col">Share</th>
            <th scope="col">Waiting tonight</th>
          </tr>
        </thead>
        <tbody>
          {[...rows, totalOf(rows)].map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td class="spare">{count(row.practices)}</td>
              <td>{count(row.requested)}</td>
              <td>{count(row.deferred)}</td>
              <td>{percent(row.deferred / row.requested)}</td>
              <td>{count(row.backlog)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
