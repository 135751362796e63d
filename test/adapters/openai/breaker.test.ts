import { expect, test } from "vitest";
import { faults, withFakeOpenAi } from "../../support/fake-openai.ts";
import type { FakeReply } from "../../support/fake-openai.ts";
import { ask, createHarness, goodReply, greenroomErrorOf } from "./harness.ts";

const good: FakeReply = { type: "value", value: goodReply };
/** One request each: a page is not retried. */
const down: FakeReply = { type: "html" };

test("after three failures in a row nothing is sent for a minute, then one trial", async () => {
  await withFakeOpenAi({ script: [down, down, down, down, good, good] }, async (fake) => {
    const { model, calls, advance } = createHarness(fake.baseUrl);
    for (let failure = 0; failure < 3; failure += 1) {
      expect(await greenroomErrorOf(ask(model))).toMatchObject({ code: "service" });
    }
    const open = await greenroomErrorOf(ask(model));
    expect(open.code).toBe("service");
    expect(open.message).toMatch(/three times in a row.* (59|60) s; last: .*web page/);
    expect(calls.at(-1)).toMatchObject({ outcome: "service", attempts: 0 });
    expect(fake.received).toHaveLength(3);

    advance(60_001);
    expect(await greenroomErrorOf(ask(model))).toMatchObject({ code: "service" });
    expect(fake.received).toHaveLength(4);
    expect((await greenroomErrorOf(ask(model))).message).toContain("in a row");
    expect(fake.received).toHaveLength(4);

    advance(60_001);
    expect(await ask(model)).toMatchObject({ ok: true });
    expect(await ask(model)).toMatchObject({ ok: true });
  });
});

test("while the trial runs the others are still turned away", async () => {
  const script = [down, down, down, { ...good, delayMs: 50 }];
  await withFakeOpenAi({ script }, async (fake) => {
    const { model, advance } = createHarness(fake.baseUrl);
    for (let failure = 0; failure < 3; failure += 1) {
      await greenroomErrorOf(ask(model));
    }
    advance(60_001);
    const trial = ask(model);
    expect((await greenroomErrorOf(ask(model))).message).toContain("in a row");
    expect(await trial).toMatchObject({ ok: true });
  });
});

test("a trial that is stopped leaves the next one free", async () => {
  await withFakeOpenAi(
    { script: [down, down, down, { type: "hang", when: "before-headers" }, good] },
    async (fake) => {
      const { model, advance } = createHarness(fake.baseUrl);
      for (let failure = 0; failure < 3; failure += 1) {
        await greenroomErrorOf(ask(model));
      }
      advance(60_001);
      const controller = new AbortController();
      const trial = greenroomErrorOf(ask(model, { signal: controller.signal }));
      await expect.poll(() => fake.received.length).toBe(4);
      controller.abort();
      expect(await trial).toMatchObject({ code: "stopped" });
      expect(await ask(model)).toMatchObject({ ok: true });
    },
  );
});

test("failures with a success between them do not add up", async () => {
  await withFakeOpenAi({ script: [down, down, good, down, down, good] }, async (fake) => {
    const { model } = createHarness(fake.baseUrl);
    await greenroomErrorOf(ask(model));
    await greenroomErrorOf(ask(model));
    await ask(model);
    await greenroomErrorOf(ask(model));
    await greenroomErrorOf(ask(model));
    expect(await ask(model)).toMatchObject({ ok: true });
  });
});

test.each<[string, FakeReply, string]>([
  ["a refused key", faults.unauthorized, "key"],
  ["a missing model", faults.unknownModel, "service"],
])("%s is no sign of an outage and is told each time", async (_, reply, code) => {
  await withFakeOpenAi({ script: [reply, reply, reply, reply] }, async (fake) => {
    const { model } = createHarness(fake.baseUrl);
    for (let call = 0; call < 4; call += 1) {
      const error = await greenroomErrorOf(ask(model));
      expect(error.code).toBe(code);
      expect(error.message).not.toContain("in a row");
    }
  });
});
