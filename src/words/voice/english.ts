/** A spoken interview: keys, meter, what is said of a recording; and recordings that are given as files. */
export const english = {
  typedFromNow: "Answers are typed for now.",
  nothingHeardHere: (why: string) =>
    `Nothing can be heard here (${why}). Questions are only printed from now on.`,
  wereAnswering: (time: string) => `You were answering when it stopped: ${time} are recorded.`,
  leftoverKeys: "Enter takes it, r says it again, Esc types",
  tryAgainKeys: "r tries again, Esc types",
  nobodyHeard: "Nobody was heard. This answer is typed.",
  nobodyInIt: "Nobody was heard in it. Once more; Esc goes to typing.",
  longest: "Five minutes: this answer ends here.",
  transcribing: "Transcribing",
  leaveForLater: "Esc keeps it for later",
  leaveForTyping: "Esc types",
  recorderEndedAgain: (why: string | null) =>
    `The recorder ended by itself again${why === null ? "" : ` (${why})`}. Answers are typed from now on.`,
  recorderEndedKept: (why: string | null, time: string) =>
    `The recorder ended by itself${why === null ? "" : ` (${why})`}. What you said until then is kept: ${time}.`,
  recorderEnded: (why: string | null) =>
    `The recorder ended by itself${why === null ? "" : ` (${why})`}. Nothing was recorded.`,
  keptForLater: "Your recording is kept, and judged when it is transcribed.",
  otherLanguage: (heard: string, asked: string) =>
    `Understood as ${heard}; the interview is in ${asked}, and judged in it.`,
  nothingUnderstood: "Nothing was understood. Once more; Esc goes to typing.",

  typedThen: "Typed, then: nothing that is spoken is sent.",
  opening: "Opening the microphone",
  itIsTyped: "It is typed, then.",
  otherVoice: "A voice of the system speaks instead.",
  awaitingVoice: "The voice is awaited; any key goes on",
  speaking: "Speaking; any key stops it",

  paused: "paused",
  pausedPlain: "Paused.",
  recordingAgain: "Recording again.",
  /** From the longest to the shortest. */
  recordingKeys: [
    "Enter ends, Space pauses, r again, Esc types",
    "Enter ends, Esc types",
    "Enter ends",
  ],
  pausedKeys: [
    "Space goes on, Enter ends, r again, Esc types",
    "Space goes on, Enter ends",
    "Space goes on",
  ],
  plainKeys: "Recording. Enter ends, Space pauses, r begins again, Escape goes to typing.",
  endsIn: (seconds: string) => `ends in ${seconds} s; talk on to stay`,
  left: (seconds: number) => `${seconds} s left`,
  halfMinuteLeft: "Half a minute is left for this answer.",
  silence: (seconds: number) => `Silence: this ends in ${seconds} s. Talk on to stay.`,
  deadMicrophone:
    "The microphone brings nothing at all: it may be switched off, or not allowed to this terminal. Esc goes to typing.",
  nobodyYet: "Nobody has been heard for 15 s. Speak, or Esc goes to typing.",

  /** Below a transcript, from the longest to the shortest. */
  reviewKeys: [
    "Enter goes on, c corrects, r says it again",
    "Enter goes on, c corrects, r again",
    "Enter, c or r",
  ],
  reviewKeysTimed: (seconds: number) => [
    `Enter goes on (by itself in ${seconds} s), c corrects, r says it again`,
    `Enter goes on (by itself in ${seconds} s), c corrects, r again`,
    "Enter goes on, c corrects, r again",
    "Enter, c or r",
  ],
  doubtfulKeys: "Enter goes on, c corrects what was misheard, r says it again",
  doubtfulKeysTimed: (seconds: number) =>
    `Enter goes on (by itself in ${seconds} s), c corrects what was misheard, r says it again`,

  recordingKept: (message: string) =>
    `${message} The recording is kept; greenroom regrade --pending transcribes and judges it.`,
  notKept: "its recording was not kept",
  recordingsSentTo: (url: string) =>
    `Your recordings are sent to ${url} to be transcribed, with names and terms of your resume, job and question. A program of this machine can do it instead: \`greenroom config set recogniser whisper-cli\`.`,
  sendThem: "Send them?",

  sayAnything: "Say something: three seconds are recorded.",
  listen: "Listen: that is played now.",
  microphones: "Microphones",
  programs: "Programs",
  cannotBeListed:
    "Microphones cannot be listed on this system; --microphone takes the system's own name.",
  noneListed: "No microphone is listed.",
  records: (program: string) => `${program} records`,
  notInstalled: (program: string, command: string) => `${program}: ${command} is not installed`,
  noSound: (program: string) => `${program}: no sound comes from it`,
};

export type VoiceWords = typeof english;
