/** Ending a program that records or plays, with all that it has started. */

/** Where there are process groups, every program is started in one of its own (`detached`). */
export const hasOwnGroup = process.platform !== "win32";

/**
 * Signals the program and what it started; nothing when it has ended.
 * @param pid undefined after a failed start: without it, `kill` would reach our own group
 */
export function signalProgram(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(hasOwnGroup ? -pid : pid, signal);
  } catch {
    // It has ended already.
  }
}
