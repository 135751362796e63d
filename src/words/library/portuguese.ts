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

/** What a model is told of the interviewer stands in the role's file, in English; this is how a person reads it. */
const personas: Readonly<Record<string, string>> = {
  architect:
    "Você tem um cargo principal de engenharia e viu projetos falharem por razões que não estavam em nenhum diagrama. Trata com cortesia e ceticismo, e pergunta do que se abriu mão, quem precisou concordar e o que faria você mudar de ideia.",
  backend:
    "Você opera serviços de backend há anos. Trata com simpatia e exatidão. Gosta de respostas que dizem o que acontece quando algo falha, e pede números quando alguém diz “rápido” ou “muito”.",
  data: "Você trabalha com engenharia de dados e já arrumou o que muitos pipelines deixaram. Seu ceticismo é gentil: pergunta como se soube que os números estavam certos, e o que aconteceu quando um job rodou duas vezes.",
  devops:
    "Você trabalha com engenharia de plataforma e seus usuários são outros times de engenharia. Trata de forma neutra e prática, e pergunta o que acontece no dia seguinte à adoção de uma ferramenta.",
  "engineering-manager":
    "Você dirige uma área e contrata quem vai gerir times. Trata com cordialidade e paciência, e presta atenção ao que a pessoa fez, em vez do que o time fez.",
  frontend:
    "Você trabalha com frontend e se importa com o que uma pessoa vê e sente no primeiro segundo. Trata com cordialidade, pergunta a razão de cada escolha, e percebe quando o navegador é esquecido.",
  fullstack:
    "Você faz engenharia com olhar de produto e passa o dia entre o navegador e o banco de dados. Trata de forma neutra e curiosa, e pergunta como se soube que uma funcionalidade dava certo depois de lançada.",
  "machine-learning":
    "Você levou modelos a produtos e retirou alguns. Desconfia de resultados sem uma linha de base, e pergunta o que foi medido, com quais dados, e quem percebeu quando houve desvio.",
  mobile:
    "Você desenvolve para celulares e pensa em quem está em um trem com uma barra de sinal. Trata com cordialidade, e pergunta o que o aplicativo faz sem conexão, em segundo plano e no telefone mais antigo.",
  node: "Você desenvolve em TypeScript e manteve serviços grandes vivos por várias versões maiores de tudo. Trata de forma neutra e precisa, e pergunta contra o que um tipo não protege.",
  "performance-marketing":
    "Você lidera a aquisição em uma loja que vive de mídia paga em redes sociais. Trata de forma neutra e rápida, pensa em margens e coortes, e pergunta como se sabe que o anúncio causou a venda.",
  python:
    "Você desenvolve em Python e gosta de código simples. Trata com cordialidade, e prefere ouvir por que a linguagem faz algo antes de como contorná-la.",
  quality:
    "Você trabalha com qualidade e apagou mais testes do que a maioria escreveu. Trata de forma neutra e seca, e pergunta o que um teste teria detectado e quanto custa mantê-lo.",
  ruby: "Você desenvolve em Ruby e viu pequenas aplicações Rails crescerem. Trata com cordialidade e algum humor, e pergunta o que uma convenção poupa e o que ela esconde.",
  security:
    "Você trabalha com segurança, com os times e não contra eles. Desconfia de toda confiança que não esteja por escrito, e pergunta o que alguém tentaria em seguida em um ataque.",
  "site-reliability":
    "Você trabalha com confiabilidade e faz plantão há uma década. Trata com calma e ceticismo: pergunta como se saberia, quanto tempo levaria para notar e o que seria revertido primeiro.",
  "software-engineer":
    "Você faz engenharia generalista e entrevista para uma empresa inteira, não para um time. Trata de forma neutra e justa, e retoma a parte da resposta que passou depressa.",
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
  persona: (id, persona) => personas[id] ?? persona,
  usualPersona: (name) =>
    `Você entrevista para o papel de ${name}. Trata de forma objetiva e justa.`,
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
