import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ask, createHarness } from "./harness.ts";
import { sendWhole } from "../../../src/adapters/openai/send-whole.ts";

interface Server {
  readonly url: string;
  readonly requests: readonly { readonly method: string; readonly path: string; body: string }[];
}

/** Calls back with a real server on loopback that has read each request whole before it answers. */
async function withServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  work: (server: Server) => Promise<void>,
): Promise<void> {
  const requests: { method: string; path: string; body: string }[] = [];
  const listener: RequestListener = (request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      requests.push({ method: request.method ?? "", path: request.url ?? "", body });
      answer(request, response);
    });
  };
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    await work({ url: `http://127.0.0.1:${port}`, requests });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const post = { method: "POST", body: "¿qué?", headers: { "content-type": "text/plain" } };

describe("a request whose reply is wanted whole", () => {
  test("is sent as fetch sends it, and answered with status, headers and text", async () => {
    await withServer(
      (request, response) => {
        response.writeHead(418, "I am a teapot", [
          ["X-Seen", request.headers["content-type"] ?? ""],
          ["Set-Cookie", "a=1"],
          ["Set-Cookie", "b=2"],
        ]);
        response.end('{"said":"¡sí!"}');
      },
      async ({ url, requests }) => {
        const whole = await sendWhole(`${url}/a?b=c`, post);
        const usual = await fetch(`${url}/a?b=c`, post);
        for (const response of [whole, usual]) {
          expect(response).toMatchObject({ status: 418, statusText: "I am a teapot", ok: false });
          expect(response.headers.get("x-seen")).toBe("text/plain");
          expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
          expect(await response.text()).toBe('{"said":"¡sí!"}');
        }
        expect(requests[0]).toEqual({ method: "POST", path: "/a?b=c", body: "¿qué?" });
        expect(requests[1]).toEqual(requests[0]);
        expect(await (await sendWhole(url, post)).json()).toEqual({ said: "¡sí!" });
      },
    );
  });

  test.each([
    ["gzip", gzipSync],
    ["X-GZIP", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("a body in %s, which nobody asked for, is read", async (encoding, compress) => {
    await withServer(
      (request, response) => {
        expect(request.headers["accept-encoding"]).toBeUndefined();
        response.setHeader("content-encoding", encoding);
        response.end(compress("plain ".repeat(10_000)));
      },
      async ({ url }) => {
        expect(await (await sendWhole(url, post)).text()).toBe("plain ".repeat(10_000));
      },
    );
  });

  test("a body that is not what its encoding says is an error of the body", async () => {
    await withServer(
      (_request, response) => {
        response.setHeader("content-encoding", "gzip");
        response.end("not gzip");
      },
      async ({ url }) => {
        const response = await sendWhole(url, post);
        await expect(response.text()).rejects.toThrow("incorrect header check");
      },
    );
  });

  test.each(["plain", "gzip"])("a %s body that does not end is given up", async (encoding) => {
    const megabyte = Buffer.alloc(1024 * 1024, "x");
    const closed = Promise.withResolvers<void>();
    await withServer(
      (_request, response) => {
        response.on("close", closed.resolve);
        const body = new Readable({
          read() {
            this.push(megabyte);
          },
        });
        body.on("error", () => undefined);
        if (encoding === "plain") body.pipe(response);
        else body.pipe(createGzip()).pipe(response.setHeader("content-encoding", encoding));
      },
      async ({ url }) => {
        const response = await sendWhole(url, post);
        await expect(response.text()).rejects.toThrow("too long");
        await closed.promise;
      },
    );
  });

  test.each([307, 308])("a %s asks the other address the same", async (status) => {
    await withServer(
      (request, response) => {
        if (request.url === "/new") response.end("here");
        else response.writeHead(status, { location: "/new" }).end("moved");
      },
      async ({ url, requests }) => {
        expect(await (await sendWhole(`${url}/old`, post)).text()).toBe("here");
        expect(requests.at(-1)).toEqual({ method: "POST", path: "/new", body: "¿qué?" });
      },
    );
  });

  test("a connection that breaks before the headers rejects, with the system's code", async () => {
    await withServer(
      (request) => request.socket.destroy(),
      async ({ url }) => {
        await expect(sendWhole(url, post)).rejects.toMatchObject({ code: "ECONNRESET" });
      },
    );
    await expect(sendWhole("http://127.0.0.1:1", post)).rejects.toMatchObject({
      code: "ECONNREFUSED",
    });
  });

  test("one that breaks in the body gives a response whose text rejects", async () => {
    await withServer(
      (request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("half");
        setImmediate(() => request.socket.destroy());
      },
      async ({ url }) => {
        const response = await sendWhole(url, post);
        expect(response.ok).toBe(true);
        await expect(response.text()).rejects.toMatchObject({ code: "ECONNRESET" });
        // Nobody reads this one, which is no unhandled rejection.
        await sendWhole(url, post);
        await nextTurn();
      },
    );
  });

  test("an abort ends it before and after the headers", async () => {
    await withServer(
      (request, response) => {
        if (request.url === "/body") response.writeHead(200).write("half");
      },
      async ({ url, requests }) => {
        const early = new AbortController();
        const sent = sendWhole(url, { ...post, signal: early.signal });
        while (requests.length === 0) await nextTurn();
        early.abort();
        await expect(sent).rejects.toMatchObject({ name: "AbortError" });
        const late = new AbortController();
        const response = await sendWhole(`${url}/body`, { ...post, signal: late.signal });
        late.abort();
        await expect(response.text()).rejects.toThrow("aborted");
        await expect(sendWhole(url, { ...post, signal: AbortSignal.abort() })).rejects.toThrow(
          "aborted",
        );
      },
    );
  });

  test("what is no text is sent by fetch", async () => {
    await withServer(
      (request, response) => {
        response.end(request.headers["content-type"]);
      },
      async ({ url, requests }) => {
        const form = new FormData();
        form.set("name", "value");
        const response = await sendWhole(url, { method: "POST", body: form });
        expect(await response.text()).toMatch(/^multipart\/form-data/);
        expect(await (await sendWhole(url)).text()).toBe("");
        expect(requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
      },
    );
  });

  test("an address that leads back to itself is asked once", async () => {
    await withServer(
      (request, response) => {
        response.writeHead(308, { location: request.url }).end();
      },
      async ({ url, requests }) => {
        await expect(sendWhole(url, post)).rejects.toThrow("fetch failed");
        expect(requests).toHaveLength(1);
      },
    );
  });

  test("a circle of addresses is no service that may come back: it is told, and not tried again", async () => {
    await withServer(
      (request, response) => {
        const location = request.url?.endsWith("/") === true ? "/v1/chat/completions" : "/v1/";
        response.writeHead(307, { location }).end();
      },
      async ({ url, requests }) => {
        const { model, pauses } = createHarness(`${url}/v1`);
        await expect(ask(model)).rejects.toMatchObject({
          code: "service",
          lasting: "setup",
          message: `${url}/v1 leads back to itself (redirects).`,
        });
        // As many as fetch follows.
        expect(requests.length).toBeLessThan(25);
        expect(pauses).toEqual([]);
      },
    );
  });
});
