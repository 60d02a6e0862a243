/** What is said on every surface. */
export const standingText =
  "For planning, exercises and research. Not for live decisions about patients, lists or blood issue. Not a medical device. Patients are simulated. Do not enter patient data.";

export function AlwaysSaid() {
  return (
    <p class="always-said" role="note">
      {standingText}
    </p>
  );
}
