/**
 * The person who speaks: hears the question, answers into the microphone, sees what was understood. Whatever of this does
 * not work is said once, and the typed candidate takes its place.
 */
import type { Ambient } from "../grading/ports.ts";
import type { Candidate, CandidatePrompt, CandidateResponse } from "../interview/ports.ts";
import { wrap } from "./format.ts";
import { sanitize } from "./sanitize.ts";
import { askBet } from "./terminal-candidate.ts";
import { createNoticeTeller } from "./transcript-notices.ts";
import { openMicrophone } from "./voice-microphone.ts";
import type { SpokenTurn } from "./voice-ports.ts";
import { createAnswerRecorder } from "./voice-recording.ts";
import type { RecordingOptions, SpokenLeftover } from "./voice-recording.ts";
import { createSpeaker } from "./voice-speaker.ts";
import { understand } from "./voice-understanding.ts";
import type { UnderstandingOptions } from "./voice-understanding.ts";

export interface VoiceCandidateOptions
  extends RecordingOptions, Omit<UnderstandingOptions, "tellNotices"> {
  /** Answers when the person would rather type, and asks everything that is no answer. */
  readonly typed: Candidate;
  readonly now: Ambient["now"];
  readonly predict: boolean;
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
  let problemIsTold = false;
  /** The turn that was spoken last: coming back to it (after a clarification) does not say it again. */
  let spoken = "";

  const warn = (text: string): void =>
    terminal.dialogue(format.style.warning(wrap(sanitize(text), format)));

  const understanding: UnderstandingOptions = {
    ...options,
    tellNotices: createNoticeTeller(warn, () => format.language),
  };

  function tellProblem(): void {
    if (problemIsTold || voice.hearingProblem === null) return;
    problemIsTold = true;
    const { finding, fix } = voice.hearingProblem;
    warn(`${finding} ${fix} ${said.typedFromNow}`);
  }

  const recorder = createAnswerRecorder(options);
  const speaker = createSpeaker({
    terminal,
    voice,
    words: said,
    onMuted: (why) => warn(said.nothingHeardHere(why)),
  });

  /** What was recorded of the turn before, with somebody in it; where nobody is, there is nothing to offer. */
  async function findLeftover(
    turn: SpokenTurn,
    signal: AbortSignal,
  ): Promise<SpokenLeftover | null> {
    for (;;) {
      const left = voice.findLeftover(turn);
      if (left === null) return null;
      const speech = await voice.findSpeech(left.path, signal);
      if (speech === null || speech.length > 0) return { ...left, speech };
      voice.discard(left.path);
    }
  }

  async function respond(prompt: CandidatePrompt, signal: AbortSignal): Promise<CandidateResponse> {
    const startedAt = now().getTime();
    const turn: SpokenTurn = {
      position: prompt.position,
      probeNumber: prompt.probe?.number ?? 0,
    };
    const words = prompt.probe?.text ?? prompt.question.text;
    if (!hears) tellProblem();
    const name = `${turn.position}-${turn.probeNumber}`;
    let left = hears ? await findLeftover(turn, signal) : null;
    // Open while the question is asked, so that no first word is lost; what comes until then is thrown away.
    let microphone = hears && left === null ? openMicrophone(voice, turn) : null;
    try {
      if (spoken !== name) await speaker.speak(words, signal);
    } catch (error) {
      await microphone?.close();
      throw error;
    }
    spoken = name;
    while (hears) {
      const recording =
        left === null
          ? await recorder.record(microphone ?? openMicrophone(voice, turn), words, signal)
          : await recorder.offerLeftover(left, signal);
      left = null;
      microphone = null;
      if (recording === "again") continue;
      if (recording === "typed-from-now") hears = false;
      if (recording === "typed" || recording === "typed-from-now") break;
      const understood = await understand(recording, words, signal, understanding);
      if (understood === "again") continue;
      if (typeof understood === "string") return { type: understood };
      const { text, transcript } = understood;
      const durationMs = now().getTime() - startedAt;
      return {
        type: "answer",
        text,
        input: "spoken",
        durationMs,
        predictedScore: options.predict ? await askBet(terminal, prompt) : null,
        heard: { recordingPath: recording.path, transcript, speech: recording.speech },
      };
    }
    return typed.respond(prompt, signal);
  }

  return { ...typed, respond, hearProbe: speaker.begin, tell: speaker.speak };
}
