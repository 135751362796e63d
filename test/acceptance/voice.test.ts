/** Spoken interviews through the real binary on a virtual sound card: flite speaks, pocketsphinx hears. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createEndpointer } from "../../src/speech/endpointing.ts";
import type { FakeAudioOptions } from "../support/fake-openai-audio.ts";
import { fakeAudio } from "../support/fake-openai-audio.ts";
import { purposeOf } from "../support/fake-openai-sample.ts";
import { startFakeOpenAi } from "../support/fake-openai.ts";
import { greenroom } from "../support/greenroom.ts";
import type { PseudoTerminal } from "../support/pseudo-terminal.ts";
import {
  hearWithPocketsphinx,
  openSpoken,
  processesOn,
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
      expect(part.heard[0]?.granularities).toContain("word");
      const [answer] = await answersOf(desk);
      expect(answer).toMatchObject({ input: "spoken", outcome: "answered" });
      expect(shareHeard(said, answer?.text ?? "")).toBeGreaterThan(0.7);
      // Begun in the silence, and taken when it had lasted.
      expect(part.heard).toHaveLength(1);
      const { stdout: progress } = await greenroom(["progress"], { home: desk.home });
      expect(progress).toContain("Delivery, 1 spoken interview");
      expect(programsOn(audio)).toEqual([]);
    },
  );

  const quick: FakeAudioOptions = {
    transcribe: () => ({ text: "A closure keeps its scope.", words: [] }),
  };

  test(
    "r begins again, Space pauses, Enter ends, c corrects; both versions are kept",
    { timeout: 60_000 },
    async () => {
      const { terminal, desk, part } = await interview(["--silence", "off"], { audio: quick });
      await toMicrophone(terminal);
      terminal.type("r");
      await terminal.waitFor("Enter ends");
      await audio.say(await spokenFile(audio.folder, "one two three"));
      terminal.type(" ");
      await terminal.waitFor("paused");
      terminal.type(" ");
      await terminal.waitFor("Enter ends");
      terminal.type(enter);
      await terminal.waitFor("c corrects");
      terminal.type("c");
      await terminal.waitFor("closure keeps its scope.");
      terminal.type(` Indeed.${enter}${enter}`);
      await terminal.waitFor("And now?");
      terminal.type(controlC);
      expect((await terminal.ended).exitCode).toBe(130);
      expect(part.heard).toHaveLength(1);
      const [answer] = await answersOf(desk);
      expect(answer?.text).toBe("A closure keeps its scope. Indeed.");
      expect(readdirSync(recordingsOf(desk))).toHaveLength(1);
    },
  );

  test(
    "Ctrl-C while it speaks and while it records: nothing is lost, and continue takes the recording",
    { timeout: 90_000 },
    async () => {
      const first = await interview([], { audio: quick });
      await first.terminal.waitFor("Send these?");
      first.terminal.type(enter);
      await first.terminal.waitFor("any key stops it");
      first.terminal.type(controlC);
      expect((await first.terminal.ended).exitCode).toBe(130);
      const { desk } = first;
      const again = { desk, audio: quick, command: ["continue"] };
      const second = await interview([], again);
      await toMicrophone(second.terminal);
      await audio.say(await spokenFile(audio.folder, "one two three"));
      second.terminal.type(controlC);
      expect((await second.terminal.ended).exitCode).toBe(130);
      const third = await interview([], again);
      await third.terminal.waitFor("Send these?");
      third.terminal.type(enter);
      await third.terminal.waitFor("any key stops it");
      third.terminal.type("x");
      await third.terminal.waitFor("You were answering");
      third.terminal.type(enter);
      await third.terminal.waitFor("c corrects");
      third.terminal.type(enter);
      await third.terminal.waitFor("And now?");
      third.terminal.type(controlC);
      await third.terminal.ended;
      expect((await answersOf(desk))[0]?.text).toBe("A closure keeps its scope.");
      const { stdout } = await greenroom(["show", "--json"], { home: desk.home });
      await greenroom(["data", "delete", recordOf(stdout).id, "--yes"], { home: desk.home });
      expect(readdirSync(join(desk.home, "data", "recordings"))).toEqual([]);
    },
  );

  test(
    "a window that is closed while it speaks leaves no player and no file",
    { timeout: 60_000 },
    async () => {
      const temporary = join(audio.folder, "temporary");
      mkdirSync(temporary, { recursive: true });
      const { terminal } = await interview([], { environment: { TMPDIR: temporary } });
      await terminal.waitFor("Send these?");
      terminal.type(enter);
      await terminal.waitFor("any key stops it");
      // The system says it, and a shell again.
      terminal.signal("SIGHUP");
      terminal.signal("SIGHUP");
      expect(await terminal.ended).toMatchObject({ exitCode: 129 });
      expect(programsOn(audio)).toEqual([]);
      expect(readdirSync(temporary).filter((name) => name.startsWith("greenroom"))).toEqual([]);
    },
  );

  test(
    "a voice that cannot be reached: it is said that another speaks",
    { timeout: 60_000 },
    async () => {
      const { terminal } = await interview([], {
        environment: { GREENROOM_VOICE_URL: "http://127.0.0.1:9/v1", VOICE_API_KEY: "test" },
      });
      await terminal.waitFor("Send these?");
      terminal.type(enter);
      await terminal.waitFor("Send these?");
      terminal.type(enter);
      await terminal.waitFor("A voice of the system speaks instead.", 30_000);
      await terminal.waitFor("any key stops it");
      terminal.type(controlC);
      expect((await terminal.ended).exitCode).toBe(130);
    },
  );

  test("nobody speaks: it says so, and typing works", { timeout: 60_000 }, async () => {
    const { terminal, desk } = await interview();
    await toMicrophone(terminal);
    await terminal.waitFor("may be switched off", 25_000);
    terminal.type(escape);
    await terminal.waitFor("/help");
    terminal.type(`Typed after all.${enter}${enter}`);
    await terminal.waitFor("And now?");
    terminal.type(controlC);
    await terminal.ended;
    expect(await answersOf(desk)).toMatchObject([{ text: "Typed after all.", input: "typed" }]);
  });

  test(
    "the service is down: the recording waits to be transcribed",
    { timeout: 60_000 },
    async () => {
      const { terminal, desk } = await interview([], {
        audio: { transcribe: () => ({ status: 401, message: "no", code: "invalid_api_key" }) },
      });
      await toMicrophone(terminal);
      await audio.say(await spokenFile(audio.folder, "one two three"));
      terminal.type(enter);
      await terminal.waitFor("Your recording is kept");
      await terminal.waitFor("1 not graded yet");
      expect((await terminal.ended).exitCode).toBe(0);
      expect(await answersOf(desk)).toMatchObject([{ text: "", input: "spoken" }]);
      expect(readdirSync(recordingsOf(desk))).toHaveLength(1);
    },
  );

  test(
    "a slow service: Enter meanwhile accepts nothing unseen, Escape leaves it for later",
    { timeout: 60_000 },
    async () => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const slow: FakeAudioOptions = {
        transcribe: async (_recording, index) => {
          if (index > 0) return "hang";
          await held;
          return { text: "A closure keeps its scope.", words: [] };
        },
      };
      const { terminal, desk } = await interview(["--no-early-transcription"], { audio: slow });
      await toMicrophone(terminal);
      await audio.say(await spokenFile(audio.folder, "one two three"));
      terminal.type(enter);
      await terminal.waitFor("Esc keeps it for later");
      terminal.type(enter);
      // What was typed has to be read before the words come.
      await pause(300);
      release();
      await terminal.waitFor("c corrects");
      terminal.type("r");
      await terminal.waitFor("Enter ends");
      await audio.say(await spokenFile(audio.folder, "one two three"));
      terminal.type(enter);
      await terminal.waitFor("Esc keeps it for later");
      terminal.type(escape);
      await terminal.waitFor("Your recording is kept");
      await terminal.waitFor("1 not graded yet");
      terminal.type("x");
      await terminal.ended;
      expect(await answersOf(desk)).toMatchObject([{ text: "", input: "spoken" }]);
      expect(programsOn(audio)).toEqual([]);
    },
  );

  test(
    "the recorder dies half-way: what was said is kept and used",
    { timeout: 60_000 },
    async () => {
      const { terminal, desk } = await interview([], { audio: quick });
      await toMicrophone(terminal);
      await audio.say(await spokenFile(audio.folder, "one two three four five"));
      spawnSync("kill", ["-9", ...processesOn(audio, "arecord").map(String)]);
      await terminal.waitFor("The recorder ended by itself");
      await terminal.waitFor("Enter takes it");
      terminal.type(enter);
      await terminal.waitFor("c corrects");
      terminal.type(enter);
      await terminal.waitFor("And now?");
      terminal.type(controlC);
      await terminal.ended;
      expect((await answersOf(desk))[0]?.text).toBe("A closure keeps its scope.");
    },
  );

  test.each([
    ["no program at all", "/nowhere", "No program that records is installed"],
    ["a player that lies", "lying", "ended too soon to have played it"],
    ["no player alone", "recorder", "aplay is not installed"],
  ])("%s: said once, and it goes on in print", { timeout: 60_000 }, async (name, path, words) => {
    const desk = openDesk();
    let folder = path;
    if (path === "lying") {
      folder = join(desk.home, "bin");
      mkdirSync(folder);
      for (const player of ["aplay", "paplay", "play"]) {
        writeFileSync(join(folder, player), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
      }
      folder = `${folder}:${process.env["PATH"]}`;
    }
    if (path === "recorder") {
      folder = join(desk.home, "bin");
      mkdirSync(folder);
      for (const program of ["arecord", "espeak-ng", "sh", "mkfifo"]) {
        symlinkSync(`/usr/bin/${program}`, join(folder, program));
      }
    }
    const { terminal } = await interview([], { desk, environment: { PATH: folder } });
    await terminal.waitFor("Send these?");
    terminal.type(enter);
    await terminal.waitFor("Question 1");
    await terminal.waitFor(words);
    await terminal.waitFor(name === "no program at all" ? "/help" : "Enter ends");
    terminal.type(controlC);
    expect((await terminal.ended).exitCode).toBe(130);
  });

  test(
    "twenty interviews that are left leave no process behind",
    { timeout: 240_000 },
    async () => {
      const leave = [
        (terminal: PseudoTerminal) => terminal.type(controlC),
        (terminal: PseudoTerminal) => terminal.signal("SIGTERM"),
      ];
      const one = async (index: number): Promise<void> => {
        const { terminal } = await interview([], { desk: openDesk() });
        // Half of them while Greenroom speaks, half while the person does.
        if (index % 4 < 2) {
          await terminal.waitFor("Send these?");
          terminal.type(enter);
          await terminal.waitFor("any key stops it", 30_000);
        } else {
          await toMicrophone(terminal);
        }
        leave[index % 2]?.(terminal);
        expect((await terminal.ended).exitCode).toBeGreaterThan(128);
      };
      for (let index = 0; index < 20; index += 4) {
        await Promise.all([0, 1, 2, 3].map((offset) => one(index + offset)));
      }
      expect(programsOn(audio)).toEqual([]);
    },
  );

  test(
    "Ctrl-C while the result is said ends a finished interview",
    { timeout: 60_000 },
    async () => {
      const { terminal } = await interview();
      await toMicrophone(terminal);
      terminal.type(escape);
      await terminal.waitFor("/help");
      terminal.type(`Typed.${enter}${enter}`);
      await terminal.waitFor("And now?");
      terminal.type(enter);
      await terminal.waitFor("any key stops it");
      terminal.type(controlC);
      await terminal.waitFor("In full:");
      expect((await terminal.ended).exitCode).toBe(0);
      // There is nothing to go on with.
      expect(terminal.output()).not.toContain("goes on");
    },
  );

  test(
    "a clarification and the result are said; any key stops them",
    { timeout: 90_000 },
    async () => {
      const { terminal, desk } = await interview();
      await toMicrophone(terminal);
      terminal.type(escape);
      await terminal.waitFor("/help");
      terminal.type(`/clarify${enter}`);
      await toMicrophone(terminal, true);
      terminal.type(escape);
      await terminal.waitFor("/help");
      terminal.type(`Typed after all.${enter}${enter}`);
      await terminal.waitFor("And now?");
      terminal.type(enter);
      await terminal.waitFor("any key stops it");
      terminal.type("x");
      expect((await terminal.ended).exitCode).toBe(0);
      expect(await answersOf(desk)).toMatchObject([{ text: "Typed after all." }]);
    },
  );

  test(
    "a follow-up by a model is spoken sentence by sentence, and answered by voice",
    { timeout: 120_000 },
    async () => {
      const part = fakeAudio(quick);
      const [first, second] = ["How long did it take you?", "And what did it cost in the end?"];
      const fake = await startFakeOpenAi({
        parts: [part],
        script: (request) =>
          purposeOf(request) === "probe"
            ? { type: "value", value: { probe: `${first} ${second}` } }
            : { type: "sample" },
      });
      onTestFinished(fake.close);
      const desk = openDesk();
      const material = ["--resume", desk.resume, "--job", desk.job, "--questions", "1"];
      const terminal = openSpoken(["interview", ...material, "--engine", "openai", "--voice"], {
        home: desk.home,
        environment: {
          ...audio.environment,
          OPENAI_BASE_URL: fake.baseUrl,
          OPENAI_API_KEY: "sk-acceptance",
          GREENROOM_SPEAKER: "openai",
        },
      });
      // To the model, and to the voice and the ear.
      await terminal.waitFor("Send");
      terminal.type(enter);
      await terminal.waitFor("Send these?");
      terminal.type(enter);
      await terminal.waitFor("any key stops it");
      terminal.type("x");
      await terminal.waitFor("Enter ends");
      await audio.say(await spokenFile(audio.folder, "one two three"));
      terminal.type(enter);
      await terminal.waitFor("c corrects", 30_000);
      terminal.type(enter);
      await terminal.waitFor("Follow-up", 30_000);
      await terminal.waitFor(second);
      await expect
        .poll(() => part.spoken.map(({ input }) => input).slice(-2), { timeout: 20_000 })
        .toEqual([first, second]);
      terminal.type(controlC);
      await terminal.ended;
      expect(fake.problems).toEqual([]);
      const { stdout } = await greenroom(["show", "--json"], { home: desk.home });
      expect(recordOf(stdout).turns[0]?.probes).toMatchObject([{ text: `${first} ${second}` }]);
    },
  );

  test("--predict asks for the bet before the score", { timeout: 60_000 }, async () => {
    const { terminal, desk } = await interview(["--predict"], { audio: quick });
    await toMicrophone(terminal);
    await audio.say(await spokenFile(audio.folder, "one two three"));
    terminal.type(enter);
    await terminal.waitFor("c corrects");
    terminal.type(enter);
    await terminal.waitFor("what will this answer score?");
    terminal.type(enter);
    await terminal.waitFor("And now?");
    terminal.type(controlC);
    await terminal.ended;
    expect(await answersOf(desk)).toMatchObject([{ input: "spoken", predictedScore: 3 }]);
  });

  test("--plain says in lines what else changes in place", { timeout: 90_000 }, async () => {
    const { terminal, desk } = await interview(["--plain"], { audio: quick });
    await terminal.waitFor("Send these?");
    terminal.type(enter);
    await terminal.waitFor("Recording. Enter ends", 40_000);
    await audio.say(await spokenFile(audio.folder, "one two three four five"));
    await terminal.waitFor("Silence: this ends in 3 s");
    await terminal.waitFor("Transcribing");
    await terminal.waitFor("A closure keeps its scope.");
    terminal.type(enter);
    await terminal.waitFor("And now?");
    terminal.type(controlC);
    await terminal.ended;
    expect(await answersOf(desk)).toMatchObject([{ input: "spoken" }]);
  });

  test("the daily question by voice; its recording is not kept", { timeout: 60_000 }, async () => {
    const { terminal, desk } = await interview([], { audio: quick, command: ["daily"] });
    await toMicrophone(terminal);
    await audio.say(await spokenFile(audio.folder, "one two three"));
    terminal.type(enter);
    await terminal.waitFor("c corrects");
    terminal.type(enter);
    await terminal.waitFor("Practised today");
    expect((await terminal.ended).exitCode).toBe(0);
    expect(readdirSync(join(desk.home, "data", "recordings"))).toEqual([]);
    expect(programsOn(audio)).toEqual([]);
  });

  test(
    "in practice a service that is down keeps nothing, and does not say so",
    { timeout: 60_000 },
    async () => {
      const down = { status: 500, message: "boom" };
      const { terminal } = await interview([], {
        audio: { transcribe: () => down },
        command: ["daily"],
      });
      await toMicrophone(terminal);
      await audio.say(await spokenFile(audio.folder, "one two three"));
      terminal.type(enter);
      await terminal.waitFor("Speak again when it answers.", 30_000);
      await terminal.waitFor("It is typed, then.");
      await terminal.waitFor("/help");
      expect(terminal.output()).not.toMatch(/recording is kept|regrade/);
      terminal.type(controlC);
      await terminal.ended;
    },
  );

  test("no sound card: typed and printed", { timeout: 60_000 }, async () => {
    const { terminal } = await interview([], {
      environment: { PULSE_SERVER: "unix:/nowhere/pulse", ALSA_CONFIG_PATH: "/nowhere/asound" },
    });
    await terminal.waitFor("Send these?");
    terminal.type(enter);
    await terminal.waitFor("Nothing can be recorded", 40_000);
    await terminal.waitFor("/help", 40_000);
    terminal.type(controlC);
    expect((await terminal.ended).exitCode).toBe(130);
  });
});

describe.skipIf(problem !== null)("greenroom voice", () => {
  const run = async (parameters: readonly string[], environment = audio.environment) =>
    await greenroom(["voice", ...parameters], { home: openDesk().home, environment });

  test("devices lists the microphone and what records", { timeout: 30_000 }, async () => {
    const { stdout, code } = await run(["devices"]);
    expect(stdout).toContain("greenroom_microphone");
    expect(stdout).toContain("arecord records");
    expect(code).toBe(0);
    const { stdout: none } = await run(["devices"], { PATH: "/nowhere" });
    expect(none).toContain("arecord is not installed");
  });

  test("check hears somebody speak, and says when nobody does", { timeout: 60_000 }, async () => {
    const counted = await spokenFile(
      audio.folder,
      "one two three four five six seven eight nine ten",
    );
    const [heard] = await Promise.all([
      run(["check", "--json"]),
      audio.say(counted).then(() => audio.say(counted)),
    ]);
    const parts = checksSchema.parse(JSON.parse(heard.stdout)).checks;
    expect(parts.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "Recorder ok",
      "Microphone ok",
      "Player ok",
      "Voice ok",
      "Recogniser failed",
    ]);
    expect(heard.code).toBe(3);
    const silent = await run(["check"]);
    expect(silent.stdout).toContain("nothing but zeros");
  });
});

const checksSchema = z.object({
  checks: z.array(z.object({ name: z.string(), status: z.string() })),
});

function recordingsOf(desk: Desk): string {
  const folder = join(desk.home, "data", "recordings");
  const [interviewId] = readdirSync(folder);
  if (interviewId === undefined) throw new Error("no recordings");
  return join(folder, interviewId);
}
