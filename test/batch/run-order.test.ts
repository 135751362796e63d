import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inOrder } from "../../src/batch/order.ts";
import type { Begun, InOrderOptions } from "../../src/batch/order.ts";

function options(changes: Partial<InOrderOptions> = {}): InOrderOptions {
  return {
    limit: () => 4,
    window: 10,
    stop: new AbortController().signal,
    stopped: () => new Error("stopped"),
    ...changes,
  };
}

async function* numbers(count: number): AsyncGenerator<number> {
  for (let index = 0; index < count; index += 1) yield index;
}

/** Waits so many turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await turn();
}

async function* broken(): AsyncGenerator<number> {
  yield* numbers(2);
  throw new Error("broken");
}

async function collect<T>(items: AsyncIterable<T>): Promise<{ items: T[]; error: unknown }> {
  const collected: T[] = [];
  try {
    for await (const item of items) collected.push(item);
    return { items: collected, error: null };
  } catch (error) {
    return { items: collected, error };
  }
}

describe("work in order", () => {
  test("gives every output in the order of the input, whatever each takes, within limit and window", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.nat(6), { nil: null }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(3),
        async (delays, limit, window, consumerTurns) => {
          let running = 0;
          let begun = 0;
          let taken = 0;
          const begin = (index: number): Begun<number> => {
            begun += 1;
            // The consumer has taken `taken`, and holds one more at most.
            expect(begun - taken).toBeLessThanOrEqual(window + 1);
            const delay = delays[index] ?? null;
            if (delay === null) return { output: index };
            return {
              task: async () => {
                running += 1;
                expect(running).toBeLessThanOrEqual(limit);
                await turns(delay);
                running -= 1;
                return index;
              },
            };
          };
          const outputs: number[] = [];
          for await (const output of inOrder(
            numbers(delays.length),
            begin,
            options({ limit: () => limit, window }),
          )) {
            outputs.push(output);
            await turns(consumerTurns);
            taken += 1;
          }
          expect(outputs).toEqual(delays.map((_, index) => index));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("keeps all places busy while the first result is awaited", async () => {
    const first = Promise.withResolvers<void>();
    let finished = 0;
    const results = inOrder(
      numbers(10),
      (index) => ({
        task: async () => {
          if (index === 0) await first.promise;
          else await turn();
          finished += 1;
          if (finished === 9) first.resolve();
          return index;
        },
      }),
      options({ limit: () => 2 }),
    );
    expect((await collect(results)).items).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("a limit that grows is used", async () => {
    let limit = 1;
    let running = 0;
    let most = 0;
    const results = inOrder(
      numbers(20),
      (index) => ({
        task: async () => {
          running += 1;
          most = Math.max(most, running);
          await turns(3);
          running -= 1;
          limit += 1;
          return index;
        },
      }),
      options({ limit: () => limit, window: 100 }),
    );
    expect((await collect(results)).items).toHaveLength(20);
    expect(most).toBeGreaterThan(2);
  });

  test("an error comes in its place, and only after the tasks that run", async () => {
    let finished = 0;
    const results = inOrder(
      numbers(100),
      (index) => ({
        task: async () => {
          await turns(index === 2 ? 1 : 5);
          if (index === 2) throw new Error("two");
          finished += 1;
          return index;
        },
      }),
      options(),
    );
    const { items, error } = await collect(results);
    expect(items).toEqual([0, 1]);
    expect(error).toEqual(new Error("two"));
    // 0, 1 and 3 ran beside it; nothing was begun after it failed.
    expect(finished).toBe(3);
  });

  test("an error of the source comes after what was read before it", async () => {
    const { items, error } = await collect(
      inOrder(broken(), (index) => ({ task: async () => index }), options()),
    );
    expect(items).toEqual([0, 1]);
    expect(error).toEqual(new Error("broken"));
  });

  test("stopped, it finishes what runs, begins nothing new, and says so at the end", async () => {
    const stop = new AbortController();
    let begun = 0;
    const results = inOrder(
      numbers(100),
      (index) => {
        begun += 1;
        return {
          task: async () => {
            await turns(4);
            if (index === 5) stop.abort();
            return index;
          },
        };
      },
      options({ stop: stop.signal }),
    );
    const { items, error } = await collect(results);
    expect(items).toEqual(Array.from({ length: begun }, (_, index) => index));
    expect(begun).toBeLessThan(14);
    expect(error).toEqual(new Error("stopped"));
  });

  test("stopped after the last input, it has nothing to say", async () => {
    const stop = new AbortController();
    const results = inOrder(
      numbers(3),
      (index) => ({
        task: async () => {
          await turns(20);
          stop.abort();
          return index;
        },
      }),
      options({ stop: stop.signal }),
    );
    expect(await collect(results)).toEqual({ items: [0, 1, 2], error: null });
  });

  test("stopped, it does not wait for input that never comes", async () => {
    const stop = new AbortController();
    const silent: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    };
    setImmediate(() => stop.abort());
    const { error } = await collect(
      inOrder(silent, (index) => ({ output: index }), options({ stop: stop.signal })),
    );
    expect(error).toEqual(new Error("stopped"));
  });

  test("a consumer that leaves waits for the tasks that run and lets go of the source", async () => {
    let isClosed = false;
    let finished = 0;
    async function* source(): AsyncGenerator<number> {
      try {
        yield* numbers(100);
      } finally {
        isClosed = true;
      }
    }
    const results = inOrder(
      source(),
      (index) => ({
        task: async () => {
          await turns(index);
          finished += 1;
          return index;
        },
      }),
      options(),
    );
    for await (const output of results) {
      if (output === 1) break;
    }
    expect(finished).toBeGreaterThan(2);
    await turn();
    expect(isClosed).toBe(true);
  });
});
