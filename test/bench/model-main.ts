/**
 * The quickest model there can be, as a process of its own: whatever it is asked, it sends the same reply after a delay.
 *
 *   node test/bench/model-main.ts DELAY_MS REPLY_FILE
 *
 * prints its base URL as its first line and how many requests it got as its last, and ends when its stdin does. It checks
 * nothing: the fake of the tests does that, and would be what is measured.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const delayMs = Number(process.argv[2]);
const reply = readFileSync(process.argv[3] ?? "");
const headers = { "content-type": "application/json", "content-length": String(reply.length) };
let requests = 0;

const server = createServer((request, response) => {
  requests += 1;
  // Counted from when the request came, as a server's own time is.
  setTimeout(() => {
    response.writeHead(200, headers);
    response.end(reply);
  }, delayMs);
  request.resume();
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  process.stdout.write(`http://127.0.0.1:${port}/v1\n`);
});
process.stdin.resume();
process.stdin.on("end", () => {
  process.stdout.write(`${requests}\n`);
  server.closeAllConnections();
  server.close();
});
