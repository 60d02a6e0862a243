/** The text of a study of two cells with two replications each. */
export const tinyStudy = `study: 1
name: tiny
title: A tiny study
scenarios: [synnovis-2024]
set: [horizon=7 d, warm-up=1 d]
settings: [{ name: as-told }, { name: few, set: [laboratory.weekendFraction=0.4] }]
replications: 2
seed: "7"
measures: [elective.done]
`;
