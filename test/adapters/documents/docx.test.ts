import { deflateRawSync, crc32 } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { removeHiddenRuns } from "../../../src/adapters/documents/docx/hidden-runs.ts";
import { htmlToText } from "../../../src/adapters/documents/docx/html-to-text.ts";
import { parseDocx } from "../../../src/adapters/documents/docx/parse-docx.ts";
import { readZip, writeZip } from "../../../src/adapters/documents/docx/zip.ts";
import {
  errorOf,
  fixture,
  makeDocx,
  makeHeader,
  paragraph,
  readBytes,
  readFile,
} from "../../support/documents.ts";

describe("a DOCX", () => {
  test("from a word processor keeps lines, lists, tables and headings", async () => {
    const reading = await readFile(fixture("libreoffice.docx"));
    expect(reading).toMatchObject({
      name: "libreoffice.docx",
      format: "docx",
      pages: null,
      warnings: [],
      hiddenText: [],
    });
    expect(reading.text).toBe(
      [
        "Jane Example",
        "Backend Engineer",
        "jane@example.com",
        "",
        "Experience",
        "Senior Engineer, Offline Ltd, 2019 – 2021",
        "- Configured workflows",
        "  - nested",
        "- Cut latency & cost by 30 %",
        "1. one",
        "2. two",
        "",
        "Python  5 years",
        "SQL  3 years",
      ].join("\n"),
    );
  });

  test("gives its headers and footers too, each once", async () => {
    const docx = makeDocx(paragraph("Body"), {
      "word/header1.xml": makeHeader("hdr", paragraph("Jane Example, +351 912 345")),
      "word/header2.xml": makeHeader("hdr", paragraph("Jane Example, +351 912 345")),
      "word/footer1.xml": makeHeader("ftr", paragraph("References on request")),
    });
    expect((await readBytes(docx)).text).toBe(
      "Jane Example, +351 912 345\n\nBody\n\nReferences on request",
    );
  });

  test("keeps hidden, tiny and white text away from what is seen", async () => {
    const styles =
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>';
    const docx = makeDocx(
      [
        paragraph("Seen"),
        paragraph("vanished", "<w:vanish/>"),
        paragraph("by style", '<w:rStyle w:val="Ghost"/>'),
        paragraph("tiny", '<w:sz w:val="2"/>'),
        paragraph("white", '<w:color w:val="FFFFFF"/>'),
        paragraph(
          "white on blue",
          '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        ),
        paragraph(
          "white on white",
          '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF"/>',
        ),
        paragraph("not vanished", '<w:vanish w:val="false"/>'),
      ].join(""),
      { "word/styles.xml": styles },
    );
    const reading = await readBytes(docx);
    expect(reading.text).toBe("Seen\nwhite on blue\nnot vanished");
    expect(reading.hiddenText).toEqual(["vanished", "by style", "tiny", "white", "white on white"]);
    expect(reading.warnings.map(({ code }) => code)).toEqual(["hidden-text"]);
  });

  test("white text in a table or before a shape counts as seen", () => {
    const white = paragraph("White", '<w:color w:val="FFFFFF"/>');
    expect(
      removeHiddenRuns(`<w:tbl><w:tr><w:tc>${white}</w:tc></w:tr></w:tbl>`, new Map()).hidden,
    ).toEqual([]);
    expect(removeHiddenRuns(`<wp:anchor behindDoc="1"/>${white}`, new Map()).hidden).toEqual([]);
  });

  test("the look of a text box does not leak into the text around it", () => {
    const box = `<w:p><w:r><w:txbxContent>${paragraph("hidden", "<w:vanish/>")}</w:txbxContent></w:r><w:r><w:t>seen</w:t></w:r></w:p>`;
    const shown = removeHiddenRuns(box, new Map());
    expect(shown.hidden).toEqual(["hidden"]);
    expect(shown.xml).toContain("<w:t>seen</w:t>");
  });

  test("with only hidden text is refused", async () => {
    const error = await errorOf(readBytes(makeDocx(paragraph("secret", "<w:vanish/>"))));
    expect(error).toMatchObject({
      code: "usage",
      message: "document holds only text that a reader cannot see.",
    });
  });

  test.each([
    ["without text", makeDocx("<w:p/>"), /holds no text/],
    ["cut off", makeDocx(paragraph("Jane")).subarray(0, 900), /is damaged/],
    ["with broken XML", makeDocx("<w:p><w:r"), /is damaged/],
  ])("%s is refused", async (_, bytes, message) => {
    const error = await errorOf(readBytes(bytes));
    expect(error.code).toBe("usage");
    expect(error.message).toMatch(message);
  });

  test("that unpacks without end is refused", async () => {
    const error = await errorOf(readBytes(bomb(64)));
    expect(error).toMatchObject({ code: "usage", message: /unpacks to far more/ });
  });
});

/** A DOCX of a few kilobytes whose document unpacks to the given megabytes. */
function bomb(megabytes: number): Buffer {
  const name = Buffer.from("word/document.xml");
  const content = Buffer.alloc(megabytes * 1024 * 1024, 0x20);
  const packed = deflateRawSync(content, { level: 9 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(crc32(content), 16);
  central.writeUInt32LE(packed.length, 20);
  // It says that it is small.
  central.writeUInt32LE(1000, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

describe("ZIP archives", () => {
  test("what is written is read back", () => {
    const files = fc.dictionary(fc.string({ minLength: 1 }), fc.uint8Array({ maxLength: 500 }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(files, (contents) => {
        const names = Object.keys(contents).filter(
          (name) => name.isWellFormed() && !name.includes("\\"),
        );
        const parts = new Map(names.map((name) => [name, Buffer.from(contents[name] ?? [])]));
        const read = readZip(writeZip(parts)).map((part) => [
          part.name,
          part.unpack(1000).toString("hex"),
        ]);
        expect(read).toEqual([...parts].map(([name, content]) => [name, content.toString("hex")]));
      }),
    );
  });

  test("changed bytes end in a reply or an error, never in a hang", async () => {
    const docx = makeDocx(paragraph("Jane Example") + paragraph("secret", "<w:vanish/>"));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(docx.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (changes) => {
          const changed = Buffer.from(docx);
          for (const [at, value] of changes) changed[at] = value;
          // The child process turns whatever is thrown into a refusal.
          const reply = await parseDocx(changed).catch((error: unknown) => error);
          expect(
            reply instanceof Error ||
              (typeof reply === "object" && reply !== null && "status" in reply),
          ).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("htmlToText", () => {
  test("cells with paragraphs follow each other, as in a resume laid out by a table", () => {
    const html =
      "<table><tr><td><p>Skills</p><p>Python</p></td><td><p>Experience</p><p>Acme</p></td></tr></table>";
    expect(htmlToText(html)).toBe("Skills\nPython\n\nExperience\nAcme");
  });

  test("entities and marks", () => {
    expect(
      htmlToText("<p><strong>R&amp;D</strong> &lt;5&gt; &#8211; a<sup>2</sup><br />next</p>"),
    ).toBe("R&D <5> – a2\nnext");
  });

  test("takes any tags", () => {
    const token = fc.oneof(
      fc.constantFrom(
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<td>",
        "</td>",
        "<tr>",
        "</tr>",
        "<table>",
        "</table>",
        "<p>",
        "</p>",
      ),
      fc.string().map((text) => text.replaceAll("<", "")),
    );
    fc.assert(
      fc.property(fc.array(token), (tokens) => {
        expect(htmlToText(tokens.join(""))).not.toMatch(/<(?:td|li|p)>/);
      }),
    );
  });
});
