/** Every way in which a request fails, told apart by what is to be done about it. */
import { GreenroomError } from "../../errors.ts";
import type { Complaint } from "./complaint.ts";
import { readComplaint, readComplaintBody } from "./complaint.ts";
import type { Endpoint, Sdk } from "./endpoint.ts";
import type { Rejection, Wire } from "./wire.ts";
import { isTooLongToWait } from "./wire.ts";

export type Failure =
  /** The caller's signal. */
  | { readonly kind: "stopped" }
  /** The model or a filter declined. */
  | { readonly kind: "refused"; readonly detail: string }
  /** The server itself found the model's reply to be no JSON of the schema. */
  | { readonly kind: "invalid"; readonly text: string }
  /** A 400 or 422 that may name a parameter to leave out. */
  | { readonly kind: "rejected"; readonly status: number; readonly complaint: Complaint }
  /** Worth so many more tries of our own; the client has not made any. */
  | { readonly kind: "transient"; readonly message: string; readonly retries: number }
  /** For the person. `outage` counts towards the circuit breaker: the service is down, and not just set up wrongly. */
  | {
      readonly kind: "final";
      readonly code: "key" | "service";
      readonly message: string;
      readonly hint: string;
      readonly outage: boolean;
      /** The server lives and only wants fewer requests. */
      readonly limited?: boolean;
    };

/** Whom the failure is about. */
export interface Subject {
  readonly endpoint: Endpoint;
  readonly model: string;
}

const tryLater =
  "Nothing is lost: `greenroom regrade --pending` judges later, `--engine offline` goes on now.";
const checkEndpoint = "Check the base URL and the network with `greenroom doctor`.";

/** The failure as the error that ports promise, the key taken out of it; a transient one has run out of tries. */
export function toError(failure: Failure, subject: Subject): GreenroomError {
  const error = describe(failure, subject);
  const key = subject.endpoint.apiKey;
  // Some servers repeat the key that they refuse.
  return key === null || !error.message.includes(key)
    ? error
    : new GreenroomError(error.code, error.message.replaceAll(key, "[key]"), error.hint);
}

function describe(failure: Failure, subject: Subject): GreenroomError {
  if (failure.kind === "stopped") {
    return new GreenroomError(
      "stopped",
      "Stopped before the reply came.",
      "Go on with `greenroom continue`.",
    );
  }
  if (failure.kind === "rejected") {
    return new GreenroomError(
      "service",
      `${subject.endpoint.baseUrl} did not take the request${said(failure.complaint)}.`,
      "Try another model: `greenroom doctor` shows which there are, `greenroom config set model NAME` chooses.",
    );
  }
  if (failure.kind === "refused" || failure.kind === "invalid") {
    const what =
      failure.kind === "refused" ? `declined: ${failure.detail}` : "sent an invalid reply";
    return new GreenroomError("service", `${subject.endpoint.baseUrl} ${what}.`, tryLater);
  }
  return failure.kind === "transient"
    ? new GreenroomError("service", failure.message, tryLater)
    : new GreenroomError(failure.code, failure.message, failure.hint);
}

/**
 * What the client threw.
 * @param idle the failure to report when the watchdog struck: only the caller knows how far the reply had come
 */
export function fromThrown(
  error: unknown,
  context: {
    sdk: Sdk;
    subject: Subject;
    wire: Wire;
    signal: AbortSignal | undefined;
    idle: Failure;
  },
): Failure {
  const { sdk, subject, wire } = context;
  if (context.signal?.aborted === true) {
    return { kind: "stopped" };
  }
  if (wire.expired()) {
    return context.idle;
  }
  const rejection = wire.rejection();
  if (rejection !== null) {
    return fromRejection(rejection, subject);
  }
  if (error instanceof sdk.APIConnectionError) {
    return outage(
      `${subject.endpoint.baseUrl} cannot be reached${networkReason(error)}.`,
      checkEndpoint,
    );
  }
  if (error instanceof sdk.APIError) {
    return fromComplaint(readComplaint(error.error), subject);
  }
  // A connection that breaks after the headers surfaces as a bare TypeError, half a JSON body as a SyntaxError.
  return brokenOff(subject);
}

/** The connection broke while the reply was coming. */
export function brokenOff(subject: Subject): Failure {
  return {
    kind: "transient",
    message: `The reply of ${subject.endpoint.baseUrl} broke off.`,
    retries: 2,
  };
}

/** Nothing came for so long that it will not. */
export function tooSlow(subject: Subject, milliseconds: number): Failure {
  return outage(
    `${subject.endpoint.baseUrl} did not answer within ${seconds(milliseconds)}.`,
    tryLater,
  );
}

/** A stream that had begun and went silent: once more, since a person is waiting. */
export function stalled(subject: Subject, milliseconds: number): Failure {
  return {
    kind: "transient",
    message: `The reply of ${subject.endpoint.baseUrl} stopped for ${seconds(milliseconds)}.`,
    retries: 1,
  };
}

/** A success that is none: a proxy's page, or JSON of another kind than what was asked for. */
export function notAnAnswer(subject: Subject, what: string, wanted: string): Failure {
  return outage(`${subject.endpoint.baseUrl} sent ${what} in place of ${wanted}.`, checkEndpoint);
}

/** An answer that was no success, after the client's retries. */
function fromRejection(rejection: Rejection, subject: Subject): Failure {
  const complaint = readComplaintBody(rejection.body);
  const { status } = rejection;
  const known = fromKnownComplaint(status, complaint, subject);
  if (known !== null) {
    return known;
  }
  if (status === 404) {
    return notFound(complaint, subject);
  }
  if (status === 429) {
    const message = isTooLongToWait(rejection)
      ? `${subject.endpoint.baseUrl} asks to wait ${seconds(rejection.retryAfterMs ?? 0)} before the next request.`
      : `${subject.endpoint.baseUrl} limits the rate of requests${said(complaint)}.`;
    return { ...outage(message, tryLater), limited: true };
  }
  if (status < 500 && status !== 408 && status !== 409) {
    return { kind: "rejected", status, complaint };
  }
  return outage(
    `${subject.endpoint.baseUrl} failed with status ${status}${said(complaint)}.`,
    tryLater,
  );
}

function notFound(complaint: Complaint, subject: Subject): Failure {
  const aboutModel = /model/i.test(`${complaint.code} ${complaint.message}`);
  return {
    kind: "final",
    code: "service",
    message: aboutModel
      ? `${subject.endpoint.baseUrl} does not know the model "${subject.model}"${said(complaint)}.`
      : `There is no such API at ${subject.endpoint.baseUrl} (status 404).`,
    hint: aboutModel
      ? "`greenroom doctor` shows which models there are; choose one with `greenroom config set model NAME`."
      : "Check the base URL; it usually ends in /v1.",
    outage: false,
  };
}

/** An error inside a success: in a stream, or as a router's body. Its code may be an HTTP status. */
export function fromComplaint(complaint: Complaint, subject: Subject): Failure {
  const status = /^\d{3}$/.test(complaint.code) ? Number(complaint.code) : 500;
  return (
    fromKnownComplaint(status, complaint, subject) ?? {
      kind: "transient",
      message: `${subject.endpoint.baseUrl} failed while replying${said(complaint)}.`,
      retries: 2,
    }
  );
}

function fromKnownComplaint(
  status: number,
  complaint: Complaint,
  subject: Subject,
): Failure | null {
  const { code, message } = complaint;
  if (code === "insufficient_quota" || status === 402) {
    return {
      kind: "final",
      code: "key",
      message: `The account behind the key has no credit left at ${subject.endpoint.baseUrl}.`,
      hint: "Add credit or raise the limit there, save another key with `greenroom auth`, or use `--engine offline`.",
      outage: false,
    };
  }
  if (code === "json_validate_failed") {
    return { kind: "invalid", text: complaint.failedGeneration ?? "" };
  }
  const filtered =
    /content_filter|content_policy|moderation/.test(code) || /\bflagged\b/i.test(message);
  if (filtered && status < 500) {
    return { kind: "refused", detail: message === "" ? "a content filter stopped it" : message };
  }
  if (status === 401 || status === 403) {
    const hasKey = subject.endpoint.apiKey !== null;
    return {
      kind: "final",
      code: "key",
      message: hasKey
        ? `${subject.endpoint.baseUrl} refused the API key${said(complaint)}.`
        : `${subject.endpoint.baseUrl} wants an API key.`,
      hint: "Save a valid key with `greenroom auth`, or go on with `--engine offline`.",
      outage: false,
    };
  }
  if (code === "context_length_exceeded") {
    return {
      kind: "final",
      code: "service",
      message: `The request is longer than the context of "${subject.model}".`,
      hint: "Choose a model with a larger context, or set its true size with `greenroom config set context-tokens N`.",
      outage: false,
    };
  }
  return null;
}

function outage(message: string, hint: string): Extract<Failure, { kind: "final" }> {
  return { kind: "final", code: "service", message, hint, outage: true };
}

function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toFixed(1))} s`;
}

function said(complaint: Complaint): string {
  return complaint.message === "" ? "" : ` (${complaint.message.replace(/\.$/, "")})`;
}

/** " (connection refused)" and the like from the codes that the system gave, wherever they are in the chain of causes. */
function networkReason(error: unknown): string {
  const words: Readonly<Record<string, string>> = {
    ECONNREFUSED: "connection refused",
    ECONNRESET: "connection reset",
    ENOTFOUND: "host not found",
    EAI_AGAIN: "host not found",
    ETIMEDOUT: "timed out",
    UND_ERR_CONNECT_TIMEOUT: "timed out",
    UND_ERR_SOCKET: "connection closed",
  };
  let cause: unknown = error;
  for (let depth = 0; depth < 6 && cause instanceof Error; depth += 1) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    if (code !== "") {
      return ` (${words[code] ?? code})`;
    }
    cause = cause.cause instanceof AggregateError ? cause.cause.errors[0] : cause.cause;
  }
  return "";
}
