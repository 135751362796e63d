/** Plays speech without an end with the command that it is given, until it is killed: a Greenroom that crashes. */
import { setTimeout as pause } from "node:timers/promises";
import { createPlayer } from "../../src/adapters/audio/player.ts";

async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) {
    await pause(50);
    yield new Uint8Array(1600);
  }
}

const [command] = process.argv.slice(2);
if (command === undefined) throw new Error("no command");
const program = {
  name: "test",
  command,
  wavArguments: [],
  streamArguments: () => ["-"],
  environment: () => ({}),
};
await createPlayer([program]).play(
  { sampleRateHz: 16_000, chunks: endless() },
  { signal: new AbortController().signal },
);
