/** The parts of the bench, in order. To add one, write a file that exports `section` and name it here. */
export const sectionFiles: readonly string[] = [
  "./queues.ts",
  "./region.ts",
  "./experiment.ts",
  "./session.ts",
  "./page.ts",
];
