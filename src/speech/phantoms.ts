/**
 * Sentences that Whisper writes where nobody speaks: it was trained on subtitles, and silence there stood under thanks
 * and credits. They are left out only where our own detector heard nobody; what was said stays, whatever it is.
 */
import type { SpeechSegment, TextSpan, TimedWord, Transcript, TranscriptNotice } from "./ports.ts";
import { splitSentences } from "./sentences.ts";
import { locateWords, mergeSpans } from "./words-in-text.ts";

/**
 * As reported by users of Whisper in English, Spanish, Portuguese and German (openai/whisper discussion 679 and others),
 * matched against a sentence in lower case, without accents and punctuation.
 */
const knownPhantoms: readonly RegExp[] = [
  /^(?:thank you|thanks)(?: (?:so|very) much)?(?: (?:all|everyone|guys))?(?: for (?:watching|listening|your attention|joining|viewing).*)?$/,
  /^(?:please )?(?:do not forget to |dont forget to )?(?:like (?:and )?)?(?:share )?(?:and )?subscribe\b.*$/,
  /^(?:see|ill see) you (?:in the next|next|later|soon|tomorrow).*$/,
  /^(?:you|bye|bye bye|the end|silence|blank audio|no speech|music|applause|laughter)$/,
  /^(?:(?:english )?subtitles?|captions?|captioning|closed captions?|transcriptions?|transcript|translation|translated)(?: (?:by|from|provided|created|made|and)\b.*)?$/,
  /^.*\bamara ?org\b.*$/,
  /^(?:muchas )?gracias(?: a todos)?(?: por (?:ver|mirar|escuchar|su atencion|la atencion)\b.*)?$/,
  /^(?:no olviden? |no olvides )?(?:suscribirse|suscribete|suscribanse)\b.*$/,
  /^(?:nos vemos|hasta) (?:en el proximo|la proxima|el proximo|luego|pronto).*$/,
  /^subtitulos\b.*$/,
  /^subtitulado por\b.*$/,
  /^(?:muito )?obrigad[oa](?: a todos)?(?: por (?:assistir|ver|ouvir|sua atencao)\b.*| pela (?:atencao|audiencia)\b.*)?$/,
  /^(?:nao (?:se )?esquec\p{L}* de se inscrever|inscreva se|se inscreva)\b.*$/u,
  /^(?:ate o proximo|ate a proxima|tchau).*$/,
  /^legendas?\b.*$/,
  /^untertitel\b.*$/,
  /^(?:vielen )?dank (?:furs|fur das) zuschauen.*$/,
];

/** Whisper's times may be off by this much at the edges of a word. */
const toleranceMs = 200;

/** Words further apart than this are looked at apart. */
const longestGapMs = 1500;

/** A sentence counts as unspoken when speech lies under less than this part of it. */
const longestSpokenShare = 0.1;

const droppedNotice: TranscriptNotice = "silence-left-out";
const unsureNotice: TranscriptNotice = "silence-marked";

/**
 * The transcript without known phantoms, and without repeats of a sentence, where nobody spoke. Other words under which
 * nobody was heard are kept and marked as doubtful: our detector may be wrong as well.
 * @param speech null: not known, and nothing is changed
 */
export function withoutPhantoms(
  transcript: Transcript,
  speech: readonly SpeechSegment[] | null,
): Transcript {
  if (speech === null || transcript.text === "") return transcript;
  const sentences = sentencesOf(transcript);
  const unspoken = sentences.filter((sentence) => isUnspoken(sentence, speech));
  if (unspoken.length === 0) return transcript;
  const dropped = new Set(
    unspoken.filter(
      (sentence) =>
        isKnown(sentence.plain) ||
        sentences.some(
          (other) => other.index === sentence.index - 1 && other.plain === sentence.plain,
        ),
    ),
  );
  const doubtful = mergeSpans(transcript.text, [
    ...transcript.doubtful,
    ...unspoken.filter((sentence) => !dropped.has(sentence)).map(({ span }) => span),
  ]);
  const kept = without({ ...transcript, doubtful }, [...dropped]);
  return {
    ...kept,
    notices: [
      ...transcript.notices,
      ...(dropped.size > 0 ? [droppedNotice] : []),
      ...(dropped.size < unspoken.length ? [unsureNotice] : []),
    ],
  };
}

interface TimedSentence {
  readonly index: number;
  readonly span: TextSpan;
  readonly plain: string;
  /** Null where the recogniser gave no times. */
  readonly time: SpeechSegment | null;
  /** Places of its words in `transcript.words`. */
  readonly words: readonly number[];
}

/** Sentences, and their parts where the words stand far apart: a phantom may have no full stop before it. */
function sentencesOf({ text, words }: Transcript): readonly TimedSentence[] {
  const places = words === null ? [] : locateWords(text, words);
  const units: Omit<TimedSentence, "index">[] = [];
  let cursor = 0;
  for (const sentence of splitSentences(text)) {
    const start = text.indexOf(sentence, cursor);
    const end = start + sentence.length;
    cursor = end;
    const own = places.flatMap((place, word) =>
      place !== null && place.start >= start && place.end <= end ? [word] : [],
    );
    const groups = groupByGaps(own, words ?? []);
    for (const [number, group] of groups.entries()) {
      const next = places[groups[number + 1]?.[0] ?? -1];
      const span = {
        start: number === 0 ? start : (places[group[0] ?? -1]?.start ?? start),
        end: next?.start ?? end,
      };
      const first = words?.[group[0] ?? -1];
      const last = words?.[group.at(-1) ?? -1];
      const isTimed = first !== undefined && last !== undefined;
      units.push({
        span,
        plain: plainWords(text.slice(span.start, span.end)),
        time: isTimed ? { startMs: first.startMs, endMs: last.endMs } : null,
        words: group,
      });
    }
  }
  return units.map((unit, index) => ({ index, ...unit }));
}

/** Always one group at least. */
function groupByGaps(own: readonly number[], words: readonly TimedWord[]): readonly number[][] {
  const groups: number[][] = [[]];
  for (const word of own) {
    const group = groups.at(-1) ?? [];
    const before = words[group.at(-1) ?? -1];
    const gapMs = (words[word]?.startMs ?? 0) - (before?.endMs ?? Infinity);
    if (gapMs > longestGapMs) groups.push([word]);
    else group.push(word);
  }
  return groups;
}

/** Without times a sentence is known to be unspoken only when nobody spoke at all. */
function isUnspoken({ time }: TimedSentence, speech: readonly SpeechSegment[]): boolean {
  if (time === null) return speech.length === 0;
  const spokenMs = speech.reduce(
    (sum, { startMs, endMs }) =>
      sum +
      Math.max(
        0,
        Math.min(time.endMs, endMs + toleranceMs) - Math.max(time.startMs, startMs - toleranceMs),
      ),
    0,
  );
  const lengthMs = time.endMs - time.startMs;
  return lengthMs <= 0
    ? !speech.some(
        ({ startMs, endMs }) =>
          time.startMs >= startMs - toleranceMs && time.startMs <= endMs + toleranceMs,
      )
    : spokenMs < lengthMs * longestSpokenShare;
}

function isKnown(plain: string): boolean {
  return plain === "" || knownPhantoms.some((phantom) => phantom.test(plain));
}

function plainWords(sentence: string): string {
  return sentence
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The transcript without these sentences: their text, their words, and the places behind them moved up. */
function without(transcript: Transcript, dropped: readonly TimedSentence[]): Transcript {
  const gone = new Set(dropped.flatMap(({ words }) => words));
  let text = "";
  let end = 0;
  const kept: { readonly from: TextSpan; readonly at: number }[] = [];
  const keep = (from: TextSpan): void => {
    const piece = transcript.text.slice(from.start, from.end);
    const lead = piece.length - piece.trimStart().length;
    if (piece.trim() === "") return;
    const space = text === "" ? 0 : 1;
    kept.push({ from: { start: from.start + lead, end: from.end }, at: text.length + space });
    text = `${text}${" ".repeat(space)}${piece.trim()}`;
  };
  for (const { span } of dropped) {
    keep({ start: end, end: span.start });
    end = span.end;
  }
  keep({ start: end, end: transcript.text.length });
  return {
    ...transcript,
    text,
    words: transcript.words?.filter((_, index) => !gone.has(index)) ?? null,
    doubtful: kept.flatMap(({ from, at }) =>
      transcript.doubtful
        .map(({ start, end: stop }) => ({
          start: Math.max(start, from.start) - from.start + at,
          end: Math.min(stop, from.end) - from.start + at,
        }))
        .filter((span) => span.end > span.start && span.end <= text.length),
    ),
  };
}
