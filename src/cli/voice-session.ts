/** An interview that may be spoken: devices opened before it, what is sent said before anything is, all closed after. */
import { isGreenroomError } from "../errors.ts";
import { disclose } from "./engine-choice.ts";
import type { SessionOptions } from "./interview-session.ts";
import { runSession } from "./interview-session.ts";
import { wrap } from "./format.ts";
import { createVoiceCandidate } from "./voice-candidate.ts";
import { spokenSummary } from "./views/voice.ts";
import type { Voice } from "./voice-ports.ts";

/** Runs the interview, by voice where that is set, somebody is there to speak, and wants it. */
export async function runSpoken(session: SessionOptions): Promise<void> {
  const { dependencies, options } = session;
  const { settings } = dependencies.config;
  if (!settings.voice || options.answers !== undefined) return await runSession(session);
  const voice = await openVoice(session);
  if (voice === null) return await runSession(session);
  const { terminal, ambient, signal } = dependencies;
  const candidate = createVoiceCandidate({
    terminal,
    voice,
    typed: session.candidate,
    now: ambient.now,
    silence: settings.silence,
    transcribesEarly: settings.earlyTranscription,
    predict: settings.predict,
    editor: settings.editor,
  });
  try {
    await runSession({
      ...session,
      candidate,
      onUpcoming: voice.prepare,
      onProbeWords: candidate.hearProbe,
      onShown: async (event) => {
        if (event.type === "question-clarified") await candidate.tell(event.text, signal);
        if (event.type === "interview-completed" && settings.spokenSummary) {
          const { language } = session.record.settings;
          await candidate.tell(spokenSummary(event.summary, language), signal);
        }
      },
    });
  } finally {
    await voice.close();
  }
}

/** Null: the person would rather not send what it needs, or nothing of it works; said already. */
async function openVoice({
  dependencies,
  store,
  record,
  role,
}: SessionOptions): Promise<Voice | null> {
  const { terminal, openVoice: open } = dependencies;
  if (!(await discloseVoice(dependencies, store))) {
    terminal.dialogue("Typed, then: nothing that is spoken is sent.");
    return null;
  }
  const spinner = terminal.spinner("Opening the microphone");
  try {
    return await open({
      interviewId: record.id,
      language: record.settings.language,
      instructions: role.persona,
      resume: record.resume?.text ?? null,
      job: record.job?.text ?? null,
      onNotice: (text) => terminal.talk(text),
    });
  } catch (error) {
    if (!isGreenroomError(error) || error.code === "stopped") throw error;
    spinner.stop();
    const words = `${error.message} ${error.hint} This interview is typed.`;
    terminal.dialogue(terminal.talkFormat.style.warning(wrap(words, terminal.talkFormat)));
    return null;
  } finally {
    spinner.stop();
  }
}

/** Says once for each service that recordings or questions go there, and asks. */
async function discloseVoice(
  dependencies: SessionOptions["dependencies"],
  store: SessionOptions["store"],
): Promise<boolean> {
  const { speech } = dependencies;
  const [recordings, texts] = await Promise.all([
    addressOf(speech.recordingsGoTo),
    addressOf(speech.textsToSpeakGoTo),
  ]);
  const common = { who: "A spoken interview", instead: "--no-voice" };
  const toSame = recordings !== null && recordings === texts;
  if (recordings !== null) {
    const isSent = await disclose(dependencies, store, {
      ...common,
      key: "disclosed-voice",
      url: recordings,
      what: `the recordings of your answers, to be transcribed, with names and terms out of your resume and job${toSame ? ", and the questions, to be spoken" : ""}`,
      more: "Recordings are kept on this machine until you delete the interview.",
    });
    if (!isSent) return false;
  }
  if (texts === null || toSame) return true;
  return await disclose(dependencies, store, {
    ...common,
    key: "disclosed-speech",
    url: texts,
    what: "the questions, to be spoken",
    more: "`--speaker system` speaks with a voice of this machine.",
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
