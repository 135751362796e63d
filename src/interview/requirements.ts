/** What a job asks for and what a resume shows of it, found by the words of the skills lexicon; no model needed. */
import type { Kind, Language, Question } from "../grading/question.ts";
import type { Material, Plan, Requirement } from "./interview.ts";
import { skillName } from "./role.ts";
import type { Role, Skill } from "./role.ts";
import { aliasPattern, knownWords, mayBeNamed, wordsOf } from "./skill-names.ts";
import { linesOf } from "./material.ts";

/** The design's span: enough to see the job, few enough to be covered in one interview. */
const fewestRequirements = 5;
const mostRequirements = 8;

/** The plan of the offline engine: the heaviest five to eight competencies, each with the resume's evidence. */
export function planFromWords(options: {
  readonly resume: Material | null;
  readonly job: Material | null;
  readonly skills: readonly Skill[];
  readonly role: Role;
  readonly kinds: readonly Kind[];
  /** In which the requirements are named. */
  readonly language: Language;
}): Plan {
  const { job, resume, role, language } = options;
  const skills = options.skills.filter((skill) => options.kinds.includes(skill.kind));
  const resumeLines = resume === null ? [] : statementsOf(resume.text);
  const found = job === null ? [] : weighSkills(jobLines(job.text), skills);
  const requirements: Requirement[] = found
    .slice(0, mostRequirements)
    .map(({ skill, importance, quote }) => ({
      ...requirementOf(skill, language),
      importance,
      jobQuote: quote,
      evidence: findEvidence(skill, resumeLines),
    }));
  const context: Context = { resumeLines, language };
  fillFromRole(requirements, role, skills, context);
  return { requirements: withEveryKind(requirements, found, options.kinds, context) };
}

interface Context {
  readonly resumeLines: readonly string[];
  readonly language: Language;
}

function requirementOf(
  skill: Skill,
  language: Language,
): Pick<Requirement, "id" | "name" | "areas" | "skills" | "kind"> {
  const { id, areas, kind } = skill;
  return { id, name: skillName(skill, language), areas, skills: [id], kind };
}

interface WeighedSkill {
  readonly skill: Skill;
  readonly importance: 1 | 2 | 3;
  readonly quote: string;
  readonly weight: number;
}

interface JobLine {
  readonly text: string;
  /** 3 must, 2 plain, 1 nice to have. */
  readonly importance: 1 | 2 | 3;
}

/** Alternatives of regular expressions, one list for each language: a job may be in any, whatever the interview is in. */
const anyOf = (...languages: readonly string[]): string => languages.join("|");

/** Lines about the company, the benefits and the law: long in most advertisements, and no requirement. */
const boilerplateHeading = wholeWords(
  anyOf(
    "about (?:us|the company|our)|who we are|our (?:story|values|culture|benefits)|benefits|perks|what we offer|we offer|compensation|salary|equal opportunity|diversity|how to apply|privacy|location|legal",
    "sobre (?:nosotros|la empresa|la compañía)|¿?quiénes somos|nuestr[oa]s? (?:historia|valores|cultura|beneficios)|beneficios|¿?qué (?:te )?ofrecemos|(?:te )?ofrecemos|lo que (?:te )?ofrecemos|salario|sueldo|remuneración|compensación|igualdad de oportunidades|diversidad|cómo (?:postular|aplicar)|privacidad|ubicación|aviso legal",
    "sobre (?:nós|a empresa|a companhia)|quem somos|noss[oa]s? (?:história|valores|cultura|benefícios)|benefícios|o que (?:nós )?oferecemos|oferecemos|remuneração|igualdade de oportunidades|diversidade|como se candidatar|privacidade|localização|aviso legal",
  ),
  "^",
);
const optionalHeading = wholeWords(
  anyOf(
    "nice[- ]to[- ]haves?|bonus|preferred|plus(?:es)?|desirable|ideally",
    "deseables?|valorables?|se valorará?n?|valoramos|idealmente|opcional(?:es)?|sumará?",
    "desejáve(?:l|is)|diferencia(?:l|is)|será um diferencial|bônus|idealmente|opcional",
  ),
);
const requiredHeading = wholeWords(
  anyOf(
    "requirements?|must[- ]haves?|qualifications|what you(?:'ll)? (?:bring|need)|what we(?:'re| are)? look(?:ing)? for|who you are|about you|you have|your profile|essential|skills|we expect",
    "requisitos?|imprescindibles?|indispensables?|perfil|¿?qué (?:buscamos|necesitas|esperamos)|lo que (?:buscamos|necesitas|esperamos)|conocimientos|habilidades|experiencia requerida",
    "imprescindíve(?:l|is)|indispensáve(?:l|is)|obrigatóri[oa]s?|o que (?:buscamos|procuramos|esperamos|você precisa)|qualificações|conhecimentos|experiência necessária",
  ),
);
const mustWords = wholeWords(
  anyOf(
    "must|required|strong|solid|deep|expert|proven|excellent|fluent|extensive|\\d+\\+? years",
    "imprescindible|indispensable|obligatori[oa]s?|sólid[oa]s?|profund[oa]s?|avanzad[oa]s?|expert[oa]|demostrada|excelentes?|fluido|amplia|\\d+\\+? años",
    "imprescindível|indispensável|obrigatóri[oa]s?|avançad[oa]s?|especialista|comprovada|fluente|ampla|\\d+\\+? anos",
  ),
);

/** Whole words in any case; `\b` knows no accents. */
function wholeWords(alternatives: string, start = "(?<![A-Za-z\\u00c0-\\u024f])"): RegExp {
  return new RegExp(`${start}(?:${alternatives})(?![A-Za-z\\u00c0-\\u024f])`, "i");
}

function jobLines(text: string): JobLine[] {
  const lines: JobLine[] = [];
  let section: "plain" | "required" | "optional" | "boilerplate" = "plain";
  for (const [index, line] of linesOf(text).entries()) {
    const heading = line.replace(/^#+\s*|\*\*|:$/g, "").trim();
    if (heading.length <= 60 && !/[.;]$/.test(heading)) {
      if (boilerplateHeading.test(heading)) {
        section = "boilerplate";
      } else if (optionalHeading.test(heading) && !/^[-*•]/.test(line)) {
        section = "optional";
      } else if (requiredHeading.test(heading) && !/^[-*•]/.test(line)) {
        section = "required";
      } else if (/^#+\s|^\*\*.*\*\*$|:$/.test(line)) {
        section = "plain";
      }
    }
    if (section === "boilerplate") {
      continue;
    }
    const optional = section === "optional" || optionalHeading.test(line);
    const must = index === 0 || section === "required" || mustWords.test(line);
    lines.push({ text: line, importance: optional ? 1 : must ? 3 : 2 });
  }
  return lines;
}

function weighSkills(lines: readonly JobLine[], skills: readonly Skill[]): WeighedSkill[] {
  const found: WeighedSkill[] = [];
  const words = wordsOf(lines.map((line) => line.text).join("\n"));
  for (const skill of skills) {
    const hits = mayBeNamed(skill, words)
      ? lines.filter((line) => aliasPattern(skill).test(line.text))
      : [];
    const best = hits.toSorted((a, b) => b.importance - a.importance)[0];
    if (best === undefined) {
      continue;
    }
    // Said three times is meant: a plain skill that runs through the whole text is essential.
    const importance = best.importance === 2 && hits.length >= 3 ? 3 : best.importance;
    const weight = importance * 10 + Math.min(hits.length, 5);
    found.push({ skill, importance, quote: tidy(best.text), weight });
  }
  return found.toSorted((a, b) => b.weight - a.weight);
}

/** Too few found (no job, or one without a technical word): the role's areas fill up, resume skills first. */
function fillFromRole(
  requirements: Requirement[],
  role: Role,
  skills: readonly Skill[],
  { resumeLines, language }: Context,
): void {
  const weighed = skills
    // Its first area is what it is about; in the others it is met too.
    .map((skill) => ({
      skill,
      weight: Math.max(0, ...skill.areas.map((area, at) => (role.areas[area] ?? 0) / (at + 1))),
    }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  // To look for evidence of every skill took a tenth of the wait for the first question: only of those that are reached.
  for (const equals of Map.groupBy(weighed, ({ weight }) => weight).values()) {
    if (requirements.length >= fewestRequirements) return;
    const found = equals.map(({ skill }) => ({
      skill,
      evidence: findEvidence(skill, resumeLines),
    }));
    for (const { skill, evidence } of found.toSorted(
      (a, b) => Number(b.evidence !== null) - Number(a.evidence !== null),
    )) {
      if (requirements.length >= fewestRequirements) return;
      if (requirements.some((each) => each.id === skill.id)) continue;
      const importance = 2;
      requirements.push({
        ...requirementOf(skill, language),
        importance,
        jobQuote: null,
        evidence,
      });
    }
  }
}

/** A job that names ten tools and "teamwork" once still wants teamwork: every kind found keeps one place. */
function withEveryKind(
  requirements: readonly Requirement[],
  found: readonly WeighedSkill[],
  kinds: readonly Kind[],
  { resumeLines, language }: Context,
): readonly Requirement[] {
  const result = [...requirements];
  for (const kind of kinds) {
    if (result.some((each) => each.kind === kind)) {
      continue;
    }
    const first = found.find(({ skill }) => skill.kind === kind);
    if (first === undefined) {
      continue;
    }
    if (result.length >= mostRequirements) {
      result.pop();
    }
    result.push({
      ...requirementOf(first.skill, language),
      importance: first.importance,
      jobQuote: first.quote,
      evidence: findEvidence(first.skill, resumeLines),
    });
  }
  return result;
}

/**
 * A person's own questions in areas that no skill leads to (`general`, a company's name) would never be asked for: they
 * are one requirement more, in the place of the least important one where the plan is full.
 * @param own those that can be asked in this interview
 * @param name of that requirement
 */
export function withOwnQuestions(
  plan: Plan,
  own: readonly Question[],
  skills: readonly Skill[],
  name: string,
): Plan {
  const left = withoutSkill(own, skills);
  const [first] = left;
  if (first === undefined) return plan;
  const ofKind = Map.groupBy(left, ({ kind }) => kind);
  const requirement: Requirement = {
    id: "own-questions",
    name,
    importance: 2,
    jobQuote: null,
    evidence: null,
    areas: [...new Set(left.map(({ area }) => area))],
    skills: [],
    kind: [...ofKind].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? first.kind,
  };
  return { requirements: [...plan.requirements.slice(0, mostRequirements - 1), requirement] };
}

/** Questions of areas that no skill leads to. */
export function withoutSkill(
  questions: readonly Question[],
  skills: readonly Skill[],
): readonly Question[] {
  const known = new Set(skills.flatMap(({ areas }) => areas));
  return questions.filter(({ area }) => !known.has(area));
}

/** The resume's line that shows a skill best: one with a number before a plain one before a bare list of names. */
function findEvidence(skill: Skill, lines: readonly string[]): string | null {
  if (!mayBeNamed(skill, knownWords(lines))) return null;
  const pattern = aliasPattern(skill);
  let best: { line: string; rank: number } | null = null;
  for (const line of lines) {
    if (!pattern.test(line)) {
      continue;
    }
    const isList = (line.match(/[,|·•]/g)?.length ?? 0) >= 3 && !/[.!]$/.test(line);
    const rank = (/\d/.test(line) ? 1 : 0) + (isList ? 0 : 2) + (line.length > 30 ? 1 : 0);
    if (best === null || rank > best.rank) {
      best = { line, rank };
    }
  }
  return best === null ? null : tidy(best.line);
}

/**
 * The resume's bullets and sentences, one each: a document wraps its lines anywhere, so a long line that does not end a
 * sentence goes on in the next one, unless that begins with a bullet.
 */
function statementsOf(text: string): string[] {
  const blocks: string[] = [];
  let isOpen = false;
  for (const line of linesOf(text)) {
    const last = blocks.at(-1);
    if (isOpen && last !== undefined && !/^[-*•·–]/.test(line)) {
      blocks[blocks.length - 1] = `${last} ${line}`;
    } else {
      blocks.push(line);
    }
    isOpen = line.length > 60 && !/[.:;!?]$/.test(line);
  }
  return blocks.flatMap((block) => block.split(/(?<=[.!?])\s+(?=\p{Lu})/u));
}

function tidy(line: string): string {
  const text = line
    .replace(/^([-*•·–]|#+|\d+[.)])\s*/, "")
    .replaceAll("**", "")
    .trim();
  return text.length > 240 ? `${text.slice(0, 239)}…` : text;
}
