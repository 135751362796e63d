import type { RubricWords } from "./shape.ts";

const wrong = "No respondió, o lo dicho está mal en lo principal.";
const noStory = "Ninguna historia, o una que no tiene que ver con la pregunta.";
const noDesign = "Ningún diseño, o uno que no podría funcionar.";

export const spanish: RubricWords = {
  technical: {
    dimensions: { correctness: "Corrección", depth: "Profundidad", application: "Aplicación" },
    anchors: {
      junior: [
        wrong,
        "Conoce el término, pero la explicación tiene un hueco o un error grave.",
        "Bien en lo principal, aunque con palabras de manual y sin el porqué.",
        "Bien, explica el porqué y da un ejemplo de uso.",
        "Bien y completo, con sus límites, como se espera de un nivel más arriba.",
      ],
      mid: [
        wrong,
        "Partes están bien, pero todavía no bastan para llevar el tema sin ayuda.",
        "Bien y útil en el día a día; faltan los costos y los casos límite.",
        "Bien, con las razones, los costos y al menos un caso límite.",
        "Completo, sopesa las alternativas y se apoya en experiencia real.",
      ],
      senior: [
        wrong,
        "Conocimiento superficial; a nivel senior se espera saber cómo funciona.",
        "Bien, pero se queda en el mecanismo; los compromisos llegan solo si se preguntan.",
        "Explica el mecanismo, los costos y compromisos, y cuándo no usarlo.",
        "Le enseña algo a quien escucha; están los límites, los fallos y las alternativas.",
      ],
      staff: [
        wrong,
        "Lo conoce solo por usarlo; faltan las consecuencias para un sistema mayor.",
        "Sólido, aunque sin las consecuencias para otros equipos y años posteriores.",
        "Sólido en mecanismo, compromisos y consecuencias en todo un sistema.",
        "Fija el estándar que otros seguirían, y dice cómo se sabría que está mal.",
      ],
    },
  },
  behavioural: {
    dimensions: {
      situation: "Situación",
      action: "Acción",
      result: "Resultado",
      reflection: "Reflexión",
    },
    anchors: {
      junior: [
        noStory,
        "Una afirmación general de lo que haría; ninguna ocasión real.",
        "Una ocasión real con acciones propias, pero sin un resultado claro.",
        "La situación, las acciones propias y el resultado son claros.",
        "Una historia completa, con un resultado medible y una lección que se usó.",
      ],
      mid: [
        noStory,
        "Una ocasión real, contada como lo que “hicimos”; la parte propia no es clara.",
        "Las acciones propias son claras; el resultado o la razón son débiles.",
        "Claro qué estaba en juego, decisiones propias con razones y un resultado visible.",
        "Todo eso, con un número y una lección que cambió el trabajo posterior.",
      ],
      senior: [
        noStory,
        "La parte propia es pequeña o poco clara para un rol senior.",
        "Las acciones propias son claras, pero el efecto no pasa de la tarea propia.",
        "Lideró el asunto, explica las decisiones y muestra el efecto en el equipo.",
        "Lo lideró contra dificultades reales, con números, y ayudó a más gente a mejorar en ello.",
      ],
      staff: [
        noStory,
        "Una buena historia de trabajo individual, sin influencia más allá.",
        "Influencia en un equipo; falta el alcance que se espera a nivel staff.",
        "Movió a varios equipos sin autoridad, con un resultado visible.",
        "Cambió cómo trabaja la organización, con pruebas de que duró.",
      ],
    },
  },
  "system-design": {
    dimensions: {
      requirements: "Requisitos",
      design: "Diseño",
      "trade-offs": "Compromisos",
      operation: "Operación",
    },
    anchors: {
      junior: [
        noDesign,
        "Nombra componentes, sin decir cómo trabajan juntos.",
        "Un diseño simple que funciona en el caso sencillo.",
        "Un diseño que funciona, con la carga en mente y un compromiso.",
        "Un diseño que funciona y escala, con los fallos considerados.",
      ],
      mid: [
        noDesign,
        "Un bosquejo con huecos serios en los datos o en el camino de la petición.",
        "Funciona en el caso sencillo; la carga y los fallos no se consideran.",
        "Pide o supone números, funciona y nombra sus compromisos.",
        "Todo eso, con manejo de fallos y cómo se vigilaría.",
      ],
      senior: [
        noDesign,
        "Funciona solo en el caso sencillo.",
        "Un diseño sólido; los compromisos o la operación son débiles.",
        "Requisitos, diseño, compromisos y operación son sólidos.",
        "Todo sólido, con números que guían las decisiones y un plan de crecimiento.",
      ],
      staff: [
        noDesign,
        "Un componente sólido, pero no un sistema que los equipos pudieran construir.",
        "Un sistema sólido; faltan la evolución, el costo o la responsabilidad.",
        "Un sistema sólido con su evolución, su costo y su operación.",
        "Todo eso, con las decisiones abiertas a propósito y cómo resolverlas.",
      ],
    },
  },
};
