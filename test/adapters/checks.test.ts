import { describe, expect, test } from "vitest";
import { runChecks } from "../../src/adapters/checks.ts";
import type { Check, CheckSources } from "../../src/adapters/checks.ts";
import { english } from "../../src/words/upkeep/english.ts";

type Endpoint = NonNullable<Awaited<ReturnType<CheckSources["endpoint"]>>>;

const service: Endpoint = {
  baseUrl: "https://api.example.com/v1",
  model: "some-model",
  keySource: "file",
  openKeyFile: null,
  needsKey: true,
};

async function check(
  endpoint: Partial<Endpoint>,
  configFile = "/nowhere/config.toml",
): Promise<readonly Check[]> {
  const found: Check[] = [];
  const checks = runChecks({
    words: english.checks,
    language: "en",
    nodeVersion: process.versions.node,
    configProblems: [],
    configFile,
    databaseFile: "/nowhere/greenroom.db",
    checkDatabase: async () => [],
    countLibrary: async () => ({ questions: 1, areas: 1 }),
    lookAtOwn: async () => ({ questions: 0, waiting: 0, files: 0, roles: 0, findings: [] }),
    endpoint: async () => ({ ...service, ...endpoint }),
    listModels: async () => ({ models: ["some-model"], hasModel: true }),
  });
  for await (const each of checks) found.push(each);
  return found;
}

test("a settings file that is not there is told as such, and is nothing to mend", async () => {
  const settingsOf = async (path: string) =>
    (await check({}, path)).find(({ name }) => name === english.checks.names.settings);
  expect(await settingsOf("/nowhere/config.toml")).toMatchObject({
    status: "ok",
    finding: "no file, so defaults hold (it would be /nowhere/config.toml)",
    fix: null,
  });
  expect(await settingsOf(import.meta.filename)).toMatchObject({
    status: "ok",
    finding: import.meta.filename,
  });
});

describe("the key", () => {
  test.each([
    ["there is one", {}, "ok"],
    ["others can read its file", { openKeyFile: "/keys.json" }, "warning"],
    ["there is none", { keySource: null }, "failed"],
    [
      "there is none in a file that others can read",
      { keySource: null, openKeyFile: "/keys.json" },
      "failed",
    ],
    ["none is needed", { keySource: null, needsKey: false }, "ok"],
  ] as const)("%s", async (_, endpoint, status) => {
    const checks = await check(endpoint);
    expect(checks.find(({ name }) => name === english.checks.names.key)?.status).toBe(status);
    // A service whose key is missing is not asked.
    const isAsked = checks.some(({ name }) => name === english.checks.names.service);
    expect(isAsked).toBe(status !== "failed");
  });
});
