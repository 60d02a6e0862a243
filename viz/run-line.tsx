/** What identifies the run and whose data it rests on: version, scenario, seed, replication, hashes, attribution. */
import { useStore } from "./use-store.ts";

const short = (hash: string): string => hash.slice(0, 16);

export function RunLine() {
  const { facts, request, hashes, reachedMin } = useStore();
  const known = facts.value;
  if (known === null) return <footer class="run-line" />;
  const { calendar } = known;
  const done = (reachedMin.value - calendar.startMin[0]) / (calendar.endMin - calendar.startMin[0]);
  return (
    <footer class="run-line">
      <p>
        Model {known.modelVersion} · scenario {known.scenario.id} <code>{short(known.scenario.hash)}</code> · seed{" "}
        {request.value.seed} · replication {request.value.replication} ·{" "}
        <span data-testid="hash">
          {hashes.value === null ? (
            `simulated ${Math.floor(done * 100)} %`
          ) : (
            <>
              result <code title={hashes.value.result}>{short(hashes.value.result)}</code> · state{" "}
              <code title={hashes.value.state}>{short(hashes.value.state)}</code>
            </>
          )}
        </span>
      </p>
      <p>
        The same model version, scenario, seed, replication and decisions give the same hashes, here and in the command
        line. The simulation runs in this browser; nothing you choose or type leaves it.
      </p>
      <p>{known.region.attribution}</p>
      <p>
        Knock-on is independent: no organisation named in it has made, checked or endorsed it. Published weekly counts
        are unverified management information of the trusts.
      </p>
    </footer>
  );
}
