/** "Why?" of anything that can be chosen: finds who can tell of it, and adds the chain and the parameters behind. */

import { parametersBehind } from "./parameters-behind.ts";
import { explainRecord, serviceOf } from "./why.ts";
import type { Chosen, Known, Told, WhyAnswer } from "./why-answer.ts";
import { tellCase } from "./why-case.ts";
import { tellMeasure } from "./why-measure.ts";
import { tellBorough, tellHospital, tellLaboratory, tellPractice, tellTrust } from "./why-place.ts";
import { tellSent } from "./why-sent.ts";
import { tellRecord, tellShelf, tellSystem } from "./why-things.ts";

/** @param pick text of the choice, given back with the answer */
export function whyAnswer(known: Known, chosen: Chosen, pick: string): WhyAnswer {
  const timeMin = known.world.sim.nowMin;
  const told = tell(known, chosen) ?? unknown(chosen);
  const { title, facts, record, nothing, note, share = null, measures = [], placeIds = [] } = told;
  const { run } = known;
  const explained = record < 0 ? null : explainRecord(run, record);
  const links = explained?.links ?? [];
  const records = links.map((link) => link.record);
  const service = records.length === 0 ? "" : serviceOf(run, records[0].subject);
  return {
    pick,
    timeMin,
    title,
    facts,
    chain: links.map((link) => ({
      sentence: link.sentence,
      atMin: link.record.timeMin,
      kind: link.record.kind,
      binding: link.record.binding,
      record: link.record.id,
    })),
    root: explained?.root ?? null,
    ending: explained?.ending ?? nothing,
    share,
    parameters: parametersBehind(run, records, service, measures, placeIds),
    note,
  };
}

function tell(known: Known, { kind, id }: Chosen): Told | null {
  switch (kind) {
    case "operation":
    case "appointment":
      return tellCase(known, kind, id);
    case "bag":
    case "van":
      return tellSent(known, id);
    case "hospital":
      return tellHospital(known, id);
    case "trust":
      return tellTrust(known, id);
    case "laboratory":
      return tellLaboratory(known, id);
    case "practice":
      return tellPractice(known, id);
    case "borough":
      return tellBorough(known, id);
    case "measure":
      return tellMeasure(known, id);
    case "shelf":
      return tellShelf(known, id);
    case "system":
      return tellSystem(known, id);
    case "record":
      return tellRecord(known, id);
  }
}

function unknown({ kind, id }: Chosen): Told {
  return {
    title: `${kind} ${id}`,
    facts: ["This run knows nothing of it up to this moment."],
    record: -1,
    nothing: "There is nothing to explain yet: it may come later, or belong to another run.",
    note: "",
  };
}
