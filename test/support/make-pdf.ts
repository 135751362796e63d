/**
 * Writes small PDF files for tests, byte by byte the same each time: text at given places in the standard fonts,
 * rectangles, pictures, layers. A page is a list of drawing operators, which the functions below make.
 */
import { deflateSync } from "node:zlib";

export interface PdfOptions {
  /** Width and height of the pages in points; A4 where it is not given. */
  readonly size?: readonly [number, number];
  readonly compress?: boolean;
  /** Pages that the page tree claims to have; the true number where it is not given. */
  readonly claimedPages?: number;
  readonly title?: string;
}

export interface TextStyle {
  readonly size?: number;
  /** `odd` has ligatures and dashes that its table maps to nothing, and hyphens mapped to soft hyphens. */
  readonly font?: "regular" | "bold" | "odd" | "icons";
  /** Red, green, blue, 0 to 1. */
  readonly colour?: readonly [number, number, number];
  /** 0 fill, 1 stroke, 3 invisible, 7 clip. */
  readonly mode?: number;
  readonly charSpacing?: number;
  /** Degrees, counter-clockwise. */
  readonly angle?: number;
}

/** Widths of Helvetica and Helvetica-Bold for the characters 32 to 126, in thousandths of the font size. */
const widths = {
  regular: (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 " +
    "584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 " +
    "278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 " +
    "500 334 260 334 584"
  )
    .split(" ")
    .map(Number),
  bold: (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 " +
    "584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 " +
    "278 333 584 556 333 556 611 556 611 611 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 " +
    "500 389 280 389 584"
  )
    .split(" ")
    .map(Number),
} as const;

/** Characters of Windows-1252 beyond Latin-1. */
const windowsCodes: Readonly<Record<string, number>> = {
  "€": 0x80,
  "…": 0x85,
  "‘": 0x91,
  "’": 0x92,
  "“": 0x93,
  "”": 0x94,
  "•": 0x95,
  "–": 0x96,
  "—": 0x97,
};
const specialWidths: Readonly<Record<string, number>> = {
  "•": 350,
  "—": 1000,
  "’": 222,
  "‘": 222,
  "·": 278,
};

/** Codes of the font `odd` for what its table maps to nothing: ligatures, and a dash. */
export const odd = {
  fi: "\u0001",
  fl: "\u0002",
  ff: "\u0003",
  ffi: "\u0004",
  ffl: "\u0005",
  dash: "\u0006",
} as const;

/** Width of the text in points. */
export function textWidth(
  content: string,
  size: number,
  font: "regular" | "bold" = "regular",
): number {
  let sum = 0;
  for (const character of content) {
    // A letter with an accent is as wide as the letter.
    const code = character.normalize("NFD").charCodeAt(0) - 32;
    sum += specialWidths[character] ?? widths[font][code] ?? 556;
  }
  return (sum * size) / 1000;
}

function hexByte(value: number): string {
  return value.toString(16).padStart(2, "0");
}

function standardFont(name: string): Buffer {
  return Buffer.from(
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`,
  );
}

function hexString(content: string): string {
  let hex = "";
  for (const character of content) {
    const code = windowsCodes[character] ?? character.charCodeAt(0);
    hex += hexByte(code > 255 ? 63 : code);
  }
  return `<${hex}>`;
}

const fontNames = { regular: "F1", bold: "F2", odd: "F3", icons: "F4" } as const;

/** Text with its baseline starting at x, y (points from the lower left corner). */
export function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  const {
    size = 11,
    font = "regular",
    colour = [0, 0, 0],
    mode = 0,
    charSpacing = 0,
    angle = 0,
  } = style;
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)].map((value) => value.toFixed(5));
  return [
    "q BT",
    `${colour.join(" ")} rg /${fontNames[font]} ${size} Tf ${mode} Tr ${charSpacing} Tc`,
    `${cos} ${sin} ${(-Math.sin(turn)).toFixed(5)} ${cos} ${x} ${y} Tm`,
    `${hexString(content)} Tj`,
    "ET Q",
  ].join("\n");
}

/** Lines of text below each other, 1.25 times the size apart. */
export function lines(
  x: number,
  y: number,
  contents: readonly string[],
  style: TextStyle = {},
): string {
  const leading = (style.size ?? 11) * 1.25;
  return contents.map((content, index) => text(x, y - index * leading, content, style)).join("\n");
}

/** A filled rectangle. */
export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: readonly [number, number, number],
): string {
  return `q ${colour.join(" ")} rg ${x} ${y} ${width} ${height} re f Q`;
}

/** A picture of grey noise in the given box. */
export function picture(x: number, y: number, width: number, height: number): string {
  return `q ${width} 0 0 ${height} ${x} ${y} cm /Im1 Do Q`;
}

/** What is drawn only where the box is. */
export function clipped(
  x: number,
  y: number,
  width: number,
  height: number,
  content: string,
): string {
  return `q ${x} ${y} ${width} ${height} re W n\n${content}\nQ`;
}

/** On a layer that is switched off. */
export function onHiddenLayer(content: string): string {
  return `/OC /Layer1 BDC\n${content}\nEMC`;
}

function stream(dictionary: string, content: Buffer, compress: boolean): Buffer {
  const data = compress ? deflateSync(content) : content;
  const filter = compress ? " /Filter /FlateDecode" : "";
  return Buffer.concat([
    Buffer.from(`<< ${dictionary}${filter} /Length ${data.length} >>\nstream\n`, "latin1"),
    data,
    Buffer.from("\nendstream", "latin1"),
  ]);
}

/** Maps the ligatures and the dash of `odd` to NUL and its hyphen to a soft hyphen, and every other code to itself. */
function oddTable(): Buffer {
  const entries = Array.from({ length: 127 }, (_, code) => {
    const target = code < 32 ? 0 : code === 0x2d ? 0xad : code;
    return `<${hexByte(code)}> <00${hexByte(target)}>`;
  });
  const header =
    "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange";
  return Buffer.from(
    `${header}\n100 beginbfchar\n${entries.slice(0, 100).join("\n")}\nendbfchar\n27 beginbfchar\n${entries.slice(100).join("\n")}\nendbfchar\nendcmap end`,
  );
}

const oddWidths = [
  0,
  500,
  500,
  556,
  778,
  778,
  556,
  ...Array.from({ length: 25 }, () => 0),
  ...widths.regular,
];

/** The file. */
export function makePdf(pages: readonly (readonly string[])[], options: PdfOptions = {}): Buffer {
  const {
    size = [595, 842],
    compress = false,
    claimedPages = pages.length,
    title = "Test",
  } = options;
  const firstPage = 12;
  const pageObject = (index: number) => firstPage + 2 * index;
  const kids = pages.map((_, index) => `${pageObject(index)} 0 R`).join(" ");
  const resources =
    "<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 9 0 R >> /XObject << /Im1 8 0 R >> /Properties << /Layer1 10 0 R >> >>";
  const noise = Buffer.from(Array.from({ length: 64 }, (_, index) => (index * 37) % 251));
  const objects: Buffer[] = [
    Buffer.from(
      "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >> >>",
    ),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${claimedPages} >>`),
    standardFont("Helvetica"),
    standardFont("Helvetica-Bold"),
    Buffer.from(
      "<< /Type /Font /Subtype /Type1 /BaseFont /Odd /FirstChar 0 /LastChar 126 /Widths " +
        `[${oddWidths.join(" ")}] /FontDescriptor 6 0 R /ToUnicode 7 0 R ` +
        "/Encoding << /Differences [1 /fi /fl /ff /ffi /ffl /endash] >> >>",
    ),
    Buffer.from(
      "<< /Type /FontDescriptor /FontName /Odd /Flags 32 /FontBBox [-166 -225 1000 931] /ItalicAngle 0 /Ascent 718 /Descent -207 /CapHeight 718 /StemV 88 >>",
    ),
    stream("", oddTable(), compress),
    stream(
      "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8",
      noise,
      compress,
    ),
    standardFont("FontAwesome"),
    Buffer.from("<< /Type /OCG /Name (Off) >>"),
    Buffer.from(`<< /Title (${title}) /Producer (Greenroom) >>`),
    ...pages.flatMap((content, index) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size[0]} ${size[1]}] /Resources ${resources} /Contents ${pageObject(index) + 1} 0 R >>`,
      ),
      stream("", Buffer.from(content.join("\n"), "latin1"), compress),
    ]),
  ];

  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  let offset = parts[0]?.length ?? 0;
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(offset);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      object,
      Buffer.from("\nendobj\n"),
    ]);
    parts.push(part);
    offset += part.length;
  }
  const table = offsets.map((value) => `${String(value).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 11 0 R >>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
