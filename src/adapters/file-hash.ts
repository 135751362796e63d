import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { machineError } from "../words/machine-errors.ts";

/**
 * SHA-256 of the file's bytes in hexadecimal, read a piece at a time.
 * @throws GreenroomError `usage` when it cannot be read
 */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw machineError("usage", (words) => words.notHashed(path, code), { cause: error });
  }
  return hash.digest("hex");
}
