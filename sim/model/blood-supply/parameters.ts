/** Parameters of hospital fridges: holdings, orders, deliveries, reserves, waste. The national ones are in national-parameters.ts. */
import type { ParameterSpec } from "../../scenario/index.ts";
import { fractionSpec, numberSpec, placesSpec, tableSpec } from "../specs.ts";
import { nationalParameters } from "./national-parameters.ts";

const hospitalParameters: Readonly<Record<string, ParameterSpec>> = {
  shelfLifeDays: numberSpec("Shelf life of red cells from donation", "days", [35, 28, 35], "A-rbc-life", "high", {
    shape: "integer",
    minimum: 7,
    maximum: 60,
  }),
  meanUsePerDay: placesSpec(
    "Red cells transfused on a mean day, the first guess that ordering starts from",
    "units/day",
    [10, 2, 110],
    "assumption: split of the derived total of A-use-two by size; ordering follows actual use within weeks",
    "low",
  ),
  useShare: tableSpec(
    "Share of each group in a bank's orders, the first guess that ordering starts from",
    "fraction",
    { "O+": 0.36, "O-": 0.145, "A+": 0.27, "A-": 0.045, "B+": 0.125, "B-": 0.02, "AB+": 0.03, "AB-": 0.005 },
    [0, 0.5],
    "assumption: south east London residents (A-sel-Opos and the rest) with group O negative raised to its share of orders",
    "low",
  ),
  ageOnArrivalDays: numberSpec(
    "Age of the red cells in the fridges on the first day; later ages are an outcome",
    "days",
    [10, 5, 20],
    "A-rbc-age",
    "low",
    { shape: "integer", maximum: 30 },
  ),
  stockDays: numberSpec("Holding that a bank orders up to", "days of use", [3.6, 3, 7], "A-hosp-days", "medium", {
    minimum: 0.5,
    maximum: 14,
  }),
  minimumUnits: tableSpec(
    "Smallest holding of each group that a bank orders up to",
    "units",
    { "O+": 8, "O-": 6, "A+": 6, "A-": 2, "B+": 3, "B-": 1, "AB+": 1, "AB-": 0 },
    [0, 20],
    "assumption: enough for one patient of each common group; rare groups are met by compatible ones",
    "low",
  ),
  reserveOPositive: placesSpec(
    "Group O D-positive units kept for emergencies",
    "units",
    [6, 4, 24],
    "assumption: two first packs of a major haemorrhage at a middling hospital, more at trauma and cardiac centres",
    "low",
  ),
  reserveONegative: placesSpec(
    "Group O D-negative units kept for emergencies, satellite fridges included",
    "units",
    [4, 2, 16],
    "assumption: one first pack in the bank and two units in each satellite fridge",
    "low",
  ),
  useMemoryDays: numberSpec(
    "Memory of the mean use by which banks order",
    "days",
    [14, 7, 28],
    "assumption: stock managers look at the use of the last two weeks",
    "low",
    { minimum: 1 },
  ),
  morningDeliveryMin: numberSpec(
    "Clock time of the morning routine delivery, minutes after midnight",
    "min",
    [390, 300, 540],
    "assumption: routine vans reach the large London hospitals before the lists begin",
    "low",
    { maximum: 700 },
  ),
  afternoonDeliveryMin: numberSpec(
    "Clock time of the afternoon routine delivery on working days, minutes after midnight",
    "min",
    [840, 720, 1020],
    "A-deliv-routine",
    "low",
    { minimum: 701, maximum: 1430 },
  ),
  routineLeadMin: numberSpec(
    "Time from the routine order to its delivery",
    "min",
    [300, 180, 380],
    "assumption: orders close some hours before the van leaves",
    "low",
    { minimum: 30, maximum: 380 },
  ),
  adHocMin: numberSpec("Ad hoc order to delivery by van", "min", [120, 90, 240], "A-deliv-adhoc", "low", {
    minimum: 10,
  }),
  blueLightMin: numberSpec("Emergency order to delivery by blue light", "min", [45, 30, 90], "A-deliv-emerg", "low", {
    minimum: 5,
  }),
  blueLightBelowFraction: fractionSpec(
    "Share of the emergency reserve below which group O is ordered by blue light and not by van",
    [0.5, 0.2, 0.8],
    "assumption: a bank sends for blood at once when half of its reserve is gone",
    "low",
  ),
  substitutionFraction: fractionSpec(
    "Share of orders for other groups that the blood service meets with group O D-negative",
    [0.008, 0.005, 0.02],
    "A-sub-nhsbt",
    "low",
  ),
  discardedAfterIssueFraction: fractionSpec(
    "Share of units that come back unused and are thrown away for time out of the cold chain",
    [0.05, 0.02, 0.08],
    "assumption: with expiry it brings wastage to the WAPI of A-wapi (2.3 %, range 1.5 to 4)",
    "low",
  ),
  satelliteONegative: placesSpec(
    "Group O D-negative units of the reserve that lie in satellite fridges",
    "units",
    [2, 0, 10],
    "assumption: two units in each satellite fridge",
    "low",
  ),
  satelliteWasteFraction: fractionSpec(
    "Share of the satellite fridges' units lost on a day, to expiry there and breaks of the cold chain",
    [0.01, 0.002, 0.03],
    "assumption: units that are rarely used are swapped late; keeps waste of group O negative near the target of A-oneg-waste (4 %)",
    "low",
  ),
  satelliteRestockHours: numberSpec(
    "Hours until units taken from a satellite fridge, or lost there, are replaced from the bank",
    "hours",
    [6, 1, 24],
    "assumption: a porter's round in each shift, sooner after a major haemorrhage",
    "low",
  ),
  excessMemoryDays: numberSpec(
    "Memory of the recent use that is set against usual use when a shelf is short",
    "days",
    [3, 1, 7],
    "assumption: a stock manager compares the last few days with an ordinary week",
    "low",
    { minimum: 1 },
  ),
  excessUseRatio: numberSpec(
    "Use of group O over the last days, as a multiple of usual, from which a short shelf is put down to it",
    "ratio",
    [1.25, 1.1, 1.5],
    "assumption: beyond ordinary variation of a few days' use",
    "low",
    { minimum: 1 },
  ),
};

export const parameters: Readonly<Record<string, ParameterSpec>> = { ...hospitalParameters, ...nationalParameters };
