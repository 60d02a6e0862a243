/** The numbers behind a mechanism: how large, within what range, from where, and how sure. */
import type { WhyAnswer } from "../../sim/report/index.ts";

export function Parameters({ parameters }: { readonly parameters: WhyAnswer["parameters"] }) {
  const assumed = parameters.filter(({ isAssumption }) => isAssumption).length;
  return (
    <details class="why-parameters">
      <summary>
        {parameters.length === 1 ? "1 parameter" : `${parameters.length} parameters`} behind it
        {assumed > 0 ? `, ${assumed} of them ${assumed === 1 ? "an assumption" : "assumptions"}` : ""}
      </summary>
      <ul>
        {parameters.map((parameter) => (
          <li key={parameter.name}>
            <p>
              {parameter.label}: <strong>{parameter.value}</strong> {parameter.unit}
              {parameter.isAssumption && <span class="why-assumption">◇ assumption</span>}
            </p>
            <p class="why-origin">
              {parameter.range !== "" && `Range ${parameter.range}. `}
              {parameter.confidence !== "" && `Confidence: ${parameter.confidence}. `}
              {parameter.source !== "" && `Source: ${parameter.source}`} <code>{parameter.name}</code>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
