/** One interview, one process: two of them would ask the same question and keep only one of the answers. */
import * as z from "zod";
import type { Store } from "./store.ts";
import { translatedError } from "../words/errors.ts";

const claimSchema = z.object({ pid: z.number().int().positive() });

/**
 * Claims the interview for this process. A claim whose process is gone (killed, or the machine restarted) does not count.
 * @returns what gives it back
 * @throws GreenroomError `usage` when another process is running the interview now
 */
export function claimInterview(id: string, store: Store): () => void {
  const key = `running ${id}`;
  const claim = claimSchema.safeParse(store.readMemory(key));
  if (claim.success && claim.data.pid !== process.pid && isAlive(claim.data.pid)) {
    const { pid } = claim.data;
    throw translatedError("usage", (words) => words.openElsewhere(id, pid));
  }
  store.writeMemory(key, { pid: process.pid });
  return () => store.writeMemory(key, undefined);
}

/** Signal 0 only asks; a process of somebody else's answers with EPERM and lives. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
