/** When a process began, as its system tells it: with the process id it names a process for good, since ids are used again. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * A text that stays the same as long as the process lives; null when there is no such process, or the system tells
 * nothing of the kind (Windows, or a process that may not be looked at).
 */
export function processStart(pid: number, platform = process.platform): string | null {
  if (platform === "win32") return null;
  return platform === "linux" ? startOnLinux(pid) : startByPs(pid);
}

/** Ticks since the machine started, and which start that was. */
function startOnLinux(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The second field is the program's name in brackets, and may hold spaces and brackets itself.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\)\s+/s, "")
      .split(" ");
    const ticks = fields[startTimeField];
    return ticks === undefined ? null : `${boot} ${ticks}`;
  } catch {
    return null;
  }
}

/** The 22nd field of proc(5), counted from the third. */
const startTimeField = 19;

/** As BSD's ps and macOS's write it. */
function startByPs(pid: number): string | null {
  const { status, stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    timeout: 2000,
  });
  const told = status === 0 ? stdout.trim() : "";
  return told === "" ? null : told;
}
