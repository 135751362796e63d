/** What was said in a recording: transcribed, shown, and corrected where the person wants to. */
import { isGreenroomError } from "../errors.ts";
import type { Transcript } from "../speech/ports.ts";
import { noticeText } from "../words/delivery.ts";
import type { VoiceWords } from "../words/voice/english.ts";
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

export interface UnderstandingOptions {
  /** In the language of the interview. */
  readonly words: VoiceWords;
  readonly terminal: Terminal;
  readonly voice: Voice;
  readonly editor: string | null;
}

/** An answer as it was understood; without a transcript it is kept, to be transcribed later. */
export interface Understood {
  readonly text: string;
  readonly transcript: Transcript | null;
}

/**
 * @param question what is answered, for whoever transcribes it and for the editor
 * @returns `again` when nothing was understood, or the person would rather say it anew; the recording is gone then
 * @throws GreenroomError `stopped` when the signal is aborted
 */
export async function understand(
  recorded: Recorded,
  question: string,
  signal: AbortSignal,
  options: UnderstandingOptions,
): Promise<Understood | "again"> {
  const { terminal, voice, words: said } = options;
  const format = terminal.talkFormat;
  const say = (text: string): void => terminal.dialogue(text);
  const warn = (text: string): void => say(format.style.warning(wrap(sanitize(text), format)));

  const status = terminal.statusLine();
  status.update(format.style.faint(`${said.transcribing}${format.symbols.ellipsis}`));
  let transcript: Transcript;
  try {
    const { path, speech, early } = recorded;
    // What failed may have failed for being early.
    const begun = await early?.catch(() => null);
    transcript =
      begun ?? (await voice.transcribe({ path, speech, question, isGrowing: false, signal }));
  } catch (error) {
    status.clear();
    if (!isGreenroomError(error) || error.code === "stopped") throw error;
    const { message, hint } = await error.in(format.language);
    warn(`${message} ${hint}`);
    say(wrap(said.keptForLater, format));
    return { text: "", transcript: null };
  }
  status.clear();
  if (signal.aborted) throw stoppedByPerson();
  for (const notice of transcript.notices) warn(noticeText(notice, format.language));
  if (transcript.text === "") {
    voice.discard(recorded.path);
    warn(said.nothingUnderstood);
    return "again";
  }
  const text = await review(transcript, question, signal, options);
  if (text !== null) return { text, transcript };
  voice.discard(recorded.path);
  return "again";
}

/** @returns the text as it stands or was corrected; null when it is to be said anew */
async function review(
  { text, doubtful }: Transcript,
  question: string,
  signal: AbortSignal,
  { terminal, words: said, editor }: UnderstandingOptions,
): Promise<string | null> {
  const format = terminal.talkFormat;
  const isDoubtful = doubtful.length > 0;
  terminal.dialogue(renderTranscript(text, doubtful, format));
  const key = await chooseKey({
    terminal,
    names: ["enter", "c", "r"],
    render: (leftMs) => renderReview({ isDoubtful, leftMs }, said, format),
    withinMs: isDoubtful ? doubtfulReviewMs : reviewMs,
    signal,
  });
  if (key === "r") return null;
  if (key !== "c") return text;
  const entry = await terminal.answer({
    initial: text,
    isEdited: true,
    editor,
    question,
    instead: "--no-voice",
  });
  return entry.text.trim() === "" ? text : entry.text;
}
