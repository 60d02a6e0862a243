/** The accessibility rules of axe, run on the document of a browser test. */
import axe from "axe-core";

/** What axe finds wrong by WCAG 2.2 A and AA and its best practices, as lines. */
export async function axeFaults(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    // Experimental, and at odds with marks whose name says more than the words drawn in them; names begin with those words.
    rules: { "label-content-name-mismatch": { enabled: false } },
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
  );
}
