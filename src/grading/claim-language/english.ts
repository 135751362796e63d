import type { ClaimLanguage } from "../claim-language.ts";
import { end, letter, name, start, year } from "./expressions.ts";

const own =
  "led|owned|designed|architected|built|created|founded|wrote|introduced|drove|headed|managed|developed|implemented|launched";
const shared =
  "assisted|supported|helped|contributed|participated|collaborated|took part|shadowed|was part of|part of|member of";
const month = String.raw`(?:[A-Z][a-z]{2,8}\.? )?`;
const joined = String.raw`(?:first )?(?:joined|left|started (?:at|with)|was hired by)`;
const was = String.raw`(?:worked (?:at|for)|was (?:at|with)|have (?:worked (?:at|for)|been (?:at|with)))`;
const as = String.raw`(?: as an? [${letter} ]{1,30})?`;
const counts =
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

/** "By a third" is no "by a third party", nor "by half an hour": what may go on after a share. */
const shareEnds = String.raw`(?=\s*$|[.,;:!)]| (?:in|for|on|over|with|after|when|once|and|since|through|thanks|overall|across|within)${end})`;
const fraction = (words: string, percent: number) => ({
  expression: new RegExp(`(?<=${start}by )(?:${words})${shareEnds}`, "i"),
  percent,
});

export const english = (): ClaimLanguage => ({
  figures: {
    number: String.raw`(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)`,
    share: String.raw`(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)`,
    valueOf: (number) => Number(number.replaceAll(",", "")),
    percent: String.raw`(?:%|per ?cent\b)`,
    from: "from",
    to: "to",
    rangeTo: "to|or",
    between: "between",
    and: "and",
    durations: {
      ms: 0.001,
      millisecond: 0.001,
      milliseconds: 0.001,
      s: 1,
      sec: 1,
      secs: 1,
      second: 1,
      seconds: 1,
      min: 60,
      mins: 60,
      minute: 60,
      minutes: 60,
      h: 3600,
      hour: 3600,
      hours: 3600,
      day: 86_400,
      days: 86_400,
      week: 604_800,
      weeks: 604_800,
      month: 2_629_800,
      months: 2_629_800,
    },
    byDuration: String.raw`\bby `,
    scales: { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9 },
    people: (number) =>
      String.raw`\b(?:team|group|squad) of ${number}\b|\b(?:led|managed|mentored|hired) (?:a team of )?${number} (?:people|engineers|developers|designers|reports)\b`,
    money: (number, scale) => String.raw`([$€£]) ?${number} ?${scale}(?!\w)`,
    times: (number) =>
      String.raw`(?<![\w.,])${number} ?(?:x|times) (?:faster|slower|cheaper|smaller|more|fewer|less)\b`,
    fractions: [
      fraction("(?:a|one) quarter", 25),
      fraction("(?:a|one) third", 100 / 3),
      fraction("(?:a |one )?half", 50),
      fraction("two[- ]thirds", 200 / 3),
      fraction("three[- ]quarters", 75),
      { expression: new RegExp(`${start}in half${shareEnds}`, "i"), percent: 50 },
    ],
    multiples: [
      { expression: /\bhalved\b/i, percent: 50 },
      { expression: /\bdoubled\b(?! down)/i, percent: 100 },
      { expression: /\btripled\b/i, percent: 200 },
    ],
  },
  ownWork: /\b(?:i|we|my|our)\b/i,
  happened:
    /\b(?:cut|reduced|lowered|dropped|fell|decreased|shrank|halved|increased|raised|rose|grew|improved|doubled|tripled|saved|sped|went|brought|got|led|managed|mentored|hired|generated|shortened|boosted|down|up)\b/i,
  notClaimed:
    /\b(?:would|could|should|might|may|will|can|if|unless|suppose|imagine|assume|say|example|e\.g|instance|typically|usually|often|always|generally|about to|plan(?:ned)? to|want(?:ed)? to|hope[ds]?|goal|target|aim(?:ed)?|expect(?:ed)?|promised|supposed|not|never|no|n['’]t|without|nearly|almost|roughly|maybe|perhaps|probably|they said|asked (?:us|me)|(?:i|we) (?:read|heard|thought|believed)|(?:looked|seemed|appeared) (?:like|as|to|that)|estimat(?:ed?|es|ion)|according to|(?:previous|old|other) teams?|teams? before|competitors?|vendors?|my (?:manager|boss|colleagues?|co-?workers?|friends?|mentor|predecessor))\b|n['’]t\b|\?|(?:%|per ?cent) (?:sure|certain|confident|convinced)\b/i,
  vagueBefore:
    /\b(?:(?:more|less|fewer) than|at (?:least|most)|up to|over|under|above|below|about|around|approximately|some|nearly|almost|roughly|circa|another|further|additional|extra) (?:a |an |by )?$|[~≈<>] ?$/i,
  vagueBehind:
    /^(?: or (?:so|more|less)\b|\+|-?ish\b| at (?:least|most)\b| (?:further|more|extra|additional)\b)/i,
  changeBefore:
    /\b(?:cut(?:ting)?|reduc(?:ed?|ing|tions?)|lower(?:ed|ing)?|drop(?:ped)?|fell|decreas(?:ed?|ing)|shrank|increas(?:ed?|ing)|rais(?:ed?|ing)|rise|rose|grew|growth|improv(?:ed|ing|ements?)|gains?|saved|savings?|by)(?: (?:by|of|in|an?|the|about|around|over|roughly|nearly|more|than))* $/i,
  levelBefore: /\b(?:to|at|of)(?: an?)? $/i,
  partBehind: /^ of\b/i,
  means:
    /\b(?:with|by|through|via|thanks to|using|after|because|so|and|which|from scratch|in the end|as a result|in total|overall|eventually|finally)\b/i,
  // "The last year" may be the last twelve months.
  relativeYears: [
    { expression: /(?<!\b(?:the|our|my|a) )\blast year\b(?!s)/i, yearsAgo: 1 },
    { expression: /\bthis year\b/i, yearsAgo: 0 },
  ],
  ups: /\b(?:increased?|raised?|rose|grew|grow|doubled|tripled|boosted|up)\b/i,
  downs: /\b(?:cut|reduced?|lower(?:ed)?|dropped|fell|decreased?|shrank|halved|shortened|down)\b/i,
  deeds:
    "cut reduc reduct reduction lower drop fell fall decreas shrink halv increas rais rose grew grow improv doubl tripl save sped speed went brought bring got get shorten boost percent cent",
  anySubject:
    "lead led manag mentor hire gener time faster slower year month week day hour minut second millisecond team peopl engin develop number rate result work project compani from over within after befor also then that this when made make took take new first last abl use half third quarter",
  career: {
    notClaimed:
      /\b(?:would|could|should|might|may|will|if|unless|suppose|imagine|for example|e\.g|not|never|want(?:ed)? to|hope[ds]?|asked|offered|said|another|other|next|before|after|previously|client|plan(?:ned|s)?)\b|n['’]t\b|\?/i,
    wasThere: new RegExp(
      String.raw`^I (?:${joined}|${was}) ${name}${as} (?:in|since|from|until) ${month}${year}(?: (?:to|until) ${month}${year})?${end}`,
    ),
    thenWasThere: new RegExp(
      String.raw`^In ${month}${year},? I ${joined} ${name}(?=[.,;]|$| (?:as|and)${end})`,
    ),
    stayed: new RegExp(
      String.raw`^I (?:${was}) ${name}${as} for ((\d{1,2}|${counts.join("|")}) years)(?=[.,;]|$)`,
    ),
    numbers: Object.fromEntries(counts.map((word, index) => [word, index + 2])),
    ownPart: new RegExp(String.raw`\bI (?:personally |alone |single-handedly )?(?:${own})\b`, "i"),
    own,
    shared,
    anyWork: `${own} ${shared} team work project company engineer`.replaceAll("|", " "),
    isHeadLast: true,
  },
});
