/** The page: its parts in reading order. */
import type { RunFacts } from "../sim/adapters/browser/index.ts";
import { AlwaysSaid } from "./always-said.tsx";
import { BloodCard } from "./blood/blood-card.tsx";
import { BoardCard } from "./care/board-card.tsx";
import { DotsCard } from "./care/dots-card.tsx";
import { CascadeCard } from "./cascade/cascade-card.tsx";
import { Chooser } from "./chooser.tsx";
import { ClockBar } from "./clock/clock-bar.tsx";
import { Help } from "./help.tsx";
import { Keys } from "./keys.tsx";
import { LinesCard } from "./lines/lines-card.tsx";
import { BoroughsCard } from "./map/boroughs-card.tsx";
import { MapCard } from "./map/map-card.tsx";
import { MovingCard } from "./map/moving-card.tsx";
import { OneByOne } from "./one-by-one.tsx";
import { PracticesCard } from "./practices/practices-card.tsx";
import { Problems } from "./problems.tsx";
import { RunLine } from "./run-line.tsx";
import { TabPanel, Tabs } from "./tabs.tsx";
import { Tiles } from "./tiles.tsx";
import { TopBar } from "./top-bar.tsx";
import { useStore } from "./use-store.ts";
import { WhyPanel } from "./why/why-panel.tsx";
import { WordsCard } from "./words/words-card.tsx";

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
          <Tabs />
          <div id="results" class="results-and-why">
            <TabPanel>
              <View facts={facts.value} />
            </TabPanel>
            <WhyPanel facts={facts.value} />
          </div>
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

function View({ facts }: { readonly facts: RunFacts }) {
  const { view } = useStore();
  switch (view.value) {
    case "overview":
      return (
        <OneByOne key="overview">
          <Tiles facts={facts} />
          <CascadeCard facts={facts} />
          <div class="column">
            <MapCard facts={facts} />
            <MovingCard facts={facts} />
          </div>
          <div class="column">
            <LinesCard facts={facts} />
            <BoroughsCard facts={facts} />
          </div>
        </OneByOne>
      );
    case "care":
      return (
        <OneByOne key="care">
          <DotsCard facts={facts} />
          <BoardCard facts={facts} />
        </OneByOne>
      );
    case "blood":
      return <BloodCard facts={facts} />;
    case "practices":
      return <PracticesCard facts={facts} />;
    case "words":
      return <WordsCard facts={facts} />;
  }
}
