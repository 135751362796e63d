import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../src/adapters/store/store.ts";
import { claimInterview } from "../../src/cli/interview-claim.ts";
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
    expect(store.readMemory("running abcdefgh")).toEqual({ pid: process.pid });
    release();
    expect(store.readMemory("running abcdefgh")).toBeUndefined();
  } finally {
    other.kill("SIGKILL");
    store.close();
    home.remove();
  }
});
