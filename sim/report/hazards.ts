/** Hazards of using the simulator: how it could be misused or misread, what stands against that in it, and what is left to people. */

export interface Hazard {
  readonly id: string;
  /** What somebody does or believes. */
  readonly misuse: string;
  readonly couldLeadTo: string;
  /** What the software does against it, and where. */
  readonly guards: string;
  /** What no software can do. */
  readonly remains: string;
}

export const hazards: readonly Hazard[] = [
  {
    id: "H1",
    misuse: "A live decision about a patient, a list or the issue of blood is taken from a simulated number.",
    couldLeadTo: "Care withheld or given wrongly.",
    guards:
      "Standing text on every surface (report/text.ts); no live feed; simulated cases carry birth keys and no names.",
    remains:
      "People under pressure may still take a picture for the present. Keep it out of the control room while an incident runs.",
  },
  {
    id: "H2",
    misuse: "Patient data are typed in or imported.",
    couldLeadTo: "A breach of confidentiality; session files that may have to be disclosed.",
    guards:
      "There is no field for a person; scenario files hold places, volumes and decisions; nothing leaves the machine.",
    remains: "Free text of notes and labels is not searched for identifiers. Read a session file before passing it on.",
  },
  {
    id: "H3",
    misuse: "One simulated case is taken for a real person's fate, or for what would have happened to them.",
    couldLeadTo: "Distress; blame; wrong claims.",
    guards: "Cases are called simulated; a sentence stands beside each followed case; comparisons speak of aggregates.",
    remains: "A good story persuades more than an interval. Show the interval first.",
  },
  {
    id: "H4",
    misuse: "Fitted weeks, or dated restores, are shown as predictions.",
    couldLeadTo: "Trust that the model has not earned.",
    guards:
      "Published rows say fitted or held out; dated restores are inputs and said to be; forecasts forget what is dated later.",
    remains: "Slides lose their footnotes. Say which it is in the title.",
  },
  {
    id: "H5",
    misuse: "A mean is used where the range matters, or too few replications are run.",
    couldLeadTo: "Plans for a middle case that seldom happens.",
    guards: "Tables give 5 % and 95 % beside the mean; runs may go on until an interval is narrow enough (`--until`).",
    remains: "Ranges hold chance and not the doubt about inputs: run `knockon sensitivity` as well.",
  },
  {
    id: "H6",
    misuse: "An assumption of low confidence is quoted as a fact about a hospital.",
    couldLeadTo: "Wrong beliefs about a real service; league tables.",
    guards:
      "Every value has a source and a confidence; rotas and stock by hospital are marked as assumptions (assumptions.md).",
    remains: "Below the published level, say that it is simulated and not what happened there.",
  },
  {
    id: "H7",
    misuse: "It is used for a region, period or service that it was not set up for.",
    couldLeadTo: "Numbers without meaning that look exact.",
    guards:
      "A region is a folder of sourced files; a parameter without a source counts as an assumption; out-of-scope uses are listed (model-card.md).",
    remains: "Whether a new region's inputs are good is for those who know it.",
  },
  {
    id: "H8",
    misuse: "What the model leaves out is taken not to exist: severity, deaths, cost, radiology, histology in detail.",
    couldLeadTo: "Harm underestimated; choices that look free.",
    guards: "Exposure is told by place and group and no severity is computed; the model card lists what is left out.",
    remains: "Postponed is not harmless, and not postponed is not safe.",
  },
  {
    id: "H9",
    misuse:
      "A variant of practice is read as advice, for instance a narrower pause or group O D-positive for more people.",
    couldLeadTo: "Unsafe practice copied from an exercise.",
    guards:
      "ABO incompatibility stops a run as an error; group O D-positive is not the choice for girls, boys and women under 50 of unknown group; what-if files say that they propose nothing.",
    remains: "Clinical policy is for clinicians and their guidelines.",
  },
  {
    id: "H10",
    misuse: "Scenario files are used to plan an attack.",
    couldLeadTo: "Harm to services.",
    guards: "Only published facts; defences are ranges and not recipes; no real network is described.",
    remains: "Keep files on a real organisation's weak points out of public places.",
  },
  {
    id: "H11",
    misuse: "An exercise is taken for a real incident by somebody outside the room.",
    couldLeadTo: "Needless alarm, or real services diverted.",
    guards: "Reports carry the standing text and say that patients are simulated.",
    remains: "Exercise paper is marked as such by those who print it; tell switchboards beforehand.",
  },
  {
    id: "H12",
    misuse: "A debrief uses runs to judge what named people should have known.",
    couldLeadTo: "Blame; people who no longer take part.",
    guards: "Records speak of roles and conditions; comparisons say what the model would do.",
    remains: "The tone is set by whoever leads the debrief.",
  },
  {
    id: "H13",
    misuse: "A fault of the software goes unnoticed and its numbers are used.",
    couldLeadTo: "Wrong conclusions.",
    guards:
      "Invariants (`--check`), conservation, analytic and metamorphic tests, golden hashes, and a result hash by which any number can be run again.",
    remains: "Tests find the faults that somebody thought of. Compare with what you know.",
  },
];
