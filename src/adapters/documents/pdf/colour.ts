/** Colours on a page, and whether an eye can tell two of them apart. */

/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** What something is painted with; a gradient, a pattern or a picture has no one colour. */
export type Paint = { readonly kind: "colour"; readonly rgb: Rgb } | { readonly kind: "unknown" };

export const unknownPaint: Paint = { kind: "unknown" };
export const white: Rgb = [255, 255, 255];

export function paintOf(rgb: Rgb): Paint {
  return { kind: "colour", rgb };
}

/** Reads `#rrggbb`; null for anything else. */
export function parseHexColour(value: unknown): Rgb | null {
  if (typeof value !== "string" || !/^#[0-9a-f]{6}$/i.test(value)) return null;
  const number = Number.parseInt(value.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/** `over` painted with the given opacity (0 to 1) on `under`. */
export function blend(over: Rgb, under: Rgb, opacity: number): Rgb {
  const mix = (a: number, b: number) => a * opacity + b * (1 - opacity);
  return [mix(over[0], under[0]), mix(over[1], under[1]), mix(over[2], under[2])];
}

/** A channel (0 to 255) without the gamma of sRGB, 0 to 1. */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, 0 black to 1 white, as WCAG 2.2 defines it. */
function luminance(rgb: Rgb): number {
  return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

/** WCAG asks for 3:1 for the largest text; below 1.15:1 (#eeeeee on white is 1.16) a reader sees nothing. */
const invisibleContrast = 1.15;
/** Two colours of one brightness (red on green) are still told apart by their hue. */
const invisibleChannelDifference = 40;

/** True when text of one colour cannot be seen on the other. */
export function looksTheSame(one: Rgb, other: Rgb): boolean {
  const [a, b] = [luminance(one), luminance(other)];
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const difference = Math.max(
    Math.abs(one[0] - other[0]),
    Math.abs(one[1] - other[1]),
    Math.abs(one[2] - other[2]),
  );
  return contrast < invisibleContrast && difference < invisibleChannelDifference;
}
