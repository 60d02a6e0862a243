/** What identifies the run and whose data it rests on: version, scenario, seed, replication, hashes, attribution. */
import { momentText } from "./times.ts";
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
      <AgreementLine />
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

/** Two ways to the state at the clock: the session that the pictures are read from, and a run of its own from the start. */
function AgreementLine() {
  const { facts, agreement, clock } = useStore();
  const known = facts.value;
  if (known === null) return null;
  const found = agreement.agreement.value;
  return (
    <p class="agreement">
      <button type="button" class="quiet" onClick={() => void agreement.check(clock.timeMin.peek())}>
        Check this moment
      </button>{" "}
      <span role="status" data-testid="agreement">
        {found === null
          ? "Runs the simulation again, apart, up to the moment shown, and compares."
          : `${momentText(known.calendar, found.timeMin)}: shown ${short(found.shown)}, run again ${found.apart === null ? "…" : short(found.apart)}${found.apart === null ? "" : found.apart === found.shown ? ": the same." : ": NOT the same; please report this."}`}
      </span>
    </p>
  );
}
