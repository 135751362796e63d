import type { LibraryWords } from "./english.ts";

const roleNames: Readonly<Record<string, string>> = {
  architect: "Engenharia staff e arquitetura",
  backend: "Engenharia de backend",
  data: "Engenharia de dados",
  devops: "Engenharia DevOps e de plataforma",
  "engineering-manager": "Gestão de engenharia",
  frontend: "Engenharia de frontend",
  fullstack: "Engenharia full stack",
  "machine-learning": "Engenharia de machine learning",
  mobile: "Desenvolvimento mobile",
  node: "Desenvolvimento Node.js e TypeScript",
  "performance-marketing": "Especialista em marketing de performance",
  python: "Desenvolvimento Python",
  quality: "Engenharia de testes e qualidade",
  ruby: "Desenvolvimento Ruby",
  security: "Engenharia de segurança",
  "site-reliability": "Engenharia de confiabilidade (SRE)",
  "software-engineer": "Engenharia de software",
};

export const portuguese: LibraryWords = {
  columns: {
    id: "Id",
    own: "Própria",
    area: "Área",
    difficulty: "Dificuldade",
    question: "Pergunta",
    role: "Papel",
    areas: "Áreas",
  },
  own: "sim",
  kindNames: {
    technical: "técnica",
    behavioural: "comportamental",
    "system-design": "design de sistemas",
  },
  roleName: (id, name) => roleNames[id] ?? name,
  yourOwn: "sua",
  goodAnswer: "Uma boa resposta",
  mistakes: "Erros comuns",
  strong: "Uma resposta forte",
  middling: "Uma resposta mediana",
  weak: "Uma resposta fraca",
  manners: { warm: "acolhedor", neutral: "neutro", sceptical: "cético" },
  manner: (manner) => `Estilo: ${manner}`,
  level: (level) => `nível: ${level}`,
  language: (language) => `idioma: ${language}`,
  recognised: (titles) => `Reconhecido por: ${titles}`,
  areas: "Áreas",
  kinds: "Tipos",
  waiting: (count) =>
    `${count === 1 ? "A uma pergunta sua falta" : `A ${count} perguntas suas falta`} uma referência; \`greenroom questions lint\` diz a qual.`,
  noMatch: "Nenhuma pergunta corresponde.",
  noMatchInLanguage:
    "Nenhuma pergunta corresponde neste idioma; `--language en` tem o banco inteiro.",

  errors: {
    noRole: (id, roles) => ({
      message: `Não existe o papel "${id}".`,
      hint: `Os papéis são ${roles}.`,
    }),
    noRoleMeant: (id, meant) => ({
      message: `Não existe o papel "${id}".`,
      hint: `Você quis dizer ${meant}? \`greenroom roles\` lista todos.`,
    }),
    noQuestion: (id, meant) => ({
      message: `O banco não tem a pergunta "${id}".`,
      hint: meant === null ? "`greenroom questions` lista todas." : `Você quis dizer ${meant}?`,
    }),
    noArea: (area, areas) => ({
      message: `O banco não tem a área "${area}".`,
      hint: `As áreas são ${areas}.`,
    }),
  },
};
