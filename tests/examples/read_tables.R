# Reads the tables of a folder of results: Rscript read_tables.R [--csv] FOLDER [MEASURE [PLACE]]
#
# Prints the weekly means of a measure. With the package arrow it reads the Parquet file, with --csv or without arrow the CSV
# file, for which R alone is enough. Both hold the same rows.

arguments <- commandArgs(trailingOnly = TRUE)
wants_csv <- "--csv" %in% arguments || !requireNamespace("arrow", quietly = TRUE)
given <- arguments[arguments != "--csv"]
folder <- given[1]
measure <- if (length(given) > 1) given[2] else "elective.done"
place <- if (length(given) > 2) given[3] else "kch+gstt"

name <- if (wants_csv) "weekly.csv" else "weekly.parquet"
weekly <- if (wants_csv) read.csv(file.path(folder, name)) else as.data.frame(arrow::read_parquet(file.path(folder, name)))

rows <- weekly[weekly$measure == measure & weekly$place == place, ]
cat(sprintf("%s: %s at %s (%s)\n", name, measure, place, rows$unit[1]))
cat(sprintf("week %d: %.4f\n", rows$week, rows$mean), sep = "")
