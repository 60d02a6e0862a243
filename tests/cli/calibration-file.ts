/** The text of a calibration that takes seconds: a week, two parameters, one published week of each series. */
export const tinyCalibration = `calibration: 1
name: tiny
title: A tiny calibration
scenario: synnovis-2024
twin: no-incident
seed: "7"
cutoff: 3
parameters:
  - { path: outpatients.testDependentFraction, because: it moves the clinics }
  - { path: laboratory.bookingInMin, low: 4, high: 9, because: it moves the laboratory }
candidates: [outpatients.testDependentFraction, laboratory.bookingInMin, outpatients.seenAnywayFraction]
targets:
  - { id: clinics, measure: outpatient.postponed@kch+gstt, weeks: 1, published: true, error: 10 %, discrepancy: 30 %, because: told, source: x }
  - { id: practices, measure: gp.testsSent@region, weeks: 1, low: 0.4, high: 0.7, relative-to-twin: true, error: 0.1, discrepancy: 0.1, because: told, source: x }
quick:
  set: [horizon=7 d, warm-up=2 d]
  twin-replications: 2
  waves: [{ points: 8, replications: 2 }, { points: 4, replications: 2 }]
full:
  set: [horizon=7 d, warm-up=2 d]
  twin-replications: 2
  trajectories: 2
  waves: [{ points: 8, replications: 2 }]
`;
