"""Reads the tables of a folder of results: python3 read_tables.py [--csv] FOLDER [MEASURE [PLACE]]

Prints the weekly means of a measure. With pandas and pyarrow it reads the Parquet file, with --csv or without them the CSV
file, for which Python alone is enough. Both hold the same rows.
"""

import csv
import json
import pathlib
import sys


def rows_of(folder, wants_csv):
    """Weekly rows as dictionaries, and the name of the file they come from."""
    if not wants_csv:
        try:
            import pandas

            table = pandas.read_parquet(folder / "weekly.parquet")
            return table.to_dict("records"), "weekly.parquet"
        except ImportError:
            pass
    with open(folder / "weekly.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file)), "weekly.csv"


def main(arguments):
    wants_csv = "--csv" in arguments
    folder, measure, place, *_ = [a for a in arguments if a != "--csv"] + ["elective.done", "kch+gstt"]
    folder = pathlib.Path(folder)
    rows, name = rows_of(folder, wants_csv)
    with open(folder / "dictionary.json", encoding="utf-8") as file:
        units = {spec["name"]: spec["unit"] for spec in json.load(file)["measures"]}
    print(f"{name}: {measure} at {place} ({units[measure]})")
    for row in rows:
        if row["measure"] == measure and row["place"] == place:
            print(f"week {int(row['week'])}: {float(row['mean']):.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
