/** What the marks of the map mean. */
import { stepLabels } from "./reading.ts";

/** Middle share of each step, by which its disc grows. */
const middles = [0, 0.1, 0.3, 0.5, 0.7, 0.95];

export function Legend() {
  return (
    <div class="legend">
      <p>
        <b>Practice</b>, tests deferred:
      </p>
      <ul>
        {stepLabels.map((label, step) => (
          <li key={label}>
            <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" class="practices">
              <circle class="ring" r="6" />
              <circle class={`disc step-${step}`} r={6 * Math.sqrt(middles[step])} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <ul class="sites">
        <li>
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
            <rect class="hospital" x="-7" y="-7" width="14" height="14" rx="1.5" />
            <path class="hospital-letter" d="M-3-3.5V3.5M3-3.5V3.5M-3 0H3" />
          </svg>
          hospital (small: mental health, community)
        </li>
        <li>
          <svg width="10" height="18" viewBox="-5 -9 10 18" aria-hidden="true">
            <rect class="gauge-ground" x="-3" y="-8" width="6" height="16" />
            <rect class="gauge-level" x="-3" y="-1" width="6" height="9" />
            <rect class="gauge-frame" x="-3" y="-8" width="6" height="16" />
          </svg>
          laboratory, filled to the share of its usual results on time (dashed: gives mutual aid, nothing usual to set
          it against)
        </li>
      </ul>
    </div>
  );
}
