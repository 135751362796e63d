/**
 * Renders the bundled sample resume, `prompts/sample/resume.pdf`, from its text. Run it after changing the text:
 * `node test/support/make-sample-resume.ts`. The same text gives the same bytes.
 *
 * The text is a small part of Markdown: `#` the name, the lines after it headline and contact, `##` sections, `###`
 * entries with their dates after a `|`, `-` items, other lines paragraphs.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makePdf, rectangle, text, textWidth } from "./make-pdf.ts";

const page = { width: 595, height: 842, left: 56, right: 539, top: 784, bottom: 48 } as const;
const grey = [0.35, 0.35, 0.35] as const;
const blue = [0.13, 0.27, 0.45] as const;

/** Words of the text in lines no wider than the width. */
function wrap(content: string, size: number, width: number): string[] {
  const wrapped: string[] = [];
  let line = "";
  for (const word of content.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size) > width) {
      wrapped.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? wrapped : [...wrapped, line];
}

/** The lines that are not empty, without Markdown's marks within a line. Each line of the text is a paragraph. */
function blocksOf(markdown: string): string[] {
  return markdown
    .split("\n")
    .map((line) => line.trim().replaceAll(/\*\*|__|`|\\$/g, ""))
    .filter((line) => line !== "");
}

/** The PDF of the resume's text. */
function renderResume(markdown: string): Buffer {
  const drawn: string[] = [];
  let y: number = page.top;
  const write = (
    content: string,
    size: number,
    indent = 0,
    style: Parameters<typeof text>[3] = {},
  ) => {
    for (const line of wrap(content, size, page.right - page.left - indent)) {
      drawn.push(text(page.left + indent, y, line, { size, ...style }));
      y -= size * 1.32;
    }
  };
  let isHead = false;
  for (const block of blocksOf(markdown)) {
    if (block.startsWith("# ")) {
      write(block.slice(2), 25, 0, { font: "bold", colour: blue });
      y += 8;
      isHead = true;
    } else if (block.startsWith("## ")) {
      isHead = false;
      y -= 9;
      drawn.push(
        text(page.left, y, block.slice(3).toUpperCase(), {
          size: 10.5,
          font: "bold",
          colour: blue,
          charSpacing: 1.2,
        }),
      );
      drawn.push(rectangle(page.left, y - 4.5, page.right - page.left, 0.7, blue));
      y -= 17;
    } else if (block.startsWith("### ")) {
      const [title = "", dates = ""] = block
        .slice(4)
        .split("|")
        .map((part) => part.trim());
      y -= 7;
      drawn.push(text(page.left, y, title, { size: 10.5, font: "bold" }));
      drawn.push(text(page.right - textWidth(dates, 9.5), y, dates, { size: 9.5, colour: grey }));
      y -= 14.5;
    } else if (/^[-*] /.test(block)) {
      drawn.push(text(page.left + 6, y, "•", { size: 9.5 }));
      write(block.slice(2), 9.5, 16);
      y -= 1.5;
    } else if (isHead) write(block, 10, 0, { colour: grey });
    else write(block, 9.5);
  }
  if (y < page.bottom)
    throw new Error(`the resume is ${Math.round(page.bottom - y)} points too long for one page`);
  return makePdf([drawn], { compress: true, title: "Resume" });
}

export const sampleResumeText = join(import.meta.dirname, "..", "fixtures", "sample-resume.md");
export const sampleResumePdf = join(
  import.meta.dirname,
  "..",
  "..",
  "prompts",
  "sample",
  "resume.pdf",
);

if (process.argv[1] === import.meta.filename) {
  writeFileSync(sampleResumePdf, renderResume(readFileSync(sampleResumeText, "utf8")));
}
