import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createNewest } from "../../../viz/store/newest.ts";

/** A questioner whose answers come when the test lets them. */
function aQuestioner(options: { readonly restMs?: () => number } = {}) {
  const wished = signal<number | null | undefined>(undefined);
  const asked: number[] = [];
  const failures: unknown[] = [];
  const waiting: {
    readonly of: number;
    readonly resolve: (got: string | null) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  const newest = createNewest<string>(
    () => {
      const of = wished.value;
      if (of === null || of === undefined) return of;
      return {
        key: String(of),
        ask: () => {
          asked.push(of);
          return new Promise((resolve, reject) => waiting.push({ of, resolve, reject }));
        },
      };
    },
    { fail: (error) => failures.push(error), ...options },
  );
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    newest,
    wished,
    asked,
    failures,
    answer: async () => {
      const one = waiting.shift();
      one?.resolve(`answer ${one.of}`);
      await settled();
    },
    refuse: async () => {
      waiting.shift()?.reject(new Error("broken"));
      await settled();
    },
  };
}

describe("the newest wish", () => {
  it("is asked when the question under way is answered; what was wished in between is not", async () => {
    const { newest, wished, asked, answer } = aQuestioner();
    for (const of of [1, 2, 3, 4]) wished.value = of;
    expect(asked).toEqual([1]);
    await answer();
    expect(newest.answer.value).toBe("answer 1");
    expect(asked).toEqual([1, 4]);
    await answer();
    expect(newest.answer.value).toBe("answer 4");
    expect(asked).toEqual([1, 4]);
  });

  it("is not asked again when its answer is shown", async () => {
    const { wished, asked, answer } = aQuestioner();
    wished.value = 1;
    await answer();
    wished.value = undefined;
    wished.value = 1;
    expect(asked).toEqual([1]);
  });

  it("of nothing clears the answer, also one that is under way; of nothing yet leaves it", async () => {
    const { newest, wished, answer } = aQuestioner();
    wished.value = 1;
    await answer();
    wished.value = undefined;
    expect(newest.answer.value).toBe("answer 1");
    wished.value = 2;
    wished.value = null;
    expect(newest.answer.value).toBeNull();
    await answer();
    expect(newest.answer.value).toBeNull();
  });

  it("of another run takes no answer of the run before", async () => {
    const { newest, wished, asked, answer } = aQuestioner();
    wished.value = 1;
    newest.clear();
    wished.value = 2;
    await answer();
    expect(newest.answer.value).toBeNull();
    expect(asked).toEqual([1, 2]);
    await answer();
    expect(newest.answer.value).toBe("answer 2");
  });

  it("tells what went wrong and goes on with the next", async () => {
    const { newest, wished, asked, failures, answer, refuse } = aQuestioner();
    wished.value = 1;
    await refuse();
    expect(failures).toEqual([new Error("broken")]);
    wished.value = 2;
    await answer();
    expect(asked).toEqual([1, 2]);
    expect(newest.answer.value).toBe("answer 2");
  });

  it("waits for a rest where one is wanted", async () => {
    const { wished, asked, answer } = aQuestioner({ restMs: () => 30 });
    wished.value = 1;
    await answer();
    wished.value = 2;
    expect(asked).toEqual([1]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(asked).toEqual([1, 2]);
  });

  it("asks nothing once it is closed", () => {
    const { newest, wished, asked } = aQuestioner();
    newest.close();
    wished.value = 1;
    expect(asked).toEqual([]);
  });
});
