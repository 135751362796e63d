import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBudget, highestCost } from "../../src/batch/budget.ts";
import { paceModel } from "../../src/batch/outgoing.ts";
import type { Wait } from "../../src/batch/outgoing.ts";
import { createPace } from "../../src/batch/pace.ts";
import { GreenroomError, isGreenroomError } from "../../src/errors.ts";
import type { Model, ModelCall, ModelRequest } from "../../src/grading/ports.ts";
import * as z from "zod";
import { observedModel } from "./running.ts";
import type { Behaviour } from "./running.ts";

const price = { inputPerMillion: 1, outputPerMillion: 5 };
const limited = new GreenroomError("service", "Too many.", "Wait.");

const request: ModelRequest<{ ok: boolean }> = {
  purpose: "judge",
  messages: [{ role: "user", content: "x".repeat(1000) }],
  schema: z.object({ ok: z.boolean() }),
  temperature: 0,
  maxOutputTokens: 2000,
};

/** What the request may cost at most, as the fake model counts its bytes. */
const most = highestCost(
  { bytes: JSON.stringify(request.messages).length, maxOutputTokens: 2000 },
  price,
);

function start(behave: (call: number) => Behaviour, maxCostUsd: number | null, chosen = 50) {
  let nowMs = 0;
  const calls: ModelCall[] = [];
  const waits: (Wait | null)[] = [];
  const now = (): Date => new Date(nowMs);
  const observed = observedModel((_, call) => behave(call));
  const model = paceModel(observed.model, {
    pace: createPace({
      chosen,
      now,
      sleep: async (milliseconds) => {
        nowMs += milliseconds;
      },
      stop: new AbortController().signal,
    }),
    budget: maxCostUsd === null ? null : { budget: createBudget(maxCostUsd), price },
    now,
    onCall: (call) => calls.push(call),
    onWait: (wait) => waits.push(wait),
  });
  return { model, calls, waits, observed };
}

/** The model at a pace of 50 at once, by a clock that stands still. */
function atOnePace(model: Model): Model {
  const now = (): Date => new Date(0);
  const stop = new AbortController().signal;
  return paceModel(model, {
    pace: createPace({ chosen: 50, now, sleep: async () => undefined, stop }),
    budget: null,
    now,
    onCall: () => undefined,
  });
}

async function outcomes(work: Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((each) =>
    each.status === "fulfilled"
      ? "ok"
      : isGreenroomError(each.reason)
        ? each.reason.code
        : String(each.reason),
  );
}

describe("requests of a batch", () => {
  test("a refusal for the rate is waited out and asked again", async () => {
    const { model, calls, waits } = start(
      (call) =>
        call < 3
          ? { error: limited, status: 429, limits: { retryAfterMs: 500 } }
          : { reply: { ok: true } },
      null,
    );
    expect(await model.complete(request)).toMatchObject({ ok: true });
    expect(calls.map(({ outcome }) => outcome)).toEqual(["service", "service", "service", "ok"]);
    expect(waits).toEqual([500, 1000, 1500].map((untilMs) => ({ reason: "rate-limit", untilMs })));
  });

  test("but not for ever, and no other failure is", async () => {
    const always = start(
      () => ({ error: limited, status: 429, limits: { retryAfterMs: 1 } }),
      null,
    );
    expect(await outcomes([always.model.complete(request)])).toEqual(["service"]);
    expect(always.calls).toHaveLength(10);
    const hours = start(
      () => ({ error: limited, status: 429, limits: { retryAfterMs: 3_600_000 } }),
      null,
    );
    expect(await outcomes([hours.model.complete(request)])).toEqual(["service"]);
    // Nobody waits for so long, so nothing says that somebody does.
    expect(hours.waits).toEqual([]);
    const tooLarge = new GreenroomError("service", "Too large.", "Ask for less.", {
      lasting: "request",
    });
    const never = start(() => ({ error: tooLarge, status: 429 }), null);
    expect(await outcomes([never.model.complete(request)])).toEqual(["service"]);
    expect(never.calls).toHaveLength(1);
    const down = start(() => ({ error: limited, status: 503 }), null);
    expect(await outcomes([down.model.complete(request)])).toEqual(["service"]);
    expect(down.calls).toHaveLength(1);
  });

  test("no more are out at once than the pace allows", async () => {
    const { model, observed } = start(() => ({ reply: { ok: true }, turns: 3 }), null, 3);
    await outcomes(Array.from({ length: 20 }, () => model.complete(request)));
    expect(observed.most()).toBe(3);
  });
});

describe("a service that goes down", () => {
  const down = new GreenroomError("service", "It is down.", "Wait.");

  /** Answers, is down from the second call on, and keeps calls from the wire as the adapter's breaker does. */
  function startFailing(upAgainMs: number) {
    let nowMs = 0;
    let calls = 0;
    let refused = 0;
    let openUntilMs = 0;
    const observed = observedModel(() => {
      calls += 1;
      if (calls === 1 || nowMs >= upAgainMs) return { reply: { ok: true } };
      refused += 1;
      if (refused >= 3) openUntilMs = nowMs + 60_000;
      return { error: down, status: 503 };
    });
    const model: Model = {
      ...observed.model,
      complete: async (asked) => {
        if (nowMs >= openUntilMs) return await observed.model.complete(asked);
        asked.observer?.onCall?.(heldBack);
        throw down;
      },
    };
    const now = (): Date => new Date(nowMs);
    const sleep = async (milliseconds: number): Promise<void> => {
      nowMs += milliseconds;
    };
    const stop = new AbortController().signal;
    const recorded: ModelCall[] = [];
    const waits: (Wait | null)[] = [];
    const paced = paceModel(model, {
      pace: createPace({ chosen: 8, now, sleep, stop }),
      budget: null,
      now,
      onCall: (call) => recorded.push(call),
      onWait: (wait) => waits.push(wait),
    });
    return { model: paced, recorded, waits, sent: () => calls, now: () => nowMs };
  }

  const heldBack: ModelCall = {
    at: "2026-02-01T12:00:00.000Z",
    purpose: "judge",
    baseUrl: "http://127.0.0.1:1/v1",
    model: "model-test",
    outcome: "service",
    attempts: 0,
    durationMs: 0,
    inputTokens: null,
    cachedInputTokens: null,
    outputTokens: null,
    costUsd: null,
  };

  const asked = (model: Model, count: number) =>
    outcomes(Array.from({ length: count }, () => model.complete(request)));

  test("in the middle of a run is waited for, by all, and costs no row", async () => {
    const { model, recorded, waits, sent } = startFailing(20_000);
    expect(await asked(model, 1)).toEqual(["ok"]);
    expect(await asked(model, 8)).toEqual(Array.from({ length: 8 }, () => "ok"));
    // What the breaker kept from the wire is no call.
    expect(recorded).toHaveLength(sent());
    expect(waits).toEqual([{ reason: "outage", untilMs: 5 * 60_000, failure: down }, null]);
  });

  test.each([2, 3, 4])("costs no row either with %i requests at once", async (atOnce) => {
    const { model } = startFailing(20_000);
    expect(await asked(model, 1)).toEqual(["ok"]);
    const expected = Array.from({ length: atOnce }, () => "ok");
    expect(await asked(model, atOnce)).toEqual(expected);
  });

  test("costs the call no row that asked again and again whether it is over", async () => {
    // No breaker: whoever asks, asks on the wire, so that each call fails more often than it may by itself.
    const failing = 40;
    const { model } = start(
      (call) =>
        call >= 2 && call < 2 + failing ? { error: down, status: 503 } : { reply: { ok: true } },
      null,
    );
    expect(await asked(model, 1)).toEqual(["ok"]);
    expect(await asked(model, 4)).toEqual(["ok", "ok", "ok", "ok"]);
  });

  test("that one request brings about costs that one only", async () => {
    const deadly: ModelRequest<{ ok: boolean }> = { ...request, purpose: "criteria" };
    let crashes = 0;
    let isUp = true;
    const observed = observedModel(() => {
      const behaviour: Behaviour = isUp ? { reply: { ok: true } } : { error: down, status: 503 };
      isUp = true;
      return behaviour;
    });
    const killing: Model = {
      ...observed.model,
      complete: async (each) => {
        // The one that asks next finds nobody, and then it is started anew.
        if (each.purpose === "criteria") {
          crashes += 1;
          isUp = false;
        }
        return await observed.model.complete(each);
      },
    };
    const model = atOnePace(killing);
    expect(await asked(model, 1)).toEqual(["ok"]);
    const work = [
      model.complete(deadly),
      ...Array.from({ length: 5 }, () => model.complete(request)),
    ];
    expect(await outcomes(work)).toEqual(["service", "ok", "ok", "ok", "ok", "ok"]);
    expect(crashes).toBeLessThan(10);
  });

  test("for one request alone is not waited for: the others are answered", async () => {
    const { model, calls } = start(
      (call) => (call % 2 === 1 ? { error: down, status: 503 } : { reply: { ok: true } }),
      null,
      1,
    );
    expect(await outcomes([model.complete(request)])).toEqual(["ok"]);
    const failed = calls.length;
    expect(await outcomes([model.complete(request), model.complete(request)])).toContain("service");
    expect(calls.length - failed).toBeLessThanOrEqual(4);
  });

  test("and stays so is given up after minutes, for all that comes", async () => {
    const { model, waits, sent, now } = startFailing(Infinity);
    expect(await asked(model, 1)).toEqual(["ok"]);
    expect(await asked(model, 8)).toEqual(Array.from({ length: 8 }, () => "service"));
    expect(now()).toBeLessThan(7 * 60_000);
    const [before, since] = [sent(), now()];
    expect(await asked(model, 100)).toEqual(Array.from({ length: 100 }, () => "service"));
    expect(now()).toBe(since);
    expect(sent() - before).toBeLessThan(4);
    expect(waits).toHaveLength(1);
  });
});

describe("--max-cost", () => {
  test("is never passed, however many are out at once and whatever they cost", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            share: fc.double({ min: 0, max: 1, noNaN: true }),
            turns: fc.nat(4),
            kind: fc.constantFrom("priced", "uncounted", "refused", "lost", "resent", "broken"),
          }),
          { minLength: 1, maxLength: 40 },
        ),
        fc.double({ min: 0, max: 12, noNaN: true }),
        async (plans, times) => {
          const maxCostUsd = most * times;
          let trueCost = 0;
          const { model } = start((call) => {
            const { share, turns, kind } = plans[call] ?? { share: 1, turns: 0, kind: "priced" };
            // The provider charges for a reply that was lost, too.
            const requests = kind === "broken" || kind === "resent" ? 2 : 1;
            trueCost += kind === "refused" ? 0 : most * share * requests;
            if (kind === "refused") return { error: limited, status: 500, turns };
            if (kind === "lost") return { error: limited, status: null, turns };
            return {
              reply: { ok: true },
              turns,
              ...(kind === "broken" ? { broken: 1 } : {}),
              ...(kind === "resent" ? { lost: 1 } : {}),
              ...(kind !== "uncounted" ? { costUsd: most * share, tokens: [1, 1] as const } : {}),
            };
          }, maxCostUsd);
          await outcomes(plans.map(() => model.complete(request)));
          expect(trueCost).toBeLessThanOrEqual(maxCostUsd + 1e-9);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    ["whose reply broke off", { broken: 1 }],
    ["of which no response came", { lost: 1 }],
  ])(
    "a request %s counts at its highest price, and the one after it at its own",
    async (_, lost) => {
      const { model, calls } = start(
        (call) => ({
          reply: { ok: true },
          costUsd: most / 10,
          tokens: [100, 10],
          ...(call === 0 ? lost : {}),
        }),
        most * 4.15,
        1,
      );
      const all = await outcomes(Array.from({ length: 30 }, () => model.complete(request)));
      expect(all[0]).toBe("ok");
      // The first took 1.1.
      expect(calls).toHaveLength(22);
    },
  );

  test("a reply that breaks off again and again, after one that was counted, is not free", async () => {
    const { model } = start(
      (call) =>
        call === 0
          ? { error: limited, broken: 1, costUsd: most / 10, tokens: [100, 10] }
          : { reply: { ok: true }, costUsd: most / 10, tokens: [100, 10] },
      most * 3,
      1,
    );
    const all = await outcomes(Array.from({ length: 3 }, () => model.complete(request)));
    expect(all).toEqual(["service", "below-minimum", "below-minimum"]);
  });

  test("uses what it has: calls wait for what others had set aside and did not need", async () => {
    const cost = most / 10;
    const { model, calls } = start(
      () => ({ reply: { ok: true }, costUsd: cost, tokens: [100, 10], turns: 2 }),
      most * 2,
    );
    const all = await outcomes(Array.from({ length: 30 }, () => model.complete(request)));
    // Eleven fit beside the most that the next may cost: (2 - 1) / 0.1 and the first.
    expect(calls).toHaveLength(11);
    expect(all.filter((each) => each === "ok")).toHaveLength(11);
    expect(all.filter((each) => each === "below-minimum")).toHaveLength(19);
  });

  test.each([
    // [limit, settled before, set aside by a call that waits for more, the request], each in dollars
    [
      0.5,
      0,
      0,
      1,
      "0 USD are spent, and the next request may cost up to 1.",
      "with --max-cost 1 or more:",
    ],
    [
      0.00005,
      0,
      0,
      0.000074,
      "0 USD are spent, and the next request may cost up to 0.000074.",
      "with --max-cost 0.000074 or more:",
    ],
    [
      2.5,
      1.25,
      0,
      1.5,
      "1.25 USD are spent, and the next request may cost up to 1.5.",
      "each run has the whole limit",
    ],
    [
      2.5,
      0,
      1,
      2,
      "0 USD are spent, 1 may go for what is under way, and the next request may cost up to 2.",
      "each run has the whole limit",
    ],
  ])(
    "of %d says what is spent, what is out and what the next may cost",
    async (limit, spent, held, cost, message, hint) => {
      const budget = createBudget(limit);
      budget.settle(0, spent);
      await budget.setAside(held, 0);
      const refusal = await budget.setAside(cost, held).catch((error: unknown) => error);
      if (!isGreenroomError(refusal, "below-minimum")) throw refusal;
      const said = limit === 0.00005 ? "0.00005" : String(limit);
      expect(refusal.message).toBe(`--max-cost ${said} might be passed: ${message}`);
      expect(refusal.hint).toContain(hint);
    },
  );

  test("of which batches have taken too much says what would be enough", async () => {
    const budget = createBudget(2.5, 2);
    const refusal = await budget.setAside(1, 0).catch((error: unknown) => error);
    if (!isGreenroomError(refusal, "below-minimum")) throw refusal;
    expect(refusal.message).toContain("2 USD are spent");
    expect(refusal.hint).toContain("with --max-cost 3 or more");
  });

  test("says an amount that is enough, not one that is rounded below it", async () => {
    const refusal = await createBudget(0.01)
      .setAside(0.036_74, 0)
      .catch((error: unknown) => error);
    if (!isGreenroomError(refusal, "below-minimum")) throw refusal;
    expect(refusal.message).toContain("may cost up to 0.0367.");
    expect(refusal.hint).toContain("with --max-cost 0.0368 or more");
  });

  test("asks for nothing that it does not allow", async () => {
    const { model, calls } = start(() => ({ reply: { ok: true } }), most / 2);
    await expect(model.complete(request)).rejects.toThrow("might be passed");
    expect(calls).toEqual([]);
  });
});
