/** Homes in which nothing can be made. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { binary, cleanEnvironment, projectRoot } from "../support/greenroom.ts";

test.skipIf(process.platform !== "linux").each([
  [
    ["history"],
    /^error: \/proc\/none\/data\/greenroom\.db cannot be a database file \(ENOENT\)\.\n/,
  ],
  [
    ["config", "set", "language", "es"],
    /^error: \/proc\/none\/config\/config\.toml cannot be written: /,
  ],
])("%j below /proc ends, and says where it cannot write", (words, said) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...words], {
    cwd: projectRoot,
    env: { ...cleanEnvironment("/proc/none"), HOME: "/proc/none" },
    encoding: "utf8",
    timeout: 30_000,
  });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(said);
});
