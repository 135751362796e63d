/** Single keys as a person presses them, and a line that changes in place. */
import type { OutputStream } from "./terminal.ts";

/** What is needed of `process.stdin`. */
type KeyInput = NodeJS.ReadableStream & {
  readonly setRawMode?: ((isRaw: boolean) => unknown) | undefined;
};

/** `end` is Ctrl-D, `other` every key without a meaning of its own: arrows, function keys. */
export type Key =
  | { readonly name: "enter" | "space" | "escape" | "end" | "other" }
  | { readonly name: "letter"; readonly letter: string };

export interface KeyListening {
  /** The terminal is as it was before; again does nothing. */
  close(): void;
}

/**
 * Hears every key until it is closed. Ctrl-C does what it does elsewhere.
 * @param interrupt called for Ctrl-C, which a terminal in raw mode makes a key
 */
export function listenForKeys(
  input: KeyInput,
  onKey: (key: Key) => void,
  interrupt: () => void,
): KeyListening {
  const onData = (chunk: Buffer | string): void => {
    for (const key of readKeys(chunk.toString())) {
      if (key === "interrupt") interrupt();
      else onKey(key);
    }
  };
  input.setRawMode?.(true);
  input.on("data", onData);
  input.resume();
  let isClosed = false;
  return {
    close: () => {
      if (isClosed) return;
      isClosed = true;
      input.removeListener("data", onData);
      input.pause();
      input.setRawMode?.(false);
    },
  };
}

/** The keys in what a terminal sent at once; a sequence that begins with Escape is one key. */
function readKeys(text: string): readonly (Key | "interrupt")[] {
  const keys: (Key | "interrupt")[] = [];
  for (const [part] of text.matchAll(keyPattern)) {
    if (part === "\u0003") keys.push("interrupt");
    else if (part === "\u0004") keys.push({ name: "end" });
    else if (part === "\u001b") keys.push({ name: "escape" });
    else if (part === "\r" || part === "\n") keys.push({ name: "enter" });
    else if (part === " ") keys.push({ name: "space" });
    else if (/^\p{L}$/u.test(part)) keys.push({ name: "letter", letter: part.toLowerCase() });
    else keys.push({ name: "other" });
  }
  return keys;
}

/** ESC [ … letter, ESC O letter, ESC and a key; else one character. */
const keyPattern = /\u001b\[[0-9;<=>?]*[ -/]*[@-~]|\u001bO.|\u001b[^\u001b]|[^]/gu;

export interface StatusLine {
  /** One line, cut by whoever writes it to the width there is. */
  update(text: string): void;
  /** Takes the line away; more than once does no harm. */
  clear(): void;
}

/** A line at the bottom that changes; `null` streams nothing. */
export function openStatusLine(output: OutputStream | null): StatusLine {
  let shown = "";
  return {
    update: (text) => {
      if (text === shown) return;
      shown = text;
      output?.write(`\r\u001b[2K${text}`);
    },
    clear: () => {
      if (shown === "") return;
      shown = "";
      output?.write("\r\u001b[2K");
    },
  };
}
