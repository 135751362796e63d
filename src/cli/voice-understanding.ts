/** What was said in a recording: transcribed, shown, and corrected where the person wants to. */
import { isGreenroomError } from "../errors.ts";
import type { SpokenLanguage, Transcript } from "../speech/ports.ts";
import type { VoiceWords } from "../words/voice/english.ts";
import type { AnswerCommand } from "./answer-editor.ts";
import { wrap } from "./format.ts";
import { sanitize } from "./sanitize.ts";
import { stoppedByPerson } from "./stopped.ts";
import type { Terminal } from "./terminal.ts";
import { renderReview, renderTranscript } from "./views/voice.ts";
import { chooseKey } from "./voice-keys.ts";
import type { Voice } from "./voice-ports.ts";
import type { Recorded } from "./voice-recording.ts";

/** How long the transcript stands before it is taken: time to see whether it is right, longer where it may not be. */
const reviewMs = 5000;
const doubtfulReviewMs = 9000;
/** From then on it is said that nobody has to wait for it. */
const offerToLeaveMs = 3000;

export interface UnderstandingOptions {
  /** In the language of the interview. */
  readonly words: VoiceWords;
  readonly terminal: Terminal;
  readonly voice: Voice;
  /** The interview's: its answers are judged in it. */
  readonly language: SpokenLanguage;
  readonly editor: string | null;
  readonly tellNotices: (notices: readonly string[]) => void;
  /** False: practice, whose recordings go, so that an answer without words is typed. */
  readonly keepsRecordings: boolean;
}

/** A command that was typed in place of a correction. */
export type Instead = Exclude<AnswerCommand, "repeat">;

/** An answer as it was understood; without a transcript it is kept, to be transcribed later. */
export interface Understood {
  readonly text: string;
  readonly transcript: Transcript | null;
}

/**
 * @param question what is answered, for whoever transcribes it and for the editor
 * @returns an answer, without words where there is no transcript; `again` when nothing was understood, or the person would
 * rather say it anew, and the recording is gone; a command that was typed in place of a correction, and with `clarify` and
 * `pause` the recording stays, to be offered again
 * @throws GreenroomError `stopped` when the signal is aborted
 */
export async function understand(
  recorded: Recorded,
  question: string,
  signal: AbortSignal,
  options: UnderstandingOptions,
): Promise<Understood | "again" | Instead> {
  const { terminal, voice, words: said } = options;
  const format = terminal.talkFormat;
  const say = (text: string): void => terminal.dialogue(text);
  const warn = (text: string): void => say(format.style.warning(wrap(sanitize(text), format)));

  let transcript: Transcript | null;
  try {
    transcript = await transcribe(recorded, question, signal, options);
  } catch (error) {
    if (!isGreenroomError(error) || error.code === "stopped") throw error;
    const { message, hint } = await error.in(format.language);
    warn(`${message} ${hint}`);
    transcript = null;
  }
  if (signal.aborted) throw stoppedByPerson();
  if (transcript === null) {
    say(wrap(options.keepsRecordings ? said.keptForLater : said.itIsTyped, format));
    return { text: "", transcript: null };
  }
  options.tellNotices(transcript.notices);
  if (transcript.text === "") {
    voice.discard(recorded.path);
    warn(said.nothingUnderstood);
    return "again";
  }
  const other = otherLanguage(transcript, options);
  if (other !== null) warn(other);
  const reviewed = await review(transcript, question, signal, options);
  if (typeof reviewed !== "string") return { text: reviewed.text, transcript };
  if (reviewed !== "clarify" && reviewed !== "pause") voice.discard(recorded.path);
  return reviewed;
}

/** That it was understood in another language than it is judged in; null where it was not, or nobody says in which. */
function otherLanguage(
  { language: heardIn }: Transcript,
  { language, words: said, terminal }: UnderstandingOptions,
): string | null {
  // Programs of one's own say it as they like; what is no code names no language for certain.
  const code = /^([a-z]{2})(?:$|[-_])/i.exec(heardIn ?? "")?.[1]?.toLowerCase();
  if (code === undefined || code === language) return null;
  const names = new Intl.DisplayNames([terminal.talkFormat.language], { type: "language" });
  return said.otherLanguage(names.of(code) ?? code, names.of(language) ?? language);
}

/**
 * Waits for it. Keys that are pressed meanwhile answer nothing that is asked later: Enter twice accepts no words unseen.
 * @returns null when the person would not wait any longer
 */
async function transcribe(
  { path, speech, early }: Recorded,
  question: string,
  signal: AbortSignal,
  { terminal, voice, words: said, keepsRecordings }: UnderstandingOptions,
): Promise<Transcript | null> {
  const { style, symbols } = terminal.talkFormat;
  const leaving = new AbortController();
  const until = AbortSignal.any([signal, leaving.signal]);
  const status = terminal.statusLine();
  status.update(style.faint(`${said.transcribing}${symbols.ellipsis}`));
  const offer = setTimeout(() => {
    const keys = keepsRecordings ? said.leaveForLater : said.leaveForTyping;
    const line = style.faint(`${said.transcribing}${symbols.ellipsis} ${keys}`);
    if (terminal.isAnimated) status.update(line);
    else terminal.dialogue(line);
  }, offerToLeaveMs);
  const listening = terminal.keys((key) => {
    if (key.name === "escape") leaving.abort();
  });
  const stopEarly = (): void => early?.stop();
  until.addEventListener("abort", stopEarly, { once: true });
  try {
    // What failed may have failed for being early.
    const begun = await early?.transcript.catch(() => null);
    if (begun !== undefined && begun !== null) return begun;
    return await voice.transcribe({ path, speech, question, isGrowing: false, signal: until });
  } catch (error) {
    if (leaving.signal.aborted && isGreenroomError(error, "stopped")) return null;
    throw error;
  } finally {
    clearTimeout(offer);
    until.removeEventListener("abort", stopEarly);
    listening.close();
    status.clear();
  }
}

/** @returns the text as it stands or was corrected; `again` when it is to be said anew */
async function review(
  transcript: Transcript,
  question: string,
  signal: AbortSignal,
  options: UnderstandingOptions,
): Promise<{ readonly text: string } | "again" | Instead> {
  const { terminal, words: said, editor } = options;
  const { text, doubtful } = transcript;
  const format = terminal.talkFormat;
  const isDoubtful = doubtful.length > 0 || otherLanguage(transcript, options) !== null;
  terminal.dialogue(renderTranscript(text, doubtful, format));
  const key = await chooseKey({
    terminal,
    names: ["enter", "c", "r"],
    render: (leftMs) => renderReview({ isDoubtful, leftMs }, said, format),
    withinMs: isDoubtful ? doubtfulReviewMs : reviewMs,
    signal,
  });
  if (key === "r") return "again";
  if (key !== "c") return { text };
  let draft = text;
  for (;;) {
    const entry = await terminal.answer({
      initial: draft,
      // A line that is edited is one line.
      isEdited: !draft.includes("\n"),
      editor,
      question,
      instead: "--no-voice",
    });
    if (entry.text.trim() !== "") draft = entry.text;
    if (entry.type === "text") return { text: draft };
    if (entry.name !== "repeat") return entry.name;
    terminal.dialogue(format.style.strong(wrap(sanitize(question), format)));
  }
}
