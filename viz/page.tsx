/** The page: its parts in reading order. */
import { AlwaysSaid } from "./always-said.tsx";
import { Charts } from "./charts/charts.tsx";
import { Chooser } from "./chooser.tsx";
import { ClockBar } from "./clock/clock-bar.tsx";
import { Help } from "./help.tsx";
import { Keys } from "./keys.tsx";
import { MapCard } from "./map/map-card.tsx";
import { Problems } from "./problems.tsx";
import { RunLine } from "./run-line.tsx";
import { Tiles } from "./tiles.tsx";
import { TopBar } from "./top-bar.tsx";
import { useStore } from "./use-store.ts";

export function Page() {
  const { facts, problems } = useStore();
  return (
    <>
      <a class="skip" href="#results">
        Skip to the results
      </a>
      <TopBar />
      <AlwaysSaid />
      <Chooser />
      {problems.value.length > 0 && <Problems lines={problems.value} />}
      {facts.value !== null && (
        <>
          <ClockBar facts={facts.value} />
          <main id="results" class="results">
            <Tiles facts={facts.value} />
            <MapCard facts={facts.value} />
            <Charts facts={facts.value} />
          </main>
        </>
      )}
      {facts.value === null && problems.value.length === 0 && (
        <main id="results" class="opening">
          <p>Opening the scenario…</p>
        </main>
      )}
      <RunLine />
      <Help />
      <Keys />
    </>
  );
}
