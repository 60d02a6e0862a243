/** What is said on every surface. */
import { standingText } from "../sim/report/index.ts";

export function AlwaysSaid() {
  return (
    <section class="always-said" aria-label="What this is for">
      <p role="note">{standingText}</p>
    </section>
  );
}
