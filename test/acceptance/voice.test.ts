/** Spoken interviews through the real binary on a virtual sound card: flite speaks, pocketsphinx hears. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createEndpointer } from "../../src/speech/endpointing.ts";
import type { FakeAudioOptions } from "../support/fake-openai-audio.ts";
import { fakeAudio } from "../support/fake-openai-audio.ts";
import { startFakeOpenAi } from "../support/fake-openai.ts";
import { greenroom } from "../support/greenroom.ts";
import type { PseudoTerminal } from "../support/pseudo-terminal.ts";
import {
  hearWithPocketsphinx,
  openSpoken,
  programsOn,
  shareHeard,
  spokenFile,
} from "../support/spoken-interview.ts";
import { startVirtualAudio, virtualAudioProblem } from "../support/virtual-audio.ts";
import type { VirtualAudio } from "../support/virtual-audio.ts";
import type { Desk } from "./contract.ts";
import { openDesk, recordOf } from "./contract.ts";

const problem = virtualAudioProblem(["pocketsphinx_continuous", "espeak-ng"]);
if (problem !== null) console.warn(`Spoken interviews are left out: ${problem}`);

const enter = "\r";
const controlC = "\u0003";
const escape = "\u001b";

let audio: VirtualAudio;
beforeAll(async () => {
  if (problem === null) audio = await startVirtualAudio();
});
afterAll(async () => {
  if (problem !== null) return;
  expect(programsOn(audio).filter((name) => name !== "parec")).toEqual([]);
  await audio.close();
});

const said =
  "we had a problem with the database because every search was too slow and the people had to wait";

/** A spoken interview judged offline, transcribed by the fake. */
async function interview(
  parameters: readonly string[] = [],
  options: {
    readonly audio?: FakeAudioOptions;
    readonly environment?: Readonly<Record<string, string>>;
    readonly desk?: Desk;
    readonly command?: readonly string[];
  } = {},
) {
  const desk = options.desk ?? openDesk();
  const part = fakeAudio({
    transcribe: (recording) => hearWithPocketsphinx(recording),
    ...options.audio,
  });
  const fake = await startFakeOpenAi({ script: [], parts: [part] });
  onTestFinished(fake.close);
  const material = ["--resume", desk.resume, "--job", desk.job, "--seed", "4", "--questions", "1"];
  const command = options.command ?? ["interview", ...material, "--probes", "0"];
  const terminal = openSpoken([...command, "--engine", "offline", "--voice", ...parameters], {
    home: desk.home,
    environment: {
      ...audio.environment,
      GREENROOM_TRANSCRIPTION_URL: fake.baseUrl,
      TRANSCRIPTION_API_KEY: "test",
      ...options.environment,
    },
  });
  return { desk, part, terminal };
}

/** Past the disclosure and the question, to the open microphone. */
async function toMicrophone(terminal: PseudoTerminal, isAgain = false): Promise<void> {
  if (!isAgain) {
    await terminal.waitFor("Send these?");
    terminal.type(enter);
  }
  await terminal.waitFor("any key stops it");
  terminal.type("x");
  await terminal.waitFor("Enter ends");
}

async function answersOf(desk: Desk) {
  const { stdout } = await greenroom(["show", "--json"], { home: desk.home });
  return recordOf(stdout).turns.flatMap(({ answers }) => answers);
}

describe.skipIf(problem !== null)("a spoken interview", () => {
  test(
    "question heard, answer said, ended by silence, understood, judged and kept",
    { timeout: 90_000, retry: 1 },
    async () => {
      const listener = await audio.listen();
      onTestFinished(listener.stop);
      const { terminal, desk, part } = await interview();
      await terminal.waitFor("recordings of your answers");
      await terminal.waitFor("Send these?");
      terminal.type(enter);
      await terminal.waitFor("any key stops it");
      await terminal.waitFor("Enter ends");
      const endpointer = createEndpointer(16_000);
      endpointer.push(listener.heard());
      expect(endpointer.segments().length).toBeGreaterThan(0);
      await audio.say(await spokenFile(audio.folder, said));
      await terminal.waitFor("talk on to stay");
      await terminal.waitFor("Transcribing");
      // pocketsphinx takes its time on a busy machine.
      await terminal.waitFor("c corrects", 45_000);
      terminal.type(enter);
      await terminal.waitFor("And now?");
      terminal.type(controlC);
      await terminal.ended;
      expect(part.heard[0]?.granularities).toEqual(["word"]);
      const [answer] = await answersOf(desk);
      expect(answer).toMatchObject({ input: "spoken", outcome: "answered" });
      expect(shareHeard(said, answer?.text ?? "")).toBeGreaterThan(0.7);
      expect(programsOn(audio).filter((name) => name !== "parec")).toEqual([]);
    },
  );
});
