import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/adapters/store/store.ts";
import { claimInterview, refuseOpenElsewhere } from "../../src/cli/interview-claim.ts";
import { processStart } from "../../src/cli/process-start.ts";
import { temporaryHome } from "../support/greenroom.ts";

test("an interview belongs to one living process at a time", async () => {
  const home = temporaryHome();
  const store = openStore({ path: join(home.path, "greenroom.db"), now: () => new Date() });
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  try {
    await once(other, "spawn");
    store.writeMemory("running abcdefgh", { pid: other.pid });
    expect(() => claimInterview("abcdefgh", store)).toThrow(`process ${other.pid}`);
    const releaseAnother = claimInterview("ijklmnop", store);
    releaseAnother();
    expect(store.readMemory("running ijklmnop")).toBeUndefined();

    other.kill("SIGKILL");
    await once(other, "exit");
    const release = claimInterview("abcdefgh", store);
    expect(store.readMemory("running abcdefgh")).toMatchObject({ pid: process.pid });
    release();
    expect(store.readMemory("running abcdefgh")).toBeUndefined();
  } finally {
    other.kill("SIGKILL");
    store.close();
    home.remove();
  }
});

test("a program that got the id of a process which is gone has no claim", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(other, "spawn");
  onTestFinished(() => void other.kill("SIGKILL"));
  const start = processStart(other.pid ?? 0);
  const claimed = (by: string | null) => ({ readMemory: () => ({ pid: other.pid, start: by }) });
  expect(() => refuseOpenElsewhere("abcdefgh", claimed("an earlier start"))).not.toThrow();
  for (const known of [start, null])
    expect(() => refuseOpenElsewhere("abcdefgh", claimed(known))).toThrow(`process ${other.pid}`);
});

test("the start of a process is told apart from another's, and is null for none", async () => {
  const [one, other] = [1, 2].map(() =>
    spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]),
  );
  if (one === undefined || other === undefined) throw new Error("two were started");
  await Promise.all([once(one, "spawn"), once(other, "spawn")]);
  const start = processStart(one.pid ?? 0);
  expect(start).toEqual(expect.any(String));
  expect(processStart(one.pid ?? 0)).toBe(start);
  expect(processStart(process.pid)).not.toBe(start);
  one.kill("SIGKILL");
  other.kill("SIGKILL");
  await once(one, "exit");
  expect(processStart(one.pid ?? 0)).toBeNull();
});

test.skipIf(spawnSync("ps").error !== undefined)("ps tells it where there is no /proc", () => {
  const told = processStart(process.pid, "darwin");
  expect(Date.parse(`${told} UTC`)).toBeGreaterThan(Date.now() - 3_600_000);
  expect(processStart(process.pid, "darwin")).toBe(told);
  expect(processStart(2 ** 22 + 1, "darwin")).toBeNull();
});
