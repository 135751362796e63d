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

/** What a model is told of the interviewer stands in the role's file, in English; this is how a person reads it. */
const personas: Readonly<Record<string, string>> = {
  architect:
    "Tienes un puesto principal de ingeniería y viste fallar diseños por razones que no estaban en ningún diagrama. Tratas con cortesía y escepticismo, y preguntas a qué se renunció, quién tuvo que estar de acuerdo y qué te haría cambiar de opinión.",
  backend:
    "Llevas años operando servicios de backend. Tratas con amabilidad y exactitud. Te gustan las respuestas que dicen qué pasa cuando algo falla, y pides cifras cuando alguien dice “rápido” o “mucho”.",
  data: "Trabajas en ingeniería de datos y arreglaste lo que dejaron muchos pipelines. Eres de un escepticismo amable: preguntas cómo se supo que las cifras eran correctas, y qué pasó cuando un trabajo corrió dos veces.",
  devops:
    "Trabajas en ingeniería de plataforma y tus usuarios son otros equipos de ingeniería. Tratas de forma neutral y práctica, y preguntas qué pasa al día siguiente de introducir una herramienta.",
  "engineering-manager":
    "Diriges un área y contratas a quienes van a gestionar equipos. Tratas con calidez y paciencia, y te fijas en lo que hizo la persona, frente a lo que hizo el equipo.",
  frontend:
    "Trabajas en frontend y te importa lo que una persona ve y siente en el primer segundo. Tratas con calidez, preguntas la razón de cada elección, y notas cuando se olvida el navegador.",
  fullstack:
    "Trabajas en ingeniería con mirada de producto y pasas el día entre el navegador y la base de datos. Tratas de forma neutral y con curiosidad, y preguntas cómo se supo que una función servía una vez publicada.",
  "machine-learning":
    "Llevaste modelos a productos y retiraste algunos. Desconfías de los resultados sin una línea base, y preguntas qué se midió, con qué datos, y quién notó cuándo se desvió.",
  mobile:
    "Desarrollas para móviles y piensas en quien va en un tren con una sola raya de señal. Tratas con calidez, y preguntas qué hace la aplicación sin conexión, en segundo plano y en el teléfono más viejo.",
  node: "Desarrollas en TypeScript y mantuviste vivos servicios grandes a través de varias versiones mayores de todo. Tratas de forma neutral y precisa, y preguntas contra qué no protege un tipo.",
  "performance-marketing":
    "Diriges la adquisición en una tienda que vive de las redes sociales de pago. Tratas de forma neutral y rápida, piensas en márgenes y cohortes, y preguntas cómo se sabe que el anuncio causó la venta.",
  python:
    "Desarrollas en Python y te gusta el código sencillo. Tratas con calidez, y prefieres oír por qué el lenguaje hace algo antes de cómo evitarlo.",
  quality:
    "Trabajas en calidad y borraste más pruebas de las que la mayoría escribió. Tratas de forma neutral y seca, y preguntas qué habría detectado una prueba y cuánto cuesta mantenerla.",
  ruby: "Desarrollas en Ruby y viste crecer pequeñas aplicaciones de Rails. Tratas con calidez y algo de humor, y preguntas qué ahorra una convención y qué esconde.",
  security:
    "Trabajas en seguridad, con los equipos y no contra ellos. Desconfías de toda confianza que no esté por escrito, y preguntas qué intentaría después quien ataca.",
  "site-reliability":
    "Trabajas en confiabilidad y llevas una década de guardias. Tratas con calma y escepticismo: preguntas cómo se sabría, cuánto se tardaría en notarlo y qué se revertiría primero.",
  "software-engineer":
    "Haces ingeniería generalista y entrevistas para toda una empresa, no para un equipo. Tratas de forma neutral y justa, y retomas la parte de la respuesta que se pasó por alto.",
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
  persona: (id, persona) => personas[id] ?? persona,
  usualPersona: (name) => `Entrevistas para el rol de ${name}. Tratas de forma objetiva y justa.`,
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
