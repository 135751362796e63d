/**
 * The child process that parses PDF and DOCX files. Its main thread only watches: it ends everything when the parent is
 * gone, when memory runs over, or when time is up, even while the parser, in a worker thread, is caught in a loop.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { limits } from "./limits.ts";
import { refuse } from "./protocol.ts";
import type { ParseReply, ParseRequest } from "./protocol.ts";

function end(): void {
  process.kill(process.pid, "SIGKILL");
}

function isParseRequest(value: unknown): value is ParseRequest {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    (value.kind === "pdf" || value.kind === "docx") &&
    "bytes" in value &&
    value.bytes instanceof Uint8Array
  );
}

/** True when the worker died because its heap was full. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function watch(): void {
  const reply = (message: ParseReply) => {
    process.send?.(message, end);
  };
  // Ctrl-C reaches the whole process group; the parent decides what it means.
  process.on("SIGINT", () => {});
  process.once("disconnect", end);
  process.once("message", (request: unknown) => {
    setTimeout(() => reply(refuse("time")), limits.timeMs);
    setInterval(() => {
      if (process.memoryUsage.rss() > limits.memoryBytes) reply(refuse("memory"));
    }, limits.watchIntervalMs);
    const worker = new Worker(import.meta.filename, {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
    });
    worker.once("message", reply);
    worker.once("error", (error: unknown) => {
      reply(refuse(isOutOfMemory(error) ? "memory" : "damaged", String(error)));
    });
  });
}

async function parse(request: ParseRequest): Promise<ParseReply> {
  const bytes = Buffer.from(
    request.bytes.buffer,
    request.bytes.byteOffset,
    request.bytes.byteLength,
  );
  if (request.kind === "pdf") return (await import("./pdf/parse-pdf.ts")).parsePdf(bytes);
  return (await import("./docx/parse-docx.ts")).parseDocx(bytes);
}

async function work(): Promise<void> {
  const request: unknown = workerData;
  if (!isParseRequest(request)) throw new TypeError("not a request to parse a document");
  let reply: ParseReply;
  try {
    reply = await parse(request);
  } catch (error) {
    // Whatever a parser of other people's making throws at a file, the file is why.
    reply = refuse(
      "damaged",
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  }
  parentPort?.postMessage(reply, []);
}

if (isMainThread) watch();
else await work();
