import { execFileSync } from "node:child_process";
import type { Server } from "node:http";
import { createServer } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { faults, withFakeOpenAi } from "../../support/fake-openai.ts";
import type { FakeReply } from "../../support/fake-openai.ts";
import { GreenroomError } from "../../../src/errors.ts";
import type { ErrorCode } from "../../../src/errors.ts";
import { ask, createHarness, goodReply, greenroomErrorOf } from "./harness.ts";

const good: FakeReply = { type: "value", value: goodReply };
const again = { "retry-after-ms": "1" };

/** Each reply of a script is one request on the wire. */
interface Fault {
  readonly name: string;
  readonly script: readonly FakeReply[];
  readonly expected: "ok" | ErrorCode;
  readonly says?: RegExp;
}

const faultTable: readonly Fault[] = [
  { name: "401", script: [faults.unauthorized], expected: "key", says: /refused the API key/ },
  { name: "403", script: [faults.forbidden], expected: "key", says: /refused access \(Country/ },
  {
    name: "403 for a model that the project may not use",
    script: [
      {
        type: "status",
        status: 403,
        body: { error: { message: "No access to it", code: "model_not_found" } },
      },
    ],
    expected: "service",
    says: /does not know the model "test-model"/,
  },
  { name: "402, no credit", script: [faults.noCredit], expected: "key", says: /no credit/ },
  {
    name: "429 with an empty account is not retried",
    script: [faults.insufficientQuota],
    expected: "key",
    says: /no credit/,
  },
  {
    name: "429 of an account whose bills are not paid is not retried",
    script: [faults.inactiveAccount],
    expected: "key",
    says: /not paid for .*\(Your account is not active/,
  },
  {
    name: "429 for a request that is larger than a minute's limit is not retried",
    script: [faults.tooLargeEver],
    expected: "service",
    says: /did not take the request \(Request too large/,
  },
  {
    name: "404 for the model",
    script: [faults.unknownModel],
    expected: "service",
    says: /does not know the model "test-model"/,
  },
  {
    name: "400 for the model, as OpenRouter has it",
    script: [
      {
        type: "status",
        status: 400,
        body: { error: { message: "test-model is not a valid model ID", code: 400 } },
      },
    ],
    expected: "service",
    says: /does not know the model "test-model" \(test-model is not/,
  },
  {
    name: "404 for the path",
    script: [{ type: "status", status: 404, body: "<html>404 page not found</html>" }],
    expected: "service",
    says: /no such API/,
  },
  {
    name: "a 400 that names no parameter",
    script: [
      { type: "status", status: 400, body: { error: { message: "Bad \u001B[31mthing\n" } } },
    ],
    expected: "service",
    says: /did not take the request \(Bad \[31mthing\)/,
  },
  {
    name: "a request longer than the context",
    script: [
      {
        type: "status",
        status: 400,
        body: {
          error: { message: "too long", code: "context_length_exceeded", param: "messages" },
        },
      },
    ],
    expected: "service",
    says: /longer than the context/,
  },
  {
    name: "429 with Retry-After in milliseconds",
    script: [faults.rateLimit(again), good],
    expected: "ok",
  },
  {
    name: "429 with Retry-After in seconds",
    script: [faults.rateLimit({ "retry-after": "0" }), good],
    expected: "ok",
  },
  {
    name: "429 three times",
    script: [faults.rateLimit(again), faults.rateLimit(again), faults.rateLimit(again)],
    expected: "service",
    says: /limits the rate/,
  },
  {
    name: "429 that wants an hour",
    script: [faults.rateLimit({ "retry-after": "3600" })],
    expected: "service",
    says: /wait 3600 s/,
  },
  { name: "500 once", script: [faults.serverError(500), good], expected: "ok" },
  {
    name: "503 twice",
    script: [faults.serverError(503), faults.serverError(503), good],
    expected: "ok",
  },
  { name: "408 once", script: [faults.serverError(408), good], expected: "ok" },
  {
    name: "500 three times",
    script: [faults.serverError(500), faults.serverError(500), faults.serverError(500)],
    expected: "service",
    says: /failed with status 500/,
  },
  {
    name: "a reset after the headers",
    script: [{ type: "reset", when: "mid-body" }, good],
    expected: "ok",
  },
  {
    name: "resets after the headers, three times",
    script: Array.from({ length: 3 }, () => ({ type: "reset", when: "mid-body" }) as const),
    expected: "service",
    says: /broke off/,
  },
  { name: "a body that ends early", script: [{ type: "cut-short" }, good], expected: "ok" },
  {
    name: "bodies that end early, three times",
    script: Array.from({ length: 3 }, () => ({ type: "cut-short" }) as const),
    expected: "service",
    says: /broke off/,
  },
  { name: "no choices", script: [{ type: "empty-choices" }, good], expected: "ok" },
  {
    name: "no choices, three times",
    script: Array.from({ length: 3 }, () => ({ type: "empty-choices" }) as const),
    expected: "service",
  },
  { name: "a web page", script: [{ type: "html" }], expected: "service", says: /a web page/ },
  {
    name: "JSON that is no completion",
    script: [{ type: "status", status: 200, body: { status: "ok" } }],
    expected: "service",
    says: /something else/,
  },
  {
    name: "a failed provider behind a router",
    script: [{ type: "error-inside", error: { code: 502, message: "Provider down" } }, good],
    expected: "ok",
  },
  {
    name: "a failed provider behind a router, three times",
    script: Array.from(
      { length: 3 },
      () => ({ type: "error-inside", error: { code: 502, message: "Provider down" } }) as const,
    ),
    expected: "service",
    says: /Provider down/,
  },
  {
    name: "an error inside that is a string",
    script: [{ type: "error-inside", error: "model crashed" }, good],
    expected: "ok",
  },
  {
    name: "an empty account behind a router",
    script: [{ type: "error-inside", error: { code: 402, message: "Insufficient credits" } }],
    expected: "key",
  },
  {
    name: "a finish reason that says error",
    script: [{ type: "text", text: "", finishReason: "error" }, good],
    expected: "ok",
  },
];

describe.each([true, false])("stream %s:", (stream) => {
  const parts = stream ? { onText: () => {} } : {};

  test.each(faultTable.filter((fault) => fault.expected === "ok"))(
    "$name is got over",
    async ({ script }) => {
      await withFakeOpenAi({ script }, async (fake) => {
        const { model, calls } = createHarness(fake.baseUrl);
        expect(await ask(model, parts)).toMatchObject({ ok: true, value: goodReply });
        expect(calls).toMatchObject([{ outcome: "ok", attempts: script.length }]);
      });
    },
  );

  test.each(faultTable.filter((fault) => fault.expected !== "ok"))(
    "$name ends in $expected",
    async ({ script, expected, says }) => {
      await withFakeOpenAi({ script }, async (fake) => {
        const { model, calls } = createHarness(fake.baseUrl);
        const error = await greenroomErrorOf(ask(model, parts));
        expect(error.code).toBe(expected);
        expect(error.message).toMatch(says ?? /./);
        expect(error.hint).not.toBe("");
        expect(`${error.message}${error.hint}`).not.toMatch(/[\u0000-\u001F]|undefined|\[object/);
        expect(calls).toMatchObject([{ outcome: expected, attempts: script.length }]);
      });
    },
  );

  test("a reset before the headers is retried by the client", async () => {
    const reset: FakeReply = { type: "reset", when: "before-headers" };
    await withFakeOpenAi({ script: [reset, reset, reset] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl);
      const error = await greenroomErrorOf(ask(model, parts));
      expect(error).toMatchObject({ code: "service" });
      expect(error.message).toContain("cannot be reached (connection");
      expect(calls).toMatchObject([{ outcome: "service", attempts: 3 }]);
    });
  });

  test.each(["before-headers", "after-headers"] as const)(
    "a server that hangs %s is given up after the limit, once",
    async (when) => {
      await withFakeOpenAi({ script: [{ type: "hang", when }] }, async (fake) => {
        const timeouts = { requestMs: 150, idleMs: 5000, streamMs: 5000 };
        const { model, calls } = createHarness(fake.baseUrl, { timeouts });
        const error = await greenroomErrorOf(ask(model, parts));
        expect(error.code).toBe("service");
        expect(error.message).toContain("did not answer within");
        expect(calls).toMatchObject([{ outcome: "service", attempts: 1 }]);
      });
    },
  );

  test("a refusal whose body never comes does not hang", async () => {
    const server = createServer((_, response) => {
      response.writeHead(500, { "content-length": "100" });
      response.write("{");
    });
    const timeouts = { requestMs: 150, idleMs: 5000, streamMs: 5000 };
    const { model } = createHarness(await listen(server), { timeouts });
    const error = await greenroomErrorOf(ask(model, parts));
    server.closeAllConnections();
    server.close();
    expect(error.code).toBe("service");
  });

  test("stopped while it waits for the reply", async () => {
    await withFakeOpenAi({ script: [{ type: "hang", when: "before-headers" }] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl);
      const controller = new AbortController();
      const ended = greenroomErrorOf(ask(model, { ...parts, signal: controller.signal }));
      await expect.poll(() => fake.requests.length).toBe(1);
      controller.abort();
      expect(await ended).toMatchObject({ code: "stopped" });
      expect(calls).toMatchObject([{ outcome: "stopped", attempts: 1 }]);
    });
  });

  test("stopped in the middle of the body", async () => {
    await withFakeOpenAi({ script: [{ type: "hang", when: "mid-body" }] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl);
      const controller = new AbortController();
      const ended = greenroomErrorOf(
        ask(model, {
          signal: controller.signal,
          ...(stream ? { onText: () => controller.abort() } : {}),
        }),
      );
      await expect.poll(() => fake.requests.length).toBe(1);
      controller.abort();
      expect(await ended).toMatchObject({ code: "stopped" });
      expect(calls).toMatchObject([{ outcome: "stopped", attempts: 1 }]);
    });
  });

  test("stopped during the server's Retry-After", async () => {
    const wait = faults.rateLimit({ "retry-after": "50" });
    await withFakeOpenAi({ script: [wait] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      const controller = new AbortController();
      const ended = greenroomErrorOf(ask(model, { ...parts, signal: controller.signal }));
      await expect.poll(() => fake.requests.length).toBe(1);
      controller.abort();
      expect(await ended).toMatchObject({ code: "stopped" });
    });
  });

  test("stopped during a pause of our own", async () => {
    await withFakeOpenAi({ script: [{ type: "reset", when: "mid-body" }] }, async (fake) => {
      const controller = new AbortController();
      const { model } = createHarness(fake.baseUrl, {
        sleep: () => {
          controller.abort();
          return Promise.resolve();
        },
      });
      const error = await greenroomErrorOf(ask(model, { ...parts, signal: controller.signal }));
      expect(error.code).toBe("stopped");
    });
  });

  test("stopped before it began sends nothing", async () => {
    await withFakeOpenAi({ script: [] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl);
      const error = await greenroomErrorOf(ask(model, { ...parts, signal: AbortSignal.abort() }));
      expect(error.code).toBe("stopped");
      expect(calls).toMatchObject([{ outcome: "stopped", attempts: 0 }]);
    });
  });
});

test("a key that the server repeats is in no language of the error", async () => {
  const error = { message: "The key test-key is wrong.", code: "invalid_api_key" };
  await withFakeOpenAi(
    { script: [{ type: "status", status: 401, body: { error } }] },
    async (fake) => {
      const refused = await greenroomErrorOf(ask(createHarness(fake.baseUrl).model));
      expect(refused.message).toContain("refused the API key (The key [key] is wrong)");
      const spanish = await refused.in("es");
      expect(spanish.message).toContain("rechazó la clave de API (The key [key] is wrong)");
    },
  );
});

describe("a stream that falls silent", () => {
  const timeouts = { requestMs: 5000, idleMs: 150, streamMs: 5000 };

  test("is asked for once more", async () => {
    await withFakeOpenAi({ script: [{ type: "hang", when: "mid-body" }, good] }, async (fake) => {
      const { model, calls, pauses } = createHarness(fake.baseUrl, { timeouts });
      expect(await ask(model, { onText: () => {} })).toMatchObject({ ok: true, value: goodReply });
      expect(calls).toMatchObject([{ outcome: "ok", attempts: 2 }]);
      expect(pauses).toEqual([437.5]);
    });
  });

  test("twice is the end", async () => {
    const hang: FakeReply = { type: "hang", when: "mid-body" };
    await withFakeOpenAi({ script: [hang, hang] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl, { timeouts });
      const error = await greenroomErrorOf(ask(model, { onText: () => {} }));
      expect(error.code).toBe("service");
      expect(calls).toMatchObject([{ outcome: "service", attempts: 2 }]);
    });
  });

  test("after its finish reason has said all there is", async () => {
    await withFakeOpenAi({ script: [{ type: "hang", when: "after-finish" }] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl, { timeouts });
      const outcome = await ask(model, { onText: () => {} });
      expect(outcome.ok).toBe(true);
      expect(calls).toMatchObject([{ outcome: "ok", attempts: 1, inputTokens: null }]);
    });
  });
});

test("a whole reply that stalls in its body is given up after the limit", async () => {
  await withFakeOpenAi({ script: [{ type: "hang", when: "mid-body" }] }, async (fake) => {
    const timeouts = { requestMs: 150, idleMs: 5000, streamMs: 5000 };
    const { model, calls } = createHarness(fake.baseUrl, { timeouts });
    expect(await greenroomErrorOf(ask(model))).toMatchObject({ code: "service" });
    expect(calls).toMatchObject([{ outcome: "service", attempts: 1 }]);
  });
});

test("our own pauses double", async () => {
  const reset: FakeReply = { type: "reset", when: "mid-body" };
  await withFakeOpenAi({ script: [reset, reset, good] }, async (fake) => {
    const { model, pauses } = createHarness(fake.baseUrl);
    await ask(model);
    expect(pauses).toEqual([437.5, 875]);
  });
});

test("the key is not repeated to the person, even when the server does", async () => {
  const body = { error: { message: "Incorrect API key provided: test-key." } };
  await withFakeOpenAi({ script: [{ type: "status", status: 401, body }] }, async (fake) => {
    const { model } = createHarness(fake.baseUrl);
    const error = await greenroomErrorOf(ask(model));
    expect(error.message).toContain("[key]");
    expect(error.message).not.toContain("test-key");
  });
});

test("a port that nobody listens on", async () => {
  const server = createServer();
  const baseUrl = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  const { model, calls } = createHarness(baseUrl);
  const error = await greenroomErrorOf(ask(model));
  expect(error).toMatchObject({ code: "service" });
  expect(error.message).toContain("connection refused");
  expect(calls).toMatchObject([{ outcome: "service", attempts: 3 }]);
});

test("nothing is printed, whatever OPENAI_LOG says", async () => {
  const script = `
    import { createOpenAiModel } from "./src/adapters/openai/model.ts";
    import { withFakeOpenAi } from "./test/support/fake-openai.ts";
    import { z } from "zod";
    await withFakeOpenAi({ script: [{ type: "text", text: "{}" }, { type: "cut-short" }, { type: "text", text: "{}" }] }, async (fake) => {
      const model = createOpenAiModel({ baseUrl: fake.baseUrl, apiKey: null, model: "m", contextTokens: 9000, price: null,
        memory: { read: () => undefined, write: () => {} }, recordCall: () => {}, now: () => new Date(), random: () => 1, sleep: async () => {} });
      const request = { purpose: "p", messages: [{ role: "user", content: "secret" }], schema: z.object({}), temperature: 0, maxOutputTokens: 9 };
      await model.complete(request);
      await model.complete({ ...request, onText: () => {} });
    });`;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, OPENAI_LOG: "debug", OPENAI_BASE_URL: "http://127.0.0.1:9/wrong" },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  expect(output).toBe("");
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : null;
  return `http://127.0.0.1:${port}/v1`;
}

describe("whoever observes a call", () => {
  const reset: FakeReply = { type: "reset", when: "before-headers" };

  test("hears of each request before it goes out, the client's own repetitions too", async () => {
    await withFakeOpenAi({ script: [reset, reset, good] }, async (fake) => {
      const heard: string[] = [];
      const { model, calls } = createHarness(fake.baseUrl);
      const outcome = await ask(model, {
        observer: {
          beforeRequest: async ({ maxOutputTokens }) => {
            await nextTurn();
            heard.push(`${fake.requests.length} of ${maxOutputTokens}`);
          },
          onResponse: ({ status }) => heard.push(String(status)),
          onReceived: () => heard.push("received"),
          onCall: ({ outcome: how }) => heard.push(how),
        },
      });
      expect(outcome.ok).toBe(true);
      const most = heard[0]?.split(" ").at(-1) ?? "";
      const before = [0, 1, 2].map((sent) => `${sent} of ${most}`);
      expect(heard).toEqual([...before, "200", "received", "ok"]);
      expect(calls[0]?.attempts).toBe(3);
    });
  });

  test("can end it before a request, and what was sent until then counts", async () => {
    await withFakeOpenAi({ script: [reset] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl);
      const enough = new GreenroomError("below-minimum", "Enough.", "Stop.");
      const error = await greenroomErrorOf(
        ask(model, {
          observer: {
            beforeRequest: () =>
              fake.requests.length === 0 ? Promise.resolve() : Promise.reject(enough),
          },
        }),
      );
      expect(error).toBe(enough);
      expect(fake.requests).toHaveLength(1);
      expect(calls.map(({ attempts }) => attempts)).toEqual([1]);
    });
  });
});
