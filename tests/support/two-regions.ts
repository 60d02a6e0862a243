/**
 * Two copies of a region in one scenario: each place a second time with a suffix, with the same values by place, struck by the same
 * incident and answered by the same rules. Nothing of one copy names a place of the other. The nation has one blood service: its
 * demand and collection are values of England and stay single; tests keep its stock apart (arrows.ts).
 */
import type { Action, Place, ResponseRule, Scenario } from "../../sim/scenario/index.ts";

const suffix = "-again";

type Arguments = Action["arguments"];

export function twoRegions(scenario: Scenario): Scenario {
  const { places } = scenario.region;
  const ids = new Set(places.map(({ id }) => id));
  const again = (id: string): string => (ids.has(id) ? id + suffix : id);

  const copied = (place: Place): Place => ({
    ...place,
    id: again(place.id),
    trust: again(place.trust),
    borough: again(place.borough),
    laboratory: again(place.laboratory),
    bloodBank: again(place.bloodBank),
  });
  const argumentsAgain = (given: Arguments): Arguments =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => {
        if (typeof value === "string") return [name, again(value)];
        return [
          name,
          Array.isArray(value) ? value.map((each) => (typeof each === "string" ? again(each) : each)) : value,
        ];
      }),
    ) as Arguments;
  const namesPlaces = (action: Action): boolean =>
    JSON.stringify(argumentsAgain(action.arguments)) !== JSON.stringify(action.arguments);
  const actionAgain = <A extends Action>(action: A): A => ({ ...action, arguments: argumentsAgain(action.arguments) });

  // What names no place holds for all places already.
  const rulesAgain = scenario.response.flatMap((rule): ResponseRule[] => {
    const actions = rule.actions.filter(namesPlaces).map(actionAgain);
    if (actions.length === 0) return [];
    const { trigger } = rule;
    const watched = trigger.kind === "when" ? { ...trigger, place: again(trigger.place) } : trigger;
    return [{ ...rule, id: rule.id + suffix, trigger: watched, actions }];
  });

  const byPlaceAgain = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const named = Object.entries(value).filter(([id]) => ids.has(id));
    return { ...value, ...Object.fromEntries(named.map(([id, each]) => [again(id), each])) };
  };
  const parameters = Object.fromEntries(
    Object.entries(scenario.parameters).map(([service, values]) => [
      service,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, byPlaceAgain(value)])),
    ]),
  ) as Scenario["parameters"];

  return {
    ...scenario,
    id: `${scenario.id}-twice`,
    region: { ...scenario.region, places: [...places, ...places.map(copied)] },
    parameters,
    incident: scenario.incident.flatMap((entry) => [
      entry,
      ...(namesPlaces(entry) ? [{ ...actionAgain(entry), id: entry.id + suffix }] : []),
    ]),
    response: [...scenario.response, ...rulesAgain],
  };
}

/** Whether a place id is of the second copy. */
export const isAgain = (id: string): boolean => id.endsWith(suffix);
