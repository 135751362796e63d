/** How answers were said, as a person reads it in the terminal. Pure. */
import { deliveryMeasures, deliveryNote } from "../../speech/delivery-measures.ts";
import type { Delivery } from "../../speech/delivery.ts";
import type { Format } from "../format.ts";
import { wrap } from "../format.ts";
import { sanitize } from "../sanitize.ts";

/**
 * Every measure on a line, what was not measured too.
 * @param options.explain each measure with how it was measured and what it cannot see
 */
export function renderDelivery(
  delivery: Delivery,
  format: Format,
  options: { readonly explain: boolean },
): string {
  const lines = [format.style.accent("Delivery")];
  for (const { name, show, usual, method, blindness } of deliveryMeasures) {
    const figure = show(delivery);
    const shown = figure === null ? format.style.faint("not measured") : sanitize(figure);
    lines.push(wrap(`${name}: ${shown}`, format, "  "));
    if (!options.explain) continue;
    const explanation = [usual, `Measured: ${method}. Blind: ${blindness}.`].filter(
      (text) => text !== null,
    );
    lines.push(...explanation.map((text) => format.style.faint(wrap(text, format, "    "))));
  }
  lines.push(format.style.faint(wrap(deliveryNote, format)));
  return lines.join("\n");
}
