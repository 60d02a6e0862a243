/** The services of the clinical world. Adding one is one file and one line here. */
import { bloodSupply } from "./blood-supply/index.ts";
import { chemotherapy } from "./chemotherapy/index.ts";
import { emergency } from "./emergency/index.ts";
import { harmReview } from "./harm-review.ts";
import { intensiveCare } from "./intensive-care/index.ts";
import { laboratory } from "./laboratory/index.ts";
import { outpatients } from "./outpatients/index.ts";
import { primaryCare } from "./primary-care/index.ts";
import { response } from "./response.ts";
import type { Service } from "./service.ts";
import { supplier } from "./supplier/index.ts";
import { surgery } from "./surgery/index.ts";
import { theatres } from "./theatres.ts";
import { transfusion } from "./transfusion/index.ts";
import { transplant } from "./transplant.ts";

export const services: readonly Service[] = [
  response,
  supplier,
  laboratory,
  transfusion,
  bloodSupply,
  theatres,
  surgery,
  emergency,
  outpatients,
  primaryCare,
  intensiveCare,
  chemotherapy,
  transplant,
  harmReview,
];
