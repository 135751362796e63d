import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { DoctorCheck } from "../../../src/cli/dependencies.ts";
import { fakeSecrets, runCommandLine } from "../fakes.ts";

describe("config", () => {
  test("list shows each value and where it comes from", async () => {
    const { environment, file } = home("questions = 8\n");
    const options = { environment: { ...environment, GREENROOM_MODE: "mock" }, columns: 200 };
    const { stdout } = await runCommandLine(["config", "--plain"], {}, options);
    expect(stdout).toMatch(new RegExp(`^questions +8 +${file}$`, "m"));
    expect(stdout).toMatch(/^mode +mock +GREENROOM_MODE$/m);
    expect(stdout).toMatch(/^probes +1 +default$/m);
    expect(stdout).toMatch(/^role +- +default$/m);
  });

  test("list has all of it as JSON", async () => {
    const { environment } = home("questions = 8\n");
    const { stdout } = await runCommandLine(["config", "list", "--json"], {}, { environment });
    const rows = z
      .array(
        z.object({
          key: z.string(),
          value: z.unknown(),
          source: z.string(),
          description: z.string(),
        }),
      )
      .parse(JSON.parse(stdout));
    expect(rows.find(({ key }) => key === "questions")).toMatchObject({ value: 8, source: "file" });
    expect(rows.find(({ key }) => key === "base-url")).toMatchObject({
      value: null,
      source: "default",
    });
  });

  test("get prints the bare value", async () => {
    const { environment } = home("questions = 8\n");
    expect((await runCommandLine(["config", "get", "questions"], {}, { environment })).stdout).toBe(
      "8\n",
    );
    expect((await runCommandLine(["config", "get", "model"], {}, { environment })).stdout).toBe("");
  });

  test("set writes the file, keeps its comments, and unset takes the key out again", async () => {
    const { environment, file } = home('# mine\nquestions = 8 # many\nmode = "mock"\n');
    await runCommandLine(["config", "set", "questions", "3"], {}, { environment });
    expect(readFileSync(file, "utf8")).toBe('# mine\nquestions = 3\nmode = "mock"\n');
    await runCommandLine(
      ["config", "set", "base-url", "http://localhost:11434/v1"],
      {},
      { environment },
    );
    expect(readFileSync(file, "utf8")).toBe(
      '# mine\nquestions = 3\nmode = "mock"\nbase-url = "http://localhost:11434/v1"\n',
    );
    await runCommandLine(["config", "unset", "mode"], {}, { environment });
    expect(readFileSync(file, "utf8")).toBe(
      '# mine\nquestions = 3\nbase-url = "http://localhost:11434/v1"\n',
    );
  });

  test("set makes the file where there is none, and says when the environment wins", async () => {
    const { environment, file } = home();
    const { stderr } = await runCommandLine(
      ["config", "set", "mode", "mock"],
      {},
      { environment: { ...environment, GREENROOM_MODE: "coach" } },
    );
    expect(readFileSync(file, "utf8")).toBe('mode = "mock"\n');
    expect(stderr).toContain("GREENROOM_MODE is set too, and wins.");
  });

  test("set refuses what the setting does not take, and what is no setting", async () => {
    const { environment, file } = home();
    const wrong = await runCommandLine(["config", "set", "questions", "many"], {}, { environment });
    expect(wrong.error).toMatchObject({
      code: "usage",
      message: 'questions is "many"; it takes a whole number from 1 to 50.',
    });
    const unknown = await runCommandLine(["config", "set", "colour", "red"], {}, { environment });
    expect(unknown.error).toMatchObject({
      code: "usage",
      message: 'There is no setting "colour" (`greenroom config`).',
    });
    expect(existsSync(file)).toBe(false);
  });

  test("a file with a wrong value or an unknown key can be looked at and mended", async () => {
    const { environment, file } = home('colour = "red"\nquestions = 99\n');
    const { stderr, error } = await runCommandLine(["config"], {}, { environment });
    expect(error).toBeNull();
    expect(stderr).toContain('There is no setting "colour"');
    expect(stderr).toContain("it takes a whole number from 1 to 50");
    await runCommandLine(["config", "unset", "colour"], {}, { environment });
    await runCommandLine(["config", "set", "questions", "9"], {}, { environment });
    expect(readFileSync(file, "utf8")).toBe("questions = 9\n");
  });

  test("path names the file, whether it is there or not", async () => {
    const { environment, file } = home();
    expect((await runCommandLine(["config", "path"], {}, { environment })).stdout).toBe(
      `${file}\n`,
    );
    const { stdout } = await runCommandLine(["config", "path", "--json"], {}, { environment });
    expect(JSON.parse(stdout)).toEqual({ path: file });
  });
});

describe("auth", () => {
  test("status never shows a key, and marks the service in use", async () => {
    const secrets = fakeSecrets(
      { openai: "sk-secret", groq: "gsk-secret" },
      { groq: "other-secret" },
    );
    const { stdout } = await runCommandLine(["auth"], { secrets });
    expect(stdout).toBe(
      "openai: key in /nowhere/secrets.json (the service in use)\ngroq: key from the environment\n",
    );
    const json = await runCommandLine(["auth", "status", "--json"], { secrets });
    expect(JSON.parse(json.stdout)).toMatchObject({ path: "/nowhere/secrets.json" });
    expect(json.stdout).toMatch(/"service": "openai",\s+"source": "file"/);
    expect(stdout + json.stdout).not.toContain('secret"');
  });

  test("status says what to do without a key", async () => {
    const { stdout, stderr } = await runCommandLine(["auth"], { secrets: fakeSecrets({}) });
    expect(stdout).toBe("openai: no key (the service in use)\n");
    expect(stderr).toContain("`greenroom auth set` saves one");
  });

  test("set asks unseen on a terminal", async () => {
    const file = {};
    const { stderr } = await runCommandLine(
      ["auth", "set"],
      { secrets: fakeSecrets(file) },
      { columns: 80, answers: [" sk-typed \n"] },
    );
    expect(file).toEqual({ openai: "sk-typed" });
    expect(stderr).not.toContain("sk-typed");
  });

  test("set reads a pipe, for the service named or configured", async () => {
    const file = {};
    await runCommandLine(
      ["auth", "set", "groq"],
      { secrets: fakeSecrets(file) },
      { input: "gsk-piped\n" },
    );
    await runCommandLine(
      ["auth", "set"],
      { secrets: fakeSecrets(file) },
      { input: "or-piped\n", environment: { GREENROOM_SERVICE: "openrouter" } },
    );
    expect(file).toEqual({ groq: "gsk-piped", openrouter: "or-piped" });
  });

  test.each(["", " \n", "two words", "línea"])("set refuses %j", async (input) => {
    const file = {};
    const { error } = await runCommandLine(
      ["auth", "set"],
      { secrets: fakeSecrets(file) },
      { input },
    );
    expect(error).toMatchObject({ code: "usage" });
    expect(file).toEqual({});
  });

  test("a key is no argument", async () => {
    const { error } = await runCommandLine(["auth", "set", "openai", "sk-on-the-command-line"]);
    expect(error).toMatchObject({ code: "usage" });
  });

  test("remove says whether there was one", async () => {
    const secrets = fakeSecrets({ openai: "sk" });
    expect((await runCommandLine(["auth", "remove"], { secrets })).stderr).toBe(
      "The key for openai is removed.\n",
    );
    expect((await runCommandLine(["auth", "remove"], { secrets })).stderr).toBe(
      "No key for openai was saved.\n",
    );
    const { error } = await runCommandLine(["auth", "remove", "opneai"], { secrets });
    expect(error).toMatchObject({ code: "usage", message: 'There is no service "opneai".' });
  });
});

describe("doctor", () => {
  const checks: readonly DoctorCheck[] = [
    { name: "Node.js", status: "ok", finding: "24.1", fix: null },
    { name: "API key", status: "warning", finding: "none", fix: "Save one." },
  ];
  const failed: DoctorCheck = {
    name: "Database",
    status: "failed",
    finding: "damaged",
    fix: "Restore a backup.",
  };

  test("prints each check with its fix, and is content when none failed", async () => {
    const { stdout, error } = await runCommandLine(["doctor"], { runChecks: () => stream(checks) });
    expect(stdout).toBe("✓ Node.js: 24.1\n! API key: none\n    Save one.\n");
    expect(error).toBeNull();
  });

  test("fails when a check failed", async () => {
    const { stdout, error } = await runCommandLine(["doctor", "--plain"], {
      runChecks: () => stream([...checks, failed]),
    });
    expect(stdout).toContain("x Database: damaged\n    Restore a backup.\n");
    expect(error).toMatchObject({ code: "below-minimum", message: "1 of 3 checks failed." });
  });

  test("is one document as JSON, also when a check failed", async () => {
    const { stdout, error } = await runCommandLine(["doctor", "--json"], {
      runChecks: () => stream([failed]),
    });
    expect(JSON.parse(stdout)).toEqual({ ok: false, checks: [failed] });
    expect(error).toMatchObject({ code: "below-minimum" });
  });
});

/** A home with this config file. */
function home(text?: string): {
  readonly environment: { GREENROOM_HOME: string };
  readonly file: string;
} {
  const path = mkdtempSync(join(tmpdir(), "greenroom-config-"));
  const file = join(path, "config", "config.toml");
  if (text !== undefined) {
    mkdirSync(join(path, "config"));
    writeFileSync(file, text);
  }
  return { environment: { GREENROOM_HOME: path }, file };
}

async function* stream(list: readonly DoctorCheck[]): AsyncIterable<DoctorCheck> {
  yield* list;
}
