import type { GreenroomError } from "../errors.ts";
import { translatedError } from "../words/errors.ts";

/** What Ctrl-C in a prompt throws, and a prompt whose signal was aborted: it does not know what for it asked. */
export function stoppedByPerson(): GreenroomError {
  return translatedError("stopped", (words) => words.stopped);
}
