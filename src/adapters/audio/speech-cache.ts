/**
 * Spoken texts on the disk, so that a question is paid and waited for once. A file is a whole WAV under the hash of all
 * that could change it; it appears under its name only when it is whole, so processes do not disturb each other. What was
 * not used for longest goes first when there is too much.
 */
import { mkdir, open, readFile, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { isGreenroomError } from "../../errors.ts";
import type { SpeechRequest, SpeechSynthesizer, SynthesizedSpeech } from "../../speech/ports.ts";
import { readWavHeader, wavHeader } from "../../speech/wav.ts";

export interface SpeechCacheOptions {
  readonly folder: string;
  /** 0: nothing is kept on the disk. */
  readonly limitBytes: number;
  /** Whose speech it is: what differs here never shares a file (service, model, voice). */
  readonly identity: readonly string[];
  /** SHA-256 of the text in hexadecimal. */
  readonly hash: (text: string) => string;
  readonly now: () => Date;
}

const chunkBytes = 16_384;

/** A file that was begun so long ago is not being written any more. */
const abandonedMs = 60 * 60_000;

/**
 * The synthesizer with a memory. A text that is on its way already is not asked for twice, and it is fetched to its end
 * once it has begun, whether somebody listens or not, unless the signal of who asked first is aborted.
 */
export function cachedSynthesizer(
  inner: SpeechSynthesizer,
  options: SpeechCacheOptions,
): SpeechSynthesizer {
  const { folder, limitBytes } = options;
  const underWay = new Map<string, Promise<Listen>>();

  /** From the disk, or from the synthesizer and onto the disk; told when it is there to be found, or never will be. */
  async function begin(request: SpeechRequest, path: string, onEnd: () => void): Promise<Listen> {
    const found = await find(path);
    if (found !== null) {
      onEnd();
      return found;
    }
    const speech = await inner.synthesize(request);
    const broadcast = createBroadcast(speech);
    void keepWhole(broadcast, path, speech.sampleRateHz).finally(onEnd);
    return broadcast.listen;
  }

  async function keepWhole(broadcast: Broadcast, path: string, sampleRateHz: number) {
    const pcm = await broadcast.whole;
    if (pcm === null || limitBytes === 0) return;
    // A full disk costs the cache, not the interview.
    await keep(path, pcm, sampleRateHz).catch(() => undefined);
  }

  async function keep(path: string, pcm: readonly Uint8Array[], sampleRateHz: number) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const unfinished = `${path}.unfinished-${process.pid}-${Math.trunc(performance.now() * 1000)}`;
    const dataBytes = pcm.reduce((sum, chunk) => sum + chunk.length, 0);
    try {
      const file = await open(unfinished, "wx", 0o600);
      try {
        await file.writev([wavHeader({ sampleRateHz, dataBytes }), ...pcm]);
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await makeRoom(folder, limitBytes, options.now());
  }

  async function find(path: string): Promise<Listen | null> {
    const bytes = await readFile(path).catch(() => null);
    const format = bytes === null ? null : readWavHeader(bytes);
    if (bytes === null || format === null) return null;
    const now = options.now();
    await utimes(path, now, now).catch(() => undefined);
    const pcm = bytes.subarray(format.dataStart, format.dataStart + format.dataBytes);
    return () => ({ sampleRateHz: format.sampleRateHz, chunks: inChunks(pcm) });
  }

  async function synthesize(request: SpeechRequest): Promise<SynthesizedSpeech> {
    const { text, language, speed, instructions } = request;
    const parts = [...options.identity, language, speed, instructions, text];
    const key = options.hash(JSON.stringify(parts));
    for (;;) {
      const running = underWay.get(key);
      if (running === undefined) break;
      try {
        return (await running)();
      } catch (error) {
        // Stopped by whoever asked first, which says nothing about this request.
        if (!isGreenroomError(error, "stopped") || request.signal.aborted) throw error;
      }
    }
    const beginning = begin(request, join(folder, `${key}.wav`), () => underWay.delete(key));
    underWay.set(key, beginning);
    try {
      return (await beginning)();
    } catch (error) {
      underWay.delete(key);
      throw error;
    }
  }

  return { name: inner.name, synthesize };
}

type Listen = () => SynthesizedSpeech;

/** Speech that is collected as it comes and heard by any number of listeners, each from its beginning. */
interface Broadcast {
  readonly listen: Listen;
  /** All of it; null when its end never came. */
  readonly whole: Promise<readonly Uint8Array[] | null>;
}

function createBroadcast(speech: SynthesizedSpeech): Broadcast {
  const pcm: Uint8Array[] = [];
  const state: {
    end: { readonly error: unknown } | "done" | null;
    news: PromiseWithResolvers<void>;
  } = { end: null, news: Promise.withResolvers() };
  const tell = (): void => {
    const told = state.news;
    state.news = Promise.withResolvers();
    told.resolve();
  };

  async function collect(): Promise<readonly Uint8Array[] | null> {
    try {
      for await (const chunk of speech.chunks) {
        pcm.push(chunk);
        tell();
      }
      state.end = "done";
      return pcm;
    } catch (error) {
      state.end = { error };
      return null;
    } finally {
      tell();
    }
  }

  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let next = 0; ;) {
      const chunk = pcm[next];
      if (chunk !== undefined) {
        next += 1;
        yield chunk;
      } else if (state.end === null) {
        await state.news.promise;
      } else if (state.end === "done") {
        return;
      } else {
        throw state.end.error;
      }
    }
  }

  return {
    whole: collect(),
    listen: () => ({ sampleRateHz: speech.sampleRateHz, chunks: chunks() }),
  };
}

/** Removes what was not used for longest until the rest fits. Other processes may do the same at the same time. */
async function makeRoom(folder: string, limitBytes: number, now: Date): Promise<void> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      return found === null ? null : { path, bytes: found.size, usedMs: found.mtimeMs };
    }),
  );
  const there = files.filter((file) => file !== null).toSorted((a, b) => b.usedMs - a.usedMs);
  let total = 0;
  for (const { path, bytes, usedMs } of there) {
    total += bytes;
    const isUnfinished = !path.endsWith(".wav");
    const isAbandoned = isUnfinished && now.getTime() - usedMs > abandonedMs;
    if (isAbandoned || (total > limitBytes && !isUnfinished)) {
      // Another process may read it just now, which Windows does not allow; it goes the next time.
      await rm(path, { force: true }).catch(() => undefined);
    }
  }
}

async function* inChunks(pcm: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let start = 0; start < pcm.length; start += chunkBytes) {
    yield pcm.subarray(start, start + chunkBytes);
  }
}
