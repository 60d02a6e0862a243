/** What intensive care writes down, by hospital. */
import { measuresOf } from "../specs.ts";

const byHospital = measuresOf("hospital");

export const measures = [
  byHospital(
    "intensiveCare.occupied",
    "beds",
    "Intensive care beds occupied or held at seven in the morning.",
    "level",
  ),
  byHospital(
    "intensiveCare.occupancy",
    "fraction",
    "Intensive care beds occupied or held at seven in the morning, of the staffed ones.",
    "ratio",
  ),
  byHospital("intensiveCare.emergencies", "admissions", "Emergency admissions to intensive care."),
  byHospital("intensiveCare.surge", "admissions", "Emergency admissions that opened a bed beyond the staffed ones."),
  byHospital(
    "intensiveCare.elsewhere",
    "people",
    "Emergencies taken by the intensive care of another hospital because surge beds were full too.",
  ),
  byHospital(
    "intensiveCare.held",
    "beds",
    "Beds held for planned operations and transplants; given back when a case does not go ahead.",
  ),
  byHospital("intensiveCare.refused", "requests", "Requests for a bed that found none, one for each case and day."),
  byHospital(
    "intensiveCare.stepDownWait",
    "hours",
    "Hours from the planned end of a stay to the step down to a ward; mean over stays that ended.",
    "ratio",
  ),
];
