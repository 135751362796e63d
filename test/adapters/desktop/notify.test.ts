import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createNotify } from "../../../src/adapters/desktop/notify.ts";
import type { RunOptions, RunProgram } from "../../../src/adapters/scheduler/run.ts";

const notification = { title: 'It\'s "time"', text: "$(rm) -n 3 cards" };

function recorder(code: number | null) {
  const calls: { program: string; args: readonly string[]; options: RunOptions | undefined }[] = [];
  const run: RunProgram = async (program, args, options) => {
    calls.push({ program, args, options });
    return { code, stdout: "", stderr: "" };
  };
  return { calls, run };
}

describe("a notification", () => {
  test("on Linux goes to the session's bus", async () => {
    const { calls, run } = recorder(0);
    const environment = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/bus" };
    const notify = createNotify({ platform: "linux", environment, userId: 1000, run });
    await expect(notify(notification)).resolves.toBe(true);
    expect(calls).toEqual([
      {
        program: "notify-send",
        args: ["--app-name=Greenroom", "--", notification.title, notification.text],
        options: { environment },
      },
    ]);
  });

  test("finds the bus where systemd keeps it, when cron has told nothing", async () => {
    const folder = mkdtempSync(join(tmpdir(), "greenroom-notify-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { calls, run } = recorder(0);
    const options = { platform: "linux", userId: 1000, run } as const;
    const notify = createNotify({ ...options, environment: { XDG_RUNTIME_DIR: folder } });
    await expect(notify(notification)).resolves.toBe(false);
    expect(calls).toEqual([]);
    writeFileSync(join(folder, "bus"), "");
    await expect(notify(notification)).resolves.toBe(true);
    expect(calls[0]?.options?.environment).toEqual({
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder}/bus`,
    });
  });

  test("that nobody can show is told by the answer", async () => {
    const { run } = recorder(null);
    const environment = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/bus" };
    const notify = createNotify({ platform: "linux", environment, userId: 1000, run });
    await expect(notify(notification)).resolves.toBe(false);
  });

  test("on a Mac and on Windows its words are no part of a script", async () => {
    const mac = recorder(0);
    const onMac = createNotify({ platform: "darwin", environment: {}, userId: 501, run: mac.run });
    await expect(onMac(notification)).resolves.toBe(true);
    expect(mac.calls[0]?.program).toBe("osascript");
    expect(mac.calls[0]?.args.slice(-2)).toEqual([notification.title, notification.text]);

    const windows = recorder(0);
    const onWindows = createNotify({
      platform: "win32",
      environment: {},
      userId: null,
      run: windows.run,
    });
    await expect(onWindows(notification)).resolves.toBe(true);
    const [call] = windows.calls;
    expect(call?.options?.environment).toEqual({
      GREENROOM_TITLE: notification.title,
      GREENROOM_TEXT: notification.text,
    });
    const script = Buffer.from(call?.args.at(-1) ?? "", "base64").toString("utf16le");
    expect(script).toContain("CreateToastNotifier");
    expect(script).not.toContain(notification.text);
  });
});
