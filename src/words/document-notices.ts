/** What was noticed while a document was read, in words. */
import type { DocumentNotice } from "../interview/document-notice.ts";
import type { DocumentWarning } from "../interview/material.ts";
import type { Language } from "../vocabulary.ts";
import { english } from "./documents/english.ts";
import type { DocumentsWords } from "./documents/english.ts";
import { grouped } from "./numbers.ts";

/** What a reader hands on: the notice, and its English text. */
export function warningOf(code: DocumentWarning["code"], notice: DocumentNotice): DocumentWarning {
  return { code, message: noticeText(notice, english, "en"), notice };
}

/** One line; the English one of a document that was saved before. */
export function warningText(
  { message, notice }: DocumentWarning,
  words: DocumentsWords,
  language: Language,
): string {
  return notice === undefined ? message : noticeText(notice, words, language);
}

function noticeText(notice: DocumentNotice, words: DocumentsWords, language: Language): string {
  const { notices } = words;
  const number = (count: number): string => grouped(count, language);
  switch (notice.kind) {
    case "comments":
      return notices.comments(number(notice.characters));
    case "hidden-runs":
      return notices.hiddenRuns(number(notice.characters));
    case "hidden-on-pages": {
      const where = notice.places.map(({ reason, pages }) =>
        notices.onPages(notices.why[reason], pages.join(", ")),
      );
      return notices.hiddenOnPages(number(notice.characters), where.join(", "));
    }
    case "not-unicode":
      return notices.notUnicode;
    case "text-cut":
      return notices.textCut(number(notice.kept), number(notice.leftOut));
    case "hidden-cut":
      return notices.hiddenCut(number(notice.characters));
    case "damaged":
      return notice.unreadPages.length === 0
        ? notices.damaged
        : notices.unreadPages(pagesText(notice.unreadPages, words));
    case "unknown-letters":
      return notices.unknownLetters;
    case "pictures": {
      const said = notice.pages.length === 1 ? notices.picture : notices.pictures;
      return said(pagesText(notice.pages, words));
    }
    case "recognised":
      return notices.recognised(pagesText(notice.pages, words));
    case "pages-cut":
      return notices.pagesCut(notice.read, notice.all);
    case "page-cut":
      return notices.pageCut;
  }
}

/** `page 2`, `pages 1, 2 and 5`; `pages 1 to 4` where they follow each other. */
function pagesText(pages: readonly number[], { notices }: DocumentsWords): string {
  const [first, last] = [pages[0] ?? 0, pages.at(-1) ?? 0];
  if (pages.length < 2) return notices.page(String(first));
  const isStretch = pages.length > 2 && last - first === pages.length - 1;
  return notices.pages(
    isStretch ? notices.upTo(first, last) : notices.and(pages.slice(0, -1).join(", "), last),
  );
}
