import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { planFromWords } from "../../src/interview/requirements.ts";
import { matchLevel, matchRole } from "../../src/interview/role-match.ts";
import { skillIdsOf, skillsNamedIn } from "../../src/interview/skill-names.ts";
import { roleSchema, skillName, skillSchema } from "../../src/interview/role.ts";
import { kindSchema } from "../../src/grading/question.ts";
import type { Language } from "../../src/grading/question.ts";
import { projectRoot } from "../support/greenroom.ts";

const readYaml = (name: string): unknown =>
  parse(readFileSync(join(projectRoot, "prompts", `${name}.yaml`), "utf8"));
const skills = z.array(skillSchema).parse(readYaml("skills"));
const backend = roleSchema.parse(readYaml("roles/backend"));
const frontend = roleSchema.parse(readYaml("roles/frontend"));
const kinds = kindSchema.options;

const material = (text: string) => ({ hash: "h", name: "document", text });

const job = `Backend Engineer (Python)
About us
We are Kubernetes-loving people who play table football. Redis is the name of our dog.

Requirements
- Strong experience with Python and PostgreSQL
- You have designed REST APIs
- C++ is not needed

Nice to have
- Kafka

Benefits
- Free Docker stickers`;

const resume = `Ada Example
Skills: Python, Docker, PostgreSQL, Linux
- Cut the slowest PostgreSQL report from 40 s to 2 s
- Wrote services in Python`;

describe("planFromWords", () => {
  const plan = planFromWords({
    language: "en",
    resume: material(resume),
    job: material(job),
    skills,
    role: backend,
    kinds,
  });
  const byId = new Map(plan.requirements.map((requirement) => [requirement.id, requirement]));

  test("finds five to eight, the required ones first", () => {
    expect(plan.requirements.length).toBeGreaterThanOrEqual(5);
    expect(plan.requirements.length).toBeLessThanOrEqual(8);
    expect(plan.requirements[0]?.importance).toBe(3);
  });

  test("weighs by section and quotes the job", () => {
    expect(byId.get("python")).toMatchObject({
      importance: 3,
      jobQuote: "Backend Engineer (Python)",
    });
    expect(byId.get("sql")).toMatchObject({
      importance: 3,
      jobQuote: "Strong experience with Python and PostgreSQL",
    });
    expect(byId.get("messaging")).toMatchObject({ importance: 1 });
  });

  test("takes nothing from the company's praise of itself and its benefits", () => {
    expect(plan.requirements.map(({ jobQuote }) => jobQuote ?? "").join(" ")).not.toMatch(
      /football|dog|stickers/,
    );
    expect(byId.has("nosql")).toBe(false);
  });

  test("the evidence is the line that shows most, and absence is said", () => {
    expect(byId.get("sql")?.evidence).toBe("Cut the slowest PostgreSQL report from 40 s to 2 s");
    expect(byId.get("python")?.evidence).toBe("Wrote services in Python");
    expect(byId.get("messaging")?.evidence).toBeNull();
  });

  test("evidence is a whole sentence, though the document broke its line", () => {
    const wrapped = `Profile
I am a developer with five years of web services. I moved a monolith of twelve years
to services in Python and PostgreSQL without a day of downtime. I like tea.
- RabbitMQ consumer`;
    const { requirements } = planFromWords({
      language: "en",
      resume: material(wrapped),
      job: material(job),
      skills,
      role: backend,
      kinds,
    });
    expect(requirements.find(({ id }) => id === "python")?.evidence).toBe(
      "I moved a monolith of twelve years to services in Python and PostgreSQL without a day of downtime.",
    );
  });

  test("without a job it plans from the role, resume skills first", () => {
    const alone = planFromWords({
      language: "en",
      resume: material(resume),
      job: null,
      skills,
      role: backend,
      kinds,
    });
    expect(alone.requirements.length).toBeGreaterThanOrEqual(5);
    expect(alone.requirements.every(({ jobQuote }) => jobQuote === null)).toBe(true);
    expect(alone.requirements.map(({ id }) => id)).toContain("sql");
  });

  test("keeps to the kinds that are allowed", () => {
    const behavioural = planFromWords({
      language: "en",
      resume: null,
      job: material(job),
      skills,
      role: backend,
      kinds: ["behavioural"],
    });
    expect(new Set(behavioural.requirements.map(({ kind }) => kind))).toEqual(
      new Set(["behavioural"]),
    );
  });

  test("words are whole: JavaScript is no Java, C is not C++", () => {
    const plain = planFromWords({
      language: "en",
      resume: null,
      job: material("We use Gopher, reactivity, indexical jargon and nodejsx"),
      skills,
      role: backend,
      kinds,
    });
    expect(plain.requirements.every(({ jobQuote }) => jobQuote === null)).toBe(true);
  });
});

test("the role is the one whose titles fit the head of the job best", () => {
  expect(
    matchRole("Senior Frontend Engineer\nYou work with our backend engineers", [backend, frontend])
      ?.id,
  ).toBe("frontend");
  expect(matchRole("Gardener", [backend, frontend])).toBeNull();
});

test.each([
  ["Senior Backend Engineer", "senior"],
  ["Staff Engineer\nmentor junior colleagues", "staff"],
  ["Engineer\n\n\n\n\nThis is a junior position", "junior"],
  ["Graduate developer", "junior"],
  ["Mid-level developer", "mid"],
  ["Developer", null],
  ["Meet our staff members", null],
])("the level of %s is %s", (text, level) => {
  expect(matchLevel(text)).toBe(level);
});

test.each([
  ["Led a team of four in moving twelve services to Kubernetes", "leadership"],
  ["Managed a team of six engineers", "leadership"],
  ["Lideré la migración de doce servicios", "leadership"],
  ["Liderei a migração de doze serviços", "leadership"],
  ["Mentored two junior developers", "mentoring"],
  ["Mentorei duas pessoas", "mentoring"],
  ["Presented our work at two conferences", "communication"],
  ["Collaborated with design and support", "collaboration"],
  ["Took over the billing service", "ownership"],
  ["Was on call one week in five", "incident-response"],
])("a resume that says %j shows %s: resumes tell it in the past tense", (line, id) => {
  const named = skillsNamedIn(`Ana Torres\n- ${line}`, skills);
  expect(named.map((skill) => skill.id)).toContain(id);
});

test.each([
  "Wrote firmware for LED drivers; a fix led to 30% fewer returns",
  "Worked with React and Kafka, trained models",
  "A family-owned business, native English speaker",
])("%j shows none of what people do with each other", (line) => {
  const named = skillsNamedIn(line, skills).filter(({ kind }) => kind === "behavioural");
  expect(named.map(({ id }) => id)).toEqual([]);
});

test("a bank question's tags lead to the skills of the lexicon", () => {
  expect(skillIdsOf(["postgresql", "indexes"], skills)).toEqual(["sql", "query-performance"]);
});

describe("a job in another language", () => {
  const roles = readdirSync(join(projectRoot, "prompts", "roles")).map((file) =>
    roleSchema.parse(readYaml(`roles/${file.replace(".yaml", "")}`)),
  );
  const spanish = `Desarrolladora/Desarrollador Backend Semi Senior
Sobre nosotros
Somos una empresa con mucha energía. Redis es el nombre de nuestro perro.

¿Qué buscamos?
- Sólida experiencia con Python y bases de datos relacionales
- Pruebas automatizadas e integración continua
- Trabajo en equipo

Deseable
- Conocimientos de Kubernetes y observabilidad

Beneficios
- Mentoría y horario flexible`;
  const portuguese = `Pessoa Engenheira de Dados Pleno
Quem somos
Uma empresa que fala de acessibilidade.

Requisitos
- Experiência sólida com bancos de dados e modelagem de dados
- Filas de mensagens (Kafka)

Diferenciais
- Nuvem e infraestrutura como código

Benefícios
- Plano de saúde e mentoria`;
  const planOf = (language: Language, text: string) =>
    planFromWords({
      resume: null,
      job: material(text),
      skills,
      role: backend,
      kinds,
      language,
    }).requirements.map(({ name, importance }) => [name, importance]);

  test("is read by its own words, headings and names", () => {
    expect(planOf("es", spanish)).toEqual([
      ["Python", 3],
      ["SQL y bases de datos relacionales", 3],
      ["Pruebas automatizadas", 3],
      ["Trabajo con otras personas", 3],
      ["CI/CD", 3],
      ["Nube e infraestructura", 1],
      ["Observabilidad", 1],
    ]);
    expect(planOf("pt", portuguese)).toEqual([
      ["SQL e bancos de dados relacionais", 3],
      ["Modelagem de dados", 3],
      ["Filas e mensageria", 3],
      ["Nuvem e infraestrutura", 1],
      ["Infraestrutura como código", 1],
    ]);
  });

  test("is read whatever the interview is in, which names what it found", () => {
    expect(planOf("en", spanish).slice(0, 2)).toEqual([
      ["Python", 3],
      ["SQL and relational databases", 3],
    ]);
  });

  test("names its role and level", () => {
    expect(matchRole(spanish, roles)?.id).toBe("backend");
    expect(matchLevel(spanish)).toBe("mid");
    expect(matchRole(portuguese, roles)?.id).toBe("data");
    expect(matchLevel(portuguese)).toBe("mid");
  });

  test.each([
    ["Desenvolvedor Java Sênior", "software-engineer", "senior"],
    ["Ingeniera de seguridad júnior", "security", "junior"],
    ["Líder técnica", "architect", "senior"],
    ["Analista de testes", "quality", null],
    ["Gerente de ingeniería", "engineering-manager", null],
    ["Desarrollador móvil en pleno crecimiento", "mobile", null],
  ])("%s", (title, role, level) => {
    expect(matchRole(title, roles)?.id).toBe(role);
    expect(matchLevel(title)).toBe(level);
  });

  test.each([
    ["Engineering Manager: lead a team of 8 backend engineers", "engineering-manager"],
    [
      "Engineering Manager\n- backend\n- backend\n- backend\n- backend\n- back-end",
      "engineering-manager",
    ],
    ["Backend Developer", "backend"],
    ["Desarrollador backend", "backend"],
    ["Front-end Team Lead", "engineering-manager"],
    [
      "Software Engineer\nYou work on our backend\nOther backend teams help you",
      "software-engineer",
    ],
    [
      "At Acme Backend Systems we think that a good team needs somebody who listens\nSite Reliability Engineer\nAn SRE",
      "site-reliability",
    ],
    ["Acme\nSite Reliability Engineer\nFrom the backend up", "site-reliability"],
  ])("%s names %s", (text, role) => {
    expect(matchRole(text, roles)?.id).toBe(role);
  });

  test.each(["es", "pt"] as const)("every skill has a name of its own kind in %s", (language) => {
    const named = skills.filter((skill) => skill[language] !== undefined);
    expect(named.length).toBeGreaterThan(50);
    const names = skills.map((skill) => skillName(skill, language));
    expect(new Set(names).size).toBe(names.length);
  });
});
