/**
 * Takes out of a DOCX part the text that Word does not show: hidden text (`w:vanish`), letters under 3 points, and white
 * letters where nothing can lie behind them but the white page. mammoth reads them all as if they were seen.
 */

export interface ShownPart {
  /** The part with the hidden text emptied. */
  readonly xml: string;
  readonly hidden: readonly string[];
}

interface Look {
  readonly isVanished: boolean | undefined;
  readonly isTiny: boolean | undefined;
  readonly isWhite: boolean | undefined;
  readonly isShaded: boolean | undefined;
}

const plain: Look = {
  isVanished: undefined,
  isTiny: undefined,
  isWhite: undefined,
  isShaded: undefined,
};

/** In half-points, as Word counts. */
const smallestSize = 6;

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}

/** What one property tag adds to the look of a run or a style. */
function withProperty(look: Look, name: string, tag: string): Look {
  const value = attribute(tag, "w:val");
  switch (name) {
    case "w:vanish":
      return { ...look, isVanished: value === undefined || !/^(?:0|false|off)$/.test(value) };
    case "w:sz":
      return { ...look, isTiny: Number(value) > 0 && Number(value) < smallestSize };
    case "w:color":
      return {
        ...look,
        isWhite:
          /^f[c-f]f[c-f]f[c-f]$/i.test(value ?? "") ||
          attribute(tag, "w:themeColor") === "background1",
      };
    case "w:shd":
      return {
        ...look,
        isShaded: !/^(?:auto|f[c-f]f[c-f]f[c-f])?$/i.test(attribute(tag, "w:fill") ?? ""),
      };
    case "w:highlight":
      return { ...look, isShaded: value !== "none" && value !== "white" };
    default:
      return look;
  }
}

function combine(under: Look, over: Look): Look {
  return {
    isVanished: over.isVanished ?? under.isVanished,
    isTiny: over.isTiny ?? under.isTiny,
    isWhite: over.isWhite ?? under.isWhite,
    isShaded: over.isShaded ?? under.isShaded,
  };
}

const tagPattern = /<(?<close>\/?)(?<name>[\w:]+)(?<rest>[^<>]*?)(?<empty>\/?)>|(?<text>[^<]+)/g;

/**
 * The look that each style of `word/styles.xml` gives, by its id; styles it is based on are taken in.
 */
export function readStyles(xml: string): ReadonlyMap<string, Look> {
  const own = new Map<string, { look: Look; basedOn: string | undefined }>();
  for (const [style] of xml.matchAll(/<w:style\b[^>]*>[\s\S]*?<\/w:style>/g)) {
    const id = attribute(/^<w:style\b[^>]*>/.exec(style)?.[0] ?? "", "w:styleId");
    let look = plain;
    let basedOn: string | undefined;
    for (const { groups } of style.matchAll(tagPattern)) {
      if (groups?.["close"] === "/") continue;
      if (groups?.["name"] === "w:basedOn") basedOn = attribute(groups["rest"] ?? "", "w:val");
      look = withProperty(look, groups?.["name"] ?? "", groups?.["rest"] ?? "");
    }
    if (id !== undefined) own.set(id, { look, basedOn });
  }
  const styles = new Map<string, Look>();
  for (const id of own.keys()) {
    let look = plain;
    let current: string | undefined = id;
    // Ten steps, because a file may base styles on each other in a circle.
    for (let step = 0; step < 10 && current !== undefined; step += 1) {
      const style: { look: Look; basedOn: string | undefined } | undefined = own.get(current);
      look = combine(style?.look ?? plain, look);
      current = style?.basedOn;
    }
    styles.set(id, look);
  }
  return styles;
}

/** Anything behind the text makes white letters readable: a shape, a picture, a coloured page, a table's style. */
function mayHaveBackground(xml: string): boolean {
  return /behindDoc\s*=\s*["']1|<w:background\b|<v:(?:rect|shape|background)\b|<wps:wsp\b/.test(
    xml,
  );
}

/**
 * Empties the hidden runs of a part (`word/document.xml`, a header or a footer).
 * @param styles of the document, from `readStyles`
 */
export function removeHiddenRuns(xml: string, styles: ReadonlyMap<string, Look>): ShownPart {
  const judgesWhite = !mayHaveBackground(xml);
  const hidden: string[] = [];
  /** Open elements that set a look, innermost last: paragraphs and runs, as text boxes may nest in runs. */
  const open: { name: string; look: Look; isRun: boolean }[] = [];
  let tableDepth = 0;
  let inText = false;
  let inMarkOfParagraph = false;

  const isHiddenHere = (): boolean => {
    if (!open.some(({ isRun }) => isRun)) return false;
    const look = open.reduce((under, { look: over }) => combine(under, over), plain);
    if (look.isVanished === true || look.isTiny === true) return true;
    return look.isWhite === true && look.isShaded !== true && judgesWhite && tableDepth === 0;
  };
  const addToLook = (name: string, rest: string) => {
    const element = open.at(-1);
    if (element === undefined || inMarkOfParagraph) return;
    if (name === "w:pStyle" || name === "w:rStyle") {
      element.look = combine(element.look, styles.get(attribute(rest, "w:val") ?? "") ?? plain);
    } else {
      element.look = withProperty(element.look, name, rest);
    }
  };

  const shown = xml.replace(tagPattern, (...args: readonly unknown[]) => {
    const [match, groups] = [String(args[0]), args.at(-1)];
    const part = partsOf(groups);
    if (part.text !== undefined) {
      if (!inText || !isHiddenHere()) return part.text;
      hidden.push(part.text.replaceAll("\n", " "));
      return "";
    }
    const { name, isClosing, isEmpty, rest } = part;
    if (name === "w:t") inText = !isClosing && !isEmpty;
    else if (name === "w:tbl") tableDepth += isClosing ? -1 : 1;
    else if (name === "w:p" || name === "w:r") {
      if (!isClosing && !isEmpty) open.push({ name, look: plain, isRun: name === "w:r" });
      if (isClosing) open.pop();
      if (isClosing && name === "w:p" && hidden.length > 0) hidden.push("\n");
      // The properties of the paragraph's mark, inside w:pPr, are not those of its text.
    } else if (name === "w:pPr") inMarkOfParagraph = false;
    else if (name === "w:rPr" && open.at(-1)?.name === "w:p")
      inMarkOfParagraph = !isClosing && !isEmpty;
    else if (!isClosing) addToLook(name, rest);
    return match;
  });
  return { xml: shown, hidden: paragraphsOf(hidden) };
}

function partsOf(groups: unknown) {
  const found: { close?: string; name?: string; rest?: string; empty?: string; text?: string } =
    typeof groups === "object" && groups !== null ? groups : {};
  return {
    name: found.name ?? "",
    rest: found.rest ?? "",
    isClosing: found.close === "/",
    isEmpty: found.empty === "/",
    text: found.text,
  };
}

/** Word divides a sentence into runs as it likes: hidden ones of one paragraph read as one. */
function paragraphsOf(hidden: readonly string[]): string[] {
  return hidden
    .join("")
    .split("\n")
    .map((text) => decodeEntities(text).trim())
    .filter((text) => text !== "");
}

/** The five entities of XML and numbered characters. */
export function decodeEntities(text: string): string {
  const named: Readonly<Record<string, string>> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
  };
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === "string") return named[name] ?? whole;
      const code = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}
