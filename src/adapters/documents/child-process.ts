/** Parses a document in a child process, so that a hostile or huge file costs neither the terminal nor the memory. */
import { fork } from "node:child_process";
import * as z from "zod";
import { documentNoticeSchema } from "../../interview/document-notice.ts";
import { warningCodes } from "../../interview/material.ts";
import { documentError } from "../../words/documents.ts";
import { limits } from "./limits.ts";
import { refuse } from "./protocol.ts";
import type { ParsedDocument, ParseReply, ParseRequest } from "./protocol.ts";
import { refusalError } from "./refusals.ts";

const replySchema = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("read"),
    text: z.string(),
    pages: z.number().int().nullable(),
    warnings: z.array(
      z.object({
        code: z.enum(warningCodes),
        message: z.string(),
        notice: documentNoticeSchema.optional(),
      }),
    ),
    hiddenText: z.array(z.string()),
  }),
  z.object({
    status: z.literal("refused"),
    refusal: z.enum([
      "damaged",
      "password",
      "scan",
      "no-text",
      "only-hidden-text",
      "unpacks-too-large",
      "memory",
      "time",
    ]),
    detail: z.string(),
  }),
]);

/** No key and no proxy of the person reaches the process that reads other people's files. */
function bareEnvironment(): Record<string, string> {
  const systemRoot = process.env["SystemRoot"];
  return systemRoot === undefined ? {} : { SystemRoot: systemRoot };
}

/**
 * Hands the bytes to the child and takes its reply.
 * @param childPath the module `pdf-child`, as source or built
 * @param name of the document, for the error
 * @throws GreenroomError `usage` when the document cannot be read, `stopped` when the signal is aborted
 */
export async function parseInChild(
  request: ParseRequest,
  childPath: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<ParsedDocument> {
  const reply = await exchange(request, childPath, signal);
  if (reply === "stopped")
    throw documentError("stopped", ({ errors }) => errors.stoppedReading(name));
  if (reply.status === "refused")
    throw refusalError(reply.refusal, request.kind, name, reply.detail);
  return reply;
}

/** One request and one reply; the child is gone when this returns. */
function exchange(
  request: ParseRequest,
  childPath: string,
  signal: AbortSignal | undefined,
): Promise<ParseReply | "stopped"> {
  if (signal?.aborted === true) return Promise.resolve("stopped");
  return new Promise((resolve, reject) => {
    const child = fork(childPath, [], {
      // It may read its own modules and start its worker: no writing, no programs, no native code.
      execArgv: ["--permission", "--allow-fs-read=*", "--allow-worker", "--no-addons"],
      env: bareEnvironment(),
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    let reply: unknown = null;
    const settle = (value: unknown) => {
      reply ??= value;
      child.kill("SIGKILL");
    };
    const stop = () => settle("stopped");
    const timer = setTimeout(() => settle(refuse("time")), limits.timeMs);
    signal?.addEventListener("abort", stop, { once: true });
    child.once("message", settle);
    child.once("error", reject);
    child.once("exit", (code, exitSignal) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      // Ended by a signal without a reply: the system took it, for memory as a rule.
      if (reply === null && exitSignal !== null) resolve(refuse("memory", exitSignal));
      else if (reply === null)
        reject(new Error(`the document reader's child ended with exit code ${code ?? 0}`));
      else if (reply === "stopped") resolve("stopped");
      else replySchema.parseAsync(reply).then(resolve, reject);
    });
    child.send(request, (error) => {
      if (error !== null) child.kill("SIGKILL");
    });
  });
}
