/**
 * The person who speaks: hears the question, answers into the microphone, sees what was understood. Whatever of this does
 * not work is said once, and the typed candidate takes its place.
 */
import { isGreenroomError } from "../errors.ts";
import type { Ambient } from "../grading/ports.ts";
import type { Candidate, CandidatePrompt, CandidateResponse } from "../interview/ports.ts";
import type { SpeechSegment, Transcript } from "../speech/ports.ts";
import { wrap } from "./format.ts";
import { sanitize } from "./sanitize.ts";
import { stoppedByPerson } from "./stopped.ts";
import { askBet } from "./terminal-candidate.ts";
import type { Terminal } from "./terminal.ts";
import { clock, renderReview, renderTranscript } from "./views/voice.ts";
import { createEarlyTranscription } from "./voice-early.ts";
import { chooseKey } from "./voice-keys.ts";
import { openMicrophone } from "./voice-microphone.ts";
import type { Microphone } from "./voice-microphone.ts";
import type { SpokenTurn, Voice } from "./voice-ports.ts";
import { createSpeaker } from "./voice-speaker.ts";
import type { Take, TakeReason } from "./voice-take.ts";
import { recordTake } from "./voice-take.ts";
import { noticeText } from "../words/delivery.ts";
import type { VoiceWords } from "../words/voice/english.ts";

export interface VoiceCandidateOptions {
  /** In the language of the interview. */
  readonly words: VoiceWords;
  readonly terminal: Terminal;
  readonly voice: Voice;
  /** Answers when the person would rather type, and asks everything that is no answer. */
  readonly typed: Candidate;
  readonly now: Ambient["now"];
  readonly silence: number | "off";
  /** Transcribe in a short silence already, at the risk of paying for nothing. */
  readonly transcribesEarly: boolean;
  readonly predict: boolean;
  readonly editor: string | null;
}

/** How long the transcript stands before it is taken: time to see whether it is right, longer where it may not be. */
const reviewMs = 5000;
const doubtfulReviewMs = 9000;
/** A recorder that failed with less than this brought nothing. */
const leastRecordingMs = 500;
/** So many recorders that failed, one after the other, and it is typed from then on. */
const failuresAllowed = 2;

/** What one recording led to: a response, or another recording. */
type Heard = CandidateResponse | "again";

interface Recorded {
  readonly path: string;
  readonly speech: readonly SpeechSegment[] | null;
}

export interface VoiceCandidate extends Candidate {
  /** Begins to say a follow-up that is still being written; `respond` goes on with it. */
  readonly hearProbe: (wordsSoFar: string) => void;
  /** Says what wants no answer; any key stops it. @throws GreenroomError `stopped` when the signal is aborted */
  readonly tell: (text: string, signal: AbortSignal) => Promise<void>;
}

/** Asks by voice for everything that an interview needs from the person. */
export function createVoiceCandidate(options: VoiceCandidateOptions): VoiceCandidate {
  const { terminal, voice, typed, now, words: said } = options;
  const format = terminal.talkFormat;
  let hears = voice.hearingProblem === null;
  let failures = 0;
  let problemIsTold = false;
  /** The turn that was spoken last: coming back to it (after a clarification) does not say it again. */
  let spoken = "";

  const say = (text: string): void => terminal.dialogue(text);
  const warn = (text: string): void => say(format.style.warning(wrap(sanitize(text), format)));

  function tellProblem(): void {
    if (problemIsTold || voice.hearingProblem === null) return;
    problemIsTold = true;
    const { finding, fix } = voice.hearingProblem;
    warn(`${finding} ${fix} ${said.typedFromNow}`);
  }

  const speaker = createSpeaker({
    terminal,
    voice,
    words: said,
    onMuted: (why) => warn(said.nothingHeardHere(why)),
  });

  async function respond(prompt: CandidatePrompt, signal: AbortSignal): Promise<CandidateResponse> {
    const startedAt = now().getTime();
    const turn: SpokenTurn = {
      position: prompt.position,
      probeNumber: prompt.probe?.number ?? 0,
    };
    const words = prompt.probe?.text ?? prompt.question.text;
    if (!hears) tellProblem();
    const name = `${turn.position}-${turn.probeNumber}`;
    const left = hears ? voice.findLeftover(turn) : null;
    // Open while the question is asked, so that no first word is lost; what comes until then is thrown away.
    let microphone = hears && left === null ? openMicrophone(voice, turn) : null;
    try {
      if (spoken !== name) await speaker.speak(words, signal);
    } catch (error) {
      await microphone?.close();
      throw error;
    }
    spoken = name;
    const answering = { prompt, turn, words, startedAt, signal };
    if (left !== null) {
      const response = await useLeftover(left, answering);
      if (response !== "again") return response;
    }
    if (!hears) return typed.respond(prompt, signal);
    for (;;) {
      const response = await recordOnce(answering, microphone ?? openMicrophone(voice, turn));
      microphone = null;
      if (response !== "again") return response;
    }
  }

  interface Answering {
    readonly prompt: CandidatePrompt;
    readonly turn: SpokenTurn;
    readonly words: string;
    readonly startedAt: number;
    readonly signal: AbortSignal;
  }

  async function useLeftover(
    left: { readonly path: string; readonly durationMs: number },
    answering: Answering,
  ): Promise<Heard> {
    say(wrap(said.wereAnswering(clock(left.durationMs)), format));
    const key = await chooseKey({
      terminal,
      names: ["enter", "r", "escape"],
      render: () => format.style.faint(said.leftoverKeys),
      withinMs: null,
      signal: answering.signal,
    });
    if (key === "enter") {
      const speech = await voice.findSpeech(left.path, answering.signal);
      return await understand({ path: left.path, speech }, answering);
    }
    voice.discard(left.path);
    return key === "r" ? "again" : typed.respond(answering.prompt, answering.signal);
  }

  async function recordOnce(answering: Answering, microphone: Microphone): Promise<Heard> {
    const { signal, prompt, words } = answering;
    const status = terminal.statusLine();
    let speechSoFar: () => readonly SpeechSegment[] = noSpeech;
    const early = createEarlyTranscription(async (dropped) =>
      voice.transcribe({
        path: await microphone.path,
        speech: speechSoFar(),
        question: words,
        isGrowing: true,
        signal: AbortSignal.any([signal, dropped]),
      }),
    );
    const take = await recordTake({
      terminal,
      words: said,
      microphone,
      silence: options.silence,
      signal,
      onState: (state, speech) => {
        speechSoFar = speech;
        if (options.transcribesEarly) early.update(state);
      },
      // Before anything slow: the person sees at once that they were heard.
      onEnding: (reason) => acknowledge(reason, (text) => status.update(text)),
    })
      .catch((error: unknown) => {
        early.drop();
        throw error;
      })
      .finally(() => status.clear());
    if (!isToBeJudged(take)) early.drop();
    if (take.reason === "recorder-failed") return await afterFailure(take, answering);
    failures = 0;
    if (take.reason === "typing" || take.reason === "nobody") {
      voice.discard(take.end.path);
      if (take.reason === "nobody") say(said.nobodyHeard);
      return typed.respond(prompt, signal);
    }
    if (take.reason === "again" || !take.hasSpoken) {
      voice.discard(take.end.path);
      if (take.reason !== "again") warn(said.nobodyInIt);
      return "again";
    }
    if (take.reason === "longest") say(said.longest);
    return await understand({ path: take.end.path, speech: take.speech }, answering, early.take());
  }

  function acknowledge(reason: TakeReason, update: (text: string) => void): void {
    if (reason === "again" || reason === "typing" || reason === "nobody") return;
    update(format.style.faint(`${said.transcribing}${format.symbols.ellipsis}`));
    if (!terminal.isAnimated) say(`${said.transcribing}${format.symbols.ellipsis}`);
  }

  async function afterFailure(take: Take, answering: Answering): Promise<Heard> {
    const { path, durationMs, detail } = take.end;
    failures += 1;
    const isKept = durationMs >= leastRecordingMs && take.hasSpoken;
    if (!isKept) voice.discard(path);
    if (failures >= failuresAllowed && !isKept) {
      hears = false;
      warn(said.recorderEndedAgain(detail));
      return typed.respond(answering.prompt, answering.signal);
    }
    warn(isKept ? said.recorderEndedKept(detail, clock(durationMs)) : said.recorderEnded(detail));
    const key = await chooseKey({
      terminal,
      names: isKept ? ["enter", "r", "escape"] : ["r", "escape"],
      render: () => format.style.faint(isKept ? said.leftoverKeys : said.tryAgainKeys),
      withinMs: null,
      signal: answering.signal,
    });
    if (key === "enter" && isKept) {
      return await understand({ path, speech: take.speech }, answering);
    }
    if (isKept) voice.discard(path);
    return key === "escape" ? typed.respond(answering.prompt, answering.signal) : "again";
  }

  /** @param early a transcription that was begun already */
  async function understand(
    recorded: Recorded,
    answering: Answering,
    early: Promise<Transcript> | null = null,
  ): Promise<Heard> {
    const { words, signal } = answering;
    const status = terminal.statusLine();
    status.update(format.style.faint(`${said.transcribing}${format.symbols.ellipsis}`));
    let transcript: Transcript;
    try {
      const request = { ...recorded, question: words, isGrowing: false, signal };
      // What failed may have failed for being early.
      const begun = await early?.catch(() => null);
      transcript = begun ?? (await voice.transcribe(request));
    } catch (error) {
      status.clear();
      if (!isGreenroomError(error) || error.code === "stopped") throw error;
      const { message, hint } = await error.in(format.language);
      warn(`${message} ${hint}`);
      say(wrap(said.keptForLater, format));
      return await answer("", null, recorded, answering);
    }
    status.clear();
    if (signal.aborted) throw stoppedByPerson();
    for (const notice of transcript.notices) warn(noticeText(notice, format.language));
    if (transcript.text === "") {
      voice.discard(recorded.path);
      warn(said.nothingUnderstood);
      return "again";
    }
    return await review(transcript, recorded, answering);
  }

  async function review(
    transcript: Transcript,
    recorded: Recorded,
    answering: Answering,
  ): Promise<Heard> {
    const { text, doubtful } = transcript;
    const isDoubtful = doubtful.length > 0;
    say(renderTranscript(text, doubtful, format));
    const key = await chooseKey({
      terminal,
      names: ["enter", "c", "r"],
      render: (leftMs) => renderReview({ isDoubtful, leftMs }, said, format),
      withinMs: isDoubtful ? doubtfulReviewMs : reviewMs,
      signal: answering.signal,
    });
    if (key === "r") {
      voice.discard(recorded.path);
      return "again";
    }
    const corrected = key === "c" ? await correct(text, answering.words) : text;
    return await answer(corrected, transcript, recorded, answering);
  }

  async function correct(text: string, question: string): Promise<string> {
    const entry = await terminal.answer({
      initial: text,
      isEdited: true,
      editor: options.editor,
      question,
      instead: "--no-voice",
    });
    return entry.text.trim() === "" ? text : entry.text;
  }

  async function answer(
    text: string,
    transcript: Transcript | null,
    recorded: Recorded,
    { prompt, startedAt }: Answering,
  ): Promise<CandidateResponse> {
    const durationMs = now().getTime() - startedAt;
    return {
      type: "answer",
      text,
      input: "spoken",
      durationMs,
      predictedScore: options.predict ? await askBet(terminal, prompt) : null,
      heard: { recordingPath: recorded.path, transcript, speech: recorded.speech },
    };
  }

  return { ...typed, respond, hearProbe: speaker.begin, tell: speaker.speak };
}

function noSpeech(): readonly SpeechSegment[] {
  return [];
}

function isToBeJudged({ reason, hasSpoken }: Take): boolean {
  return hasSpoken && (reason === "silence" || reason === "enter" || reason === "longest");
}
