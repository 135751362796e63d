/** A JSON Resume (schema of jsonresume.org, version 1.0.0) as readable text. */

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as one line or paragraph; "" for what is no text. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function join(parts: readonly unknown[], separator: string): string {
  return parts.map(textOf).filter(Boolean).join(separator);
}

function bullets(value: unknown): string[] {
  return listOf(value)
    .map(textOf)
    .filter(Boolean)
    .map((item) => `- ${item}`);
}

/** `2019-03 – 2021-06`; an open end is the present. */
function dateRange(entry: Fields): string {
  const [start, end] = [textOf(entry["startDate"]), textOf(entry["endDate"])];
  if (start === "") return end;
  return `${start} – ${end === "" ? "Present" : end}`;
}

/** What one section of the schema shows of an entry on its first line, and which of its lists and texts follow. */
interface Section {
  readonly key: string;
  readonly title: string;
  heading(entry: Fields): string;
  /** Names of fields that the heading has used. */
  readonly used: readonly string[];
}

const dates = ["startDate", "endDate"];

function titled(entry: Fields, ...keys: readonly string[]): string {
  return join(
    [
      join(
        keys.map((key) => entry[key]),
        ", ",
      ),
      dateRange(entry),
    ],
    "  ",
  );
}

const sections: readonly Section[] = [
  {
    key: "work",
    title: "Experience",
    heading: (entry) =>
      titled(entry, "position", entry["name"] === undefined ? "company" : "name", "location"),
    used: ["position", "name", "company", "location", ...dates],
  },
  {
    key: "volunteer",
    title: "Volunteering",
    heading: (entry) => titled(entry, "position", "organization"),
    used: ["position", "organization", ...dates],
  },
  {
    key: "education",
    title: "Education",
    heading: (entry) => titled(entry, "studyType", "area", "institution"),
    used: ["studyType", "area", "institution", ...dates],
  },
  {
    key: "skills",
    title: "Skills",
    heading: (entry) =>
      join(
        [join([entry["name"], entry["level"]], ", "), join(listOf(entry["keywords"]), ", ")],
        ": ",
      ),
    used: ["name", "level", "keywords"],
  },
  {
    key: "projects",
    title: "Projects",
    heading: (entry) => titled(entry, "name", "entity"),
    used: ["name", "entity", ...dates],
  },
  {
    key: "certificates",
    title: "Certificates",
    heading: (entry) => join([join([entry["name"], entry["issuer"]], ", "), entry["date"]], "  "),
    used: ["name", "issuer", "date"],
  },
  {
    key: "awards",
    title: "Awards",
    heading: (entry) => join([join([entry["title"], entry["awarder"]], ", "), entry["date"]], "  "),
    used: ["title", "awarder", "date"],
  },
  {
    key: "publications",
    title: "Publications",
    heading: (entry) =>
      join([join([entry["name"], entry["publisher"]], ", "), entry["releaseDate"]], "  "),
    used: ["name", "publisher", "releaseDate"],
  },
  {
    key: "languages",
    title: "Languages",
    heading: (entry) => join([entry["language"], entry["fluency"]], ": "),
    used: ["language", "fluency"],
  },
  {
    key: "interests",
    title: "Interests",
    heading: (entry) => join([entry["name"], join(listOf(entry["keywords"]), ", ")], ": "),
    used: ["name", "keywords"],
  },
  {
    key: "references",
    title: "References",
    heading: (entry) => join([entry["name"], entry["reference"]], ": "),
    used: ["name", "reference"],
  },
];

/** Fields of the file itself, not of the person. */
const ownFields = new Set(["$schema", "meta"]);

/** Everything else an entry holds, so that nothing is dropped: texts as they are, lists as bullets. */
function remainder(entry: Fields, used: readonly string[]): string[] {
  const lines: string[] = [];
  for (const [key, value] of Object.entries(entry)) {
    if (used.includes(key) || ownFields.has(key)) continue;
    const text = textOf(value);
    if (key === "summary" || key === "description") lines.push(text);
    else if (text !== "") lines.push(`${key}: ${text}`);
    else if (key === "highlights" || key === "courses") lines.push(...bullets(value));
    else if (Array.isArray(value)) lines.push(...labelledList(key, value));
    else if (isFields(value)) lines.push(...remainder(value, []));
  }
  return lines.filter(Boolean);
}

function labelledList(label: string, values: readonly unknown[]): string[] {
  const texts = values.map(textOf).filter(Boolean);
  const nested = values.filter(isFields).flatMap((value) => remainder(value, []));
  return [...(texts.length > 0 ? [`${label}: ${texts.join(", ")}`] : []), ...nested];
}

function writeBasics(basics: Fields): string[] {
  const location = isFields(basics["location"]) ? basics["location"] : {};
  const place = join(
    ["address", "postalCode", "city", "region", "countryCode"].map((key) => location[key]),
    ", ",
  );
  const profiles = listOf(basics["profiles"])
    .filter(isFields)
    .map((profile) => join([profile["network"], profile["url"] ?? profile["username"]], ": "));
  const lines = [
    textOf(basics["name"]),
    textOf(basics["label"]),
    join([basics["email"], basics["phone"], basics["url"] ?? basics["website"], place], " | "),
    ...profiles,
  ];
  const used = [
    "name",
    "label",
    "email",
    "phone",
    "url",
    "website",
    "location",
    "profiles",
    "image",
    "picture",
    "summary",
  ];
  const rest = remainder(basics, used);
  const summary = textOf(basics["summary"]);
  return [...lines.filter(Boolean), ...rest, ...(summary === "" ? [] : ["", summary])];
}

function writeSection(section: Section, value: unknown): string[] {
  const entries = listOf(value).map((entry) => {
    if (!isFields(entry)) return bullets([entry]).join("\n");
    return [section.heading(entry), ...remainder(entry, section.used)].filter(Boolean).join("\n");
  });
  const written = entries.filter(Boolean);
  if (written.length === 0) return [];
  // One-line entries stand together, longer ones apart.
  const separator = written.some((entry) => entry.includes("\n")) ? "\n\n" : "\n";
  return ["", section.title, written.join(separator)];
}

/** True for an object that has the schema's shape: `basics`, or at least two of its lists. */
function isResume(value: unknown): value is Fields {
  if (!isFields(value)) return false;
  const known = sections.filter(({ key }) => Array.isArray(value[key])).length;
  return (
    (isFields(value["basics"]) && (known > 0 || textOf(value["basics"]["name"]) !== "")) ||
    known >= 2
  );
}

/** The resume as text with a heading for each section; null when the text is not a JSON Resume. */
export function parseJsonResume(json: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isResume(value)) return null;
  const lines = isFields(value["basics"]) ? writeBasics(value["basics"]) : [];
  for (const section of sections) lines.push(...writeSection(section, value[section.key]));
  const known = ["basics", ...sections.map(({ key }) => key)];
  const rest = remainder(value, known);
  return [...lines, ...(rest.length > 0 ? ["", ...rest] : [])].join("\n").trim();
}
