import { services } from "../../vocabulary.ts";
import type { SettingKey } from "../../settings.ts";

/** Settings: what each means and takes, and `greenroom config`. */
export const english = {
  descriptions: {
    engine:
      "who asks and judges: auto, openai, offline; auto is openai where a key or a base URL is set",
    service: `the OpenAI-compatible service: ${services.join(", ")}`,
    baseUrl: "the service's URL, e.g. http://localhost:11434/v1",
    model: "the model's name; unset: the service's default",
    timeoutMs: "milliseconds until a request is given up",
    idleTimeoutMs: "milliseconds without a word until a stream is given up",
    contextTokens: "tokens that the model takes at once, where it is not known",
    fallback: "when the service is down: ask, go on offline, or none",
    role: "the role pack; unset: found in the job",
    level: "junior, mid, senior or staff; unset: found in job and resume",
    language: "of questions and feedback: en, es, pt",
    mode: "coach (feedback after each answer) or mock (at the end)",
    questions: "how many questions an interview has",
    minutes: "no new question after so many minutes",
    probes: "follow-up questions for one answer, at most",
    predict: "bet on your own score before the first grade",
    editor: "the editor's command line for /edit; unset: VISUAL, EDITOR",
    judges: "how often a model judges each answer; the median counts",
    record: "a file to which the model's replies are written",
    replay: "a file whose replies stand for the model's; nothing is sent",
    recogniser:
      "who transcribes speech: openai, whisper-cli; auto is the service where one is used",
    transcriptionService: "the service that transcribes; unset: the usual one",
    transcriptionUrl: "the URL of a server that transcribes; its key is TRANSCRIPTION_API_KEY",
    transcriptionModel: "the model that transcribes; unset: the service's default",
    whisperProgram: "the program of whisper.cpp: its name or path",
    whisperModel: "the model file of whisper.cpp, e.g. ggml-base.en.bin",
    speaker: "who speaks: openai, system; auto is the service, and the system where that fails",
    voiceService: "the service that speaks; unset: the usual one",
    voiceUrl: "the URL of a server that speaks; its key is VOICE_API_KEY",
    voiceModel: "the model that speaks; unset: the service's default",
    voiceName: "the voice's name; unset: one for the language",
    voiceSpeed: "how fast questions are spoken, 0.5 to 2; 1 is the voice's own",
    voiceCacheMb: "megabytes of spoken questions that are kept; 0: none",
    voice: "interviews are spoken: true or false",
    microphone: "the microphone, by the name that `greenroom voice devices` lists",
    silence: "seconds of silence that end a spoken answer, 1.5 to 5, or off",
    earlyTranscription: "transcribe while it is not certain that an answer is over: true or false",
    spokenSummary: "the result of a spoken interview is said at its end: true or false",
  } satisfies Record<SettingKey, string>,
  takes: {
    oneOf: (values: string) => `one of ${values}`,
    text: "a text",
    url: "a URL that begins with http:// or https://",
    wholeNumber: (least: number, most: number) => `a whole number from ${least} to ${most}`,
    number: (least: number, most: number) => `a number from ${least} to ${most}`,
    orOff: (what: string) => `${what}, or off`,
    trueOrFalse: "true or false",
  },
  wrongValue: (
    place: string,
    file: string | null,
    value: string,
    takes: string,
    meaning: string,
  ) => ({
    message: `${place}${file === null ? "" : ` in ${file}`} is "${value}"; it takes ${takes}.`,
    hint: `It means: ${meaning}.`,
  }),

  columns: { setting: "Setting", value: "Value", from: "From" },
  byDefault: "default",
  isSet: (key: string, value: string, file: string) => `${key} = ${value} in ${file}`,
  winsOver: (variable: string) => `${variable} is set too, and wins.`,
  theEnvironment: "The environment",
  wasNotSet: (key: string, file: string) => `${key} was not set in ${file}`,
  noLongerSet: (key: string, file: string) => `${key} is no longer set in ${file}`,
};

export type SettingsWords = typeof english;
