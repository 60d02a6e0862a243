/** The hazard log as a document, from the table of hazards. */
import type { Document } from "./document.ts";
import { hazards } from "./hazards.ts";
import { standingText } from "./text.ts";

export function hazardLog(): Document {
  return {
    title: "Hazard log",
    blocks: [
      { kind: "paragraph", text: standingText },
      {
        kind: "paragraph",
        text:
          "Made from the table of hazards (sim/report/hazards.ts) by `knockon documents`; do not edit it by hand. It tells how the " +
          "simulator could be misused or misread. It is no clinical safety case: whether DCB0129 or DCB0160 apply is for a clinical " +
          "safety officer to judge at any organisation that deploys it.",
      },
      {
        kind: "table",
        head: ["", "misuse", "could lead to", "what stands against it", "what remains"],
        rows: hazards.map(({ id, misuse, couldLeadTo, guards, remains }) => [id, misuse, couldLeadTo, guards, remains]),
      },
    ],
  };
}
