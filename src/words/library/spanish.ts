import type { LibraryWords } from "./english.ts";

const roleNames: Readonly<Record<string, string>> = {
  architect: "Ingeniería staff y arquitectura",
  backend: "Ingeniería backend",
  data: "Ingeniería de datos",
  devops: "Ingeniería DevOps y de plataforma",
  "engineering-manager": "Gerencia de ingeniería",
  frontend: "Ingeniería frontend",
  fullstack: "Ingeniería full stack",
  "machine-learning": "Ingeniería de machine learning",
  mobile: "Desarrollo móvil",
  node: "Desarrollo Node.js y TypeScript",
  "performance-marketing": "Especialista en marketing de resultados",
  python: "Desarrollo Python",
  quality: "Ingeniería de pruebas y calidad",
  ruby: "Desarrollo Ruby",
  security: "Ingeniería de seguridad",
  "site-reliability": "Ingeniería de confiabilidad (SRE)",
  "software-engineer": "Ingeniería de software",
};

export const spanish: LibraryWords = {
  columns: {
    id: "Id",
    own: "Propia",
    area: "Área",
    difficulty: "Dificultad",
    question: "Pregunta",
    role: "Rol",
    areas: "Áreas",
  },
  own: "sí",
  kindNames: {
    technical: "técnica",
    behavioural: "de comportamiento",
    "system-design": "diseño de sistemas",
  },
  roleName: (id, name) => roleNames[id] ?? name,
  yourOwn: "tuya",
  goodAnswer: "Una buena respuesta",
  mistakes: "Errores comunes",
  strong: "Una respuesta fuerte",
  middling: "Una respuesta regular",
  weak: "Una respuesta débil",
  manners: { warm: "cercano", neutral: "neutral", sceptical: "escéptico" },
  manner: (manner) => `Estilo: ${manner}`,
  level: (level) => `nivel: ${level}`,
  language: (language) => `idioma: ${language}`,
  recognised: (titles) => `Se reconoce por: ${titles}`,
  areas: "Áreas",
  kinds: "Tipos",
  waiting: (count) =>
    `${count === 1 ? "A una pregunta tuya le falta" : `A ${count} preguntas tuyas les falta`} una referencia; \`greenroom questions lint\` dice a cuál.`,
  noMatch: "Ninguna pregunta coincide.",
  noMatchInLanguage:
    "Ninguna pregunta coincide en este idioma; `--language en` tiene el banco entero.",

  errors: {
    noRole: (id, roles) => ({
      message: `No existe el rol "${id}".`,
      hint: `Los roles son ${roles}.`,
    }),
    noRoleMeant: (id, meant) => ({
      message: `No existe el rol "${id}".`,
      hint: `¿Quisiste decir ${meant}? \`greenroom roles\` los lista todos.`,
    }),
    noQuestion: (id, meant) => ({
      message: `El banco no tiene la pregunta "${id}".`,
      hint: meant === null ? "`greenroom questions` las lista." : `¿Quisiste decir ${meant}?`,
    }),
    noArea: (area, areas) => ({
      message: `El banco no tiene el área "${area}".`,
      hint: `Las áreas son ${areas}.`,
    }),
  },
};
