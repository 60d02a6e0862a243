/** The data dictionary of a folder of results: every table with its columns, every measure and place with what it means. */
import type { MeasureSpec, Setup } from "../model/index.ts";
import type { Column, Table } from "./table.ts";

export interface Dictionary {
  readonly tables: readonly {
    readonly name: string;
    readonly description: string;
    readonly columns: readonly Column[];
  }[];
  readonly measures: readonly MeasureSpec[];
  readonly places: readonly { readonly id: string; readonly name: string }[];
}

export function dictionaryOf(setup: Setup, tables: readonly Table[]): Dictionary {
  return {
    tables: tables.map(({ name, description, columns }) => ({ name, description, columns })),
    measures: setup.layout.specs.map(({ name, unit, definition, of, by }) => ({ name, unit, definition, of, by })),
    places: setup.places.rollups.map(({ id, name }) => ({ id, name })),
  };
}
