import type { HiddenReason } from "../../interview/document-notice.ts";

/** Documents that are read, and the saved resume and jobs. */
export const english = {
  plainText: "text",
  pages: (count: number) => `${count} ${count === 1 ? "page" : "pages"}`,
  words: (count: number) => `${count} ${count === 1 ? "word" : "words"}`,
  hidden: "Hidden in the document, never used and never sent:",
  resume: "Resume",
  jobs: "Jobs",
  noResume: "none; `greenroom profile set-resume FILE` saves one.",
  noJobs: "none; `greenroom profile add-job NAME FILE` saves one.",
  saved: (reading: string, time: string) => `${reading}, saved ${time}`,
  inUse: "(in use)",
  resumeRemoved: "The saved resume is removed.",
  noResumeSaved: "No resume was saved.",
  usesJob: (name: string) => `Interviews use the job "${name}".`,
  jobRemoved: (name: string) => `The job "${name}" is removed.`,
  savedResume: (reading: string) => `Saved as your resume: ${reading}.`,
  savedJob: (name: string, reading: string) => `Saved as the job "${name}": ${reading}.`,

  /** What was noticed while reading. */
  notices: {
    comments: (characters: string) =>
      `${characters} characters in comments, which a reader does not see, were left out.`,
    hiddenRuns: (characters: string) =>
      `${characters} characters that a reader cannot see (hidden, white or tiny) were left out.`,
    hiddenOnPages: (characters: string, where: string) =>
      `${characters} characters that a reader cannot see were left out: ${where}.`,
    onPages: (why: string, pages: string) => `${why} (page ${pages})`,
    why: {
      invisible: "drawn invisibly",
      "same-colour": "in the colour of its background",
      tiny: "smaller than 3 points",
      outside: "outside the page",
      covered: "covered by something else",
      "hidden-layer": "on a layer that is switched off",
    } satisfies Record<HiddenReason, string>,
    notUnicode:
      "The text is not UTF-8; it was read as Windows-1252, so check letters with accents.",
    textCut: (kept: string, leftOut: string) =>
      `Only the first ${kept} characters were kept; ${leftOut} were left out.`,
    hiddenCut: (characters: string) => `${characters} characters of hidden text are not shown.`,
    damaged: "The PDF is damaged; some of its text may be missing.",
    unreadPages: (pages: string) =>
      `The PDF is damaged; some of its text may be missing (nothing of ${pages} could be read).`,
    unknownLetters: "The PDF does not say which letters many of its glyphs are; check the text.",
    picture: (pages: string) => `There is no text on ${pages}, most likely a scan.`,
    pictures: (pages: string) => `There is no text on ${pages}, most likely scans.`,
    recognised: (pages: string) =>
      `The text of ${pages} lies invisibly over a picture, as text recognition leaves it: check it for errors.`,
    pagesCut: (read: number, all: number) => `Only the first ${read} of ${all} pages were read.`,
    pageCut: "Some pages hold more than can be read; the rest of them was left out.",
    page: (page: string) => `page ${page}`,
    pages: (pages: string) => `pages ${pages}`,
    and: (pages: string, last: number) => `${pages} and ${last}`,
    upTo: (first: number, last: number) => `${first} to ${last}`,
  },

  kinds: {
    rtf: "an RTF file",
    postscript: "a PostScript file",
    png: "a picture (PNG)",
    jpeg: "a picture (JPEG)",
    gif: "a picture (GIF)",
    tiff: "a picture (TIFF)",
    bmp: "a picture (BMP)",
    gzip: "a compressed file (gzip)",
    sevenZip: "a compressed file (7-Zip)",
    rar: "a compressed file (RAR)",
    program: "a program",
    database: "a database (SQLite)",
    zip: "a ZIP archive",
    openDocument: "an OpenDocument file",
    spreadsheet: "a spreadsheet",
    presentation: "a presentation",
    pages: "an Apple Pages file",
    oldOffice: "a legacy Office file (.doc)",
    html: "a web page (HTML)",
  },
  advice: {
    asText: "Save it as PDF or DOCX, or give the text as a .txt or .md file.",
    toPdf: "Turn it into a PDF first (ps2pdf).",
    ocr: "Run text recognition (OCR) over it, or give the text as a file.",
    unpack: "Unpack it and give the document inside.",
    giveDocument: "Give a resume or a job as PDF, DOCX, Markdown, plain text or JSON Resume.",
    exportPages: "Export it from Pages as PDF or Word.",
    asDocx: "Save it as DOCX or PDF.",
    printIt: "Open it in a browser and print it to a PDF, or copy its text into a .txt file.",
  },

  errors: {
    wrongKind: (name: string, what: string, advice: string) => ({
      message: `${name} is ${what}, which Greenroom does not read.`,
      hint: advice,
    }),
    passwordOffice: (name: string) => ({
      message: `${name} is protected by a password.`,
      hint: "Save a copy without a password.",
    }),
    notText: (name: string) => ({
      message: `${name} is not text, and not a kind of document that Greenroom reads.`,
      hint: "Give it as PDF, DOCX, Markdown, plain text or JSON Resume.",
    }),
    noVisibleText: (name: string) => ({
      message: `${name} holds no text that can be seen.`,
      hint: "Check that it is the right file.",
    }),
    jobName: {
      message: "A job's name has 1 to 60 characters.",
      hint: "For example: greenroom profile add-job acme job.md",
    },
    noSuchJob: (name: string, meant: string) => ({
      message: `No saved job is called "${name}".`,
      hint: `Did you mean "${meant}"?`,
    }),
    noJobs: (name: string) => ({
      message: `No saved job is called "${name}".`,
      hint: "`greenroom profile add-job NAME FILE` saves one.",
    }),
    otherJobs: (name: string, saved: string) => ({
      message: `No saved job is called "${name}".`,
      hint: `Saved: ${saved}.`,
    }),
    noFile: (name: string) => ({
      message: `There is no file ${name}.`,
      hint: "Check the path; a path with spaces needs quotes.",
    }),
    webAddress: (address: string) => ({
      message: `${address} is a web address, and Greenroom opens none.`,
      hint: "Save the page as a PDF, or copy its text into a .txt file, and give that file.",
    }),
    noFolder: (name: string) => ({
      message: `There is no file ${name}.`,
      hint: "Check the path: a part of it is a file, not a folder.",
    }),
    denied: (name: string) => ({
      message: `${name} cannot be read: permission denied.`,
      hint: "Check who may read the file (ls -l).",
    }),
    notPermitted: (name: string) => ({
      message: `${name} cannot be read: permission denied.`,
      hint: "Check who may read the file.",
    }),
    longName: {
      message: "That is too long for a file's name.",
      hint: "Give the path of a file, or - and the text on stdin.",
    },
    circle: (name: string) => ({
      message: `${name} is a link that leads in a circle.`,
      hint: "Give the path of the file itself.",
    }),
    folder: (name: string) => ({
      message: `${name} is a folder.`,
      hint: "Give the path of one file in it.",
    }),
    notRead: (name: string, code: string | null) => ({
      message: `${name} cannot be read${code === null ? "" : ` (${code})`}.`,
      hint: "Check the file, or copy it somewhere else and try again.",
    }),
    pipe: (name: string) => ({
      message: `${name} is a pipe, not a file.`,
      hint: "To read from another program, give - and pipe its output in.",
    }),
    socket: (name: string) => ({
      message: `${name} is a socket, not a file.`,
      hint: "To read from another program, give - and pipe its output in.",
    }),
    device: (name: string) => ({
      message: `${name} is a device, not a file.`,
      hint: "To read from another program, give - and pipe its output in.",
    }),
    empty: (name: string) => ({
      message: `${name} is empty.`,
      hint: "Check that it is the right file.",
    }),
    nul: { message: "A path cannot hold a NUL character.", hint: "Check the path." },
    stoppedStdin: { message: "Stopped while reading stdin.", hint: "Start the command again." },
    stoppedReading: (name: string) => ({
      message: `Stopped while reading ${name}.`,
      hint: "Start the command again to read it.",
    }),
    tooLarge: (name: string, megabytes: number) => ({
      message: `${name} is larger than ${megabytes} MB, more than is read of a document.`,
      hint: "Save it without its pictures, or give only the text as a .txt or .md file.",
    }),
    damaged: (name: string, format: string) => ({
      message: `${name} is damaged: it begins like a ${format} file but cannot be read.`,
      hint: "Save or download it again, or give the text as a .txt or .md file.",
    }),
    password: (name: string) => ({
      message: `${name} is protected by a password.`,
      hint: "Save a copy without a password, for example by printing it to a new PDF.",
    }),
    scan: (name: string) => ({
      message: `${name} holds pictures of pages and no text; most likely it is a scan.`,
      hint: "Run text recognition (OCR) over it, or give the text as a .txt or .md file.",
    }),
    noText: (name: string) => ({
      message: `${name} holds no text.`,
      hint: "Check that it is the right file, or give the text as a .txt or .md file.",
    }),
    onlyHidden: (name: string) => ({
      message: `${name} holds only text that a reader cannot see.`,
      hint: "Check how it was made, or give the text as a .txt or .md file.",
    }),
    unpacks: (name: string) => ({
      message: `${name} unpacks to far more than a document holds, so it was not read.`,
      hint: "Save it again from your word processor, or give the text as a .txt or .md file.",
    }),
    memory: (name: string) => ({
      message: `${name} needs more memory than reading a document may take, so it was not read.`,
      hint: "Print it to a new PDF, or give the text as a .txt or .md file.",
    }),
    time: (name: string, seconds: number) => ({
      message: `${name} took longer than ${seconds} seconds to read, so reading was stopped.`,
      hint: "Print it to a new PDF, or give the text as a .txt or .md file.",
    }),
  },
};

export type DocumentsWords = typeof english;
