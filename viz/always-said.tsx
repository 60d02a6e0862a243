/** What is said on every surface. */
import { standingText } from "../sim/report/index.ts";

export function AlwaysSaid() {
  return (
    <p class="always-said" role="note">
      {standingText}
    </p>
  );
}
