/** One key out of a few, while a line says which, and time may choose. */
import type { Key } from "./keys.ts";
import { stoppedByPerson } from "./stopped.ts";
import type { Terminal } from "./terminal.ts";

export interface KeyChoice<Name extends string> {
  readonly terminal: Pick<Terminal, "keys" | "statusLine" | "isAnimated" | "dialogue">;
  readonly names: readonly Name[];
  /** The line; `leftMs` null: time chooses nothing, or no more. */
  readonly render: (leftMs: number | null) => string;
  /** After so long, `ENTER` is chosen; null: never. Another key than those named ends the countdown. */
  readonly withinMs: number | null;
  readonly signal: AbortSignal;
}

const tickMs = 200;

/** Waits for one of the keys: `enter`, `space`, `escape`, or a letter. @throws GreenroomError `stopped` */
export async function chooseKey<Name extends string>(
  choice: KeyChoice<Name>,
): Promise<Name | "enter"> {
  const { terminal, names, render, withinMs, signal } = choice;
  if (signal.aborted) throw stoppedByPerson();
  const status = terminal.statusLine();
  let leftMs = withinMs;
  if (terminal.isAnimated) status.update(render(leftMs));
  else terminal.dialogue(render(leftMs));
  const { promise: chosen, resolve, reject } = Promise.withResolvers<Name | "enter">();
  const listening = terminal.keys((key) => {
    const pressed = nameOf(key);
    const name = names.find((each) => each === pressed);
    if (name !== undefined) return resolve(name);
    if (pressed === "enter") return resolve("enter");
    leftMs = null;
    status.update(render(null));
  });
  const timer = setInterval(() => {
    if (leftMs === null) return;
    leftMs -= tickMs;
    if (leftMs <= 0) resolve("enter");
    else status.update(render(leftMs));
  }, tickMs);
  const onAbort = (): void => reject(stoppedByPerson());
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await chosen;
  } finally {
    listening.close();
    clearInterval(timer);
    signal.removeEventListener("abort", onAbort);
    status.clear();
  }
}

function nameOf(key: Key): string {
  return key.name === "letter" ? key.letter : key.name;
}
