/** What a spoken interview shows: the meter, the countdown, the transcript with its doubts. Pure. */
import type { InterviewSummary } from "../../interview/events.ts";
import type { RecorderTrial } from "../../speech/devices.ts";
import { noSound } from "../../speech/devices.ts";
import type { SpokenLanguage, TextSpan } from "../../speech/ports.ts";
import type { Language } from "../../vocabulary.ts";
import { interviewWords } from "../../words/interview.ts";
import { decimal } from "../../words/numbers.ts";
import type { VoiceWords } from "../../words/voice/english.ts";
import type { Format } from "../format.ts";
import { columnsOf, shorten, wrap } from "../format.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import type { DeviceListing } from "../voice-ports.ts";

/** How a recording stands. Times in milliseconds. */
export interface MeterState {
  readonly elapsedMs: number;
  /** −96 to 0. */
  readonly levelDbfs: number;
  readonly isPaused: boolean;
  /** Until silence ends the answer; null: it is not about to. */
  readonly endsInMs: number | null;
  /** Until the longest answer is over; null: it is not near. */
  readonly leftMs: number | null;
}

/** From here to full scale is what the bar shows: a voice lies between −45 and −10. */
const quietestShown = -60;
const longestBar = 20;

/** One line, shorter than the width: level, time, and what each key does, as much of it as there is room for. */
export function renderMeter(state: MeterState, words: VoiceWords, format: Format): string {
  const { style, symbols } = format;
  const time = clock(state.elapsedMs);
  const room = format.width - 1;
  const bar = levelBar(state.levelDbfs, Math.min(longestBar, Math.floor(room / 4)), format);
  const [head, headColumns] = state.isPaused
    ? [style.warning(words.paused), columnsOf(words.paused)]
    : [bar.text, bar.columns];
  const note = noteOf(state, words, format.language);
  const sign = state.isPaused ? "" : `${style.bad(symbols.bullet)} `;
  const start = `${sign}${head} ${time}`;
  const used = (state.isPaused ? 0 : 2) + headColumns + 1 + time.length;
  const keys = state.isPaused ? words.pausedKeys : words.recordingKeys;
  const tail = note ?? keys.find((each) => used + 2 + columnsOf(each) <= room) ?? "";
  if (tail === "" || used + 3 > room) return start;
  const shown = shorten(tail, room - used - 2, format);
  return `${start}  ${note === null ? style.faint(shown) : style.warning(shown)}`;
}

function noteOf(
  { isPaused, endsInMs, leftMs }: MeterState,
  words: VoiceWords,
  language: Language,
): string | null {
  if (isPaused) return null;
  if (endsInMs !== null) return words.endsIn(decimal(Math.max(0, endsInMs) / 1000, language));
  if (leftMs !== null) return words.left(Math.ceil(leftMs / 1000));
  return null;
}

function levelBar(
  levelDbfs: number,
  columns: number,
  { style, symbols }: Format,
): { readonly text: string; readonly columns: number } {
  const share = Math.max(0, Math.min(1, 1 - levelDbfs / quietestShown));
  const filled = Math.round(share * columns);
  const isLoud = levelDbfs > -6;
  const full = symbols.levelFull.repeat(filled);
  const rest = symbols.levelEmpty.repeat(columns - filled);
  return { text: `${isLoud ? style.bad(full) : style.good(full)}${style.faint(rest)}`, columns };
}

/** `1:07` */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What was heard, wrapped, doubtful words marked: `word(?)`, in colour too where there is any. */
export function renderTranscript(
  text: string,
  doubtful: readonly TextSpan[],
  format: Format,
): string {
  let marked = "";
  let at = 0;
  for (const { start, end } of doubtful) {
    marked += `${sanitize(text.slice(at, start))}${format.style.warning(`${sanitize(text.slice(start, end))}(?)`)}`;
    at = end;
  }
  return wrap(marked + sanitize(text.slice(at)), format, "  ");
}

/** Below the transcript: what can be done, and when it goes on by itself. */
export function renderReview(
  { isDoubtful, leftMs }: { readonly isDoubtful: boolean; readonly leftMs: number | null },
  words: VoiceWords,
  format: Format,
): string {
  const seconds = leftMs === null ? null : Math.ceil(leftMs / 1000);
  const usual = seconds === null ? words.reviewKeys : words.reviewKeysTimed(seconds);
  const doubtful = seconds === null ? words.doubtfulKeys : words.doubtfulKeysTimed(seconds);
  const options = isDoubtful ? [doubtful, ...usual.slice(1)] : usual;
  const line = options.find((each) => columnsOf(each) < format.width) ?? usual.at(-1) ?? "";
  return format.style.faint(line);
}

/** The result as it is said at the end. */
export function spokenSummary(
  { asked, answered, score }: InterviewSummary,
  language: SpokenLanguage,
): string {
  const shown = score === null ? null : decimal(score, language);
  return interviewWords(language).spokenSummary(asked, answered, shown);
}

/** The microphones there are, and what came of each program that records. */
export function renderDevices(
  { microphones, trials }: DeviceListing,
  words: VoiceWords,
  format: Format,
): string {
  const { style, symbols } = format;
  const names =
    microphones === null
      ? [words.cannotBeListed]
      : microphones.length === 0
        ? [words.noneListed]
        : microphones.map((name) => `${symbols.bullet} ${sanitizeLine(name)}`);
  const tried = trials.map((trial) =>
    trial.problem === null
      ? `${style.good(symbols.ok)} ${words.records(trial.program)}`
      : `${style.bad(symbols.failed)} ${problemOf(trial, trial.problem, words)}`,
  );
  return [style.strong(words.microphones), ...names, "", style.strong(words.programs), ...tried]
    .map((line) => wrap(line, format))
    .join("\n");
}

function problemOf(
  { program, isInstalled }: RecorderTrial,
  problem: string,
  words: VoiceWords,
): string {
  if (problem === noSound) return words.noSound(program);
  const said = sanitizeLine(problem);
  return isInstalled
    ? `${program}: ${said}`
    : words.notInstalled(program, said.replace(/ is not installed$/, ""));
}
