/**
 * Finds the letters of glyphs that a file gives no character for. In resumes these are mostly the ligatures of a font
 * (fi, fl, ff, ffi, ffl), sometimes its dash or apostrophe. One glyph of one font is the same letters everywhere, so all
 * words it stands in vote together: whether the word so completed is spelled elsewhere in the document, or contains a
 * known stem. Width decides between short and long ligatures.
 */
import { placeholderPattern } from "./letters.ts";
import type { UnknownGlyph, UnknownGlyphs } from "./letters.ts";

const candidates = ["fi", "fl", "ff", "ffi", "ffl"] as const;
type Candidate = (typeof candidates)[number];

/** Stems of English, Spanish and Portuguese words of resumes and jobs that hold a ligature. */
const stems: Readonly<Record<Candidate, readonly string[]>> = {
  fi: (
    "aficion artifici eficien suficien dific benefi benefí brief classific clasific classif certifi científ configur config confid confiden confin " +
    "confirm confia cuantific defi définir desafi edific especific específic fiab fiber fibre fibra fiction field fifteen fifth " +
    "fifty fight figma figur figure file fill film filter filtr final financ find fine finger finish fin fire firewall firm first " +
    "fiscal fish fit five fix gratific identif infin infini justif modif notif office oficial oficina ofici perfil pacific planific profi " +
    "profil profit prefix qualif quantif ratif refin rectific scientif signif simplif specif specifi sufix terrific tipific traffi unif " +
    "unified verif verifi wifi amplif clarif codif diversif fidel fideli fiel fila artefi definir financeir"
  ).split(" "),
  fl: (
    "airflow aflu cashflow conflict conflit confluen confluence cloudfl dataflow deflat flag flagship flair flake flash flask flat " +
    "flavor flavour fleet flex flight flink flip float flock flood floor flow flu fluen fluent fluid flujo fluor flush flutter flux " +
    "fluxo fly inflat inflation influ kubeflow leaflet mlflow overflow outflow inflow reflect reflex reflejo reflet superflu tensorflow " +
    "webflow workflow flor florida florian floyd flyway fluctu flot flick"
  ).split(" "),
  ff: (
    "affair affect affection affirm afford buff buffer cliff coffee cutoff diff differ differen difference differential effect effective " +
    "effort gaffer handoff jeff jeffrey kickoff layoff liftoff off offboard offer offering offers offset offshoot offshore offsite onoff " +
    "payoff puff quff scaff scaffold sheriff signoff spinoff staff stuff suffer suffix takeoff tariff toffee trade-off tradeoff turnoff " +
    "writeoff rolloff backoff cardiff geoff hoff hoffman stafford griff graffe effe"
  ).split(" "),
  ffi: (
    "affidavit affili affinit affix coeffici coefficient deffin difficult efficac efficien graffiti griffin inefficien insuffici office " +
    "officer official offic paraffin suffici sufficien traffic trafficking"
  ).split(" "),
  ffl: "affluen affluent baffle baffled muffle offline offload raffle reshuffle ruffle scuffle shuffle skiffle snaffle souffle truffle waffle".split(
    " ",
  ),
};

/** How much a word speaks for a reading; a word spelled elsewhere in the document is the best witness. */
const votes = { spelledElsewhere: 4, stem: 3, shape: 0.5 } as const;

interface Occurrence {
  readonly before: string;
  readonly after: string;
}

/** Letters before and after each occurrence, in lower case, as far as the word goes. */
function occurrencesOf(placeholder: string, text: string): Occurrence[] {
  const pattern = new RegExp(
    `(?<before>[\\p{L}\\p{M}]*)${placeholder}(?<after>[\\p{L}\\p{M}]*)`,
    "gu",
  );
  return [...text.matchAll(pattern)].map(({ groups }) => ({
    before: (groups?.["before"] ?? "").toLowerCase(),
    after: (groups?.["after"] ?? "").toLowerCase(),
  }));
}

/** True when a stem stands in the completed word across the place that was completed. */
function hasStem({ before, after }: Occurrence, candidate: Candidate): boolean {
  const word = before + candidate + after;
  return stems[candidate].some((stem) => {
    const offset = stem.indexOf(candidate);
    const at = before.length - offset;
    return offset >= 0 && at >= 0 && word.startsWith(stem, at);
  });
}

/** What the letters around make likely where nothing is known: "e_ort" and "sta_" are ff, "in_uence" fl, "con_g" fi. */
function hasShape({ before, after }: Occurrence, candidate: Candidate): boolean {
  const vowel = /[aeiouáéíóúãõâêôàü]/;
  const [previous, next] = [before.at(-1) ?? "", after[0] ?? ""];
  switch (candidate) {
    case "ff":
      return vowel.test(previous) && (next === "" || vowel.test(next));
    case "fl":
      return previous !== "" && !vowel.test(previous) && vowel.test(next);
    case "fi":
      return next !== "" && !vowel.test(next);
    case "ffi":
    case "ffl":
    default:
      return false;
  }
}

/** Whether the glyph is as wide as the letters would be; undefined widths exclude nothing. */
function fits(
  glyph: UnknownGlyph,
  candidate: Candidate,
  widths: ReadonlyMap<string, number>,
): boolean {
  const widthOf = (letter: string) => widths.get(`${glyph.fontId}/${letter}`);
  const [f, i] = [widthOf("f"), widthOf("i") ?? widthOf("l")];
  if (f === undefined || i === undefined) return true;
  const isLong = candidate === "ffi" || candidate === "ffl";
  // A ligature is drawn a tenth or two narrower than its letters.
  return isLong === glyph.width > (f + f + i + Math.max(f + f, f + i)) / 2 - 0.1 * f;
}

/** A glyph that makes known words in fewer of its places than this, and stands in many, is the font's space. */
const ligatureEvidence = { share: 0.2, places: 5 } as const;

function readLigature(
  glyph: UnknownGlyph,
  occurrences: readonly Occurrence[],
  words: ReadonlySet<string>,
  widths: ReadonlyMap<string, number>,
): string {
  let best: { candidate: Candidate; score: number; known: number } = {
    candidate: "fi",
    score: 0,
    known: 0,
  };
  for (const candidate of candidates) {
    let [score, known] = [0, 0];
    for (const occurrence of occurrences) {
      const isSpelled = words.has(occurrence.before + candidate + occurrence.after);
      const isKnown = isSpelled || hasStem(occurrence, candidate);
      if (isKnown) known += 1;
      if (isKnown) score += isSpelled ? votes.spelledElsewhere : votes.stem;
      else if (hasShape(occurrence, candidate)) score += votes.shape;
    }
    if (!fits(glyph, candidate, widths)) score /= 4;
    if (score > best.score) best = { candidate, score, known };
  }
  const isRare = occurrences.length < ligatureEvidence.places;
  return isRare || best.known >= ligatureEvidence.share * occurrences.length ? best.candidate : " ";
}

/** What an unknown glyph is when it does not stand in words: a dash between dates, an apostrophe, or a pictogram. */
function readSymbol(placeholder: string, text: string): string | null {
  const dash = new RegExp(
    `[\\p{N}.]\\s{0,2}${placeholder}\\s{0,2}(?:\\p{N}|\\p{Lu}|now|present|actualidad|atual|hoy|hoje)|\\p{L} ${placeholder} \\p{L}`,
    "giu",
  );
  const apostrophe = new RegExp(`\\p{L}${placeholder}(?:s|t|re|ve|ll|d|m)(?!\\p{L})`, "giu");
  const inWord = new RegExp(
    `\\p{L}${placeholder}\\p{L}|${placeholder}\\p{Ll}{2,}|\\p{Ll}{2,}${placeholder}`,
    "gu",
  );
  const count = (pattern: RegExp) => [...text.matchAll(pattern)].length;
  const [dashes, apostrophes, words] = [count(dash), count(apostrophe), count(inWord)];
  if (dashes > words) return "–";
  if (apostrophes > 0 && apostrophes === words) return "’";
  return words > 0 ? null : "";
}

/**
 * The texts with every placeholder replaced by the letters it most likely stands for; one that stands in no word is
 * dropped. All texts of one document go together, so that they are read alike.
 */
export function resolveUnknownGlyphs(texts: readonly string[], unknown: UnknownGlyphs): string[] {
  const whole = texts.join("\n");
  if (!placeholderPattern.test(whole)) return [...texts];
  const words = new Set(
    [...whole.matchAll(/[\p{L}\p{M}]{4,}/gu)].map(([word]) => word.toLowerCase()),
  );
  const readings = new Map<string, string>();
  for (const glyph of unknown.glyphs.values()) {
    const symbol = readSymbol(glyph.placeholder, whole);
    readings.set(
      glyph.placeholder,
      symbol ??
        readLigature(glyph, occurrencesOf(glyph.placeholder, whole), words, unknown.letterWidths),
    );
  }
  return texts.map((text) =>
    text.replace(/[\u{F0000}-\u{FFFFD}]/gu, (placeholder) => readings.get(placeholder) ?? ""),
  );
}
