/**
 * A `fetch` for requests whose replies are wanted whole: what a batch sends ten thousand times.
 *
 * Node's own hands every body on as a stream of the web, which was a fifth of the main thread's time in a batch of 10,000
 * calls. Over `node:http` a call takes four fifths of that. What `node:http` leaves to its callers is done here
 * (compressed bodies) or left to Node's `fetch` (redirects); keeping connections, certificates and the proxies of
 * `NODE_USE_ENV_PROXY` are Node's own in both.
 */
import { request as requestOverHttp } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import { request as requestOverHttps } from "node:https";
import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** Statuses with which `fetch` asks another address. */
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What `fetch` says after twenty of them; an address that leads straight back to itself needs no such proof. */
export const tooManyRedirects = "redirect count exceeded";

/** No encoding is asked for, and some servers send one all the same. */
const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/** Of a mark at its beginning it says nothing. */
const utf8 = new TextDecoder();

/** 8 MB, as plain text: the longest reply of a model is some twenty times shorter. */
const longestReplyBytes = 8 * 1024 * 1024;

/**
 * Sends a request with a text as its body; any other is Node's to send. The response comes with its headers, and its
 * `text` and `json` wait for the rest.
 *
 * Rejects with the system's error when there is no connection or it breaks before the headers, and with an `AbortError`
 * when it is aborted before them; `text` and `json` reject when either comes later, and when a body does not end within
 * `longestReplyBytes`.
 */
export const sendWhole: typeof fetch = async (input, init) => {
  const body = init?.body;
  if (typeof body !== "string" || input instanceof Request) return await fetch(input, init);
  const url = new URL(input);
  const incoming = await send(url, body, init ?? {});
  const status = incoming.statusCode ?? 0;
  const { location } = incoming.headers;
  if (redirects.has(status) && location !== undefined) {
    incoming.resume();
    if (URL.parse(location, url.href)?.href === url.href) {
      throw new TypeError("fetch failed", { cause: new Error(tooManyRedirects) });
    }
    return await fetch(input, init);
  }
  return toResponse(incoming, status);
};

function send(
  url: URL,
  body: string,
  { method = "GET", headers, signal }: RequestInit,
): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestOverHttps : requestOverHttp;
  return new Promise((resolve, reject) => {
    const fields = headers instanceof Headers ? headers : new Headers(headers);
    const sent = request(url, { method, headers: Object.fromEntries(fields) }, resolve);
    sent.on("error", reject);
    abortWith(sent, signal);
    // A text in ASCII goes out in one piece with its headers. Any other as bytes: Node writes it several times slower.
    if (Buffer.byteLength(body) === body.length) sent.end(body, "latin1");
    else sent.end(Buffer.from(body));
  });
}

/** As the option of `node:http` does it, with one listener instead of seven. */
function abortWith(request: ClientRequest, signal: AbortSignal | null | undefined): void {
  if (signal === null || signal === undefined) return;
  const abort = (): void => {
    request.destroy(new DOMException("This operation was aborted", "AbortError"));
  };
  if (signal.aborted) abort();
  else {
    signal.addEventListener("abort", abort);
    request.on("close", () => signal.removeEventListener("abort", abort));
  }
}

function toResponse(incoming: IncomingMessage, status: number): Response {
  const text = readText(incoming);
  // A body that nobody reads, such as one before a retry, may break.
  text.catch(() => undefined);
  const headers: [string, string][] = [];
  const { rawHeaders } = incoming;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.push([rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""]);
  }
  const statusText = incoming.statusMessage ?? "";
  return Object.assign(new Response(null, { status, statusText, headers }), {
    text: () => text,
    json: async (): Promise<unknown> => JSON.parse(await text),
  });
}

function readText(incoming: IncomingMessage): Promise<string> {
  const decoder = decoders.get(incoming.headers["content-encoding"]?.toLowerCase() ?? "");
  return new Promise((resolve, reject) => {
    incoming.on("error", reject);
    const body: Readable =
      decoder === undefined ? incoming : incoming.pipe(decoder()).on("error", reject);
    const chunks: Buffer[] = [];
    let length = 0;
    body.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= longestReplyBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        body.destroy();
        incoming.destroy();
        reject(new Error("the reply is too long to be one"));
      }
    });
    body.on("end", () => resolve(utf8.decode(Buffer.concat(chunks))));
  });
}
