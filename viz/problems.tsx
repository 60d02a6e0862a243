/** What is wrong with a scenario or a run, line by line as the loader says it. */
export function Problems({ lines }: { readonly lines: readonly string[] }) {
  return (
    <section class="problems" role="alert">
      <h2>This scenario cannot be run</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
