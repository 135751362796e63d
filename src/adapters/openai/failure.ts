/** Every way in which a request fails, told apart by what is to be done about it. */
import { GreenroomError } from "../../errors.ts";
import type { ErrorText, LastingCause } from "../../errors.ts";
import type { Complaint } from "./complaint.ts";
import { readComplaint, readComplaintBody } from "./complaint.ts";
import type { Endpoint, Sdk } from "./endpoint.ts";
import type { Rejection, Wire } from "./wire.ts";
import { isTooLargeEver, isTooLongToWait, loopDetected, unpaidCodes } from "./wire.ts";
import { translatedError, translatedText } from "../../words/errors.ts";
import type { ErrorPick } from "../../words/errors.ts";
import type { TranslatedText } from "../../words/translate.ts";

export type Failure =
  /** The caller's signal. */
  | { readonly kind: "stopped" }
  /** The model or a filter declined. */
  | { readonly kind: "refused"; readonly detail: string }
  /** The server itself found the model's reply to be no JSON of the schema, or to have been cut off. */
  | { readonly kind: "invalid"; readonly text: string; readonly finishReason: "stop" | "length" }
  /** A 400 or 422 that may name a parameter to leave out. */
  | { readonly kind: "rejected"; readonly status: number; readonly complaint: Complaint }
  /** Worth so many more tries of our own; the client has not made any. */
  | ({
      readonly kind: "transient";
      readonly retries: number;
    } & TranslatedText)
  /** For the person. `outage` counts towards the circuit breaker: the service is down, and not just set up wrongly. */
  | ({
      readonly kind: "final";
      readonly code: "key" | "service";
      readonly outage: boolean;
      /** The server lives and only wants fewer requests. */
      readonly limited?: boolean;
      readonly lasting?: LastingCause;
    } & TranslatedText);

/** Whom the failure is about. */
export interface Subject {
  readonly endpoint: Endpoint;
  readonly model: string;
}

/** The failure as the error that ports promise, the key taken out of it; a transient one has run out of tries. */
export function toError(failure: Failure, subject: Subject): GreenroomError {
  const error = describe(failure, subject);
  const key = subject.endpoint.apiKey;
  if (key === null || !error.message.includes(key)) return error;
  // Some servers repeat the key that they refuse.
  const withoutKey = ({ message, hint }: ErrorText): ErrorText => ({
    message: message.replaceAll(key, "[key]"),
    hint,
  });
  const { message, hint } = withoutKey(error);
  return new GreenroomError(error.code, message, hint, {
    lasting: error.lasting,
    translations: {
      es: async () => withoutKey(await error.in("es")),
      pt: async () => withoutKey(await error.in("pt")),
    },
  });
}

function describe(failure: Failure, subject: Subject): GreenroomError {
  const { baseUrl } = subject.endpoint;
  if (failure.kind === "stopped") {
    return translatedError("stopped", (words) => words.stoppedBeforeReply);
  }
  if (failure.kind === "rejected") {
    const pick: ErrorPick = (words) => words.notTaken(baseUrl, said(failure.complaint));
    return translatedError("service", pick, { lasting: "request" });
  }
  if (failure.kind === "refused" || failure.kind === "invalid") {
    return translatedError("service", (words) =>
      failure.kind === "refused"
        ? words.declined(baseUrl, failure.detail)
        : words.invalidReply(baseUrl),
    );
  }
  const { message, hint, translations } = failure;
  const isFinal = failure.kind === "final";
  const lasting = isFinal ? failure.lasting : null;
  return new GreenroomError(isFinal ? failure.code : "service", message, hint, {
    translations,
    lasting,
  });
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
    const networkCode = networkCodeOf(error);
    return outage((words) => words.notReached(subject.endpoint.baseUrl, networkCode));
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
    ...translatedText((words) => words.brokeOff(subject.endpoint.baseUrl)),
    retries: 2,
  };
}

/** Nothing came for so long that it will not. */
export function tooSlow(subject: Subject, milliseconds: number): Failure {
  return outage((words) => words.tooSlow(subject.endpoint.baseUrl, seconds(milliseconds)));
}

/** A stream that had begun and went silent: once more, since a person is waiting. */
export function stalled(subject: Subject, milliseconds: number): Failure {
  return {
    kind: "transient",
    ...translatedText((words) => words.stalled(subject.endpoint.baseUrl, seconds(milliseconds))),
    retries: 1,
  };
}

/** A success that is none: a proxy's page, or JSON of another kind than what was asked for. */
export function notAnAnswer(subject: Subject, what: string, wanted: string): Failure {
  return outage((words) => words.notAnAnswer(subject.endpoint.baseUrl, what, wanted));
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
  if (status === loopDetected) {
    return {
      kind: "final",
      code: "service",
      lasting: "setup",
      ...translatedText((words) => words.circle(subject.endpoint.baseUrl)),
      outage: false,
    };
  }
  if (isTooLargeEver(rejection)) {
    return { kind: "rejected", status, complaint };
  }
  if (status === 429) {
    const { baseUrl } = subject.endpoint;
    const pick: ErrorPick = isTooLongToWait(rejection)
      ? (words) => words.askedToWait(baseUrl, seconds(rejection.retryAfterMs ?? 0))
      : (words) => words.rateLimited(baseUrl, said(complaint));
    return { ...outage(pick), limited: true };
  }
  if (status < 500 && status !== 408 && status !== 409) {
    return { kind: "rejected", status, complaint };
  }
  return outage((words) => words.failedWith(subject.endpoint.baseUrl, status, said(complaint)));
}

function notFound(complaint: Complaint, subject: Subject): Failure {
  const aboutModel = /model/i.test(`${complaint.code} ${complaint.message}`);
  return {
    kind: "final",
    code: "service",
    lasting: "setup",
    ...translatedText((words) =>
      aboutModel
        ? words.unknownModel(subject.endpoint.baseUrl, subject.model, said(complaint))
        : words.noSuchApi(subject.endpoint.baseUrl),
    ),
    outage: false,
  };
}

/** An error inside a success: in a stream, or as a router's body. Its code may be an HTTP status. */
export function fromComplaint(complaint: Complaint, subject: Subject): Failure {
  const status = /^\d{3}$/.test(complaint.code) ? Number(complaint.code) : 500;
  return (
    fromKnownComplaint(status, complaint, subject) ?? {
      kind: "transient",
      ...translatedText((words) => words.failedReplying(subject.endpoint.baseUrl, said(complaint))),
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
  const isUnpaid = unpaidCodes.includes(code);
  if (isUnpaid || code === "insufficient_quota" || status === 402) {
    const { baseUrl } = subject.endpoint;
    const pick: ErrorPick = (words) =>
      isUnpaid ? words.unpaid(baseUrl, said(complaint)) : words.noCredit(baseUrl);
    return { kind: "final", code: "key", ...translatedText(pick), outage: false };
  }
  // A 404; a 403 where the model is there and the project may not use it; a 400 of OpenRouter's, and of OpenAI's for a
  // name that cannot be one.
  const isNoName = status === 400 && /\b(?:invalid|not a valid) model id\b/i.test(message);
  if (isNoName || code === "model_not_found") {
    return notFound(complaint, subject);
  }
  if (code === "json_validate_failed") {
    return { kind: "invalid", text: complaint.failedGeneration ?? "", finishReason: "stop" };
  }
  // A 400 of OpenAI's, in place of an empty reply, where thinking took all the room.
  if (status === 400 && /^could not finish the message\b/i.test(message)) {
    return { kind: "invalid", text: "", finishReason: "length" };
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
      ...translatedText((words) => {
        if (!hasKey) return words.wantsKey(subject.endpoint.baseUrl);
        const refused = status === 403 ? words.refusedAccess : words.refusedKey;
        return refused(subject.endpoint.baseUrl, said(complaint));
      }),
      outage: false,
    };
  }
  if (code === "context_length_exceeded") {
    return {
      kind: "final",
      code: "service",
      lasting: "request",
      ...translatedText((words) => words.tooLong(subject.model)),
      outage: false,
    };
  }
  return null;
}

function outage(pick: ErrorPick): Extract<Failure, { kind: "final" }> {
  return { kind: "final", code: "service", ...translatedText(pick), outage: true };
}

function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toFixed(1))} s`;
}

function said(complaint: Complaint): string {
  return complaint.message === "" ? "" : ` (${complaint.message.replace(/\.$/, "")})`;
}

/** `ECONNREFUSED` and the like, wherever the system's code is in the chain of causes; null where there is none. */
function networkCodeOf(error: unknown): string | null {
  let cause: unknown = error;
  for (let depth = 0; depth < 6 && cause instanceof Error; depth += 1) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    if (code !== "") {
      return code;
    }
    cause = cause.cause instanceof AggregateError ? cause.cause.errors[0] : cause.cause;
  }
  return null;
}
