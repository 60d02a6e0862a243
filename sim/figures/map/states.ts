/** The map in the states it must stand: a made-up region of two boroughs, no run behind it. */
import type { Figure } from "../figure.ts";
import type { DayMovements, MapData, MapPlace, MapValues } from "./data.ts";
import { mapFigure } from "./figure.ts";
import { flatGeography, type Geography, noShapes, type Shapes } from "./geography.ts";

interface State {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}

const square = (name: string, west: number, east: number): Shapes["features"][number] => ({
  type: "Feature",
  properties: { name },
  geometry: {
    type: "Polygon",
    // Clockwise, as the files of a region are.
    coordinates: [
      [
        [west, 51.4],
        [west, 51.5],
        [east, 51.52],
        [east, 51.38],
        [west, 51.4],
      ],
    ],
  },
});

export const madeUpGeography: Geography = flatGeography(
  { type: "FeatureCollection", features: [square("Westham", -0.1, 0), square("Eastham", 0, 0.12)] },
  noShapes,
  noShapes,
);

const place = (id: string, name: string, kind: string, longitude: number, latitude: number): MapPlace => ({
  id,
  name,
  kind,
  borough: longitude < 0 ? "westham" : "eastham",
  longitude,
  latitude,
  listSize: 3000 + ((id.length * 7919 + Math.round(latitude * 10_000)) % 17) * 900,
});

interface Made {
  readonly practices: number;
  /** Share of requests held back. */
  readonly strength: number;
  readonly bags: number;
}

const noon = 720;

/** Plain rules make the numbers, the same each time. */
export function madeUpMap({ practices, strength, bags }: Made): MapData {
  const hospitals = [
    place("north", "Northgate Hospital", "acute-hospital", -0.05, 51.48),
    place("south", "Southgate Hospital", "acute-hospital", 0.06, 51.42),
    place("rest", "The Rest", "community-hospital", 0.09, 51.46),
  ];
  const laboratories = [
    place("hub", "Example hub laboratory", "laboratory", -0.02, 51.49),
    place("north-lab", "Northgate laboratory", "laboratory", -0.05, 51.48),
    place("aid", "Neighbour's laboratory", "mutual-aid-laboratory", 0.3, 51.55),
  ];
  const surgeries = Array.from({ length: practices }, (_, n) =>
    place(
      `P${n + 1}`,
      `Example Practice ${n + 1}`,
      "practice",
      -0.09 + ((n * 31) % 200) / 1000,
      51.41 + ((n * 17) % 80) / 1000,
    ),
  );
  return {
    region: "Exampleshire",
    practices: surgeries,
    hospitals,
    laboratories,
    boroughs: [
      { id: "westham", name: "Westham" },
      { id: "eastham", name: "Eastham" },
    ],
    dayText: "Mon 3 June 2024",
    practiceDayText: "Mon 3 June 2024",
    values: madeUpValues(practices, strength),
    movements: madeUpMovements(practices, bags),
    timeMin: noon,
    timeText: "12:00",
  };
}

function madeUpValues(practices: number, strength: number): MapValues {
  const each = (of: (number: number) => number): Float64Array =>
    Float64Array.from({ length: practices }, (_, n) => of(n));
  const requested = each((n) => 10 + ((n * 13) % 40));
  const deferred = requested.map((all, n) => Math.min(all, Math.round(all * strength * (0.4 + ((n * 7) % 13) / 10))));
  return {
    day: 7,
    practiceDay: 7,
    practices: {
      requested,
      sent: requested.map((all, n) => all - deferred[n]),
      deferred,
      backlog: deferred.map((n) => 3 * n),
    },
    hospitals: {
      booked: Float64Array.of(24, 10, Number.NaN),
      done: Float64Array.of(15, 10, Number.NaN),
      postponed: Float64Array.of(9, 0, Number.NaN),
    },
    laboratories: { capacity: Float64Array.of(0.3, 0.9, Number.NaN), waiting: Float64Array.of(420, 12, 0) },
  };
}

function madeUpMovements(practices: number, bags: number): DayMovements {
  const kinds = Array.from({ length: practices === 0 ? 0 : bags }, (_, n) =>
    n % 11 === 5 ? 2 : n % 17 === 9 ? 3 : n % 2,
  );
  const of = (read: (kind: number, n: number) => number): number[] => kinds.map(read);
  const leave = of((_, n) => noon - ((n * 29) % 90));
  return {
    day: 7,
    startMin: 0,
    endMin: 1440,
    kind: Uint8Array.from(kinds),
    from: Int16Array.from(of((kind, n) => (kind === 0 ? n % practices : kind === 2 ? -1 : n % 2))),
    to: Int16Array.from(of((kind, n) => (kind === 1 ? n % practices : kind === 3 ? -1 : n % 2))),
    leaveMin: Float64Array.from(leave),
    arriveMin: Float64Array.from(of((kind, n) => leave[n] + (kind === 3 ? 0 : 95))),
    count: Int32Array.from(of((kind, n) => (kind === 3 ? 1 : 1 + (n % 9)))),
    detail: Int32Array.from(of((kind, n) => (kind === 3 ? 0 : n % 3 === 0 ? 1 : 0))),
    entry: Int32Array.from(of((_, n) => n)),
    patientCases: kinds.flatMap((kind, n) => (kind === 3 ? [`2024-06-03/north.general/${n}`] : [])),
  };
}

const drawn = (data: MapData, width: number): Figure => mapFigure(data, { width, geography: madeUpGeography });

export const mapStates: readonly State[] = [
  {
    state: "empty",
    figure: (width) =>
      drawn({ ...madeUpMap({ practices: 0, strength: 0, bags: 0 }), values: null, movements: null }, width),
  },
  { state: "small", figure: (width) => drawn(madeUpMap({ practices: 4, strength: 0, bags: 6 }), width) },
  { state: "typical", figure: (width) => drawn(madeUpMap({ practices: 120, strength: 0.6, bags: 90 }), width) },
  { state: "extreme", figure: (width) => drawn(madeUpMap({ practices: 400, strength: 3, bags: 1500 }), width) },
];
