/** Calls to models are counted while somebody waits for what comes of them: they go to the disk with the next thing saved. */
import type { Database } from "better-sqlite3";
import type { ModelCall } from "../../grading/ports.ts";
import { inTransaction } from "./transaction.ts";

/** After so long they are written by themselves. What a killed process loses by it are calls of which nothing came yet. */
const gatherMs = 20;

interface GatheredCalls {
  /** Keeps the call until `write`, or for a moment. */
  readonly recordCall: (interviewId: string | null, call: ModelCall) => void;
  /** Puts all that is kept on the disk; it stays kept when that throws. */
  readonly write: () => void;
  /** The same without an error: whoever saves something is told what is wrong with the disk. */
  readonly writeIfPossible: () => void;
  /** The method with the calls before it in one transaction: what is saved has what it cost beside it. */
  readonly with: <Parameters extends unknown[], Result>(
    method: (...parameters: Parameters) => Result,
  ) => (...parameters: Parameters) => Result;
}

/** @param recordCall writes one call at once */
export function gatherCalls(
  database: Database,
  recordCall: (interviewId: string | null, call: ModelCall) => void,
): GatheredCalls {
  let kept: (readonly [interviewId: string | null, call: ModelCall])[] = [];
  let timer: NodeJS.Timeout | null = null;

  const writeAll = inTransaction(database, () => {
    for (const each of kept) recordCall(...each);
  });

  function write(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (kept.length === 0) return;
    writeAll();
    kept = [];
  }

  function writeIfPossible(): void {
    try {
      write();
    } catch {
      // They stay kept.
    }
  }

  return {
    recordCall: (interviewId, call) => {
      kept.push([interviewId, call]);
      timer ??= setTimeout(writeIfPossible, gatherMs);
    },
    write,
    writeIfPossible,
    with: (method) => {
      const both = inTransaction(database, (...parameters: Parameters<typeof method>) => {
        if (kept.length > 0) writeAll();
        return method(...parameters);
      });
      return (...parameters) => {
        const result = both(...parameters);
        // Only now are they on the disk.
        kept = [];
        return result;
      };
    },
  };
}
