/** A recogniser for recordings of any length, made of one that takes files of a limited size. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { joinTranscripts } from "../../speech/join.ts";
import type { TranscribedPart } from "../../speech/join.ts";
import type { RecognitionRequest, Recogniser, SpeechSegment } from "../../speech/ports.ts";
import { decodeToWav } from "./decode.ts";
import { readWavFormat, splitWav } from "./wav-file.ts";
import { inWorkFolder } from "./work-folder.ts";

/** What was said last tells the recogniser how the next part goes on. */
const carriedCharacters = 200;

/**
 * Files above the limit are cut at pauses and transcribed part by part, one after the other, with times counted from the
 * beginning. Anything but a WAV of 16-bit PCM is decoded first, by ffmpeg or sox.
 */
export function forLongRecordings<R extends Recogniser>(inner: R, longestBytes: number): R {
  async function inParts(request: RecognitionRequest, folder: string) {
    let source = request.path;
    if ((await readWavFormat(source)) === null) {
      source = join(folder, "decoded.wav");
      await decodeToWav(request.path, source, request.signal);
    }
    const parts: TranscribedPart[] = [];
    let prompt = request.prompt;
    for await (const { path, startMs } of splitWav(source, { folder, longestBytes })) {
      const transcript = await inner.transcribe({
        ...request,
        path,
        prompt,
        speech: request.speech && movedBack(request.speech, startMs),
      });
      parts.push({ transcript, startMs });
      prompt = `${request.prompt} ${transcript.text.slice(-carriedCharacters)}`.trim();
    }
    return joinTranscripts(parts);
  }

  return {
    ...inner,
    transcribe: async (request) => {
      const size = await stat(request.path).then(
        (found) => found.size,
        // The recogniser says what is wrong with it.
        () => 0,
      );
      return size <= longestBytes
        ? await inner.transcribe(request)
        : await inWorkFolder((folder) => inParts(request, folder));
    },
  };
}

function movedBack(speech: readonly SpeechSegment[], startMs: number): readonly SpeechSegment[] {
  return speech
    .filter((segment) => segment.endMs > startMs)
    .map((segment) => ({
      startMs: Math.max(0, segment.startMs - startMs),
      endMs: segment.endMs - startMs,
    }));
}
