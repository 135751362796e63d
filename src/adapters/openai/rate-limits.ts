/** What a server says of its limits in the headers of a response: OpenAI's names, which Groq, Azure and proxies share. */
import type { RateLimits } from "../../grading/ports.ts";

/** The limits that the headers name; null for what is absent or unreadable. */
export function readRateLimits(headers: Headers, now: Date): RateLimits {
  return {
    limitRequests: readCount(headers, "x-ratelimit-limit-requests"),
    limitTokens: readCount(headers, "x-ratelimit-limit-tokens"),
    remainingRequests: readCount(headers, "x-ratelimit-remaining-requests"),
    remainingTokens: readCount(headers, "x-ratelimit-remaining-tokens"),
    resetRequestsMs: readDuration(headers.get("x-ratelimit-reset-requests")),
    resetTokensMs: readDuration(headers.get("x-ratelimit-reset-tokens")),
    retryAfterMs: readRetryAfter(headers, now),
  };
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110, 10.2.3); null when absent or unreadable. */
export function readRetryAfter(headers: Headers, now: Date): number | null {
  const milliseconds = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (Number.isFinite(milliseconds)) {
    return milliseconds;
  }
  const text = headers.get("retry-after") ?? "";
  const seconds = Number(text);
  if (text !== "" && Number.isFinite(seconds)) {
    return seconds * 1000;
  }
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : date - now.getTime();
}

function readCount(headers: Headers, name: string): number | null {
  const text = headers.get(name)?.trim() ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

const unitMs = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** `6m0s`, `1.5s`, `20ms`, as Go writes durations; a bare number is seconds. */
function readDuration(text: string | null): number | null {
  const trimmed = text?.trim() ?? "";
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) {
    return Number(trimmed) * 1000;
  }
  if (!/^(?:\d+(?:\.\d+)?(?:ms|h|m|s))+$/.test(trimmed)) {
    return null;
  }
  let total = 0;
  for (const [, value, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)) {
    if (unit === "h" || unit === "m" || unit === "s" || unit === "ms") {
      total += Number(value) * unitMs[unit];
    }
  }
  return total;
}
