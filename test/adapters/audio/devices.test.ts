/** The two guarded packages on a virtual sound card: every trap of theirs that is known, with real programs. */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findRecorder } from "../../../src/adapters/audio/find-recorder.ts";
import { playerPrograms } from "../../../src/adapters/audio/player-programs.ts";
import type { PlayerProgram } from "../../../src/adapters/audio/player-programs.ts";
import { createPlayer } from "../../../src/adapters/audio/player.ts";
import { recorderPrograms } from "../../../src/adapters/audio/recorder-programs.ts";
import type { RecorderProgram } from "../../../src/adapters/audio/recorder-programs.ts";
import { mendRecording, startRecording } from "../../../src/adapters/audio/recorder.ts";
import { createEndpointer } from "../../../src/speech/endpointing.ts";
import { readWavHeader, toSamples } from "../../../src/speech/wav.ts";
import { inTurn, rate, samplesOf, toPcm, voice } from "../../speech/audio.ts";
import {
  secondMicrophone,
  startVirtualAudio,
  virtualAudioProblem,
} from "../../support/virtual-audio.ts";
import type { VirtualAudio } from "../../support/virtual-audio.ts";

const modules = join(import.meta.dirname, "../../../src/adapters/audio");
const problem = virtualAudioProblem();
if (problem !== null) console.warn(`Virtual audio is left out: ${problem}`);

let audio: VirtualAudio;
const kept = { ...process.env };

beforeAll(async () => {
  if (problem !== null) return;
  audio = await startVirtualAudio();
  // The programs are children of this process and inherit its environment, as they do in Greenroom.
  Object.assign(process.env, audio.environment);
});
afterAll(async () => {
  if (problem !== null) return;
  for (const name of Object.keys(audio.environment)) delete process.env[name];
  Object.assign(process.env, kept);
  await audio.close();
});

let files = 0;
const newPath = (): string => join(audio.folder, `recording-${(files += 1)}.wav`);

function writeWav(signal: Float64Array): string {
  const path = newPath();
  const pcm = Buffer.from(toPcm(signal).buffer);
  const raw = `${path}.raw`;
  writeFileSync(raw, pcm);
  const format = ["-t", "raw", "-r", String(rate), "-e", "signed-integer", "-b", "16", "-c", "1"];
  expect(spawnSync("sox", [...format, raw, path]).status).toBe(0);
  return path;
}

/** A command of this name that does what the lines of shell say. */
function program(name: string, shell: string): string {
  const folder = join(audio.folder, "bin");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${shell}\n`);
  chmodSync(path, 0o755);
  return path;
}

function recorder(command: string): RecorderProgram {
  return { name: "test", command, arguments: () => [], environment: () => ({}) };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(20);
}

function samplesIn(path: string): Int16Array {
  const bytes = readFileSync(path);
  const header = readWavHeader(bytes);
  if (header === null) throw new Error("no WAV");
  expect(header.dataBytes).toBe(bytes.length - header.dataStart);
  return toSamples(bytes.subarray(header.dataStart));
}

describe.skipIf(problem !== null)("recording", () => {
  test.each(["arecord", "sox", "rec", "parec"])(
    "%s hears all that is said, and the file is whole",
    { timeout: 20_000 },
    async (name) => {
      const chosen = recorderPrograms("linux").find((each) => each.name === name);
      if (chosen === undefined) throw new Error(`no ${name}`);
      const said = writeWav(inTurn(voice(2, -18), samplesOf(0.4)));
      const endpointer = createEndpointer(rate);
      let isHearing = false;
      const recording = await startRecording(
        {
          program: chosen,
          device: null,
          path: newPath(),
          onSamples: (samples) => {
            isHearing = true;
            endpointer.push(samples);
          },
        },
        modules,
      );
      await until(() => isHearing);
      await audio.say(said);
      const end = await recording.stop();
      expect(end.reason).toBe("stopped");
      const samples = samplesIn(end.path);
      expect(end.durationMs).toBeCloseTo((samples.length / rate) * 1000, 0);
      const spoken = endpointer.segments();
      const voicedMs = spoken.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
      expect(voicedMs).toBeGreaterThan(1700);
      expect(voicedMs).toBeLessThan(2400);
    },
  );

  test.each(
    ["arecord", "sox", "rec", "parec"].flatMap((name) =>
      [secondMicrophone, "default"].map((device) => [name, device] as const),
    ),
  )("%s hears the device %s and no other", { timeout: 20_000 }, async (name, device) => {
    const chosen = recorderPrograms("linux").find((each) => each.name === name);
    if (chosen === undefined) throw new Error(`no ${name}`);
    const said = writeWav(inTurn(voice(1, -18), samplesOf(0.4)));
    for (const isSecond of [false, true]) {
      const endpointer = createEndpointer(rate);
      const hearing = Promise.withResolvers<undefined>();
      const recording = await startRecording(
        {
          program: chosen,
          device,
          path: newPath(),
          onSamples: (samples) => {
            hearing.resolve(undefined);
            endpointer.push(samples);
          },
        },
        modules,
      );
      const problemOf = recording.ended.then(({ detail }) => detail);
      expect(await Promise.race([hearing.promise, problemOf])).toBeUndefined();
      await (isSecond ? audio.sayToSecond(said) : audio.say(said));
      await recording.stop();
      const isMeant = isSecond === (device === secondMicrophone);
      expect(endpointer.segments().length > 0).toBe(isMeant);
    }
  });

  test.each<[string, string | null, string | null]>([
    ["hw:1,0", "hw:1,0", null],
    ["plughw:CARD=PCH,DEV=0", "plughw:CARD=PCH,DEV=0", null],
    ["sysdefault:CARD=PCH", "sysdefault:CARD=PCH", null],
    ["default", "default", null],
    ["bluez_input.AA:BB:CC:DD:EE:FF", "pulse", "bluez_input.AA:BB:CC:DD:EE:FF"],
    ["blue:aa:bb", "pulse", "blue:aa:bb"],
    [
      "alsa_input.pci-0000_00_1f.3.analog-stereo",
      "pulse",
      "alsa_input.pci-0000_00_1f.3.analog-stereo",
    ],
  ])("the name %s goes to ALSA as %s, to PulseAudio as %s", (device, alsa, pulse) => {
    const linuxPrograms = recorderPrograms("linux");
    const arecord = linuxPrograms.find(({ name }) => name === "arecord");
    expect(arecord?.arguments(device).slice(0, 2)).toEqual(["-D", alsa]);
    for (const each of linuxPrograms) {
      const environment = each.environment(device);
      if (each.name === "parec") continue;
      expect(environment["PULSE_SOURCE"] ?? null).toBe(pulse);
      const isSox = each.command !== "arecord";
      expect(environment["AUDIODEV"] ?? null).toBe(isSox && pulse === null ? alsa : null);
    }
  });

  test.each([
    ["arecord", "nowhere", "PulseAudio: Unable to create stream: No such entity"],
    ["arecord", "hw:7,0", "Cannot get card index for 7"],
    ["parec", "nowhere", "Stream error: No such entity"],
    ["sox", "nowhere", /can not open audio device: No such entity$/],
  ])(
    "why %s does not record from %s is told",
    { timeout: 20_000 },
    async (name, device, detail) => {
      const chosen = recorderPrograms("linux").filter((each) => each.name === name);
      const { trials } = await findRecorder(chosen, device, modules);
      expect(trials).toHaveLength(1);
      expect(trials[0]?.problem).toMatch(detail);
    },
  );

  test("lost sound and a program's last words are no reason", async () => {
    const command = program(
      "wordy",
      "printf 'overrun!!! (at least 3.1 ms long)\nhw:0 is busy\nTICK_TIME: [0 0]\nAborted by signal Terminated...\n' >&2; exit 1",
    );
    const recording = await startRecording(
      { program: recorder(command), device: null, path: newPath(), onSamples: () => undefined },
      modules,
    );
    expect(await recording.ended).toMatchObject({ reason: "failed", detail: "hw:0 is busy" });
  });

  test("a full disk ends the recording, and what found room is kept", async () => {
    const pidFile = newPath();
    const command = program("endless", `echo $$ >${pidFile}; trap '' TERM; exec cat /dev/zero`);
    const roomBytes = 50_001;
    const path = newPath();
    const recording = await startRecording(
      { program: recorder(command), device: null, path, onSamples: () => undefined },
      modules,
      (descriptor, bytes, offset, length, position) => {
        const room = Math.min(length, roomBytes - position);
        if (room <= 0) throw new Error("ENOSPC: no space left on device, write");
        return writeSync(descriptor, bytes, offset, room, position);
      },
    );
    const end = await recording.ended;
    expect(end).toMatchObject({
      reason: "failed",
      detail: `The recording ${path} cannot be written: ENOSPC: no space left on device, write`,
    });
    expect(samplesIn(path)).toHaveLength((50_000 - 44) / 2);
    expect(end.durationMs).toBe(((50_000 - 44) / 2 / rate) * 1000);
    expect(isAlive(Number(readFileSync(pidFile, "utf8")))).toBe(false);
    expect(await recording.stop()).toEqual(end);
  });

  test("what is said in a pause is dropped, and stopping twice is stopping once", async () => {
    const { program: chosen } = await findRecorder(recorderPrograms("linux"), null, modules);
    if (chosen === null) throw new Error("nothing records");
    const said = writeWav(voice(1, -18));
    let seen = 0;
    const recording = await startRecording(
      {
        program: chosen,
        device: null,
        path: newPath(),
        onSamples: (samples) => (seen += samples.length),
      },
      modules,
    );
    await until(() => seen > 0);
    recording.setPaused(true);
    const before = seen;
    await audio.say(said);
    expect(seen).toBe(before);
    recording.setPaused(false);
    const [first, second] = await Promise.all([recording.stop(), recording.stop()]);
    expect(first).toBe(second);
  });

  test("a program that is missing is a finding, and nothing is signalled", async () => {
    const recording = await startRecording(
      {
        program: recorder("/nowhere/recorder"),
        device: null,
        path: newPath(),
        onSamples: () => undefined,
      },
      modules,
    );
    const end = await recording.ended;
    expect(end).toMatchObject({ reason: "failed", detail: "/nowhere/recorder is not installed" });
    // On some versions of Node the package's own stop() would have ended this process.
    expect(await recording.stop()).toEqual(end);
  });

  test("a program that ends half-way leaves what it brought, and says why", async () => {
    const command = program("half", "head -c 32000 /dev/zero; echo 'device lost' >&2; exit 3");
    const recording = await startRecording(
      { program: recorder(command), device: null, path: newPath(), onSamples: () => undefined },
      modules,
    );
    const end = await recording.ended;
    expect(end).toMatchObject({ reason: "failed", detail: "device lost", durationMs: 1000 });
    expect(samplesIn(end.path)).toHaveLength(16_000);
  });

  test(
    "a program that does not end when it is asked to is ended",
    { timeout: 10_000 },
    async () => {
      const command = program(
        "stubborn",
        "trap '' TERM; head -c 3200 /dev/zero; while :; do sleep 0.1; done",
      );
      let seen = 0;
      const recording = await startRecording(
        {
          program: recorder(command),
          device: null,
          path: newPath(),
          onSamples: (samples) => (seen += samples.length),
        },
        modules,
      );
      await until(() => seen > 0);
      expect(await recording.stop()).toMatchObject({ reason: "stopped", durationMs: 100 });
    },
  );

  test("odd lumps of bytes are put together to samples", async () => {
    const command = program(
      "odd",
      String.raw`printf '\001'; sleep 0.1; printf '\002\003'; sleep 0.1; printf '\004'`,
    );
    const all: number[] = [];
    const recording = await startRecording(
      {
        program: recorder(command),
        device: null,
        path: newPath(),
        onSamples: (samples) => all.push(...samples),
      },
      modules,
    );
    await recording.ended;
    expect(all).toEqual([0x0201, 0x0403]);
  });

  test("a recording that was cut off can be mended, another file is left alone", async () => {
    const path = newPath();
    const whole = readFileSync(writeWav(voice(1, -20)));
    // As it is while it is written: the header tells of nothing, the last sample is half.
    const cut = Buffer.from(whole.subarray(0, 20_001));
    cut.writeUInt32LE(36, 4);
    cut.writeUInt32LE(0, 40);
    writeFileSync(path, cut);
    expect(mendRecording(path)).toBeCloseTo(((20_000 - 44) / 2 / rate) * 1000, 3);
    expect(samplesIn(path)).toHaveLength((20_000 - 44) / 2);
    const other = `${path}.txt`;
    writeFileSync(
      other,
      "not a recording, but a text that is longer than any header of a recording",
    );
    expect(mendRecording(other)).toBeNull();
  });

  test(
    "the first program that brings sound is chosen, and the others are told about",
    { timeout: 20_000 },
    async () => {
      const silent = recorder(program("silent", "sleep 30"));
      const broken = recorder(program("broken", "echo 'no such card' >&2; exit 1"));
      const found = await findRecorder(
        [recorder("/nowhere/r"), broken, silent, ...recorderPrograms("linux")],
        null,
        modules,
      );
      expect(found.program?.name).toBe("arecord");
      expect(found.trials.map(({ problem: each, isInstalled }) => [each, isInstalled])).toEqual([
        ["/nowhere/r is not installed", false],
        ["no such card", true],
        ["no sound comes from it", true],
        [null, true],
      ]);
    },
  );
});

function speech(signal: Float64Array, gapMs = 0) {
  const bytes = Buffer.from(toPcm(signal).buffer);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 6400) {
      if (gapMs > 0) await pause(gapMs);
      yield bytes.subarray(at, at + 6400);
    }
  }
  return { sampleRateHz: rate, chunks: chunks() };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function player(name: string, command: string, isStream = true): PlayerProgram {
  return {
    name,
    command,
    wavArguments: [],
    streamArguments: isStream ? () => ["-"] : null,
    environment: () => ({}),
  };
}

describe.skipIf(problem !== null)("playing", () => {
  const never = new AbortController().signal;
  const programs = playerPrograms("linux");

  test.each(programs.map((each) => [each.name, each] as const))(
    "%s is heard, from a pipe and from a file",
    { timeout: 20_000 },
    async (_name, chosen) => {
      for (const each of [chosen, { ...chosen, streamArguments: null }]) {
        const listener = await audio.listen();
        onTestFinished(listener.stop);
        const end = await createPlayer([each]).play(speech(voice(1.5, -18)), { signal: never });
        expect(end).toEqual({ outcome: "heard", player: chosen.name, durationMs: 1500 });
        await pause(300);
        const endpointer = createEndpointer(rate);
        endpointer.push(listener.heard());
        const voicedMs = endpointer
          .segments()
          .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
        expect(voicedMs).toBeGreaterThan(1200);
        await listener.stop();
      }
    },
  );

  test("aplay ends whatever latency is asked of other programs", { timeout: 20_000 }, async () => {
    process.env["PULSE_LATENCY_MSEC"] = "60";
    onTestFinished(() => void delete process.env["PULSE_LATENCY_MSEC"]);
    const aplay = programs.filter(({ name }) => name === "aplay");
    for (const each of [aplay, aplay.map((one) => ({ ...one, streamArguments: null }))]) {
      const end = await createPlayer(each).play(speech(voice(1, -18)), { signal: never });
      expect(end).toMatchObject({ outcome: "heard" });
    }
  });

  test("sound begins with the first chunk, long before the last", { timeout: 20_000 }, async () => {
    const listener = await audio.listen();
    onTestFinished(listener.stop);
    let lastChunkMs = Infinity;
    const source = speech(voice(3, -18), 100);
    async function* told(): AsyncGenerator<Uint8Array> {
      yield* source.chunks;
      lastChunkMs = performance.now();
    }
    const startMs = performance.now();
    const done = createPlayer(programs).play({ ...source, chunks: told() }, { signal: never });
    const soundMs = await listener.soundAfter(startMs, 5000);
    expect(await done).toMatchObject({ outcome: "heard" });
    expect(soundMs).not.toBeNull();
    expect(soundMs ?? Infinity).toBeLessThan(lastChunkMs);
  });

  test(
    "a player that is missing, one that fails and one that lies are told apart from one that plays",
    { timeout: 20_000 },
    async () => {
      const candidates = [
        player("missing", "/nowhere/player"),
        player("failing", program("failing", "exit 5")),
        player("lying", program("lying", "exit 0")),
        player("lying with files", program("lying-file", "exit 0"), false),
      ];
      const end = await createPlayer(candidates).play(speech(voice(1, -20)), { signal: never });
      expect(end).toEqual({
        outcome: "not-heard",
        problems: [
          "missing is not installed",
          "failing ended with 5",
          "lying ended too soon to have played it",
          "lying with files ended too soon to have played it",
        ],
      });
      const chosen = createPlayer([...candidates, ...programs]);
      expect(await chosen.play(speech(voice(1, -20)), { signal: never })).toMatchObject({
        outcome: "heard",
        player: "aplay",
      });
    },
  );

  test("a player that never ends is ended", { timeout: 20_000 }, async () => {
    const hanging = player(
      "hanging",
      program("hanging", "trap '' TERM; cat \"$1\" >/dev/null; while :; do sleep 0.1; done"),
    );
    const end = await createPlayer([hanging]).play(speech(voice(0.3, -20)), { signal: never });
    expect(end).toEqual({ outcome: "not-heard", problems: ["hanging did not end"] });
  });

  test.each([
    ["from a pipe", true],
    ["from a file", false],
  ])("stops at once when it is told to, %s", { timeout: 20_000 }, async (_name, isStream) => {
    const stop = new AbortController();
    const startMs = performance.now();
    const chosen = isStream
      ? programs
      : programs.map((each) => ({ ...each, streamArguments: null }));
    const end = await createPlayer(chosen).play(speech(voice(20, -20)), {
      signal: stop.signal,
      onFirstSound: () => setTimeout(() => stop.abort(), 200),
    });
    expect(end).toEqual({ outcome: "stopped" });
    expect(performance.now() - startMs).toBeLessThan(10_000);
  });

  test.each([
    ["never reads", "sleep 60"],
    ["leaves the pipe and stays", "head -c 100 >/dev/null; exec 0<&-; sleep 60"],
  ])("a player that %s is given up", { timeout: 20_000 }, async (_name, shell) => {
    const hanging = player("hanging", program("deaf", shell));
    // More than any pipe holds.
    const end = await createPlayer([hanging]).play(speech(voice(6, -20)), { signal: never });
    expect(end.outcome).toBe("not-heard");
  });

  test("a voice that pauses for longer than a player is waited for is heard", async () => {
    const patient = player("patient", program("patient", "cat >/dev/null; sleep 0.3"));
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(3200);
      await pause(5500);
      yield new Uint8Array(3200);
    }
    const end = await createPlayer([patient]).play(
      { sampleRateHz: rate, chunks: slow() },
      { signal: never },
    );
    expect(end).toMatchObject({ outcome: "heard", durationMs: 200 });
  });

  test.each([
    ["from a pipe", true],
    ["from a file", false],
  ])("stops while the voice is waited for, %s, and closes it", async (_name, isStream) => {
    const stop = new AbortController();
    let isClosed = false;
    let asked = 0;
    const chunks = {
      [Symbol.asyncIterator]: (): AsyncIterator<Uint8Array> => ({
        next: async () => {
          asked += 1;
          if (asked === 1) return { done: false, value: new Uint8Array(3200) };
          setTimeout(() => stop.abort(), 100);
          // A service that has stopped answering.
          return await new Promise(() => undefined);
        },
        return: async () => {
          isClosed = true;
          return { done: true, value: undefined };
        },
      }),
    };
    const reading = player("reading", program("reading", "cat >/dev/null"), isStream);
    const end = await createPlayer([reading]).play(
      { sampleRateHz: rate, chunks },
      { signal: stop.signal },
    );
    expect(end).toEqual({ outcome: "stopped" });
    expect(isClosed).toBe(true);
  });

  test("a second player gets the chunk that the first was waiting for", async () => {
    const leaving = player("leaving", program("leaving", "head -c 320 >/dev/null; exit 5"));
    const path = newPath();
    const writing = player("writing", program("writing", `cat >${path}; sleep 0.3`));
    async function* numbered(): AsyncGenerator<Uint8Array> {
      for (let number = 0; number < 5; number += 1) {
        await pause(150);
        yield new Uint8Array(320).fill(number);
      }
    }
    const end = await createPlayer([leaving, writing]).play(
      { sampleRateHz: rate, chunks: numbered() },
      { signal: never },
    );
    expect(end).toMatchObject({ outcome: "heard", player: "writing" });
    const numbers = [0, 1, 2, 3, 4].map((number) => Buffer.alloc(320, number));
    expect(readFileSync(path)).toEqual(Buffer.concat(numbers));
  });

  test("a player that fails closes the voice", async () => {
    const closed = Promise.withResolvers<"closed">();
    async function* watched(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          await pause(10);
          yield new Uint8Array(320);
        }
      } finally {
        closed.resolve("closed");
      }
    }
    const leaving = player("leaving", program("leaving", "head -c 320 >/dev/null; exit 5"));
    await createPlayer([leaving]).play(
      { sampleRateHz: rate, chunks: watched() },
      { signal: never },
    );
    expect(await closed.promise).toBe("closed");
  });

  test(
    "no player is left behind by a Greenroom that is killed before the player has begun to read",
    { timeout: 20_000 },
    async () => {
      const pidFile = newPath();
      const command = program(
        "late",
        `echo $$ >${pidFile}.new; mv ${pidFile}.new ${pidFile}; sleep 1; exec cat "$1"`,
      );
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, "../../support/play-for-ever-main.ts"), command],
        { stdio: "inherit" },
      );
      onTestFinished(() => void child.kill("SIGKILL"));
      while (!existsSync(pidFile)) await pause(10);
      const pid = Number(readFileSync(pidFile, "utf8"));
      child.kill("SIGKILL");
      onTestFinished(() => {
        if (isAlive(pid)) process.kill(pid, "SIGKILL");
      });
      for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await pause(100);
      expect(isAlive(pid)).toBe(false);
    },
  );

  test("what the speech throws is thrown", async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(3200);
      throw new Error("the service is gone");
    }
    await expect(
      createPlayer(programs).play({ sampleRateHz: rate, chunks: failing() }, { signal: never }),
    ).rejects.toThrow("the service is gone");
  });
});
