import { describe, expect, it } from "vitest";
import { theatreGroups } from "../../sim/model/contracts.ts";
import { act } from "../../sim/model/index.ts";
import { measureOf } from "../support/model.ts";
import { anAction, at } from "../support/scenario.ts";
import { aTheatreWorld } from "../support/theatre-world.ts";

const general = theatreGroups.indexOf("general");
const daySurgery = theatreGroups.indexOf("day-surgery");
const kch = 1;

describe("theatres", () => {
  it("plans lists on working days only, for the decisions that are expected", () => {
    const world = aTheatreWorld({ calendar: { bankHolidays: ["2024-05-27"] } });
    const { calendar } = world.setup;
    let minutes = 0;
    let working = 0;
    for (let day = 0; day < calendar.days; day++) {
      const lists = world.ask.listsOn(world, kch, general, day);
      if (!calendar.isWorking[day]) expect(lists).toBe(0);
      working += calendar.isWorking[day];
      minutes += world.ask.listTargetMin(world, kch, general, day);
    }
    const wanted = ((25 * 210 + 40 * 75) * 1.06) / 5;
    expect(minutes / working).toBeGreaterThan(wanted * 0.97);
    expect(minutes / working).toBeLessThan(wanted * 1.03);
  });

  it("books a case on the fullest list with room, and on none when no list has room", () => {
    const world = aTheatreWorld();
    const day = world.setup.calendar.days + 42;
    const lists = world.ask.listsOn(world, kch, general, day);
    expect(lists).toBeGreaterThan(1);
    expect(world.request.bookOnList(world, kch, general, day, 200)).toBe(0);
    expect(world.request.bookOnList(world, kch, general, day, 300)).toBe(1);
    expect(world.request.bookOnList(world, kch, general, day, 100)).toBe(1);
    expect(world.ask.listFreeMin(world, kch, general, day, 1)).toBe(80);
    world.request.leaveList(world, kch, general, day, 1, 300);
    expect(world.ask.listFreeMin(world, kch, general, day, 1)).toBe(380);
    expect(world.request.bookOnList(world, kch, general, day, 481)).toBe(-1);
  });

  it("pauses a class, or all cases that need a sample, and spares what the decision spares", () => {
    const world = aTheatreWorld();
    const cancer = 2;
    const laparoscopic = 5;
    act(
      world,
      anAction("theatre.pause", { hospitals: ["kch"], classes: ["needs-group-and-screen"], except: ["cancer"] }),
    );
    world.runUntil(world.sim.nowMin);
    const paused = (surgicalClass: number, needs: number, isCancer: number, hospital = kch) =>
      world.ask.casePaused(world, hospital, surgicalClass, needs, 3, isCancer) >= 0;
    expect(paused(laparoscopic, 1, 0)).toBe(true);
    expect(paused(laparoscopic, 0, 0)).toBe(false);
    expect(paused(cancer, 1, 1)).toBe(false);
    expect(paused(laparoscopic, 1, 0, 0)).toBe(false);
    act(world, anAction("theatre.resume", { hospitals: ["kch-trust"], classes: ["laparoscopic"] }));
    world.runUntil(world.sim.nowMin);
    expect(paused(laparoscopic, 1, 0)).toBe(false);
    expect(paused(4, 1, 0)).toBe(true);
  });

  it("cuts lists when a strike is announced, not before", () => {
    const strike = {
      label: "strike",
      fromMin: at("2024-06-20 07:00"),
      toMin: at("2024-06-22 07:00"),
      electiveFraction: 0.5,
      source: "test",
    };
    const world = aTheatreWorld({ calendar: { strikes: [strike] } });
    const day = world.setup.calendar.warmUpDays + 17;
    const before = world.ask.listsOn(world, kch, daySurgery, day);
    world.runUntil(at("2024-06-07 12:00"));
    expect(world.ask.listsOn(world, kch, daySurgery, day)).toBe(before);
    world.runUntil(at("2024-06-08 12:00"));
    let kept = 0;
    let planned = 0;
    for (let group = 0; group < theatreGroups.length; group++) {
      kept += world.ask.listsOn(world, kch, group, day);
      planned += world.ask.listsOn(world, kch, group, day + 7);
    }
    expect(kept / planned).toBeGreaterThan(0.35);
    expect(kept / planned).toBeLessThan(0.65);
    world.runUntil(at("2024-06-24"));
    expect(measureOf(world, "elective.postponedStrike", 17, 19)).toBeGreaterThan(0);
    expect(measureOf(world, "elective.postponed", 0, 21)).toBe(0);
    expect(world.violations()).toEqual([]);
  });

  it("adds extra lists at weekends after their notice, and they are used", () => {
    const world = aTheatreWorld();
    world.runUntil(0);
    act(world, anAction("theatre.extraLists", { hospitals: ["kch"], count: 4, weeks: 3 }));
    world.runUntil(world.setup.calendar.endMin);
    expect(measureOf(world, "elective.done", 0, 14, ["kch"])).toBeGreaterThan(0);
    const weekend = (week: number) => measureOf(world, "elective.done", week * 7 + 5, week * 7 + 7, ["kch"]);
    expect(weekend(0)).toBe(0);
    expect(weekend(2)).toBeGreaterThan(0);
    expect(weekend(4)).toBeGreaterThan(0);
    expect(weekend(6)).toBe(0);
    const twin = aTheatreWorld();
    twin.runUntil(twin.setup.calendar.endMin);
    const lists = (one: typeof world) => measureOf(one, "theatre.lists", 14, 35, ["kch"]);
    expect(lists(world) - lists(twin)).toBe(12);
  });
});
