/**
 * Tells the letters that a reader of the page sees from those that are only in the file. Where it is not certain, for
 * example over a picture or a gradient, text counts as visible: to lose words of an honest resume is the worse mistake.
 */
import type { HiddenReason } from "../../../interview/document-notice.ts";
import type { Area } from "./areas.ts";
import { blend, looksTheSame, white } from "./colour.ts";
import type { Rgb } from "./colour.ts";
import { boundingBox, contains, intersection, isEmpty } from "./geometry.ts";
import type { Box, Point } from "./geometry.ts";
import type { PageContent } from "./page-content.ts";
import type { Glyph, Run } from "./typesetting.ts";

export interface HiddenRun {
  readonly run: Run;
  readonly reason: HiddenReason;
}

export interface VisibleContent {
  readonly runs: readonly Run[];
  readonly hidden: readonly HiddenRun[];
  /** The letters are an invisible layer over a picture or a drawing of the page, as text recognition leaves them. */
  readonly isRecognised: boolean;
}

/** In points on a page of usual size: the smallest print of a contract has 4, a footnote number 5. */
const smallestSize = 3;
/** The longer side of Letter paper. A smaller page, as of slides, is shown larger, and its letters with it. */
const usualPageSide = 792;
/** Less is not seen: a watermark has about 0.1. */
const smallestOpacity = 0.05;
/** A picture that is the page covers most of it. */
const scanCoverage = 0.5;
/** So many painted areas are a page whose letters were turned into drawings. */
const drawnPageAreas = 50;

/** The box around a glyph: from its baseline up by most of its em. */
function boxOf(glyph: Glyph, run: Run): Box {
  const [upX, upY] = [-Math.sin(run.angle) * run.size * 0.7, Math.cos(run.angle) * run.size * 0.7];
  return boundingBox([
    { x: glyph.x, y: glyph.y },
    { x: glyph.endX, y: glyph.endY },
    { x: glyph.x + upX, y: glyph.y + upY },
    { x: glyph.endX + upX, y: glyph.endY + upY },
  ]);
}

function middleOf(box: Box): Point {
  return { x: (box.left + box.right) / 2, y: (box.bottom + box.top) / 2 };
}

/** Every colour that may lie under the point when the run is painted; null when a picture or gradient may. */
function backgroundsAt(point: Point, order: number, areas: readonly Area[]): Rgb[] | null {
  const colours: Rgb[] = [];
  for (let index = areas.length - 1; index >= 0; index -= 1) {
    const area = areas[index];
    if (area === undefined || area.order > order || !contains(area.box, point)) continue;
    if (area.paint.kind === "unknown") return null;
    colours.push(area.opacity < 1 ? blend(area.paint.rgb, white, area.opacity) : area.paint.rgb);
    if (area.isExact && area.opacity >= 0.99) return colours;
  }
  colours.push(white);
  return colours;
}

/** True when none of the run's paints can be told from anything it may lie on, at its first, middle and last letter. */
function hasColourOfBackground(run: Run, areas: readonly Area[]): boolean {
  const letters = run.glyphs.filter((glyph) => !glyph.isSpace && glyph.unicode.trim() !== "");
  const samples = [letters[0], letters[Math.floor(letters.length / 2)], letters.at(-1)];
  return samples.every((glyph) => {
    if (glyph === undefined) return true;
    const backgrounds = backgroundsAt(middleOf(boxOf(glyph, run)), run.order, areas);
    return run.paints.every(({ paint, opacity }) => {
      if (opacity < smallestOpacity) return true;
      if (paint.kind === "unknown" || backgrounds === null) return false;
      return backgrounds.every((background) =>
        looksTheSame(blend(paint.rgb, background, opacity), background),
      );
    });
  });
}

/** True when one area that is painted later hides the whole of every letter. */
function isCovered(run: Run, areas: readonly Area[]): boolean {
  const box = boundingBox(
    run.glyphs.flatMap((glyph) => {
      const { left, right, bottom, top } = boxOf(glyph, run);
      return [
        { x: left, y: bottom },
        { x: right, y: top },
      ];
    }),
  );
  return areas.some(
    (area) =>
      area.order > run.order &&
      area.isExact &&
      area.opacity >= 0.99 &&
      area.paint.kind === "colour" &&
      contains(area.box, { x: box.left, y: box.bottom }) &&
      contains(area.box, { x: box.right, y: box.top }),
  );
}

function lettersIn(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.glyphs.filter((glyph) => !glyph.isSpace).length, 0);
}

/** True when the page's letters lie invisibly over its picture: text recognition of a scan, or letters drawn as shapes. */
function isTextLayer(content: PageContent, page: Box): boolean {
  const unpainted = lettersIn(content.runs.filter((run) => run.paints.length === 0));
  const painted = lettersIn(content.runs) - unpainted;
  if (unpainted === 0) return false;
  const pageArea = (page.right - page.left) * (page.top - page.bottom);
  const isPicture = content.images.some(({ box }) => {
    const shown = intersection(box, page);
    return (
      !isEmpty(shown) &&
      (shown.right - shown.left) * (shown.top - shown.bottom) >= scanCoverage * pageArea
    );
  });
  // A scanner's stamp may be the only painted text of a scan.
  if (isPicture) return painted <= unpainted / 10;
  return painted === 0 && (content.images.length > 0 || content.areas.length >= drawnPageAreas);
}

/**
 * Sorts the page's runs into seen and unseen, keeping their order. A run that leaves the page is divided.
 * @param page the box that a viewer shows
 * @param knowsPictures false when there are pictures whose place is not known: then no text has the colour of its background
 */
export function separateHidden(
  content: PageContent,
  page: Box,
  knowsPictures: boolean,
): VisibleContent {
  const runs: Run[] = [];
  const hidden: HiddenRun[] = [];
  const backgrounds = [...content.areas, ...content.images].toSorted((a, b) => a.order - b.order);
  const isRecognised = isTextLayer(content, page);

  const pageSide = Math.max(page.right - page.left, page.top - page.bottom);
  const tiny = smallestSize * Math.min(1, pageSide / usualPageSide);

  const hide = (run: Run, reason: HiddenReason) => hidden.push({ run, reason });
  for (const run of content.runs) {
    const shown = intersection(run.clip, page);
    const isInside = (glyph: Glyph) => {
      const box = boxOf(glyph, run);
      return (
        box.right >= shown.left &&
        box.left <= shown.right &&
        box.top >= shown.bottom &&
        box.bottom <= shown.top
      );
    };
    const inside = run.glyphs.filter(isInside);
    const part = { ...run, glyphs: inside };
    if (run.isOnHiddenLayer) hide(run, "hidden-layer");
    else if (run.paints.length === 0 && !isRecognised) hide(run, "invisible");
    else if (Math.min(run.size, run.sizeAlong) < tiny) hide(run, "tiny");
    else if (isEmpty(shown) || inside.length === 0) hide(run, "outside");
    else if (run.paints.length > 0 && knowsPictures && hasColourOfBackground(part, backgrounds))
      hide(run, "same-colour");
    else if (run.paints.length > 0 && isCovered(part, content.areas)) hide(run, "covered");
    else {
      runs.push(part);
      if (inside.length < run.glyphs.length) {
        hide({ ...run, glyphs: run.glyphs.filter((glyph) => !isInside(glyph)) }, "outside");
      }
    }
  }
  return { runs, hidden, isRecognised };
}
