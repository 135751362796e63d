import { tellerOf } from "../reasons.ts";
import { portuguese as reasonTable } from "../reasons/portuguese.ts";
import type { UpkeepWords } from "./english.ts";

const tell = tellerOf(reasonTable);

export const portuguese: UpkeepWords = {
  checks: {
    names: {
      node: "Node.js",
      bank: "Banco de perguntas",
      own: "Perguntas próprias",
      database: "Banco de dados",
      disk: "Disco",
      settings: "Configurações",
      key: "Chave de API",
      service: "Serviço",
      recorder: "Gravador",
      microphone: "Microfone",
      player: "Reprodutor",
      voice: "Voz",
      recogniser: "Reconhecedor",
    },
    noSettingsFile: (path) => `não há arquivo, então valem os padrões (seria ${path})`,
    bank: (questions, areas) => `${questions} perguntas em ${areas} áreas`,
    sound: (file) => `em bom estado, ${file}`,
    damaged: (what) => `danificado: ${what ?? "não se sabe o quê"}`,
    damagedFix:
      "Exporte o que der para ler (greenroom data export), tire o arquivo do lugar e importe o que exportou.",
    megabytesFree: (count) => `${count} MB livres`,
    makeRoom: "Libere espaço no disco do banco de dados.",
    findingAndMore: (finding, more) => `${finding}, e mais ${more}`,
    noOwn: "nenhuma",
    ownIn: (questions, files) => `${questions} em ${files} ${files === 1 ? "arquivo" : "arquivos"}`,
    waiting: (count) => `sem referência: ${count}`,
    roles: (count) => `${count} ${count === 1 ? "papel" : "papéis"}`,
    waitingFix: "`greenroom questions lint` diz quais; até lá não são feitas.",
    noKey: "nenhuma; as entrevistas usam o motor offline",
    noKeyFix:
      "Salve uma com `greenroom auth set`, ou escolha um serviço local: `greenroom config set service ollama`.",
    noKeyFor: (url) => `nenhuma para ${url}`,
    saveKey: "Salve uma com `greenroom auth set`.",
    notNeeded: (url) => `não é necessária para ${url}`,
    othersRead: (path) => `outras pessoas que usam esta máquina podem ler ${path}`,
    makePrivate: (path) => `Faça com que só você possa ler: \`chmod 600 ${path}\`.`,
    keyFrom: { environment: "do ambiente", file: "do arquivo" },
    listsNone: (url) => `${url} responde e não lista modelos`,
    hasModel: (url, model) => `${url} responde e tem ${model}`,
    lacksModel: (url, model) => `${url} responde, mas não tem o modelo ${model}`,
    chooseModel: (models) =>
      `Escolha um com \`greenroom config set model NAME\`: ${models === "" ? "não lista nenhum" : models}.`,
    reportIt: "Por favor, relate isto.",
    bringsSound: "chega som",
    levels: {
      dead: "só zeros: desligado, ou não permitido",
      silent: "não se ouve ninguém",
      quiet: "baixo demais",
      clipping: "alto demais: o som é cortado",
      good: "um bom nível",
    },
    silentFix: "Fale enquanto grava; é o microfone certo? `greenroom voice devices` lista todos.",
    quietFix: "Aumente o nível, ou chegue mais perto.",
    clippingFix: "Diminua o nível.",
    peak: (finding, dbfs) => `${finding} (pico ${dbfs} dBFS)`,
    stopped: "interrompido",
    notHeard: tell,
    loudspeaker: "Há um alto-falante, e ele está escolhido nas configurações do sistema?",
  },

  install: {
    none: "Não há nenhum programa que grave instalado.",
    nothingRecorded: (why) => `Não dá para gravar nada: ${tell(why)}.`,
    isThere: (name) => `"${name}" está aí? \`greenroom voice devices\` lista os microfones.`,
    recorder: {
      darwin: "Instale o SoX: brew install sox.",
      win32: "Instale o SoX: winget install ChrisBagwell.SoX, e tenha a pasta dele em PATH.",
      other: "Instale um: sudo apt install alsa-utils (ou sox, ou pulseaudio-utils).",
    },
    player: {
      darwin: "afplay faz parte do macOS; /usr/bin está em PATH?",
      win32: "O PowerShell toca as perguntas; ele está em PATH?",
      other: "Instale um: sudo apt install alsa-utils (ou pulseaudio-utils, ou sox).",
    },
    allow: {
      darwin:
        "Conecte um microfone, e permita o uso dele ao seu terminal em Ajustes do Sistema, Privacidade e Segurança, Microfone.",
      win32:
        "Conecte um microfone, e permita o uso dele em Configurações, Privacidade e segurança, Microfone, também para aplicativos da área de trabalho.",
      other:
        "Conecte um microfone, ou escolha com --microphone; `greenroom voice devices` lista os que há.",
    },
  },

  reminder: {
    title: "Greenroom: a pergunta de hoje",
    text: (due, streak) =>
      [
        due === 0
          ? "Uma pergunta nova espera por você."
          : `${due === 1 ? "1 cartão está" : `${due} cartões estão`} na vez.`,
        ...(streak === 0 ? [] : [`Responda hoje e serão ${streak} dias seguidos.`]),
        "Execute: greenroom daily",
      ].join(" "),
    byHand: (scheduler) => `Um lembrete alterado à mão, com ${scheduler}.`,
    everyDay: (at, scheduler) => `Um lembrete às ${at}, todos os dias, com ${scheduler}.`,
    onDays: (at, days, scheduler) => `Um lembrete às ${at}, ${days}, com ${scheduler}.`,
    next: (time) => `Próximo: ${time}`,
    place: "Em: ",
    problems: {
      "timer-not-active": "O temporizador não está ativo.",
      "systemd-does-not-answer":
        "Nenhum systemd seu responde, então o temporizador não roda agora.",
      "no-cron-runs": "Nenhum cron roda nesta máquina agora.",
      "agent-not-loaded": "O launchd não carregou o agente.",
      "task-disabled": "A tarefa está desativada.",
    },
    notCurrent:
      "Não é o que este Greenroom instalaria: o Node, o Greenroom ou os dados mudaram de lugar, ou foi alterado à mão. `greenroom daily start` corrige isso.",
    replaced: (name) => `O de ${name} foi removido.`,
    timeZone: "TZ está definida aqui: o agendador segue o fuso horário do sistema.",
    none: "Não há nenhum lembrete para remover.",
    removed: (names) => `O lembrete de ${names} foi removido.`,
    and: " e ",
    noReminder: "Não há nenhum lembrete. Instale um com: greenroom daily start --at 09:00",
  },

  auth: {
    noKey: "sem chave",
    keyIn: (path) => `chave em ${path}`,
    keyFromEnvironment: "chave do ambiente",
    inUse: (service, place) => `${service}: ${place} (o serviço em uso)`,
    savesOne: "`greenroom auth set` salva uma; sem ela, quem pergunta e avalia é o motor offline.",
    keyFor: (service) => `Chave de API para ${service}`,
    saved: (service, path) => `A chave para ${service} foi salva em ${path}; só você pode ler.`,
    environmentWins: "O ambiente também tem uma chave para ele, e é essa que é usada.",
    removed: (service) => `A chave para ${service} foi removida.`,
    noneSaved: (service) => `Não havia nenhuma chave salva para ${service}.`,
  },

  data: {
    exported: (file) =>
      `Exportado para ${file}. Contém suas respostas e seu currículo; guarde só para você.`,
    imported: (added, skipped) => `Entrevistas adicionadas: ${added}; já estavam: ${skipped}.`,
    copied: (file) => `Copiado para ${file}.`,
    deleteOne: (id) => `Apagar para sempre a entrevista ${id}?`,
    deletedOne: (id) => `A entrevista ${id} foi apagada.`,
    deleteAll: (count) =>
      `Apagar tudo para sempre: entrevistas (${count}), prática, entrevistas reais anotadas, marcas suas, perfil e uso?`,
    deletedAll: (path) =>
      `${path} foi apagado. As chaves de API, as configurações e suas próprias perguntas continuam lá: \`greenroom auth remove\`, \`greenroom config path\`.`,
    nothingDeleted: "Nada foi apagado.",
  },

  noCalls: "Nenhuma chamada a um modelo.",
  columns: {
    day: "Dia",
    purpose: "Para",
    model: "Modelo",
    calls: "Chamadas",
    failed: "Falhas",
    input: "Entrada",
    output: "Saída",
    usd: "USD",
  },
  total: "Soma",
  withoutPrice: (calls) => `?: preço desconhecido; a soma não inclui estas chamadas: ${calls}.`,
  errors: {
    doctorFailed: (failed, all) => ({
      message: `Falharam ${failed} de ${all} verificações.`,
      hint: "Faça o que aparece abaixo de cada uma.",
    }),
    partsFailed: (failed, all) => ({
      message: `Não funcionam ${failed} de ${all} partes.`,
      hint: "Faça o que aparece abaixo de cada uma.",
    }),
    noTime: (at) => ({
      message: `"${at}" não é uma hora do dia.`,
      hint: "Escreva assim: --at 09:00.",
    }),
    noDays: (days) => ({
      message: `"${days}" não são dias da semana.`,
      hint: "Escreva assim: --days mon-fri, mon,wed,fri, weekdays, weekends ou daily.",
    }),
    noSchedulerLinux: {
      message: "Nenhum agendador responde aqui.",
      hint: "Instale o cron, ou entre em uma sessão com um systemd seu.",
    },
    noScheduler: {
      message: "Nenhum agendador responde aqui.",
      hint: "Entre em uma sessão de desktop e tente de novo.",
    },
    systemHasNo: (name) => ({
      message: `Este sistema não tem ${name}.`,
      hint: "Deixe --scheduler de fora para usar o que há.",
    }),
    doesNotAnswer: (name) => ({
      message: `${name} não responde aqui.`,
      hint: "Deixe --scheduler de fora para usar o que responde.",
    }),
    noApiKey: {
      message:
        "Isso não é uma chave de API: uma chave é uma só palavra de letras, números e sinais.",
      hint: "Copie de novo da página do serviço.",
    },
    noService: (service, all) => ({
      message: `Não existe o serviço "${service}".`,
      hint: `São conhecidos ${all}.`,
    }),
    isBackup: (name, database) => ({
      message: `${name} é um banco de dados, como os que \`greenroom data backup\` escreve, e não uma exportação.`,
      hint: `Para voltar a ele: sem nenhum Greenroom em execução, mova ${database} para outro lugar, e também ${database}-wal se existir, e copie o backup para ${database}.`,
    }),
    dataLine: (name, line, reason) => ({
      message: `${name}, linha ${line}: ${reason}.`,
      hint: "Dê um arquivo que `greenroom data export` gravou.",
    }),
    oneOrAll: {
      message: "Indique uma entrevista, ou use --all.",
      hint: "`greenroom history` lista os ids.",
    },
    since: (text) => ({
      message: `--since é "${text}".`,
      hint: "Espera-se uma data como 2026-01-31, ou um período como 7d, 4w ou 6m.",
    }),
  },
};
