/** Who hears and who speaks: a service, or a program of this machine, as the settings have it. */
import { translatedError } from "../words/errors.ts";
import type { SpeechEndpoint } from "../adapters/openai/speech-services.ts";
import { resolveEngine } from "../cli/engine-choice.ts";
import type { SpeechTools } from "../cli/dependencies.ts";
import { serviceOf } from "../config.ts";
import { GreenroomError } from "../errors.ts";
import type { ModelCall } from "../grading/ports.ts";
import type { Recogniser } from "../speech/ports.ts";
import type { Workbench } from "./workbench.ts";

export type SpeechWiring = ReturnType<typeof wireSpeech>;

const slowServerMs = 300_000;

export function wireSpeech(workbench: Workbench): SpeechTools & {
  /** For many recordings whose words need no times; `name` is where they go. */
  readonly openTranscriber: (onCall: (call: ModelCall) => void) => Promise<{
    readonly recogniser: Recogniser;
    /** Dollars for a minute of sound, 0 on this machine; null where it is not known or not counted so. */
    readonly perMinuteUsd: number | null;
  }>;
} {
  const { ambient, config, secrets, openStore, openLibrary } = workbench;
  const { settings, paths } = config;
  const timeout = config.resolved.find(({ key }) => key === "timeoutMs");
  const isTimeoutChosen = timeout !== undefined && timeout.source !== "default";

  async function endpointFor(kind: "transcription" | "voice") {
    const [{ parseModelData }, { chooseSpeechEndpoint }] = await Promise.all([
      import("../adapters/openai/services.ts"),
      import("../adapters/openai/speech-services.ts"),
    ]);
    const { services } = parseModelData((await openLibrary()).modelData());
    const own =
      kind === "transcription"
        ? {
            service: settings.transcriptionService,
            baseUrl: settings.transcriptionUrl,
            model: settings.transcriptionModel,
          }
        : {
            service: settings.voiceService,
            baseUrl: settings.voiceUrl,
            model: settings.voiceModel,
          };
    // A key goes only to the service that it was given for: a URL of its own has a key of its own.
    const service = own.service ?? (own.baseUrl === null ? serviceOf(settings) : kind);
    const isUsual = own.service === null && own.baseUrl === null;
    const endpoint = chooseSpeechEndpoint(services, kind, {
      service,
      baseUrl: own.baseUrl ?? (isUsual ? settings.baseUrl : null),
      model: own.model,
    });
    const apiKey = secrets.read(service)?.value ?? null;
    const known = services.find(({ id }) => id === service);
    const needsKey = known?.needsKey ?? false;
    if (apiKey === null && needsKey) {
      throw translatedError("key", (words) =>
        kind === "transcription"
          ? words.noHearingKey(endpoint.baseUrl)
          : words.noVoiceKey(endpoint.baseUrl),
      );
    }
    // A server of one's own may take minutes; a limit of the person's own wins.
    const usualMs = known === undefined ? slowServerMs : (known.requestMs ?? settings.timeoutMs);
    return { ...endpoint, apiKey, requestMs: isTimeoutChosen ? settings.timeoutMs : usualMs };
  }

  async function memory() {
    const store = await openStore();
    return {
      read: (key: string) => store.readMemory(key),
      write: (key: string, value: unknown) => store.writeMemory(key, value),
    };
  }

  async function callRecorder(interviewId: string | null) {
    const store = await openStore();
    return (call: ModelCall) => store.recordCall(interviewId, call);
  }

  /** Of a service that is used, or one that was named for this; nothing is sent anywhere else. */
  function isService(choice: string, named: string | null): boolean {
    if (choice !== "auto") return choice === "openai";
    return named !== null || resolveEngine({ config, secrets }, "en").engine === "openai";
  }
  const hearsByService = (): boolean =>
    isService(settings.recogniser, settings.transcriptionService ?? settings.transcriptionUrl);
  const speaksByService = (): boolean =>
    isService(settings.speaker, settings.voiceService ?? settings.voiceUrl);

  async function openServiceRecogniser(options: {
    readonly words: boolean;
    readonly interviewId: string | null;
    readonly later: "interview" | "practice" | "files";
    readonly onCall?: (call: ModelCall) => void;
  }) {
    const [endpoint, transcriptions, { forLongRecordings }] = await Promise.all([
      endpointFor("transcription"),
      import("../adapters/openai/transcriptions.ts"),
      import("../adapters/audio/long-recordings.ts"),
    ]);
    const record = await callRecorder(options.interviewId);
    const recogniser = transcriptions.createOpenAiRecogniser({
      ...endpoint,
      ...options,
      memory: await memory(),
      recordCall: (call) => {
        record(call);
        options.onCall?.(call);
      },
      now: ambient.now,
    });
    return forLongRecordings(recogniser, transcriptions.longestBytes);
  }

  async function requireProgram(): Promise<void> {
    const { requireWhisper } = await import("../adapters/audio/whisper-cli.ts");
    await requireWhisper({ program: settings.whisperProgram, model: settings.whisperModel });
  }

  async function openProgram(): Promise<Recogniser> {
    if (settings.whisperModel === null && settings.recogniser === "auto") {
      throw translatedError("device", (words) => words.nothingUnderstands);
    }
    const { createWhisperCli } = await import("../adapters/audio/whisper-cli.ts");
    return createWhisperCli({ program: settings.whisperProgram, model: settings.whisperModel });
  }

  return {
    recordingsGoTo: async () =>
      hearsByService() ? (await endpointFor("transcription")).baseUrl : null,
    textsToSpeakGoTo: async () => (speaksByService() ? (await endpointFor("voice")).baseUrl : null),

    openRecogniser: async (interviewId, later = "interview") => {
      const { hearingOnlySpeech } = await import("../speech/hearing.ts");
      if (hearsByService()) {
        return hearingOnlySpeech(
          await openServiceRecogniser({
            words: true,
            interviewId,
            later,
          }),
        );
      }
      const program = await openProgram();
      await requireProgram();
      return hearingOnlySpeech(program);
    },

    findSpeech: async (path, signal) =>
      (await import("../adapters/audio/find-speech.ts")).findSpeech(path, signal),

    openTranscriber: async (onCall) => {
      if (!hearsByService()) return { recogniser: await openProgram(), perMinuteUsd: 0 };
      const { price } = await endpointFor("transcription");
      const recogniser = await openServiceRecogniser({
        words: false,
        interviewId: null,
        later: "files",
        onCall,
      });
      return {
        recogniser,
        perMinuteUsd: price !== null && "perMinute" in price ? price.perMinute : null,
      };
    },

    openSynthesizer: async ({ interviewId, onFallback }) => {
      const [{ cachedSynthesizer }, { createSystemVoice }, { withFallback }] = await Promise.all([
        import("../adapters/audio/speech-cache.ts"),
        import("../adapters/audio/system-voice.ts"),
        import("../speech/speaking.ts"),
      ]);
      const cache = (identity: readonly string[]) => ({
        folder: paths.speechDirectory,
        limitBytes: settings.voiceCacheMb * 1_000_000,
        identity,
        hash: ambient.hash,
        now: ambient.now,
      });
      const systemOf = (voice: string | null) =>
        cachedSynthesizer(
          createSystemVoice({ platform: process.platform, voice }),
          cache(["system", process.platform, voice ?? ""]),
        );
      if (!speaksByService()) return systemOf(settings.voiceName);

      const { createOpenAiVoice, usualVoice } = await import("../adapters/openai/speech.ts");
      let endpoint: SpeechEndpoint & { readonly apiKey: string | null };
      try {
        endpoint = await endpointFor("voice");
      } catch (error) {
        if (!(error instanceof GreenroomError) || settings.speaker === "openai") throw error;
        await onFallback(error);
        return systemOf(null);
      }
      const voice = settings.voiceName ?? usualVoice;
      const service = cachedSynthesizer(
        createOpenAiVoice({
          ...endpoint,
          voice,
          requestMs: settings.timeoutMs,
          idleMs: settings.idleTimeoutMs,
          memory: await memory(),
          recordCall: await callRecorder(interviewId),
          now: ambient.now,
        }),
        cache(["openai", endpoint.baseUrl, endpoint.model, voice]),
      );
      // The voice's name is the service's; the system chooses its own by the language.
      return settings.speaker === "openai"
        ? service
        : withFallback(service, systemOf(null), onFallback);
    },
  };
}
