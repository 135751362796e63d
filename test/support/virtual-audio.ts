/**
 * A sound card of its own for a test: a private PulseAudio with two null sinks. What Greenroom plays goes into `speaker`,
 * where the test listens; what the test says goes into `mouth`, whose monitor is the microphone. Works as root, without
 * D-Bus and without a sound card. `norewinds=1`, or the first two seconds of each capture are lost.
 */
import { execFile, spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const microphone = "greenroom_microphone";
const speaker = "greenroom_speaker";
const mouth = "greenroom_mouth";
const secondMouth = "greenroom_second_mouth";
/** A microphone that is not the default one. */
export const secondMicrophone = "greenroom_headset";

/** What the tests on virtual audio need; `.ci/run` installs it. */
const programs = ["pulseaudio", "pactl", "paplay", "parec", "arecord", "aplay", "sox", "flite"];

/** Why there can be no virtual card here, one line; null when there can. */
export function virtualAudioProblem(more: readonly string[] = []): string | null {
  const missing = [...programs, ...more].filter(
    (program) => spawnSync("which", [program]).status !== 0,
  );
  return missing.length === 0 ? null : `not installed: ${missing.join(", ")}`;
}

export interface VirtualAudio {
  /** For every program that is to use the card. */
  readonly environment: Readonly<Record<string, string>>;
  /** Plays a WAV into the microphone; resolves when it has been said. */
  readonly say: (path: string) => Promise<void>;
  /** The same into the second microphone. */
  readonly sayToSecond: (path: string) => Promise<void>;
  /** Begins to listen to the loudspeaker, or to what is said into the microphone. */
  readonly listen: (to?: "speaker" | "mouth") => Promise<Listener>;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export interface Listener {
  /** What was heard so far: 16-bit samples at 16 kHz. */
  readonly heard: () => Int16Array;
  /** When a first sound above -50 dBFS arrived after the moment given, by `performance.now()`; waits for it. */
  readonly soundAfter: (momentMs: number, withinMs: number) => Promise<number | null>;
  /** When the last sound so far arrived after the moment given; the moment itself when there was none. */
  readonly lastSoundAfter: (momentMs: number) => number;
  readonly stop: () => Promise<void>;
}

export async function startVirtualAudio(): Promise<VirtualAudio> {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-audio-"));
  const socket = join(folder, "pulse.sock");
  writeFileSync(
    join(folder, "default.pa"),
    [
      `load-module module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
      `load-module module-null-sink sink_name=${speaker} rate=48000 channels=2 norewinds=1`,
      `load-module module-null-sink sink_name=${mouth} rate=48000 channels=1 norewinds=1`,
      `load-module module-remap-source source_name=${microphone} master=${mouth}.monitor`,
      `load-module module-null-sink sink_name=${secondMouth} rate=48000 channels=1 norewinds=1`,
      `load-module module-remap-source source_name=${secondMicrophone} master=${secondMouth}.monitor`,
      `set-default-sink ${speaker}`,
      `set-default-source ${microphone}`,
      "",
    ].join("\n"),
  );
  writeFileSync(
    join(folder, "asound.conf"),
    '</usr/share/alsa/alsa.conf>\npcm.!default { type pulse fallback "sysdefault" }\nctl.!default { type pulse }\n',
  );
  const environment = {
    PULSE_SERVER: `unix:${socket}`,
    ALSA_CONFIG_PATH: join(folder, "asound.conf"),
    XDG_RUNTIME_DIR: folder,
    PULSE_RUNTIME_PATH: folder,
    PULSE_STATE_PATH: folder,
  };
  const own = { ...environment, PATH: process.env["PATH"] ?? "", HOME: folder };
  const daemon = spawn(
    "pulseaudio",
    [
      "-n",
      "-F",
      join(folder, "default.pa"),
      "--daemonize=no",
      "--exit-idle-time=-1",
      "--use-pid-file=no",
      "--disable-shm=yes",
      "--realtime=no",
      "--high-priority=no",
      `--log-target=file:${join(folder, "pulse.log")}`,
    ],
    { env: own, stdio: "ignore" },
  );
  for (let tries = 0; ; tries += 1) {
    const isThere = await run("pactl", ["info"], { env: own }).then(
      () => true,
      () => false,
    );
    if (isThere) break;
    if (tries > 100 || daemon.exitCode !== null) {
      throw new Error(
        `pulseaudio does not start: ${readFileSync(join(folder, "pulse.log"), "utf8")}`,
      );
    }
    await pause(50);
  }
  const children = new Set<ChildProcess>([daemon]);
  return {
    environment,
    folder,
    say: async (path) => {
      await run("paplay", [`--device=${mouth}`, path], { env: own });
    },
    sayToSecond: async (path) => {
      await run("paplay", [`--device=${secondMouth}`, path], { env: own });
    },
    listen: (to = "speaker") => listenTo(to === "speaker" ? speaker : mouth, own, children),
    close: async () => {
      await Promise.all([...children].map(endProcess));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await closed;
}

const listeningRate = 16_000;
/** -50 dBFS as an amplitude. */
const audible = 32_768 * 10 ** (-50 / 20);

async function listenTo(
  sink: string,
  environment: Readonly<Record<string, string>>,
  children: Set<ChildProcess>,
): Promise<Listener> {
  const child = spawn(
    "parec",
    [
      `--device=${sink}.monitor`,
      "--raw",
      "--format=s16le",
      "--channels=1",
      `--rate=${listeningRate}`,
      "--latency-msec=10",
    ],
    { env: environment, stdio: ["ignore", "pipe", "ignore"] },
  );
  children.add(child);
  const lumps: { readonly atMs: number; readonly samples: Int16Array }[] = [];
  let odd = Buffer.alloc(0);
  child.stdout.on("data", (chunk: Buffer) => {
    const bytes = Buffer.concat([odd, chunk]);
    const whole = bytes.length - (bytes.length % 2);
    odd = bytes.subarray(whole);
    const samples = new Int16Array(whole / 2);
    for (let index = 0; index < samples.length; index += 1)
      samples[index] = bytes.readInt16LE(index * 2);
    lumps.push({ atMs: performance.now(), samples });
  });
  // The monitor is open when its first silence arrives.
  while (lumps.length === 0) await pause(10);
  return {
    heard: () => {
      const all = new Int16Array(lumps.reduce((sum, { samples }) => sum + samples.length, 0));
      let at = 0;
      for (const { samples } of lumps) {
        all.set(samples, at);
        at += samples.length;
      }
      return all;
    },
    soundAfter: async (momentMs, withinMs) => {
      for (;;) {
        for (const { atMs, samples } of lumps) {
          const first = samples.findIndex((sample) => Math.abs(sample) > audible);
          if (first === -1) continue;
          // A lump arrives when its last sample was played.
          const soundMs = atMs - ((samples.length - first) / listeningRate) * 1000;
          if (soundMs >= momentMs) return soundMs;
        }
        if (performance.now() - momentMs > withinMs) return null;
        await pause(10);
      }
    },
    lastSoundAfter: (momentMs) => {
      let lastMs = momentMs;
      for (const { atMs, samples } of lumps) {
        const last = samples.findLastIndex((sample) => Math.abs(sample) > audible);
        if (last === -1) continue;
        lastMs = Math.max(lastMs, atMs - ((samples.length - 1 - last) / listeningRate) * 1000);
      }
      return lastMs;
    },
    stop: async () => {
      await endProcess(child);
      children.delete(child);
    },
  };
}
