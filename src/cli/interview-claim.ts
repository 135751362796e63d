/** One interview, one process: two of them would ask the same question and keep only one of the answers. */
import * as z from "zod";
import { processStart } from "./process-start.ts";
import type { Store } from "./store.ts";
import { translatedError } from "../words/errors.ts";

const claimSchema = z.object({
  pid: z.number().int().positive(),
  /** When that process began; null or absent where it is not known. */
  start: z.string().nullish(),
});

/**
 * Claims the interview for this process. A claim whose process is gone (killed, or the machine restarted) does not count,
 * though another program may have its id now.
 * @returns what gives it back
 * @throws GreenroomError `usage` when another process is running the interview now
 */
export function claimInterview(id: string, store: Store): () => void {
  refuseOpenElsewhere(id, store);
  store.writeMemory(keyOf(id), { pid: process.pid, start: processStart(process.pid) });
  return () => store.writeMemory(keyOf(id), undefined);
}

/**
 * For whoever takes an interview away.
 * @throws GreenroomError `usage` when another process is running it now
 */
export function refuseOpenElsewhere(id: string, store: Pick<Store, "readMemory">): void {
  const claim = claimSchema.safeParse(store.readMemory(keyOf(id)));
  if (!claim.success || claim.data.pid === process.pid || !isAlive(claim.data)) return;
  const { pid } = claim.data;
  throw translatedError("usage", (words) => words.openElsewhere(id, pid));
}

function keyOf(id: string): string {
  return `running ${id}`;
}

/** Signal 0 only asks; a process of somebody else's answers with EPERM and lives. */
function isAlive({ pid, start }: z.infer<typeof claimSchema>): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  const startNow = processStart(pid);
  return typeof start !== "string" || startNow === null || startNow === start;
}
