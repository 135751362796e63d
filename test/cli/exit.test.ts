import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { describeFailure, endOnBrokenPipe } from "../../src/cli/exit.ts";
import { fileError } from "../../src/cli/files.ts";
import type { ErrorCode } from "../../src/errors.ts";
import { GreenroomError } from "../../src/errors.ts";

const context = { version: "1.2.3", stoppedBy: null, language: "en" as const };

describe("an error for the person", () => {
  const codes: readonly (readonly [ErrorCode, number])[] = [
    ["below-minimum", 1],
    ["usage", 2],
    ["device", 3],
    ["key", 4],
    ["service", 5],
  ];

  test.each(codes)("%s exits with %d", async (code, exitCode) => {
    expect(
      await describeFailure(new GreenroomError(code, "It went wrong.", "Do that."), context),
    ).toEqual({
      exitCode,
      text: "error: It went wrong.\nhint: Do that.",
    });
  });

  test("is two lines without escape sequences, whatever a file's name holds", async () => {
    const { text } = await describeFailure(
      new GreenroomError("usage", "No file \u001b[31m\nx\u0007.", "Look\r\nagain."),
      context,
    );
    expect(text).toBe("error: No file x.\nhint: Look again.");
  });
});

describe("stopped", () => {
  const stopped = new GreenroomError("stopped", "Stopped.", "Go on with `greenroom continue`.");

  test.each([
    [null, 130],
    ["SIGINT" as const, 130],
    ["SIGTERM" as const, 143],
    ["SIGHUP" as const, 129],
  ])("by %s exits with %d", async (stoppedBy, exitCode) => {
    expect(
      await describeFailure(stopped, { version: "1", stoppedBy, language: "en" as const }),
    ).toEqual({
      exitCode,
      text: "Stopped. Go on with `greenroom continue`.",
    });
  });

  test("an AbortError after a signal is no bug, without one it is", async () => {
    const abort = new DOMException("This operation was aborted", "AbortError");
    expect(
      await describeFailure(abort, { version: "1", stoppedBy: "SIGTERM", language: "en" as const }),
    ).toMatchObject({ exitCode: 143, text: "Stopped." });
    expect((await describeFailure(abort, context)).exitCode).toBe(70);
  });
});

describe("what the system refuses", () => {
  test.each(["ENOSPC", "EACCES", "EROFS"])("%s is explained, without a stack", async (code) => {
    const { exitCode, text } = await describeFailure(
      Object.assign(new Error(`${code}: no`), { code }),
      context,
    );
    expect(exitCode).toBe(2);
    expect(text).toMatch(new RegExp(`^error: ${code}: no\nhint: .+$`));
  });

  test("a file that a full disk does not take: room is wanted, not another name alone", async () => {
    const full = Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
    expect((await describeFailure(fileError("r.md", "written", full), context)).text).toBe(
      "error: r.md cannot be written: the disk is full.\nhint: Make room on the disk, or name another path.",
    );
  });
});

describe("a bug", () => {
  test("shows the version, the stack and its causes, and exits with 70", async () => {
    const { exitCode, text } = await describeFailure(
      new TypeError("oops", { cause: new Error("deeper") }),
      context,
    );
    expect(exitCode).toBe(70);
    expect(text).toContain("This is a bug in Greenroom (greenroom 1.2.3, Node ");
    expect(text).toMatch(/TypeError: oops\n {4}at /);
    expect(text).toMatch(/caused by: Error: deeper\n {4}at /);
  });

  test("shows no property of an error, which may hold a key", async () => {
    const { text } = await describeFailure(
      Object.assign(new Error("oops"), { headers: { authorization: "Bearer sk-secret" } }),
      context,
    );
    expect(text).not.toContain("sk-secret");
  });

  test.each([["thrown"], [undefined], [{ odd: true }]])(
    "is also %j, which is no error",
    async (thrown) => {
      expect((await describeFailure(thrown, context)).exitCode).toBe(70);
    },
  );
});

describe("a broken pipe", () => {
  test("ends quietly with 0", async () => {
    const stdout = new EventEmitter();
    const codes: number[] = [];
    const exit = (code: number): void => void codes.push(code);
    endOnBrokenPipe(stdout, exit, (error) => expect.unreachable(String(error)));
    stdout.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    expect(codes).toEqual([0]);
  });

  test("another error of the stream is not hidden", async () => {
    const stdout = new EventEmitter();
    const failures: unknown[] = [];
    const exit = (code: number): void => expect.unreachable(`exit ${code}`);
    endOnBrokenPipe(stdout, exit, (error) => failures.push(error));
    const full = Object.assign(new Error("no room"), { code: "ENOSPC" });
    stdout.emit("error", full);
    expect(failures).toEqual([full]);
  });
});
