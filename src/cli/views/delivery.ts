/** How answers were said, as a person reads it in the terminal. Pure. */
import { deliveryMeasures, usualOf } from "../../speech/delivery-measures.ts";
import type { Delivery } from "../../speech/delivery.ts";
import type { Format } from "../format.ts";
import { wrap } from "../format.ts";
import { sanitize } from "../sanitize.ts";
import { deliveryWords } from "../../words/delivery.ts";

/**
 * Every measure on a line, what was not measured too.
 * @param options.explain each measure with how it was measured and what it cannot see
 */
export function renderDelivery(
  delivery: Delivery,
  format: Format,
  options: { readonly explain: boolean },
): string {
  const { language } = format;
  const words = deliveryWords(language);
  const lines = [format.style.accent(words.title)];
  for (const { key, show } of deliveryMeasures) {
    const figure = show(delivery, { words, language });
    const shown = figure === null ? format.style.faint(words.notMeasured) : sanitize(figure);
    lines.push(wrap(`${words.names[key]}: ${shown}`, format, "  "));
    if (!options.explain) continue;
    const explanation = [
      usualOf(key, words),
      words.explained(words.methods[key], words.blindness[key]),
    ].filter((text) => text !== null);
    lines.push(...explanation.map((text) => format.style.faint(wrap(text, format, "    "))));
  }
  lines.push(format.style.faint(wrap(words.note, format)));
  return lines.join("\n");
}
