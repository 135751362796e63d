import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSecrets } from "../../../src/adapters/secrets/secrets.ts";
import type { Secrets } from "../../../src/cli/dependencies.ts";

function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-secrets-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "config", "keys.json");
}

function mode(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe("keys", () => {
  test("are kept in a file that only its owner can read", () => {
    const path = newPath();
    // This assignment is the check that the adapter is what the command line expects.
    const secrets: Secrets = createSecrets({ path, environment: {} });
    expect(secrets.read("openai")).toBeNull();
    expect(existsSync(dirname(path))).toBe(false);
    secrets.save("openai", "  sk-one\n");
    secrets.save("groq", "gsk-two");
    expect(secrets.read("openai")).toEqual({ value: "sk-one", source: "file" });
    expect(secrets.read("groq")).toEqual({ value: "gsk-two", source: "file" });
    expect([dirname(path), path].map(mode)).toEqual(["700", "600"]);
    expect(readdirSync(dirname(path))).toEqual(["keys.json"]);
    secrets.save("openai", "sk-three");
    expect(secrets.remove("groq")).toBe(true);
    expect(secrets.remove("groq")).toBe(false);
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ openai: "sk-three" });
  });

  test("of the environment win, unless they are blank", () => {
    const path = newPath();
    const environment = {
      OPENAI_API_KEY: "sk-environment",
      OPENROUTER_API_KEY: " or-environment ",
      GROQ_API_KEY: "  ",
      MY_OWN_SERVER_API_KEY: "own",
    };
    const secrets = createSecrets({ path, environment });
    for (const service of ["openai", "openrouter", "groq"]) {
      secrets.save(service, `${service}-file`);
    }
    expect(secrets.read("openai")).toEqual({ value: "sk-environment", source: "environment" });
    expect(secrets.read("openrouter")).toEqual({ value: "or-environment", source: "environment" });
    expect(secrets.read("groq")).toEqual({ value: "groq-file", source: "file" });
    expect(secrets.read("my-own.server")).toEqual({ value: "own", source: "environment" });
  });

  test("are found under the name that each service is known by, OpenAI's for an endpoint of one's own", () => {
    const path = newPath();
    const secrets = createSecrets({
      path,
      environment: { OPENAI_API_KEY: "open", AZURE_OPENAI_API_KEY: "azure" },
    });
    expect(secrets.read("custom")?.value).toBe("open");
    expect(secrets.read("azure")?.value).toBe("azure");
    expect(secrets.read("groq")).toBeNull();
    const own = createSecrets({
      path,
      environment: { OPENAI_API_KEY: "open", CUSTOM_API_KEY: "own" },
    });
    expect(own.read("custom")?.value).toBe("own");
  });

  test("of one service never stand for another, whatever it is called", () => {
    const path = newPath();
    const secrets = createSecrets({ path, environment: {} });
    secrets.save("openai", "sk-one");
    for (const service of ["constructor", "__proto__", "toString", "OPENAI", ""]) {
      expect(secrets.read(service)).toBeNull();
    }
  });

  test("any key comes back", () => {
    const path = newPath();
    const secrets = createSecrets({ path, environment: {} });
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{1,200}$/), (key) => {
        secrets.save("openai", key);
        expect(secrets.read("openai")?.value).toBe(key);
      }),
      { numRuns: 30 },
    );
  });

  test.each(["", "   \n", "sk-one sk-two"])("%j is no key", (value) => {
    const path = newPath();
    const secrets = createSecrets({ path, environment: {} });
    expect(() => secrets.save("openai", value)).toThrow(/not an API key/);
    expect(existsSync(path)).toBe(false);
  });

  test("in a file that others can read are used, said of it, and made private when one is saved", () => {
    const path = newPath();
    const secrets = createSecrets({ path, environment: {} });
    expect(secrets.isOpenToOthers()).toBe(false);
    secrets.save("openai", "sk-secret");
    expect(secrets.isOpenToOthers()).toBe(false);
    chmodSync(path, 0o644);
    expect(secrets.isOpenToOthers()).toBe(true);
    expect(secrets.read("openai")?.value).toBe("sk-secret");
    secrets.save("groq", "gsk");
    expect(mode(path)).toBe("600");
    expect(secrets.isOpenToOthers()).toBe(false);
  });

  const broken: readonly (readonly [string, string])[] = [
    ["half a file", '{"openai": "sk-sec'],
    ["another shape", '{"openai": {"key": "sk-sec"}}'],
    ["a list", '["sk-sec"]'],
  ];
  test.each(broken)("%s is refused without showing the key, and not replaced", (_name, content) => {
    const path = newPath();
    mkdirSync(dirname(path));
    writeFileSync(path, content, { mode: 0o600 });
    const secrets = createSecrets({ path, environment: {} });
    for (const use of [() => secrets.read("openai"), () => secrets.save("openai", "sk-new")]) {
      expect(use).toThrow(
        expect.objectContaining({
          code: "usage",
          message: `${path} does not hold API keys as Greenroom writes them.`,
        }),
      );
    }
    expect(readFileSync(path, "utf8")).toBe(content);
  });

  test("a path that cannot be a file is refused in words", () => {
    const path = newPath();
    mkdirSync(path, { recursive: true });
    const secrets = createSecrets({ path, environment: {} });
    expect(() => secrets.read("openai")).toThrow(/cannot read .*EISDIR/);
  });
});
