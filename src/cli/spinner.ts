/** A line that turns while something takes time: ora's one owner. */
import type { OutputStream } from "./terminal.ts";

export interface Spinner {
  update(text: string): void;
  /** Clears the spinner; more than once does no harm. */
  stop(): void;
}

/**
 * A spinner on a terminal that has columns. It turns once ora is loaded: a wait that ends before that shows nothing.
 * @param fit breaks a text where it would not fit behind the sign that turns, which takes two columns
 */
export function startSpinner(
  text: string,
  stream: OutputStream,
  coloured: boolean,
  fit: (text: string) => string,
): Spinner {
  let current = text;
  let stopped = false;
  let stopOra: (() => void) | null = null;
  let updateOra: ((text: string) => void) | null = null;
  async function start(): Promise<void> {
    const { default: ora } = await import("ora");
    if (stopped) return;
    const spinner = ora({
      text: fit(current),
      stream,
      isEnabled: true,
      color: coloured ? "cyan" : false,
      // Discarding stdin leaves it flowing afterwards, and the process would never end.
      discardStdin: false,
    }).start();
    stopOra = () => spinner.stop();
    updateOra = (next) => {
      spinner.text = fit(next);
    };
  }
  void start();
  return {
    update: (next) => {
      current = next;
      updateOra?.(next);
    },
    stop: () => {
      stopped = true;
      stopOra?.();
      stopOra = null;
      updateOra = null;
    },
  };
}
