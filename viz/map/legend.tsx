/** What the marks of the map mean, and a box to tick for each kind of what moves. */
import type { Signal } from "@preact/signals";
import { type LegendItem, movingItems, practiceItems, siteItems } from "../../sim/figures/index.ts";

export function Legend({ isShown }: { readonly isShown: Signal<readonly boolean[]> }) {
  const toggle = (kind: number): void => {
    isShown.value = isShown.peek().map((is, other) => (other === kind ? !is : is));
  };
  return (
    <div class="legend kn-figure">
      <fieldset class="map-layers">
        <legend>On the move</legend>
        {movingItems.map((item, kind) => (
          <label key={item.text}>
            <input type="checkbox" checked={isShown.value[kind]} onChange={() => toggle(kind)} />
            <Mark item={item} /> {item.text}
          </label>
        ))}
      </fieldset>
      <ul>
        <li>
          <b>Practice</b> (size: its list), tests deferred:
        </li>
        {practiceItems.map((item) => (
          <Item key={item.text} item={item} />
        ))}
      </ul>
      <ul>
        {siteItems.map((item) => (
          <Item key={item.text} item={item} />
        ))}
      </ul>
    </div>
  );
}

function Item({ item }: { readonly item: LegendItem }) {
  return (
    <li>
      <Mark item={item} />
      {item.text}
    </li>
  );
}

function Mark({ item }: { readonly item: LegendItem }) {
  return (
    <svg
      class="kn-figure"
      width="20"
      height="20"
      viewBox="-10 -10 20 20"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: item.marks }}
    />
  );
}
