// The data of South East London: every table has its columns, and every name in one file is known in the other.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { csvParse, csvParseRows } from "d3-dsv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = fileURLToPath(new URL("../../scenarios/regions/south-east-london/", import.meta.url));
const text = (name: string): string => readFileSync(`${folder}${name}`, "utf8");

type Row = Readonly<Record<string, string>>;
const table = (name: string): Row[] => csvParse(text(name)).map((row) => ({ ...row }) as Row);
const idsOf = (rows: readonly Row[]): string[] => rows.map((row) => row.id ?? "");

interface RegionFile {
  readonly trusts: readonly { readonly id: string; readonly ods: string }[];
  readonly boroughs: readonly string[];
  readonly calendar: {
    readonly bankHolidays: readonly { readonly date: string }[];
    readonly strikes: readonly { readonly electiveFraction: number; readonly source: string }[];
    readonly monthFactor: Readonly<Record<string, number>>;
  };
}
interface Shapes {
  readonly features: readonly { readonly properties: { readonly name: string } }[];
}

const region = parse(text("region.yaml")) as RegionFile;
const sites = table("sites.csv");
const practices = table("practices.csv");
const published = table("published-weeks.csv");
const boroughIds = region.boroughs.map((name) => name.toLowerCase());
const trustIds = region.trusts.map((trust) => trust.id);
const laboratories = sites.filter((site) => /laboratory$/.test(site.kind ?? ""));
const hospitals = sites.filter((site) =>
  /^(acute|specialist|childrens|elective|community|mental-health)-hospital$/.test(site.kind ?? ""),
);

const columns: Readonly<Record<string, string>> = {
  "sites.csv": "id,name,kind,trust,borough,lat,lon,laboratory,blood_bank,note,provenance",
  "practices.csv": "ods_code,name,postcode,borough,lat,lon,list_size,list_basis,pcn_code,pcn_name,laboratory",
  "activity.csv": "organisation,measure,period,value,unit,source",
  "published-weeks.csv": "measure,place,week,low,high,use,source,note",
};

describe("tables of South East London", () => {
  it.each(Object.keys(columns))("%s has its columns, and every row fills them", (name) => {
    const rows = csvParseRows(text(name));
    const header = (columns[name] ?? "").split(",");
    expect(rows[0]).toEqual(header);
    expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
  });

  it("no two places share an id", () => {
    const ids = [
      ...idsOf(sites),
      ...practices.map((row) => (row.ods_code ?? "").toLowerCase()),
      ...trustIds,
      ...boroughIds,
    ];
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9][a-z0-9-]*$/.test(id))).toEqual([]);
  });

  it("every place lies on the map of England", () => {
    const outside = [...sites, ...practices].filter((row) => {
      const [lat, lon] = [Number(row.lat), Number(row.lon)];
      return !(lat > 49.8 && lat < 55.9 && lon > -6 && lon < 2);
    });
    expect(outside).toEqual([]);
  });
});

describe("practices", () => {
  it("are 193 with 2,080,281 registered patients", () => {
    expect(practices).toHaveLength(193);
    expect(practices.reduce((sum, row) => sum + Number(row.list_size), 0)).toBe(2_080_281);
  });

  it("lie in a borough of the region and send to a laboratory", () => {
    expect(practices.filter((row) => !boroughIds.includes(row.borough ?? ""))).toEqual([]);
    expect(practices.filter((row) => !idsOf(laboratories).includes(row.laboratory ?? ""))).toEqual([]);
  });

  it("are in every borough", () => {
    expect([...new Set(practices.map((row) => row.borough))].sort()).toEqual([...boroughIds].sort());
  });
});

describe("sites", () => {
  it("name trusts and boroughs of the region, or none", () => {
    expect(sites.filter((site) => site.trust !== "" && !trustIds.includes(site.trust ?? ""))).toEqual([]);
    expect(sites.filter((site) => site.borough !== "" && !boroughIds.includes(site.borough ?? ""))).toEqual([]);
  });

  it("of the kind hospital send to a laboratory and belong to a trust", () => {
    expect(hospitals.filter((site) => !idsOf(laboratories).includes(site.laboratory ?? ""))).toEqual([]);
    expect(hospitals.filter((site) => !trustIds.includes(site.trust ?? ""))).toEqual([]);
  });

  it("have eight blood banks that serve ten hospitals, each bank serving itself", () => {
    const served = sites.filter((site) => site.blood_bank !== "");
    const banks = [...new Set(served.map((site) => site.blood_bank ?? ""))];
    expect(served).toHaveLength(10);
    expect(banks.sort()).toEqual(["guys", "harefield", "kch", "pruh", "qeh", "royal-brompton", "st-thomas", "uhl"]);
    for (const bank of banks) expect(hospitals.find((site) => site.id === bank)?.blood_bank).toBe(bank);
  });

  it("have seven laboratories of the supplier, as published", () => {
    expect(laboratories.filter((site) => (site.id ?? "").startsWith("synnovis-"))).toHaveLength(7);
  });

  it("put a laboratory where its hospital stands", () => {
    for (const laboratory of laboratories) {
      const hospital = hospitals.find((site) => (laboratory.id ?? "").replace(/^(synnovis-esl|esel)-/, "") === site.id);
      if (hospital === undefined) continue;
      expect([laboratory.lat, laboratory.lon]).toEqual([hospital.lat, hospital.lon]);
      expect(hospital.laboratory).toBe(laboratory.id);
    }
  });

  it("say where each row comes from", () => {
    expect(sites.filter((site) => site.provenance === "")).toEqual([]);
  });
});

describe("published numbers", () => {
  it("are ranges of weeks 1 to 4 with a source", () => {
    for (const row of published) {
      expect(Number(row.low)).toBeLessThanOrEqual(Number(row.high));
      expect([1, 2, 3, 4]).toContain(Number(row.week));
      expect(["fitted", "context"]).toContain(row.use);
      expect(row.source).toMatch(/^https:/);
    }
  });

  it("give postponements of every week that may be fitted", () => {
    const weeksOf = (measure: string) =>
      published.filter((row) => row.measure === measure).map((row) => Number(row.week));
    for (const measure of ["elective.postponed", "outpatient.postponed", "laboratory.capacityFraction"]) {
      expect(weeksOf(measure)).toEqual([1, 2, 3, 4]);
    }
  });
});

describe("region file", () => {
  it("names the five trusts with their ODS codes", () => {
    expect(region.trusts.map(({ id, ods }) => `${id} ${ods}`)).toEqual([
      "gstt RJ1",
      "kch-trust RJZ",
      "lgt RJ2",
      "oxleas RPG",
      "slam RV5",
    ]);
  });

  it("has the bank holidays of the run and one strike whose effect is called an assumption", () => {
    const dates = region.calendar.bankHolidays.map(({ date }) => date);
    for (const date of ["2024-05-06", "2024-05-27", "2024-08-26"]) expect(dates).toContain(date);
    expect(region.calendar.strikes).toHaveLength(1);
    expect(region.calendar.strikes[0]?.source).toMatch(/^assumption/);
  });

  it("draws the boroughs that it names", () => {
    const shapes = JSON.parse(text("boroughs.geojson")) as Shapes;
    expect(shapes.features.map((feature) => feature.properties.name).sort()).toEqual([...region.boroughs].sort());
    const around = JSON.parse(text("context-boroughs.geojson")) as Shapes;
    expect(around.features.filter((feature) => region.boroughs.includes(feature.properties.name))).toEqual([]);
  });

  it("has a SOURCES.md that speaks of every file", () => {
    const told = text("SOURCES.md");
    const files = readdirSync(folder).filter((name) => name !== "SOURCES.md");
    expect(files.filter((name) => !told.includes(name))).toEqual([]);
  });
});
