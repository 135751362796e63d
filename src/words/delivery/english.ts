import type { DeliveryKey } from "../../speech/delivery-measures.ts";
import type { TranscriptNotice } from "../../speech/ports.ts";

/** How answers were said: the figures, how they were measured, and what a recogniser could not do. */
export const english = {
  title: "Delivery",
  note: "Delivery is apart from the score and never part of it. The figures are measured on your recordings, and accents, languages and people differ.",
  waiting: (count: number) =>
    `Recordings that wait to be transcribed: ${count}. \`greenroom regrade --pending\` does it.`,
  columns: ["Measure", "Here", "Usual"],
  howMeasured: "How it was measured, and what it cannot see:",
  heardBy: (recognisers: string) => `Heard by ${recognisers}.`,
  explained: (method: string, blindness: string) => `Measured: ${method}. Blind: ${blindness}.`,
  notMeasured: "not measured",
  noneHeard: "none heard",
  none: "none",
  noPauses: "none over 1 s",
  pauses: (count: number, longest: string, long: number) =>
    `${count}, the longest ${longest}, ${long} over 4 s`,
  perMinute: (rate: string) => `${rate} a minute`,
  andMore: (count: number) => `and ${count} more`,
  ofSentences: (openings: string, sentences: number) => `${openings}, of ${sentences} sentences`,

  names: {
    pace: "Pace",
    "talk-time": "Talk time",
    "first-word": "Before the first word",
    pauses: "Pauses",
    monologue: "Longest stretch without a pause",
    fillers: "Fillers",
    "suspected-fillers": "Suspected fillers",
    hedges: "Hedging",
    openings: "Repeated openings",
  } satisfies Record<DeliveryKey, string>,
  units: {
    pace: "words a minute",
    "talk-time": "s",
    "first-word": "s",
    pauses: "a minute",
    monologue: "s",
    fillers: "a minute",
    "suspected-fillers": "a minute",
    hedges: "a minute",
    openings: "sentences",
  } satisfies Record<DeliveryKey, string>,
  /** What is usual or comfortable, and how well that is known; of the others nothing is known. */
  usual: {
    pace: "120 to 160 words a minute are comfortable, under 100 slow, over 180 fast (coaching sources)",
    pauses: "pauses over 4 s in the middle of an answer are noticed (coaching sources)",
    fillers: "about 1 a minute is ideal, 5 average (coaching sources)",
  } satisfies Partial<Record<DeliveryKey, string>>,
  methods: {
    pace: "words of the transcript over the time from the first sound to the last, pauses included",
    "talk-time": "the sum of the stretches in which our own detector heard speech",
    "first-word": "from the beginning of the recording to the first speech",
    pauses: "gaps of a second and more between stretches of speech in the recording itself",
    monologue: "speech without a gap of a second or more",
    fillers: "filler words of the language in the transcript",
    "suspected-fillers": "sounds of 300 ms and more that our detector heard and no word covers",
    hedges: "phrases such as “maybe” and “I think” in the transcript",
    openings: "sentences that begin with the same two words",
  } satisfies Record<DeliveryKey, string>,
  blindness: {
    pace: "words that the recogniser left out make it slower than it was",
    "talk-time": "another voice nearby counts as yours; very quiet speech does not count",
    "first-word":
      "thinking is no fault, and the recording begins when the question ends, not when it was understood",
    pauses: "a noise in a pause may split or hide it",
    monologue: "as for pauses",
    fillers:
      "recognisers leave many out; a word that also has a meaning counts only between commas",
    "suspected-fillers": "a cough, a laugh or a word that the recogniser missed counts as well",
    hedges: "a doubt that is due counts like a habit",
    openings: "sentences end where the recogniser put a full stop",
  } satisfies Record<DeliveryKey, string>,

  notices: {
    "no-word-times": "The recogniser gave no times for words: what needs them is not measured.",
    "no-confidence": "The recogniser does not say how sure it is: no word is marked as doubtful.",
    "silence-left-out": "Words that the recogniser wrote into silence were left out.",
    "silence-marked": "The recogniser wrote words where nobody was heard; they are marked.",
  } satisfies Record<TranscriptNotice, string>,
};

export type DeliveryWords = typeof english;
