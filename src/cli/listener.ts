/** Recordings as answers: who transcribes them, what the person is told of it first, and what happens when it fails. */
import { translatedError } from "../words/errors.ts";
import type { GreenroomError } from "../errors.ts";
import { isGreenroomError } from "../errors.ts";
import type { Listener } from "../interview/answers-file.ts";
import { awaitsTranscription } from "../interview/interview.ts";
import type { Answer, InterviewRecord, Turn } from "../interview/interview.ts";
import type { Heard, Recogniser, SpeechSegment, Transcript } from "../speech/ports.ts";
import { transcriptionPrompt } from "../speech/prompt.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Store } from "./store.ts";
import { wrap } from "./format.ts";
import { sanitizeLine } from "./sanitize.ts";
import { createNoticeTeller } from "./transcript-notices.ts";
import { isChosen } from "../config.ts";
import { voiceWords } from "../words/voice.ts";

/**
 * Transcribes the recordings of an interview. Where the service or the program fails, the recording is kept as the answer
 * and transcribed later; a recording that is none is an error.
 */
export function createListener(dependencies: Dependencies): Listener {
  const { terminal, speech: tools } = dependencies;
  const { talkFormat } = terminal;
  const transcriber = createTranscriber(dependencies);

  return async ({ audio }, prompt, signal): Promise<Heard> => {
    const speech = await tools.findSpeech(audio, signal);
    const interview = prompt.interview ?? null;
    const asked = prompt.probe?.text ?? prompt.question.text;
    const heard = { recordingPath: audio, transcript: null, speech };
    try {
      // It may ask the person, so nothing turns on the screen yet.
      await transcriber.open(interview?.id ?? null);
      const { transcribing } = await voiceWords(talkFormat.language);
      const spinner = terminal.spinner(transcribing);
      const transcript = await transcriber
        .transcribe({ path: audio, speech, asked, interview, signal })
        .finally(() => spinner.stop());
      return { ...heard, transcript };
    } catch (error) {
      if (!isForLater(error)) throw error;
      const [{ message }, words] = await Promise.all([
        error.in(talkFormat.language),
        voiceWords(talkFormat.language),
      ]);
      terminal.talk(wrap(words.recordingKept(message), talkFormat));
      return heard;
    }
  };
}

/** What came of an answer that waited for its transcript. */
export type LateTranscript =
  | { readonly status: "transcribed"; readonly answer: Answer }
  | { readonly status: "failed"; readonly answer: Answer; readonly reason: string };

export interface LateListener {
  /** Opens the recogniser, which may ask the person. Throws as `SpeechTools.openRecogniser` does. */
  open(): Promise<void>;
  /** Transcribes what waits in a turn, saves it, and gives the turn as it is then. */
  transcribeTurn(
    record: InterviewRecord,
    turn: Turn,
  ): Promise<{ readonly turn: Turn; readonly outcomes: readonly LateTranscript[] }>;
}

/**
 * For recordings whose transcription failed in their interview. A recording that has gone, or fails again, is told and
 * stays as it is.
 */
export function createLateListener(dependencies: Dependencies, store: Store): LateListener {
  const transcriber = createTranscriber(dependencies);
  const { signal } = dependencies;
  const { talkFormat } = dependencies.terminal;

  async function transcribeAnswer(
    record: InterviewRecord,
    turn: Turn,
    answer: Answer,
  ): Promise<LateTranscript> {
    const { heard } = answer;
    if (heard === null || heard.recordingPath === null) {
      const { notKept } = await voiceWords(talkFormat.language);
      return { status: "failed", answer, reason: notKept };
    }
    const probe = turn.probes.find(({ number }) => number === answer.probeNumber);
    try {
      const transcript = await transcriber.transcribe({
        path: heard.recordingPath,
        speech: heard.speech,
        asked: probe?.text ?? turn.asked.question.text,
        interview: record,
        signal,
      });
      store.saveTranscript(record.id, answer.id, transcript);
      const changed = { ...answer, text: transcript.text, heard: { ...heard, transcript } };
      return { status: "transcribed", answer: changed };
    } catch (error) {
      // A refused key or a stop holds for all that follow.
      if (!isGreenroomError(error) || error.code === "key" || error.code === "stopped") throw error;
      return { status: "failed", answer, reason: (await error.in(talkFormat.language)).message };
    }
  }

  return {
    open: async () => {
      await transcriber.open(null);
    },
    transcribeTurn: async (record, turn) => {
      const outcomes: LateTranscript[] = [];
      for (const answer of turn.answers.filter(awaitsTranscription)) {
        outcomes.push(await transcribeAnswer(record, turn, answer));
      }
      const changed = new Map(outcomes.map(({ answer }) => [answer.id, answer]));
      const answers = turn.answers.map((answer) => changed.get(answer.id) ?? answer);
      return { turn: { ...turn, answers }, outcomes };
    },
  };
}

interface SpokenAnswer {
  readonly path: string;
  readonly speech: readonly SpeechSegment[] | null;
  /** The question or the follow-up that it answers. */
  readonly asked: string;
  readonly interview: InterviewRecord | null;
  readonly signal: AbortSignal;
}

interface Transcriber {
  /** Once: says where recordings go before any is sent. */
  open(interviewId: string | null): Promise<Recogniser>;
  transcribe(answer: SpokenAnswer): Promise<Transcript>;
}

function createTranscriber(dependencies: Dependencies): Transcriber {
  const { config, speech: tools } = dependencies;
  const isLanguageChosen = isChosen(config, "language");
  const { terminal } = dependencies;
  const tellNotices = createNoticeTeller(
    (text) => terminal.talk(sanitizeLine(text)),
    () => terminal.talkFormat.language,
  );
  let opened: Promise<Recogniser> | null = null;

  async function openRecogniser(interviewId: string | null): Promise<Recogniser> {
    const store = await dependencies.openStore();
    if (!(await discloseRecordings(dependencies, store))) {
      throw translatedError("usage", (words) => words.noConsentRecordings);
    }
    return await tools.openRecogniser(interviewId);
  }

  async function open(interviewId: string | null): Promise<Recogniser> {
    return await (opened ??= openRecogniser(interviewId));
  }

  async function transcribe(answer: SpokenAnswer): Promise<Transcript> {
    const { path, speech, asked, interview, signal } = answer;
    const recogniser = await open(interview?.id ?? null);
    const spoken = interview?.settings.language ?? config.settings.language;
    const prompt = transcriptionPrompt({
      resume: interview?.resume?.text ?? null,
      job: interview?.job?.text ?? null,
      question: asked,
      language: spoken,
    });
    const transcript = await recogniser.transcribe({
      path,
      // People do not always answer in the language of the question; a language that was chosen is taken at its word.
      language: isLanguageChosen ? spoken : null,
      prompt,
      speech,
      signal,
    });
    tellNotices(transcript.notices);
    return transcript;
  }

  return { open, transcribe };
}

/** A failure that says nothing about the recording: it may be understood another time, or elsewhere. */
function isForLater(error: unknown): error is GreenroomError {
  return (
    isGreenroomError(error, "service") ||
    isGreenroomError(error, "key") ||
    isGreenroomError(error, "device")
  );
}

/**
 * Says once for each service that recordings are sent there, and asks when somebody is there.
 * @returns false when the person does not want it
 */
export async function discloseRecordings(
  { terminal, ambient, speech }: Dependencies,
  store: Store,
): Promise<boolean> {
  const url = await speech.recordingsGoTo();
  if (url === null) return true;
  const key = `disclosed recordings ${url}`;
  if (store.readMemory(key) !== undefined) return true;
  const words = await voiceWords(terminal.talkFormat.language);
  terminal.dialogue(wrap(words.recordingsSentTo(url), terminal.talkFormat));
  if (
    terminal.isInteractive &&
    !(await terminal.confirm({
      message: words.sendThem,
      initial: true,
      instead: "--recogniser whisper-cli",
    }))
  ) {
    return false;
  }
  store.writeMemory(key, ambient.now().toISOString());
  return true;
}
