/** A microphone that is open before anybody is to speak: its program needs a tenth of a second to begin. */
import type { Recording } from "../speech/devices.ts";
import type { SpokenTurn, Voice } from "./voice-ports.ts";

export interface Microphone {
  /** Of the recording. */
  readonly path: Promise<string>;
  /**
   * From here on what comes is recorded and handed over; until then it is dropped.
   * @throws GreenroomError `device` when the file cannot be written
   */
  readonly hear: (onSamples: (samples: Int16Array) => void) => Promise<Recording>;
  /** Nobody will speak: the program ends, and the file goes. */
  readonly close: () => Promise<void>;
}

/** Opens it for the turn. */
export function openMicrophone(
  voice: Pick<Voice, "record" | "discard">,
  turn: SpokenTurn,
): Microphone {
  let listener: ((samples: Int16Array) => void) | null = null;
  const opened = voice
    .record(turn, (samples) => listener?.(samples))
    .then((recording) => {
      recording.setPaused(listener === null);
      return recording;
    });
  const path = opened.then((recording) => recording.path);
  // What goes wrong is found out when somebody is to speak.
  path.catch(() => undefined);
  return {
    path,
    hear: async (onSamples) => {
      listener = onSamples;
      const recording = await opened;
      recording.setPaused(false);
      return recording;
    },
    close: async () => {
      const recording = await opened.catch(() => null);
      if (recording !== null) voice.discard((await recording.stop()).path);
    },
  };
}
