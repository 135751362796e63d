/** An interview that may be spoken: devices opened before it, what is sent said before anything is, all closed after. */
import { isGreenroomError } from "../errors.ts";
import type { Candidate } from "../interview/ports.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Store } from "./store.ts";
import { interviewWords } from "../words/interview.ts";
import { voiceWords } from "../words/voice.ts";
import { disclose } from "./engine-choice.ts";
import type { SessionOptions } from "./interview-session.ts";
import { runSession } from "./interview-session.ts";
import { wrap } from "./format.ts";
import { sanitize } from "./sanitize.ts";
import { createVoiceCandidate } from "./voice-candidate.ts";
import { spokenSummary } from "./views/voice.ts";
import type { VoiceCandidate } from "./voice-candidate.ts";
import type { Voice, VoiceOptions } from "./voice-ports.ts";

export interface SpokenOptions {
  readonly dependencies: Dependencies;
  readonly store: Store;
  /** Answers when somebody would rather type. */
  readonly typed: Candidate;
  /** Whether to ask for a bet on each score. */
  readonly predict: boolean;
  readonly speech: Omit<VoiceOptions, "onNotice">;
}

export interface Spoken {
  readonly voice: Voice;
  readonly candidate: VoiceCandidate;
}

/** Runs the interview, by voice where that is set, somebody is there to speak, and wants it. */
export async function runSpoken(session: SessionOptions): Promise<void> {
  const { dependencies, options, record, role } = session;
  const { config, signal } = dependencies;
  const { settings } = config;
  if (!settings.voice || options.answers !== undefined) return await runSession(session);
  const { language } = record.settings;
  const spoken = await openSpoken({
    dependencies,
    store: session.store,
    typed: session.candidate,
    predict: settings.predict,
    speech: {
      interviewId: record.id,
      language,
      instructions: role.persona,
      resume: record.resume?.text ?? null,
      job: record.job?.text ?? null,
    },
  });
  if (spoken === null) return await runSession(session);
  const { candidate, voice } = spoken;
  try {
    await runSession({
      ...session,
      candidate,
      onUpcoming: voice.prepare,
      onProbeWords: candidate.hearProbe,
      onShown: async (event) => {
        if (event.type === "question-clarified") await candidate.tell(event.text, signal);
        if (event.type === "interview-completed" && settings.spokenSummary) {
          await tellToTheEnd(candidate, spokenSummary(event.summary, language), signal);
        }
      },
    });
  } finally {
    await voice.close();
  }
}

/** Says what nothing hangs on: whoever stops it has finished the interview all the same. */
async function tellToTheEnd(
  candidate: VoiceCandidate,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await candidate.tell(text, signal);
  } catch (error) {
    if (!isGreenroomError(error, "stopped")) throw error;
  }
}

/**
 * Opens what speaking needs, and says what is sent before it is.
 * @returns null when the person would rather not send it, or nothing of it works; said already
 */
export async function openSpoken(options: SpokenOptions): Promise<Spoken | null> {
  const { dependencies, store, typed, predict, speech } = options;
  const { terminal, ambient, config } = dependencies;
  const { language } = terminal.talkFormat;
  const words = await voiceWords(language);
  if (!(await discloseVoice(dependencies, store))) {
    terminal.dialogue(words.typedThen);
    return null;
  }
  const spinner = terminal.spinner(words.opening);
  let voice: Voice;
  try {
    voice = await dependencies.openVoice({
      ...speech,
      onNotice: (text) => terminal.talk(wrap(sanitize(text), terminal.talkFormat)),
    });
  } catch (error) {
    if (!isGreenroomError(error) || error.code === "stopped") throw error;
    spinner.stop();
    const { message, hint } = await error.in(language);
    const told = wrap(`${message} ${hint} ${words.itIsTyped}`, terminal.talkFormat);
    terminal.dialogue(terminal.talkFormat.style.warning(told));
    return null;
  } finally {
    spinner.stop();
  }
  const { silence, earlyTranscription, editor } = config.settings;
  const candidate = createVoiceCandidate({
    terminal,
    words,
    voice,
    typed,
    now: ambient.now,
    silence,
    transcribesEarly: earlyTranscription,
    predict,
    editor,
    language: speech.language,
    keepsRecordings: speech.interviewId !== null,
  });
  return { voice, candidate };
}

/** Says once for each service that recordings or questions go there, and asks. */
async function discloseVoice(dependencies: Dependencies, store: Store): Promise<boolean> {
  const { speech } = dependencies;
  const [recordings, texts] = await Promise.all([
    addressOf(speech.recordingsGoTo),
    addressOf(speech.textsToSpeakGoTo),
  ]);
  const words = interviewWords(dependencies.terminal.talkFormat.language);
  const common = { who: words.spokenInterview, instead: "--no-voice" };
  const toSame = recordings !== null && recordings === texts;
  if (recordings !== null) {
    const isSent = await disclose(dependencies, store, {
      ...common,
      key: "disclosed-voice",
      url: recordings,
      what: toSame
        ? words.andSent(words.sentRecordings, words.sentQuestions)
        : words.sentRecordings,
      more: words.recordingsKept,
    });
    if (!isSent) return false;
  }
  if (texts === null || toSame) return true;
  return await disclose(dependencies, store, {
    ...common,
    key: "disclosed-speech",
    url: texts,
    what: words.sentQuestions,
    more: words.speakerSystem,
  });
}

/** A missing key is found out and said when the part is opened. */
async function addressOf(find: () => Promise<string | null>): Promise<string | null> {
  try {
    return await find();
  } catch (error) {
    if (isGreenroomError(error)) return null;
    throw error;
  }
}
