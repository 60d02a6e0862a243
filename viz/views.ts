/** The views of the page: tabs, in their order, with the key that shows each. */
export const views = [
  { name: "overview", title: "Overview", about: "map, cascade and weeks" },
  {
    name: "care",
    title: "Postponed care",
    about: "every operation and appointment of the week, and the theatre board",
  },
  { name: "blood", title: "Blood", about: "fridges, pathways and the national stock" },
  { name: "practices", title: "Practices", about: "193 general practices" },
  { name: "words", title: "In words", about: "the situation report at the clock" },
] as const;

export type ViewName = (typeof views)[number]["name"];

/** @returns null for a text that names no view */
export const viewNamed = (text: string | null): ViewName | null =>
  views.find(({ name }) => name === text)?.name ?? null;
