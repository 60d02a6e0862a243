/** What transfusion writes down, by bank. */
import { measuresOf } from "../specs.ts";

const byBank = measuresOf("bank");

export const pathwayMeasures = [
  "transfusion.electronicIssue",
  "transfusion.groupSpecificCrossmatch",
  "transfusion.groupOCrossmatch",
  "transfusion.groupOUncrossmatched",
  "transfusion.referredOut",
] as const;

/** Why group O D-negative was transfused, in the order of reason numbers. */
export const reasonMeasures = [
  "redCells.oNegativeGroupSpecific",
  "redCells.oNegativeHaemoglobinopathy",
  "redCells.oNegativeUnknownGroup",
  "redCells.oNegativeEmergency",
] as const;
export const reason = { groupSpecific: 0, haemoglobinopathy: 1, unknownGroup: 2, emergency: 3 } as const;

export const measures = [
  byBank("transfusion.requests", "requests", "Requests for red cells that reached the transfusion laboratory."),
  byBank("transfusion.electronicIssue", "requests", "Requests whose pathway was electronic issue."),
  byBank(
    "transfusion.groupSpecificCrossmatch",
    "requests",
    "Requests whose pathway was units of a known group with a serological crossmatch.",
  ),
  byBank(
    "transfusion.groupOCrossmatch",
    "requests",
    "Requests whose pathway was group O with a serological crossmatch.",
  ),
  byBank("transfusion.groupOUncrossmatched", "requests", "Requests whose pathway was group O without a crossmatch."),
  byBank("transfusion.referredOut", "requests", "Requests sent to the reference laboratory of the blood service."),
  byBank(
    "transfusion.samplesNotWorked",
    "samples",
    "Planned group and screen samples held for too long without being worked.",
  ),
  byBank("transfusion.groupAndScreens", "samples", "Group and screen samples whose work was begun."),
  byBank(
    "transfusion.groupAndScreenTurnaround",
    "min",
    "Minutes from receipt of a group and screen to its result; mean over samples.",
    "ratio",
  ),
  byBank(
    "transfusion.requestWait",
    "min",
    "Minutes from a request for red cells to units ready, major haemorrhage apart; mean over requests.",
    "ratio",
  ),
  byBank(
    "transfusion.majorHaemorrhageWait",
    "min",
    "Minutes from activation of a major haemorrhage to the first units; mean over activations.",
    "ratio",
  ),
  byBank("transfusion.late", "requests", "Requests whose units were ready after they were needed."),
  byBank(
    "transfusion.substitutions",
    "requests",
    "Requests given units of another group than their own because the group was not known or not in stock.",
  ),
  byBank("transfusion.scientistMin", "min", "Scientist minutes of work begun."),
  byBank("transfusion.queueHours", "hours", "Scientist hours of work that wait, read each hour.", "level"),
  byBank(
    "redCells.oNegativeGroupSpecific",
    "units",
    "Group O D-negative units transfused to recipients of known group: their own, or for want of another.",
  ),
  byBank(
    "redCells.oNegativeHaemoglobinopathy",
    "units",
    "Group O D-negative units transfused in sickle cell disease or thalassaemia for want of Ro or D-negative units.",
  ),
  byBank(
    "redCells.oNegativeUnknownGroup",
    "units",
    "Group O D-negative units transfused after a crossmatch because the group was not known.",
  ),
  byBank("redCells.oNegativeEmergency", "units", "Group O D-negative units transfused without a crossmatch."),
];
