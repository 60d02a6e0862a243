/**
 * Numbers of an attack on the supplier and of the recovery from it. How the attackers got in, how long they were inside and in
 * what state backups were has never been published for 2024: nearly all of these are assumptions with wide ranges, there to be
 * varied. Work is in team-days: what one crew that restores one system at a time does in a working day.
 */
import { systems } from "../contracts.ts";
import type { Service } from "../service.ts";
import { fractionSpec, numberSpec, placesSpec, tableSpec } from "../specs.ts";

const bySystem = (values: readonly number[]): Readonly<Record<string, number>> =>
  Object.fromEntries(systems.map((name, index) => [name, values[index]]));

const neverPublished = "assumption: never published for 2024";

const attack: Service["parameters"] = {
  entryPerAttempt: numberSpec(
    "Chance that one attempt to get in succeeds (identity controls)",
    "fraction",
    [0.02, 0.001, 0.2],
    `${neverPublished}; one in fifty with common controls, one in a thousand where every account has strong sign-in`,
    "low",
    { minimum: 0.0001, maximum: 1 },
  ),
  dwellDays: numberSpec(
    "Mean time from entry to the strike, if nobody notices",
    "days",
    [14, 3, 60],
    `${neverPublished}; 57 days at the Irish health service in 2021, days in others`,
    "low",
    { minimum: 0.1 },
  ),
  dwellCv: numberSpec(
    "Spread of that time (coefficient of variation)",
    "ratio",
    [0.8, 0.4, 1.5],
    "assumption: from hasty to patient",
    "low",
    { maximum: 3 },
  ),
  detectionPerDay: numberSpec(
    "Chance on each day inside that monitoring notices the attackers",
    "fraction",
    [0.01, 0.002, 0.4],
    `${neverPublished}; low where nobody watches at night, 0.2 and more with a watched service`,
    "low",
    { minimum: 0.0005, maximum: 1 },
  ),
  segmentationFraction: numberSpec(
    "Share of the ways between laboratories and between systems that segmentation closes",
    "fraction",
    [0.05, 0, 0.8],
    "assumption: nearly flat, since nearly all systems were hit in 2024 (https://www.synnovis.co.uk/news-and-press/cyberattack-update-01-july-2024)",
    "low",
    { maximum: 0.95 },
  ),
  laboratoryExposure: placesSpec(
    "Chance that an attack on another laboratory would reach this one with nothing closed",
    "fraction",
    [0.98, 0.5, 1],
    "assumption: one network and one domain for all",
    "low",
  ),
  systemExposure: tableSpec(
    "Chance that an attack in a laboratory would reach a system with nothing closed",
    "fraction",
    bySystem([1, 0.98, 0.98, 0.95, 0.98, 0.95, 0.98, 0.95]),
    [0.3, 1],
    "assumption: nearly all systems were hit in 2024",
    "low",
  ),
};

const containment: Service["parameters"] = {
  holdAfterDays: numberSpec(
    "Time until all that was reached is held for investigation",
    "days",
    [1, 0.25, 4],
    "assumption: investigators come within a day or two",
    "low",
  ),
  holdDays: numberSpec(
    "Mean length of the forensic hold, in which nothing is restored",
    "days",
    [8, 2, 21],
    "assumption: one to three weeks until a clean place to rebuild in is agreed",
    "low",
  ),
  holdCv: numberSpec(
    "Spread of that length (coefficient of variation)",
    "ratio",
    [0.5, 0.2, 1],
    "assumption: incidents differ",
    "low",
    { maximum: 3 },
  ),
  assuranceDays: numberSpec(
    "Mean time of clean-room checks and data assurance of a system before it is connected",
    "days",
    [4, 1, 14],
    "assumption: customers reconnect only what has been assured",
    "low",
  ),
  assuranceCv: numberSpec(
    "Spread of that time (coefficient of variation)",
    "ratio",
    [0.6, 0.2, 1],
    "assumption: systems differ",
    "low",
    { maximum: 3 },
  ),
};

const recovery: Service["parameters"] = {
  restorers: numberSpec(
    "Systems that can be restored at the same time (crews)",
    "count",
    [4, 2, 12],
    "assumption: the supplier, its owner and hired crews; more than 75 applications took five months in 2024",
    "low",
    { minimum: 1, maximum: 60, shape: "integer" },
  ),
  weekendWorkFraction: fractionSpec(
    "Work of a crew on a day off, of a working day",
    [0.6, 0.2, 1],
    "assumption: people must rest in a recovery of months",
    "low",
  ),
  backupSuccessFraction: fractionSpec(
    "Chance that a system can be brought back from its backup",
    [0.25, 0.05, 0.9],
    `${neverPublished}; systems of 2024 were mostly rebuilt in a hosted cloud`,
    "low",
  ),
  backupWorkDays: tableSpec(
    "Work to bring a system back from its backup; spent in vain where the backup fails",
    "days",
    bySystem([5, 8, 6, 4, 6, 8, 3, 2]),
    [1, 30],
    "assumption: a week for a large database and its servers",
    "low",
  ),
  rebuildWorkDays: tableSpec(
    "Work to build a system anew",
    "days",
    bySystem([14, 26, 20, 14, 18, 24, 8, 8]),
    [4, 90],
    "assumption: weeks for each of some 60 connected systems, in groups (https://www.england.nhs.uk/london/2024/07/25/update-on-cyber-incident-clinical-impact-in-south-east-london-thursday-25-july/)",
    "low",
  ),
  siteWorkDays: tableSpec(
    "Work to connect one laboratory to a system that stands again",
    "days",
    bySystem([1, 2, 1.5, 2, 1.5, 2, 0.5, 0.5]),
    [0.2, 10],
    "assumption: analysers, printers and links of a site are tested one after another; for transfusion IT its go-live",
    "low",
  ),
  workCv: numberSpec(
    "Spread of the work of a system or site (coefficient of variation)",
    "ratio",
    [0.5, 0.2, 1],
    "assumption: software projects",
    "low",
    { maximum: 3 },
  ),
  paceCv: numberSpec(
    "Spread of the work of all systems together, between incidents (coefficient of variation)",
    "ratio",
    [0.3, 0.1, 0.6],
    "assumption: how much is lost and how well it was documented is the same for all systems of an incident",
    "low",
    { maximum: 3 },
  ),
};

const transfusion: Service["parameters"] = {
  transfusionTeam: numberSpec(
    "People who can interface, validate, load and take live transfusion IT, as crews; all stages need the same",
    "count",
    [1, 0.5, 3],
    "assumption: a handful of scientists who know the system, taken from the benches",
    "low",
    { minimum: 0.1, maximum: 20 },
  ),
  interfacesDays: numberSpec(
    "Work on the interfaces of transfusion IT",
    "days",
    [8, 4, 20],
    "assumption: analysers, patient master index, blood service",
    "low",
  ),
  validationDays: numberSpec(
    "Work on validation and change control of transfusion IT",
    "days",
    [12, 6, 30],
    "assumption: a regulated system is validated as new after a rebuild",
    "low",
  ),
  historyLoadDays: numberSpec(
    "Work to load and reconcile groups and antibodies of patients",
    "days",
    [8, 4, 20],
    "assumption: every doubtful record is looked at",
    "low",
  ),
  backEntryPerDayDown: numberSpec(
    "Work to enter the paper records of one day of one laboratory, for traceability",
    "days",
    [0.02, 0.005, 0.06],
    "assumption: ten minutes of a crew for a day's units and samples",
    "low",
  ),
};

export const parameters: Service["parameters"] = { ...attack, ...containment, ...recovery, ...transfusion };
