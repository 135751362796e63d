/** The real binary with the openai engine over the strict fake: whole interviews, and everything that a service does wrong. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FakeOpenAi, FakeOpenAiOptions, FakeReply } from "../support/fake-openai.ts";
import { faults, withFakeOpenAi } from "../support/fake-openai.ts";
import type { ChatRequest } from "../support/fake-openai-rules.ts";
import { purposeOf } from "../support/fake-openai-sample.ts";
import type { RunResult } from "../support/greenroom.ts";
import { greenroom } from "../support/greenroom.ts";
import type { Desk, InterviewEvent } from "./contract.ts";
import {
  eventsOf,
  expectRefusal,
  exportOf,
  only,
  openDesk,
  recordOf,
  someAnswers,
  usageOf,
} from "./contract.ts";

const key = "sk-acceptance-5f2c";
const sensible: FakeReply = { type: "sample" };

/** A judge who finds everything shown by the answer's first words. */
const generous: FakeReply = { type: "sample", override: { marks: { "*": { mark: "met" } } } };

/** Replies by purpose: those given, each in order and its last one for all that follow, and sensible ones for the rest. */
function replies(by: Readonly<Record<string, readonly FakeReply[]>>): FakeOpenAiOptions["script"] {
  const asked = new Map<string, number>();
  return (request) => {
    const purpose = purposeOf(request) ?? "";
    const list = by[purpose] ?? [sensible];
    const count = asked.get(purpose) ?? 0;
    asked.set(purpose, count + 1);
    return list[Math.min(count, list.length - 1)] ?? null;
  };
}

function environmentFor(fake: FakeOpenAi, more: Readonly<Record<string, string>> = {}) {
  return { OPENAI_BASE_URL: fake.baseUrl, OPENAI_API_KEY: key, ...more };
}

/** `greenroom interview --json` on the first `count` answers, at the fake. */
function interview(
  desk: Desk,
  fake: FakeOpenAi,
  count: number,
  more: { parameters?: readonly string[]; environment?: Readonly<Record<string, string>> } = {},
): Promise<RunResult> {
  const answers = desk.answers(
    [someAnswers[0], someAnswers[2], someAnswers[3], someAnswers[4]].slice(0, count),
  );
  const run = [
    "interview",
    "--resume",
    desk.resume,
    "--job",
    desk.job,
    "--answers",
    answers,
    "--json",
  ];
  return greenroom([...run, "--questions", String(count), ...(more.parameters ?? [])], {
    home: desk.home,
    environment: environmentFor(fake, more.environment),
  });
}

/** Of each evaluation in order: its reason when it is ungraded, else who judged. */
function verdicts(events: readonly InterviewEvent[]): string[] {
  return only(events, "answer-evaluated").map(
    ({ evaluation }) => evaluation.reason ?? evaluation.engine,
  );
}

function purposes(requests: readonly ChatRequest[]): string[] {
  return requests.map((request) => purposeOf(request) ?? "");
}

describe("an interview by a model", () => {
  test("needs nothing but OPENAI_BASE_URL and OPENAI_API_KEY, and keeps the contract", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: replies({ judge: [generous] }), apiKey: key }, async (fake) => {
      const result = await interview(desk, fake, 3);
      expect(result.code).toBe(0);
      expect(result.stderr).toContain("Engine: openai");
      const events = eventsOf(result.stdout);
      const turn = ["question-asked", "answer-received", "answer-evaluated"];
      expect(events.map(({ type }) => type)).toEqual([
        "interview-started",
        ...turn,
        ...turn,
        ...turn,
        "interview-completed",
      ]);
      expect(only(events, "question-asked").map(({ source }) => source)).toEqual([
        "openai",
        "openai",
        "openai",
      ]);
      expect(verdicts(events)).toEqual(["openai", "openai", "openai"]);
      expect(only(events, "answer-evaluated").map(({ evaluation }) => evaluation.score)).toEqual([
        5, 5, 5,
      ]);
      for (const { evaluation } of only(events, "answer-evaluated")) {
        expect(evaluation.marks.map(({ mark }) => mark)).not.toContain("missed");
      }

      // One call for the plan and each question, and two for each answer: the offline grader thinks less of them, so a
      // second judgement is asked for.
      expect(purposes(fake.requests).toSorted((a, b) => a.localeCompare(b))).toEqual([
        ...Array.from({ length: 6 }, () => "judge"),
        "plan",
        "question",
        "question",
        "question",
      ]);
      const judged = fake.requests.filter((request) => purposeOf(request) === "judge");
      expect(JSON.stringify(judged)).not.toContain("Ferreira");
      expect(JSON.stringify(fake.requests[0])).toContain("Ferreira");

      const usage = usageOf((await greenroom(["usage", "--json"], { home: desk.home })).stdout);
      // The fake counts 100 and 20 tokens a call; nobody knows its prices.
      expect(usage).toMatchObject({
        calls: 10,
        failed: 0,
        inputTokens: 1000,
        outputTokens: 200,
        costUsd: 0,
        callsWithoutPrice: 10,
      });
    });
  });

  test("says what leaves the machine, to whom, and only the first time", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: replies({}) }, async (fake) => {
      const disclosure = `The openai engine sends to ${fake.baseUrl}`;
      const first = await interview(desk, fake, 1, { parameters: ["--quiet"] });
      expect(first.stderr).toContain(disclosure);
      const second = await interview(desk, fake, 1);
      expect(second.stderr).not.toContain(disclosure);
      expect(second.stderr).toContain("Engine: openai");
    });
  });

  test("offline interviews send nothing, though a key and a URL are set", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: () => null }, async (fake) => {
      const result = await interview(desk, fake, 1, { parameters: ["--engine", "offline"] });
      expect(verdicts(eventsOf(result.stdout))).toEqual(["offline"]);
      expect(fake.received).toEqual([]);
    });
  });

  test("quotes that the answer does not hold are asked for again, then count as missed", async () => {
    const desk = openDesk();
    const inventive: FakeReply = {
      type: "sample",
      override: {
        marks: { "*": { mark: "met", evidence: "I invented the relational database in 1970" } },
      },
    };
    await withFakeOpenAi({ script: replies({ judge: [inventive] }) }, async (fake) => {
      const [evaluated] = only(
        eventsOf((await interview(desk, fake, 1)).stdout),
        "answer-evaluated",
      );
      expect(evaluated?.evaluation).toMatchObject({ status: "evaluated", score: 1 });
      expect(new Set(evaluated?.evaluation.marks.map(({ mark }) => mark))).toEqual(
        new Set(["missed"]),
      );
      expect(purposes(fake.requests).filter((purpose) => purpose === "judge")).toHaveLength(2);
    });
  });

  test("ids of criteria that do not exist are dropped, and those without a mark cannot be told", async () => {
    const desk = openDesk();
    const confused: FakeReply = {
      type: "value",
      value: {
        marks: [{ criterionId: "nonsense", evidence: null, reason: "?", mark: "met" }],
        nextStep: null,
      },
    };
    await withFakeOpenAi({ script: replies({ judge: [confused] }) }, async (fake) => {
      const result = await interview(desk, fake, 1);
      expect(verdicts(eventsOf(result.stdout))).toEqual(["nothing-to-judge"]);
      expect(result.code).toBe(0);
    });
  });

  test("what a model writes cannot move the terminal's cursor or break the report", async () => {
    const desk = openDesk();
    const hostile: FakeReply = {
      type: "sample",
      override: { text: "Why?\u001b[2J\u001b]0;pwned\u0007 <script>alert(1)</script>" },
    };
    await withFakeOpenAi({ script: replies({ question: [hostile] }) }, async (fake) => {
      const answers = desk.answers(["Because."]);
      const run = ["interview", "--job", desk.job, "--answers", answers, "--questions", "1"];
      const result = await greenroom(run, { home: desk.home, environment: environmentFor(fake) });
      expect(result.code).toBe(0);
      expect(result.stdout + result.stderr).not.toMatch(/\u001b|\u0007/);
      expect(result.stdout).not.toContain("<script>");
      expect(result.stderr).toContain("Why?");
    });
  });

  test("a finished offline interview can be judged by a model; both evaluations stay", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: replies({}) }, async (fake) => {
      await interview(desk, fake, 1, { parameters: ["--engine", "offline"] });
      const environment = environmentFor(fake);
      expect((await greenroom(["regrade", "last"], { home: desk.home, environment })).code).toBe(0);
      const record = recordOf((await greenroom(["show", "--json"], { home: desk.home })).stdout);
      expect(record.turns[0]?.evaluations.map(({ evaluation }) => evaluation.engine)).toEqual([
        "offline",
        "openai",
      ]);
    });
  });
});

describe("replies that are no use", () => {
  test("leave the answer ungraded with the reason, and are judged afterwards", async () => {
    const desk = openDesk();
    const { home } = desk;
    const nonsense: FakeReply = { type: "text", text: "Great answer! 10/10" };
    const cutOff: FakeReply = {
      type: "text",
      text: '{"marks":[{"criterionId":"cri',
      finishReason: "length",
    };
    const refusal: FakeReply = { type: "refusal", text: "I cannot help with that." };
    const filtered: FakeReply = { type: "text", text: "", finishReason: "content_filter" };
    // Nonsense is repaired once and what was cut off gets more room once, so each of these takes two replies.
    const judge = [refusal, nonsense, nonsense, cutOff, cutOff, filtered, generous];
    await withFakeOpenAi({ script: replies({ judge }) }, async (fake) => {
      const result = await interview(desk, fake, 4);
      expect(result.code).toBe(0);
      const events = eventsOf(result.stdout);
      expect(verdicts(events)).toEqual(["refused", "invalid-reply", "invalid-reply", "refused"]);
      expect(only(events, "interview-completed")[0]?.summary).toMatchObject({
        answered: 4,
        ungraded: 4,
        score: null,
      });
      expect((await greenroom(["report"], { home })).stdout).toMatch(/not graded/i);

      const environment = environmentFor(fake);
      const regraded = await greenroom(["regrade", "--pending", "--json"], { home, environment });
      expect(regraded.code).toBe(0);
      const record = recordOf((await greenroom(["show", "--json"], { home })).stdout);
      expect(
        record.turns.map(({ evaluations }) =>
          evaluations.map(({ evaluation }) => evaluation.score),
        ),
      ).toEqual(Array.from({ length: 4 }, () => [null, 5]));
      const asked = fake.requests.length;
      const nothing = await greenroom(["regrade", "--pending"], { home, environment });
      expect(nothing).toMatchObject({ code: 0, stdout: "" });
      expect(fake.requests).toHaveLength(asked);
    });
  });

  test("are repaired where one repair helps", async () => {
    const desk = openDesk();
    const fenced: FakeReply = { type: "text", text: 'Sure!\n```json\n{"marks": "none"}\n```' };
    await withFakeOpenAi(
      { script: replies({ plan: [fenced, sensible], judge: [fenced, generous] }) },
      async (fake) => {
        const events = eventsOf((await interview(desk, fake, 1)).stdout);
        expect(verdicts(events)).toEqual(["openai"]);
        expect(only(events, "engine-changed")).toEqual([]);
      },
    );
  });

  test("of the planner and the questioner are made up for by the bank", async () => {
    const desk = openDesk();
    const nonsense: FakeReply = { type: "text", text: "Let me think about that." };
    await withFakeOpenAi({ script: replies({ question: [nonsense] }) }, async (fake) => {
      const result = await interview(desk, fake, 2);
      expect(result.code).toBe(0);
      const events = eventsOf(result.stdout);
      expect(only(events, "question-asked").map(({ source }) => source)).toEqual([
        "offline",
        "offline",
      ]);
      expect(verdicts(events)).toEqual(["openai", "openai"]);
      expect(only(events, "engine-changed").map(({ scope }) => scope)).toEqual(["questions"]);
    });
  });
});

describe("a key that is refused", () => {
  test("at the start ends with exit code 4 before any question", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: () => null, apiKey: "another" }, async (fake) => {
      const result = await interview(desk, fake, 2);
      expectRefusal(result, 4, /refused the API key/);
      const history = await greenroom(["history", "--json"], { home: desk.home });
      expect(JSON.parse(history.stdout)).toEqual([]);
    });
  });

  test("later leaves answers ungraded and takes questions from the bank", async () => {
    const desk = openDesk();
    const script = replies({
      question: [sensible, faults.unauthorized],
      judge: [faults.unauthorized],
    });
    await withFakeOpenAi({ script }, async (fake) => {
      const result = await interview(desk, fake, 3);
      expect(result.code).toBe(0);
      const events = eventsOf(result.stdout);
      expect(verdicts(events)).toEqual(["key-refused", "key-refused", "key-refused"]);
      expect(only(events, "question-asked").map(({ source }) => source)).toEqual([
        "openai",
        "offline",
        "offline",
      ]);
    });
  });

  test("missing, with the openai engine named, ends with exit code 4", async () => {
    const desk = openDesk();
    const answers = desk.answers(["An answer."]);
    const run = ["interview", "--engine", "openai", "--answers", answers, "--quiet"];
    const result = await greenroom(run, { home: desk.home });
    expect(result.code).toBe(4);
    expectRefusal(result, 4, /no API key/);
  });

  test("is never shown or kept, though the server repeats it", async () => {
    const desk = openDesk();
    const echo: FakeReply = {
      type: "status",
      status: 401,
      body: { error: { message: `Incorrect API key provided: ${key}.`, code: "invalid_api_key" } },
    };
    await withFakeOpenAi({ script: replies({ judge: [echo] }) }, async (fake) => {
      const later = await interview(desk, fake, 1);
      expect(verdicts(eventsOf(later.stdout))).toEqual(["key-refused"]);
      const doctor = await greenroom(["doctor"], {
        home: desk.home,
        environment: environmentFor(fake),
      });
      expect(later.stdout + later.stderr + doctor.stdout + doctor.stderr).not.toContain(key);
      expect(filesHold(desk.home, key)).toEqual([]);
    });
    await withFakeOpenAi({ script: replies({ plan: [echo] }) }, async (fake) => {
      const start = await interview(desk, fake, 1);
      expect(start.code).toBe(4);
      expect(start.stderr).not.toContain(key);
    });
  });
});

describe("a service in trouble", () => {
  test("429 with Retry-After is asked again", async () => {
    const desk = openDesk();
    const limited = faults.rateLimit({ "retry-after-ms": "20" });
    await withFakeOpenAi(
      { script: replies({ plan: [limited, sensible], judge: [limited, limited, generous] }) },
      async (fake) => {
        const result = await interview(desk, fake, 1);
        expect(result.code).toBe(0);
        expect(verdicts(eventsOf(result.stdout))).toEqual(["openai"]);
        const { calls } = exportOf(
          (await greenroom(["data", "export"], { home: desk.home })).stdout,
        );
        const attempts = calls.map(({ purpose, attempts: count }) => `${purpose} ${count}`);
        // The last is the second judgement, since the offline grader disagrees.
        expect(attempts).toEqual(["plan 2", "question 1", "judge 3", "judge 1"]);
      },
    );
  });

  test("a Retry-After of many minutes is not waited for", async () => {
    const desk = openDesk();
    await withFakeOpenAi(
      { script: replies({ judge: [faults.rateLimit({ "retry-after": "900" })] }) },
      async (fake) => {
        expect(verdicts(eventsOf((await interview(desk, fake, 1)).stdout))).toEqual([
          "service-down",
        ]);
        expect(purposes(fake.requests).filter((purpose) => purpose === "judge")).toHaveLength(1);
      },
    );
  });

  test("no credit is told apart from too many requests", async () => {
    const desk = openDesk();
    await withFakeOpenAi(
      { script: replies({ plan: [faults.insufficientQuota] }) },
      async (fake) => {
        expectRefusal(await interview(desk, fake, 1), 4, /no credit/);
        expect(fake.requests).toHaveLength(1);
      },
    );
  });

  test("500s: questions from the bank, answers ungraded, and after three failures it is left alone", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: () => faults.serverError(500) }, async (fake) => {
      const result = await interview(desk, fake, 4);
      expect(result.code).toBe(0);
      const events = eventsOf(result.stdout);
      expect(only(events, "question-asked").map(({ source }) => source)).toEqual(
        Array.from({ length: 4 }, () => "offline"),
      );
      expect(verdicts(events)).toEqual(Array.from({ length: 4 }, () => "service-down"));
      expect(only(events, "engine-changed").map(({ scope }) => scope)).toEqual(["questions"]);
      // The plan and two judgements, each tried three times; the other two judgements are not asked for.
      expect(fake.requests).toHaveLength(9);
    });
  });

  test("500s with --fallback offline: the offline engine asks and judges, and is named", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: () => faults.serverError(503) }, async (fake) => {
      const result = await interview(desk, fake, 2, { parameters: ["--fallback", "offline"] });
      const events = eventsOf(result.stdout);
      expect(verdicts(events)).toEqual(["offline", "offline"]);
      expect(only(events, "engine-changed").map(({ scope }) => scope)).toEqual(["everything"]);
      expect(fake.requests).toHaveLength(3);
      const report = await greenroom(["report"], { home: desk.home });
      expect(report.stdout).toContain("offline grader");
    });
  });

  test("a service that fails in the middle, with --fallback offline: the same answer is judged at once", async () => {
    const desk = openDesk();
    const down = faults.serverError(500);
    await withFakeOpenAi({ script: replies({ judge: [generous, down] }) }, async (fake) => {
      const events = eventsOf(
        (await interview(desk, fake, 2, { parameters: ["--fallback", "offline"] })).stdout,
      );
      expect(verdicts(events)).toEqual(["openai", "service-down", "offline"]);
      expect(only(events, "interview-completed")[0]?.summary).toMatchObject({
        answered: 2,
        ungraded: 0,
      });
    });
  });

  test.each<[string, FakeReply]>([
    ["reset in the middle of the body", { type: "reset", when: "mid-body" }],
    ["cut short", { type: "cut-short" }],
    [
      "an error inside a stream",
      { type: "error-inside", error: { message: "overloaded", code: 502 } },
    ],
  ])("%s: tried again, and ungraded when it stays so", async (_name, fault) => {
    const desk = openDesk();
    await withFakeOpenAi({ script: replies({ judge: [fault, generous, fault] }) }, async (fake) => {
      const result = await interview(desk, fake, 2);
      expect(result.code).toBe(0);
      expect(verdicts(eventsOf(result.stdout))).toEqual(["openai", "service-down"]);
    });
  });

  test.each<[string, FakeReply]>([
    ["before its headers", { type: "hang", when: "before-headers" }],
    ["in the middle of a stream", { type: "hang", when: "mid-body" }],
  ])("a server that hangs %s does not hang Greenroom", async (_name, fault) => {
    const desk = openDesk();
    await withFakeOpenAi({ script: replies({ judge: [fault] }) }, async (fake) => {
      const environment = { GREENROOM_TIMEOUT_MS: "1500", GREENROOM_IDLE_TIMEOUT_MS: "400" };
      const result = await interview(desk, fake, 1, { environment });
      expect(result.code).toBe(0);
      expect(verdicts(eventsOf(result.stdout))).toEqual(["service-down"]);
    });
  });

  test("a service that went away between two sittings: the interview goes on without it", async () => {
    const desk = openDesk();
    const { home } = desk;
    let gone: Record<string, string> = {};
    await withFakeOpenAi({ script: replies({ judge: [generous] }) }, async (fake) => {
      gone = environmentFor(fake);
      const one = [
        "interview",
        "--job",
        desk.job,
        "--questions",
        "3",
        "--answers",
        desk.answers([someAnswers[0]]),
      ];
      expect((await greenroom(one, { home, environment: gone })).code).toBe(0);
    });
    const second = desk.answers([someAnswers[3]]);
    const down = await greenroom(["continue", "--answers", second, "--json"], {
      home,
      environment: gone,
    });
    expect(down.code).toBe(0);
    expect(verdicts(eventsOf(down.stdout))).toEqual(["service-down"]);
    const third = desk.answers([someAnswers[4]]);
    const offline = ["continue", "--engine", "offline", "--answers", third, "--json"];
    const events = eventsOf((await greenroom(offline, { home, environment: gone })).stdout);
    expect(verdicts(events)).toEqual(["offline"]);
    expect(events.at(-1)).toMatchObject({
      type: "interview-completed",
      summary: { answered: 3, ungraded: 1 },
    });
  });

  test("what was answered and who answered stands in no message", async () => {
    const desk = openDesk();
    await withFakeOpenAi(
      {
        script: replies({
          question: [sensible, faults.serverError(500)],
          judge: [faults.serverError(500)],
        }),
      },
      async (fake) => {
        const result = await interview(desk, fake, 2);
        expect(result.code).toBe(0);
        expect(result.stderr).not.toMatch(/Ferreira|query plan/);
      },
    );
  });
});

describe("a server that takes less than OpenAI", () => {
  test("is found out once and remembered by the next process", async () => {
    const desk = openDesk();
    const refuses = [
      "json_schema",
      "json_object",
      "temperature",
      "max_completion_tokens",
      "stream",
    ] as const;
    await withFakeOpenAi({ script: () => sensible, refuses }, async (fake) => {
      const first = await interview(desk, fake, 1);
      expect(first.code).toBe(0);
      expect(verdicts(eventsOf(first.stdout))).toEqual(["openai"]);
      const refused = fake.received.length - fake.requests.length;
      expect(refused).toBeGreaterThanOrEqual(4);

      const second = await interview(desk, fake, 1);
      expect(verdicts(eventsOf(second.stdout))).toEqual(["openai"]);
      expect(fake.received.length - fake.requests.length).toBe(refused);
      const last = fake.received.at(-1)?.body;
      expect(last).not.toHaveProperty("response_format");
      expect(last).not.toHaveProperty("temperature");
      expect(last).toHaveProperty("max_tokens");
    });
  });

  test("and no model of that name is named in the message", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: () => faults.unknownModel }, async (fake) => {
      const result = await interview(desk, fake, 1, {
        parameters: ["--model", "nope", "--fallback", "none"],
      });
      expect(result.code).toBe(0);
      const events = eventsOf(result.stdout);
      expect(only(events, "engine-changed")[0]?.reason).toContain('"nope"');
    });
  });

  test("doctor finds the endpoint, the key and the model", async () => {
    const desk = openDesk();
    await withFakeOpenAi(
      { script: () => null, apiKey: key, models: ["test-model"] },
      async (fake) => {
        const environment = environmentFor(fake);
        const fine = await greenroom(["doctor", "--model", "test-model"], {
          home: desk.home,
          environment,
        });
        expect(fine.code).toBe(0);
        expect(fine.stdout).toContain("test-model");
        const wrong = await greenroom(["doctor"], {
          home: desk.home,
          environment: { ...environment, OPENAI_API_KEY: "sk-other" },
        });
        expect(wrong.code).toBe(1);
        expect(wrong.stdout + wrong.stderr).toMatch(/refused the API key/);
      },
    );
  });
});

/** Files under the folder that hold the text. */
function filesHold(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}
