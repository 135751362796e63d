/** How much a text reads like sentences: words in an order that grammar knows, with the small words between them. */
import type { TokenizedText } from "../text/tokens.ts";
import { CLASS_COUNT, classSequence } from "./word-classes.ts";

/**
 * How much likelier one class of word is after another than anywhere, as a logarithm: a = -3 to y = +3 in quarters, one
 * row for each class before, in the order of `word-classes.ts`. Counted over the question bank's own texts (57,000
 * pairs), smoothed with eight pairs for each row.
 */
const table = `
aaaoaaaaaaaaaaaabadqlnjkqa
aaanaaaaagadaoecaacalhlnqe
pohnoaqhoplochgechlannkpli
geikdaiaafahlqkipajakmnrnl
fhcdjcsaattvkakfgmoaaqpmmk
kaglkanaanoapaqmoanaalliir
nimnghaapamakblbkuralvsgme
laalfaaaamtaaakaaakakxtdnh
lpfoffffffffffkffffffwffof
olasknaayoaaxadddroaftoikh
mqnisjdaaaaaialehylamaligl
gihfnaayatraaaaaauqacenapa
pplohqbvajoaaafaaagaihhhoa
rsmolwbaqaaaaaeegaaaqkaoka
rslqlpaaoebagkgejajmphjllh
nnllpdhhamkljhlaorpppnloma
poqosamalgtnkkfagmmooelmje
jkadeaawxrojpamaianamrrkoi
llelmagpoolipqojmllaimnmlo
ggggngggggggggksggoggggnir
onrlmlmaajhknkomkinakgpmjn
kmmkkpgaaaaescqmlanafammkp
kpmgkliaapranhmnmantjpallp
mlomkooaamknoopolhnljjnijp
kkokkoobjmkmoponkemliilmkp
mmjmpadalihegamrsjmoqijnja
`;

const logRatios: readonly number[] = table
  .replaceAll(/\s/gu, "")
  .split("")
  .map((letter) => (letter.charCodeAt(0) - 97) / 4 - 3);

/**
 * Mean over a text's neighbouring words of how much likelier they are next to each other than apart: about 0.3 and more
 * for sentences, 0 and less for shuffled words and for lists of keywords. 0 for a text without words.
 */
export function fluency(text: TokenizedText): number {
  const sequence = classSequence(text);
  let sum = 0;
  for (let index = 1; index < sequence.length; index += 1) {
    sum += logRatios[(sequence[index - 1] ?? 0) * CLASS_COUNT + (sequence[index] ?? 0)] ?? 0;
  }
  return sequence.length < 2 ? 0 : sum / (sequence.length - 1);
}

/** Running Spanish and Portuguese has this share of small words and more. */
const SMALL_WORDS = 0.25;
/** What `fluency` gives to lists and to sentences. */
const OF_A_LIST = -0.3;
const OF_SENTENCES = 0.3;

/**
 * The same where no table was counted: by the share of words of grammar. Tells lists of keywords from sentences, but not
 * sentences from their words in another order.
 */
export function fluencyBySmallWords({ tokens }: TokenizedText): number {
  if (tokens.length === 0) return 0;
  const share = tokens.filter(({ isFunctionWord }) => isFunctionWord).length / tokens.length;
  return OF_A_LIST + (OF_SENTENCES - OF_A_LIST) * Math.min(1, share / SMALL_WORDS);
}
