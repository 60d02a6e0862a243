/** What is fixed for every run of primary care: demand by practice, courier times, birth sources, event kinds, measure numbers. */
import { InvariantError } from "../../engine/index.ts";
import type { BirthSource } from "../births.ts";
import type { Setup } from "../setup.ts";
import type { World } from "../world.ts";

const name = "primary-care";

export type Fixed = ReturnType<typeof prepare>;
export const fixed = (world: World) => world.setup.fixed[name] as Fixed;

const workingDaysPerWeek = 5;
/** Kilometres of one degree of latitude, and of longitude at the latitude of London. */
const kmPerDegreeNorth = 111.2;
const kmPerDegreeEast = 69.2;
/** References must fit an int32. */
const largestReference = 2_147_483_647;

/** Uniforms of a practice and day: time, then for each bag its requests and urgent ones, then by bag what is held back and who walks in, then what lapses and what goes elsewhere. */
export const practiceLuck = 11;

export function prepare(setup: Setup) {
  const { places, calendar } = setup;
  const { practices, laboratories, boroughs } = places;
  const number = (parameter: string): number => setup.number(name, parameter);
  const perDay = Float64Array.from(
    practices,
    (p) => ((p.listSize / 1000) * number("samplesPer1000Week")) / workingDaysPerWeek,
  );
  const morningFraction = number("morningFraction");
  const courierMin = new Float32Array(practices.length * laboratories.length);
  practices.forEach((practice, p) => {
    if (places.laboratoryOfPractice[p] < 0) throw new InvariantError(`the practice ${practice.id} has no laboratory`);
    laboratories.forEach((laboratory, l) => {
      const north = ((practice.latitude ?? 0) - (laboratory.latitude ?? 0)) * kmPerDegreeNorth;
      const east = ((practice.longitude ?? 0) - (laboratory.longitude ?? 0)) * kmPerDegreeEast;
      const km = Math.sqrt(north * north + east * east);
      courierMin[p * laboratories.length + l] = number("courierBaseMin") + km * number("courierMinPerKm");
    });
  });
  /** Practices of each source: one source a borough, one birth a practice. */
  const members: Int32Array[] = [];
  const workingDays = (count: number): Float64Array =>
    Float64Array.from(calendar.isWorking, (isWorking) => isWorking * count);
  const startMinute = number("morningHour") * 60;
  const spreadMin = number("collectionSpreadMin");
  const addGroup = (id: string, borough: number): void => {
    const own = Int32Array.from(practices.flatMap((_, p) => (places.boroughOfPractice[p] === borough ? [p] : [])));
    if (own.length === 0) return;
    members.push(own);
    const source: BirthSource = {
      name: `${id}.practices`,
      kind: setup.kind("primary-care.morningCollected"),
      place: members.length - 1,
      width: practiceLuck,
      meanByDay: workingDays(own.length),
      exactly: true,
      minuteOfDay: (u) => startMinute + (u - 0.5) * spreadMin,
    };
    setup.addSource(source);
  };
  boroughs.forEach((borough, b) => {
    addGroup(borough.id, b);
  });
  addGroup("elsewhere", -1);

  const rangeMin = calendar.endMin - calendar.startMin[0];
  const perTick = practices.length * bagClasses;
  const measure = (what: string): number => setup.measure(`gp.${what}`);
  return {
    members,
    perDay,
    /** Share of the day's requests in each bag. */
    bagShare: [morningFraction, 1 - morningFraction],
    urgentFraction: number("urgentFraction"),
    afternoonAfterMin: (number("afternoonHour") - number("morningHour")) * 60,
    courierMin,
    boroughOfPractice: places.boroughOfPractice,
    reachesHours: setup.sampler(name, "guidanceReachesHours"),
    liftingHours: setup.sampler(name, "liftingReachesHours"),
    adherence: setup.sampler(name, "adherenceFraction"),
    walkInFraction: number("walkInFraction"),
    lapsePerDay: number("lapsePerDayFraction"),
    emergencyPerDay: number("emergencyPerDayFraction"),
    spareFraction: number("phlebotomySpareFraction"),
    /** Minutes of one step of the clock that a bag's reference carries. */
    tickMin: Math.max(1, Math.ceil((rangeMin * perTick) / largestReference)),
    kind: {
      afternoon: setup.kind("primary-care.afternoonCollected"),
      seen: setup.kind("primary-care.resultsSeen"),
      discarded: setup.kind("primary-care.samplesDiscarded"),
    },
    measure: {
      requested: measure("testsRequested"),
      sent: measure("testsSent"),
      deferred: measure("testsDeferred"),
      heldBySystems: measure("testsHeldBySystems"),
      returned: measure("testsReturned"),
      lapsed: measure("testsLapsed"),
      diverted: measure("testsDiverted"),
      discarded: measure("samplesDiscarded"),
      seen: measure("resultsSeen"),
      backlog: measure("backlog"),
      resultWait: measure("resultWait"),
    },
  };
}

/** Urgent and routine requests travel as two bags. */
export const bagClasses = 2;
