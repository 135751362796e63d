import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createSystemVoice, voiceCommand } from "../../../src/adapters/audio/system-voice.ts";
import { toSamples } from "../../../src/speech/wav.ts";
import { greenroomErrorOf } from "../openai/harness.ts";

const hasEspeak = spawnSync("espeak-ng", ["--version"]).status === 0;
const never = new AbortController().signal;
const request = { text: "", language: "en", speed: 1, instructions: null, signal: never } as const;
/** What a shell, an option parser or PowerShell might read as its own. */
const hostile = "-v; $(rm -rf /) `x` \"quoted\" 'single' $env:PATH |";

describe("the commands of system voices", () => {
  test("espeak-ng reads the text from stdin and renders a file", () => {
    const command = voiceCommand(
      { platform: "linux", voice: null },
      { text: hostile, language: "pt", speed: 1.2 },
      "/tmp/out.wav",
    );
    expect(command).toEqual({
      program: "espeak-ng",
      args: ["-v", "pt-br", "-s", "210", "-b", "1", "-w", "/tmp/out.wav", "--stdin"],
      stdin: hostile,
      environment: {},
    });
  });

  // Not run here: macOS and Windows have these programs.
  test("say on macOS does the same", () => {
    const command = voiceCommand(
      { platform: "darwin", voice: null },
      { text: hostile, language: "es", speed: 1 },
      "/tmp/out.wav",
    );
    expect(command.program).toBe("say");
    expect(command.args.join(" ")).toBe(
      "-v Mónica -r 175 -o /tmp/out.wav --file-format=WAVE --data-format=LEI16@22050 -f -",
    );
    expect(command.stdin).toBe(hostile);
  });

  test("SAPI's script holds nothing of what is spoken, and takes all from variables", () => {
    const command = voiceCommand(
      { platform: "win32", voice: hostile },
      { text: hostile, language: "en", speed: 2 },
      "C:\\Temp\\out.wav",
    );
    expect(command.program).toBe("powershell.exe");
    expect(command.args.slice(0, 4)).toEqual([
      "-NoLogo",
      "-NoProfile",
      "-NonInteractive",
      "-Command",
    ]);
    expect(command.args[4]).not.toContain("rm -rf");
    expect(command.args[4]).not.toContain("out.wav");
    expect(command.stdin).toBe(hostile);
    expect(command.environment).toEqual({
      GREENROOM_VOICE: hostile,
      GREENROOM_LANGUAGE: "en",
      GREENROOM_OUTPUT: "C:\\Temp\\out.wav",
      GREENROOM_RATE: "6",
    });
  });

  test("a voice of one's own is taken as it is", () => {
    const args = (platform: NodeJS.Platform) =>
      voiceCommand({ platform, voice: "Zarvox" }, { text: "x", language: "en", speed: 1 }, "o")
        .args;
    expect([args("linux")[1], args("darwin")[1]]).toEqual(["Zarvox", "Zarvox"]);
  });
});

describe.skipIf(!hasEspeak)("espeak-ng", () => {
  const voice = createSystemVoice({ platform: "linux", voice: null });

  test.each(["en", "es", "pt"] as const)(
    "speaks %s, text that begins like an option too",
    async (language) => {
      const speech = await voice.synthesize({ ...request, language, text: `-v ${hostile}` });
      const chunks: Uint8Array[] = [];
      for await (const chunk of speech.chunks) chunks.push(chunk);
      const samples = toSamples(Buffer.concat(chunks));
      expect(speech.sampleRateHz).toBe(22_050);
      expect(samples.length / speech.sampleRateHz).toBeGreaterThan(1);
      expect(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeGreaterThan(
        3000,
      );
    },
  );
});

describe("a system voice that fails", () => {
  /** A program called espeak-ng that does something else. */
  function standIn(script: string): void {
    const folder = mkdtempSync(join(tmpdir(), "greenroom-voice-"));
    writeFileSync(join(folder, "espeak-ng"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    vi.stubEnv("PATH", `${folder}:${process.env["PATH"] ?? ""}`);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  test.each([
    ["echo 'no data' >&2; exit 1", "did not speak (no data)"],
    ["exit 0", "did not speak"],
  ])("%s", async (script, message) => {
    standIn(script);
    const voice = createSystemVoice({ platform: "linux", voice: null });
    const error = await greenroomErrorOf(voice.synthesize({ ...request, text: "Hello." }));
    expect([error.code, error.message]).toEqual(["device", expect.stringContaining(message)]);
  });
});

test("where there is no such program, what to install is said", async () => {
  const voice = createSystemVoice({ platform: "darwin", voice: null });
  const error = await greenroomErrorOf(voice.synthesize({ ...request, text: "Hello." }));
  expect([error.code, error.hint]).toEqual(["device", expect.stringContaining("part of macOS")]);
});
