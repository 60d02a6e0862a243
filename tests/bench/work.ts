/**
 * Runs one model in a process of its own, so that no model profits from or suffers under what ran before it.
 * usage: work.ts mm CUSTOMERS SERVERS SEED | preempt CUSTOMERS SEED | renege CUSTOMERS SEED | hold PENDING OPERATIONS SEED
 * Prints seconds, V8's warm-up included, and the answers.
 */
import { hold, mmc, preempt, renege } from "./models.ts";

const [model, ...words] = process.argv.slice(2);
const [first, second] = words.map(Number);
const seed = words[words.length - 1];
const answers =
  model === "mm"
    ? mmc(first, second, seed)
    : model === "preempt"
      ? preempt(first, seed)
      : model === "renege"
        ? renege(first, seed)
        : hold(first, second, seed);
console.log(answers.join(" "));
