import { GreenroomError } from "../errors.ts";

/** What Ctrl-C in a prompt throws, and a prompt whose signal was aborted. */
export function stoppedByPerson(): GreenroomError {
  return new GreenroomError(
    "stopped",
    "Stopped.",
    "What was answered is saved; `greenroom continue` goes on.",
  );
}
