/** Where somebody speaks in a recording that is on the disk. */
import { join } from "node:path";
import { isGreenroomError } from "../../errors.ts";
import { createEndpointer } from "../../speech/endpointing.ts";
import type { SpeechSegment } from "../../speech/ports.ts";
import { decodeToWav } from "./decode.ts";
import { readMono, readWavFormat } from "./wav-file.ts";
import { inWorkFolder } from "./work-folder.ts";

/**
 * The stretches of speech in a WAV, or in anything that ffmpeg or sox decodes.
 * @returns null where nothing here can look into it
 * @throws GreenroomError `stopped`
 */
export async function findSpeech(
  path: string,
  signal: AbortSignal,
): Promise<readonly SpeechSegment[] | null> {
  return await inWorkFolder(async (folder) => {
    let source = path;
    try {
      if ((await readWavFormat(path)) === null) {
        source = join(folder, "decoded.wav");
        await decodeToWav(path, source, signal);
      }
    } catch (error) {
      if (isGreenroomError(error, "stopped")) throw error;
      return null;
    }
    const format = await readWavFormat(source);
    if (format === null) return null;
    const endpointer = createEndpointer(format.sampleRateHz);
    for await (const samples of readMono(source)) endpointer.push(samples);
    return endpointer.segments();
  });
}
