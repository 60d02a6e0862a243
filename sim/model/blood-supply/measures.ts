/** What blood-supply writes down: red cells by bank, and the national stock. */
import { measuresOf } from "../specs.ts";

const byBank = measuresOf("bank");
const national = measuresOf("national");

export const measures = [
  byBank("redCells.supplied", "units", "Red cell units that reached the bank from the blood service."),
  byBank("redCells.oNegativeSupplied", "units", "Group O D-negative units among those supplied, substitutes included."),
  byBank("redCells.oPositiveSupplied", "units", "Group O D-positive units among those supplied."),
  byBank("redCells.transfused", "units", "Red cell units transfused."),
  byBank("redCells.oNegativeTransfused", "units", "Group O D-negative units transfused."),
  byBank("redCells.oPositiveTransfused", "units", "Group O D-positive units transfused."),
  byBank(
    "redCells.wasted",
    "units",
    "Units that passed their date, or were thrown away after issue or in a satellite fridge.",
  ),
  byBank("redCells.oNegativeWasted", "units", "Group O D-negative units among those wasted."),
  byBank(
    "redCells.oNegativeSatelliteWasted",
    "units",
    "Group O D-negative units lost in satellite fridges to expiry and breaks of the cold chain.",
  ),
  byBank(
    "redCells.oNegativeSatelliteTaken",
    "units",
    "Group O D-negative units transfused from satellite fridges in a major haemorrhage.",
  ),
  byBank(
    "redCells.oNegativeSatelliteRestocked",
    "units",
    "Group O D-negative units moved from the bank to satellite fridges to replace those taken or lost.",
  ),
  byBank("redCells.onShelf", "units", "Units on the shelf at midnight, reserved ones not counted.", "level"),
  byBank("redCells.oNegativeOnShelf", "units", "Group O D-negative units on the shelf at midnight.", "level"),
  byBank("redCells.adHocOrders", "orders", "Orders to the blood service outside the routine, by van or blue light."),
  national(
    "national.stockDays",
    "days",
    "National stock of all groups over the mean national demand of a day.",
    "level",
  ),
  national(
    "national.oNegativeStockDays",
    "days",
    "National stock of group O D-negative over its mean demand of a day.",
    "level",
  ),
  national(
    "national.oPositiveStockDays",
    "days",
    "National stock of group O D-positive over its mean demand of a day.",
    "level",
  ),
  national("national.alertPhase", "phase", "Phase as declared: 0 green, 1 pre-amber, 2 amber, 3 red.", "level"),
  national("national.collected", "units", "Donations of whole blood."),
  national("national.issued", "units", "Red cell units issued to hospitals, the region and the rest of England."),
  national("national.oNegativeIssued", "units", "Group O D-negative units among those issued."),
  national("national.expired", "units", "Units that passed their date in the national stock."),
];
