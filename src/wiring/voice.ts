/** A spoken interview's devices, each found and opened when the interview begins. */
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SpeechTools } from "../cli/dependencies.ts";
import type { AudioTools, Voice, VoiceOptions, VoiceProblem } from "../cli/voice-ports.ts";
import { GreenroomError } from "../errors.ts";
import type { Language } from "../vocabulary.ts";
import { upkeepWords } from "../words/upkeep.ts";
import { voiceWords } from "../words/voice.ts";
import type { Recogniser, Transcript } from "../speech/ports.ts";
import type { Workbench } from "./workbench.ts";
import { isChosen } from "../config.ts";

/** `openVoice` of the dependencies. */
export function wireVoice(
  workbench: Workbench,
  speech: SpeechTools,
): (options: VoiceOptions) => Promise<Voice> {
  const { config, programFolder } = workbench;
  const { settings, paths } = config;
  const modules = join(programFolder, "adapters", "audio");

  return async (options) => {
    const [
      find,
      { recorderPrograms },
      { startRecording, withCopy },
      { createPlayer },
      { playerPrograms },
    ] = await Promise.all([
      import("../adapters/audio/find-recorder.ts"),
      import("../adapters/audio/recorder-programs.ts"),
      import("../adapters/audio/recorder.ts"),
      import("../adapters/audio/player.ts"),
      import("../adapters/audio/player-programs.ts"),
    ]);
    const [
      { openRecordingsFolder, practiceFolder, removeAbandonedPractice },
      { recorderFix },
      { sayText },
      { prepareSpeech },
      { transcriptionPrompt },
    ] = await Promise.all([
      import("../adapters/audio/recordings-folder.ts"),
      import("../adapters/audio/install-hints.ts"),
      import("../speech/say.ts"),
      import("../speech/speaking.ts"),
      import("../speech/prompt.ts"),
    ]);
    const { splitSentences } = await import("../speech/sentences.ts");
    const { interviewId, language, instructions } = options;
    const recordings = resolve(paths.recordingsDirectory);
    const place = interviewId === null ? practiceFolder(recordings) : join(recordings, interviewId);
    const removePractice = (): void => {
      if (interviewId === null) rmSync(place, { recursive: true, force: true });
    };
    removeAbandonedPractice(recordings);
    const folder = openRecordingsFolder(place);
    const player = createPlayer(playerPrograms(process.platform));
    const onFallback = async (reason: GreenroomError): Promise<void> => {
      const [{ message }, { otherVoice }] = await Promise.all([
        reason.in(language),
        voiceWords(language),
      ]);
      options.onNotice(`${message} ${otherVoice}`);
    };
    const [found, hearing, synthesizer] = await Promise.all([
      find.findRecorder(recorderPrograms(process.platform), settings.microphone, modules),
      openRecogniser(speech, interviewId, language),
      speech.openSynthesizer({ interviewId, onFallback }),
    ]);
    const { install } = await upkeepWords(language);
    const { program } = found;
    const hearingProblem: VoiceProblem | null =
      program === null
        ? recorderFix(process.platform, found.trials, settings.microphone, install)
        : hearing.problem;

    // The default is what questions are asked in; what is spoken is found out, unless the person has said.
    const isLanguageChosen = isChosen(config, "language");
    const closing = new AbortController();
    let preparing: Promise<void> = Promise.resolve();
    const request = <Text>(text: Text, signal: AbortSignal) => ({
      text,
      language,
      speed: settings.voiceSpeed,
      instructions,
      signal,
    });
    return {
      hearingProblem,
      say: (text, { signal, onFirstSound }) =>
        sayText(synthesizer, player, request(text, AbortSignal.any([signal, closing.signal])), {
          onFirstSound,
        }),
      prepare: (text) => {
        for (const sentence of splitSentences(text)) {
          preparing = preparing.then(() =>
            closing.signal.aborted
              ? undefined
              : prepareSpeech(synthesizer, request(sentence, closing.signal)),
          );
        }
      },
      record: async (turn, onSamples) => {
        if (program === null) throw new TypeError("recording without a recorder");
        const path = folder.newPath(turn);
        return await startRecording(
          { program, device: settings.microphone, path, onSamples },
          modules,
        );
      },
      findLeftover: folder.findLeftover,
      findSpeech: speech.findSpeech,
      discard: (path) => rmSync(path, { force: true }),
      transcribe: async ({ path, question, speech: segments, isGrowing, signal }) => {
        const { recogniser } = hearing;
        if (recogniser === null) throw hearing.error;
        const { resume, job } = options;
        const hear = async (whole: string): Promise<Transcript> =>
          await recogniser.transcribe({
            path: whole,
            language: isLanguageChosen ? language : null,
            prompt: transcriptionPrompt({ resume, job, question, language }),
            speech: segments,
            signal,
          });
        return isGrowing ? await withCopy(path, hear) : await hear(path);
      },
      close: async () => {
        closing.abort();
        await preparing;
        removePractice();
      },
    };
  };
}

type Hearing =
  | { readonly recogniser: Recogniser; readonly problem: null; readonly error: null }
  | { readonly recogniser: null; readonly problem: VoiceProblem; readonly error: GreenroomError };

/** Nothing that understands speech is found out before anybody has spoken. */
async function openRecogniser(
  speech: SpeechTools,
  interviewId: string | null,
  language: Language,
): Promise<Hearing> {
  try {
    const recogniser = await speech.openRecogniser(
      interviewId,
      interviewId === null ? "practice" : "interview",
    );
    return { recogniser, problem: null, error: null };
  } catch (error) {
    if (!(error instanceof GreenroomError)) throw error;
    const { message, hint } = await error.in(language);
    return {
      recogniser: null,
      problem: { finding: message, fix: hint },
      error,
    };
  }
}

/** `audio` of the dependencies. */
export function wireAudio(
  { config, programFolder, signal }: Workbench,
  speech: SpeechTools,
): AudioTools {
  const { microphone } = config.settings;
  const modulesFolder = join(programFolder, "adapters", "audio");
  const { platform } = process;
  return {
    list: async () => {
      const [{ listMicrophones }, { findRecorder }, { recorderPrograms }] = await Promise.all([
        import("../adapters/audio/list-microphones.ts"),
        import("../adapters/audio/find-recorder.ts"),
        import("../adapters/audio/recorder-programs.ts"),
      ]);
      const [microphones, { trials }] = await Promise.all([
        listMicrophones(platform),
        findRecorder(recorderPrograms(platform), microphone, modulesFolder),
      ]);
      return { microphones, trials };
    },
    check: async function* (speakMs, language, onStage) {
      const [{ checkDevices }, { createPlayer }, { playerPrograms }] = await Promise.all([
        import("../adapters/audio/device-checks.ts"),
        import("../adapters/audio/player.ts"),
        import("../adapters/audio/player-programs.ts"),
      ]);
      yield* checkDevices({
        words: await upkeepWords(language),
        language,
        platform,
        microphone,
        modulesFolder,
        player: createPlayer(playerPrograms(platform)),
        openRecogniser: () => speech.openRecogniser(null, "practice"),
        openSynthesizer: () =>
          speech.openSynthesizer({ interviewId: null, onFallback: async () => undefined }),
        speakMs,
        onStage,
        signal,
      });
    },
  };
}
