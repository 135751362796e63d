import type { RubricWords } from "./shape.ts";

const wrong = "Não respondeu, ou o que disse está errado no principal.";
const noStory = "Nenhuma história, ou uma que não tem a ver com a pergunta.";
const noDesign = "Nenhum design, ou um que não poderia funcionar.";

export const portuguese: RubricWords = {
  technical: {
    dimensions: { correctness: "Correção", depth: "Profundidade", application: "Aplicação" },
    anchors: {
      junior: [
        wrong,
        "Conhece o termo, mas a explicação tem uma lacuna ou um erro grave.",
        "Certo no principal, embora com palavras de livro e sem o porquê.",
        "Certo, explica o porquê e dá um exemplo de uso.",
        "Certo e completo, com os limites, como se espera de um nível acima.",
      ],
      mid: [
        wrong,
        "Partes estão certas, mas ainda não bastam para cuidar do assunto sem ajuda.",
        "Certo e útil no dia a dia; faltam os custos e os casos de borda.",
        "Certo, com as razões, os custos e pelo menos um caso de borda.",
        "Completo, pesa as alternativas e se apoia em experiência real.",
      ],
      senior: [
        wrong,
        "Conhecimento superficial; no nível sênior se espera saber como funciona.",
        "Certo, mas fica no mecanismo; os trade-offs só vêm quando perguntados.",
        "Explica o mecanismo, os custos e trade-offs, e quando não usar.",
        "Ensina algo a quem ouve; limites, modos de falha e alternativas estão todos lá.",
      ],
      staff: [
        wrong,
        "Conhece só de usar; faltam as consequências para um sistema maior.",
        "Sólido, mas sem as consequências para outros times e para os anos seguintes.",
        "Sólido em mecanismo, trade-offs e consequências em todo um sistema.",
        "Define o padrão que outros seguiriam, e diz como se saberia que está errado.",
      ],
    },
  },
  behavioural: {
    dimensions: {
      situation: "Situação",
      action: "Ação",
      result: "Resultado",
      reflection: "Reflexão",
    },
    anchors: {
      junior: [
        noStory,
        "Uma afirmação geral do que faria; nenhuma ocasião real.",
        "Uma ocasião real com ações próprias, mas sem um resultado claro.",
        "A situação, as ações próprias e o resultado são claros.",
        "Uma história completa, com um resultado mensurável e uma lição que foi usada.",
      ],
      mid: [
        noStory,
        "Uma ocasião real, contada como o que “nós” fizemos; a parte própria não é clara.",
        "As ações próprias são claras; o resultado ou a razão são fracos.",
        "Claro o que estava em jogo, decisões próprias com razões e um resultado visível.",
        "Tudo isso, com um número e uma lição que mudou o trabalho seguinte.",
      ],
      senior: [
        noStory,
        "A parte própria é pequena ou pouco clara para um papel sênior.",
        "As ações próprias são claras, mas o efeito fica na própria tarefa.",
        "Liderou o assunto, explica as escolhas e mostra o efeito no time.",
        "Liderou contra dificuldade real, com números, e ajudou mais gente a melhorar nisso.",
      ],
      staff: [
        noStory,
        "Uma boa história de trabalho individual, sem influência além dela.",
        "Influência em um time; falta o alcance que se espera no nível staff.",
        "Moveu vários times sem autoridade, com um resultado visível.",
        "Mudou como a organização trabalha, com provas de que durou.",
      ],
    },
  },
  "system-design": {
    dimensions: {
      requirements: "Requisitos",
      design: "Desenho",
      "trade-offs": "Trade-offs",
      operation: "Operação",
    },
    anchors: {
      junior: [
        noDesign,
        "Cita componentes, sem dizer como trabalham juntos.",
        "Um design simples que funciona no caso comum.",
        "Um design que funciona, com a carga em mente e um trade-off.",
        "Um design que funciona e escala, com as falhas consideradas.",
      ],
      mid: [
        noDesign,
        "Um esboço com lacunas sérias nos dados ou no caminho da requisição.",
        "Funciona no caso comum; carga e falhas não são consideradas.",
        "Pede ou supõe números, funciona e cita os seus trade-offs.",
        "Tudo isso, com tratamento de falhas e como seria monitorado.",
      ],
      senior: [
        noDesign,
        "Funciona só no caso comum.",
        "Um design sólido; os trade-offs ou a operação são fracos.",
        "Requisitos, design, trade-offs e operação são todos sólidos.",
        "Tudo sólido, com números que guiam as escolhas e um plano de crescimento.",
      ],
      staff: [
        noDesign,
        "Um componente sólido, mas não um sistema que os times pudessem construir.",
        "Um sistema sólido; faltam a evolução, o custo ou a responsabilidade.",
        "Um sistema sólido com a sua evolução, o seu custo e a sua operação.",
        "Tudo isso, com as decisões deixadas em aberto de propósito e como resolvê-las.",
      ],
    },
  },
};
