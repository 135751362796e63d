/** Desktop notifications by what each system brings for it. */
import { access } from "node:fs/promises";
import type { Notify } from "../../practice/reminder/scheduler.ts";
import type { RunProgram } from "../scheduler/run.ts";

export interface NotifyOptions {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The number of the person's account; null where accounts have none. */
  readonly userId: number | null;
  readonly run: RunProgram;
}

export function createNotify(options: NotifyOptions): Notify {
  const { platform, run } = options;
  return async ({ title, text }) => {
    if (platform === "darwin") {
      // As arguments of the script, so that nothing in them is a part of it.
      const script = [
        "on run argv",
        "display notification (item 2 of argv) with title (item 1 of argv)",
        "end run",
      ];
      const lines = script.flatMap((line) => ["-e", line]);
      return (await run("osascript", [...lines, title, text])).code === 0;
    }
    if (platform === "win32") {
      const encoded = Buffer.from(toastScript, "utf16le").toString("base64");
      const words = ["-NoProfile", "-NonInteractive", "-EncodedCommand", encoded];
      const environment = { GREENROOM_TITLE: title, GREENROOM_TEXT: text };
      return (await run("powershell", words, { environment })).code === 0;
    }
    const bus = await sessionBus(options);
    if (bus === null) return false;
    const words = ["--app-name=Greenroom", "--", title, text];
    const environment = { DBUS_SESSION_BUS_ADDRESS: bus };
    return (await run("notify-send", words, { environment })).code === 0;
  };
}

/** cron starts its jobs without the session's address; systemd keeps the bus at a place of its own. */
async function sessionBus({ environment, userId }: NotifyOptions): Promise<string | null> {
  const given = environment["DBUS_SESSION_BUS_ADDRESS"];
  if (given !== undefined && given !== "") return given;
  const runtimeFolder = environment["XDG_RUNTIME_DIR"] ?? `/run/user/${userId ?? ""}`;
  const socket = `${runtimeFolder}/bus`;
  const isThere = await access(socket).then(
    () => true,
    () => false,
  );
  return isThere ? `unix:path=${socket}` : null;
}

/** A toast in PowerShell's own name, which needs no program to be registered. The texts come as variables. */
const toastScript = `
$ErrorActionPreference = 'Stop'
[Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime] | Out-Null
$template = [Windows.UI.Notifications.ToastTemplateType]::ToastText02
$toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent($template)
$texts = $toast.GetElementsByTagName('text')
$texts.Item(0).AppendChild($toast.CreateTextNode($env:GREENROOM_TITLE)) | Out-Null
$texts.Item(1).AppendChild($toast.CreateTextNode($env:GREENROOM_TEXT)) | Out-Null
$program = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
$notification = [Windows.UI.Notifications.ToastNotification]::new($toast)
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($program).Show($notification)
`;
