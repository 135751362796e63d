import { tellerOf } from "../reasons.ts";
import { spanish as reasonTable } from "../reasons/spanish.ts";
import type { UpkeepWords } from "./english.ts";

const tell = tellerOf(reasonTable);

export const spanish: UpkeepWords = {
  checks: {
    names: {
      node: "Node.js",
      bank: "Banco de preguntas",
      own: "Preguntas propias",
      database: "Base de datos",
      disk: "Disco",
      settings: "Ajustes",
      key: "Clave de API",
      service: "Servicio",
      recorder: "Grabadora",
      microphone: "Micrófono",
      player: "Reproductor",
      voice: "Voz",
      recogniser: "Reconocedor",
    },
    noSettingsFile: (path) =>
      `no hay archivo, así que valen los valores predeterminados (sería ${path})`,
    bank: (questions, areas) => `${questions} preguntas en ${areas} áreas`,
    sound: (file) => `en buen estado, ${file}`,
    damaged: (what) => `dañada: ${what ?? "no se sabe qué"}`,
    damagedFix:
      "Exporta lo que se pueda leer (greenroom data export), aparta el archivo e importa lo exportado.",
    megabytesFree: (count) => `${count} MB libres`,
    makeRoom: "Libera espacio en el disco de la base de datos.",
    findingAndMore: (finding, more) => `${finding}, y ${more} más`,
    noOwn: "ninguna",
    ownIn: (questions, files) => `${questions} en ${files} ${files === 1 ? "archivo" : "archivos"}`,
    waiting: (count) => `sin referencia: ${count}`,
    roles: (count) => `${count} ${count === 1 ? "rol" : "roles"}`,
    waitingFix: "`greenroom questions lint` dice cuáles; hasta entonces no se preguntan.",
    noKey: "ninguna; las entrevistas usan el motor sin conexión",
    noKeyFix:
      "Guarda una con `greenroom auth set`, o elige un servicio local: `greenroom config set service ollama`.",
    noKeyFor: (url) => `ninguna para ${url}`,
    saveKey: "Guarda una con `greenroom auth set`.",
    notNeeded: (url) => `no hace falta para ${url}`,
    othersRead: (path) => `otras personas que usan esta máquina pueden leer ${path}`,
    makePrivate: (path) => `Haz que solo tú puedas leerlo: \`chmod 600 ${path}\`.`,
    keyFrom: { environment: "del entorno", file: "del archivo" },
    listsNone: (url) => `${url} responde y no lista modelos`,
    hasModel: (url, model) => `${url} responde y tiene ${model}`,
    lacksModel: (url, model) => `${url} responde, pero no tiene el modelo ${model}`,
    chooseModel: (models) =>
      `Elige uno con \`greenroom config set model NAME\`: ${models === "" ? "no lista ninguno" : models}.`,
    reportIt: "Repórtalo, por favor.",
    bringsSound: "llega sonido",
    levels: {
      dead: "solo ceros: apagado, o no permitido",
      silent: "no se oye a nadie",
      quiet: "demasiado bajo",
      clipping: "demasiado alto: se corta",
      good: "un buen nivel",
    },
    silentFix:
      "Habla mientras graba; ¿es el micrófono correcto? `greenroom voice devices` los lista.",
    quietFix: "Sube su nivel, o acércate.",
    clippingFix: "Baja su nivel.",
    peak: (finding, dbfs) => `${finding} (pico ${dbfs} dBFS)`,
    stopped: "detenido",
    notHeard: tell,
    loudspeaker: "¿Hay un altavoz, y está elegido en los ajustes del sistema?",
  },

  install: {
    none: "No hay instalado ningún programa que grabe.",
    nothingRecorded: (why) => `No se puede grabar nada: ${tell(why)}.`,
    isThere: (name) => `¿Está "${name}"? \`greenroom voice devices\` lista los micrófonos.`,
    recorder: {
      darwin: "Instala SoX: brew install sox.",
      win32: "Instala SoX: winget install ChrisBagwell.SoX, y ten su carpeta en PATH.",
      other: "Instala uno: sudo apt install alsa-utils (o sox, o pulseaudio-utils).",
    },
    player: {
      darwin: "afplay es parte de macOS; ¿está /usr/bin en PATH?",
      win32: "PowerShell reproduce las preguntas; ¿está en PATH?",
      other: "Instala uno: sudo apt install alsa-utils (o pulseaudio-utils, o sox).",
    },
    allow: {
      darwin:
        "Conecta un micrófono, y permítelo a tu terminal en Ajustes del Sistema, Privacidad y seguridad, Micrófono.",
      win32:
        "Conecta un micrófono, y permítelo en Configuración, Privacidad y seguridad, Micrófono, también para aplicaciones de escritorio.",
      other:
        "Conecta un micrófono, o elígelo con --microphone; `greenroom voice devices` lista los que hay.",
    },
  },

  reminder: {
    title: "Greenroom: la pregunta de hoy",
    text: (due, streak) =>
      [
        due === 0
          ? "Te espera una pregunta nueva."
          : `${due === 1 ? "Toca 1 tarjeta" : `Tocan ${due} tarjetas`}.`,
        ...(streak === 0 ? [] : [`Responde hoy y serán ${streak} días seguidos.`]),
        "Ejecuta: greenroom daily",
      ].join(" "),
    byHand: (scheduler) => `Un recordatorio modificado a mano, con ${scheduler}.`,
    everyDay: (at, scheduler) => `Un recordatorio a las ${at}, todos los días, con ${scheduler}.`,
    onDays: (at, days, scheduler) => `Un recordatorio a las ${at}, ${days}, con ${scheduler}.`,
    next: (time) => `Próximo: ${time}`,
    place: "En: ",
    problems: {
      "timer-not-active": "El temporizador no está activo.",
      "systemd-does-not-answer":
        "No responde ningún systemd tuyo, así que el temporizador no corre ahora.",
      "no-cron-runs": "En esta máquina no corre cron ahora.",
      "agent-not-loaded": "launchd no cargó el agente.",
      "task-disabled": "La tarea está deshabilitada.",
    },
    notCurrent:
      "No es lo que este Greenroom instalaría: Node, Greenroom o sus datos cambiaron de lugar, o se modificó a mano. `greenroom daily start` lo arregla.",
    replaced: (name) => `Se quitó el de ${name}.`,
    timeZone: "TZ está definida aquí: el programador de tareas sigue la zona horaria del sistema.",
    none: "No hay ningún recordatorio que quitar.",
    removed: (names) => `Se quitó el recordatorio de ${names}.`,
    and: " y ",
    noReminder: "No hay ningún recordatorio. Instala uno con: greenroom daily start --at 09:00",
  },

  auth: {
    noKey: "sin clave",
    keyIn: (path) => `clave en ${path}`,
    keyFromEnvironment: "clave del entorno",
    inUse: (service, place) => `${service}: ${place} (el servicio en uso)`,
    savesOne: "`greenroom auth set` guarda una; sin ella pregunta y evalúa el motor sin conexión.",
    keyFor: (service) => `Clave de API para ${service}`,
    saved: (service, path) =>
      `La clave para ${service} quedó guardada en ${path}; solo tú puedes leerla.`,
    environmentWins: "El entorno también tiene una clave para él, y es la que se usa.",
    removed: (service) => `Se borró la clave para ${service}.`,
    noneSaved: (service) => `No había ninguna clave guardada para ${service}.`,
  },

  data: {
    exported: (file) =>
      `Exportado a ${file}. Contiene tus respuestas y tu currículum; guárdalo para ti.`,
    imported: (added, skipped) => `Entrevistas agregadas: ${added}; ya estaban: ${skipped}.`,
    copied: (file) => `Copiado a ${file}.`,
    deleteOne: (id) => `¿Borrar para siempre la entrevista ${id}?`,
    deletedOne: (id) => `La entrevista ${id} quedó borrada.`,
    deleteAll: (count) =>
      `¿Borrar todo para siempre: entrevistas (${count}), práctica, entrevistas reales anotadas, marcas tuyas, perfil y uso?`,
    deletedAll: (path) =>
      `${path} quedó borrado. Las claves de API, los ajustes y tus propias preguntas siguen ahí: \`greenroom auth remove\`, \`greenroom config path\`.`,
    nothingDeleted: "No se borró nada.",
  },

  noCalls: "Ninguna llamada a un modelo.",
  columns: {
    day: "Día",
    purpose: "Para",
    model: "Modelo",
    calls: "Llamadas",
    failed: "Fallidas",
    input: "Entrada",
    output: "Salida",
    usd: "USD",
  },
  total: "Suma",
  withoutPrice: (calls) => `?: precio desconocido; la suma no incluye estas llamadas: ${calls}.`,
  errors: {
    doctorFailed: (failed, all) => ({
      message: `Fallaron ${failed} de ${all} comprobaciones.`,
      hint: "Haz lo que aparece debajo de cada una.",
    }),
    partsFailed: (failed, all) => ({
      message: `No funcionan ${failed} de ${all} partes.`,
      hint: "Haz lo que aparece debajo de cada una.",
    }),
    noTime: (at) => ({
      message: `"${at}" no es una hora del día.`,
      hint: "Escríbela así: --at 09:00.",
    }),
    noDays: (days) => ({
      message: `"${days}" no son días de la semana.`,
      hint: "Escríbelos así: --days mon-fri, mon,wed,fri, weekdays, weekends o daily.",
    }),
    noSchedulerLinux: {
      message: "Aquí no responde ningún programador de tareas.",
      hint: "Instala cron, o entra en una sesión con un systemd tuyo.",
    },
    noScheduler: {
      message: "Aquí no responde ningún programador de tareas.",
      hint: "Entra en una sesión de escritorio e inténtalo de nuevo.",
    },
    systemHasNo: (name) => ({
      message: `Este sistema no tiene ${name}.`,
      hint: "Omite --scheduler para usar el que sí.",
    }),
    doesNotAnswer: (name) => ({
      message: `${name} no responde aquí.`,
      hint: "Omite --scheduler para usar el que sí.",
    }),
    noApiKey: {
      message:
        "Eso no es una clave de API: una clave es una sola palabra de letras, cifras y signos.",
      hint: "Cópiala otra vez de la página del servicio.",
    },
    noService: (service, all) => ({
      message: `No existe el servicio "${service}".`,
      hint: `Se conocen ${all}.`,
    }),
    isBackup: (name, database) => ({
      message: `${name} es una base de datos, como las que escribe \`greenroom data backup\`, y no una exportación.`,
      hint: `Para volver a ella: sin ningún Greenroom en marcha, mueve ${database} a otro lugar, y también ${database}-wal si existe, y copia la copia de seguridad a ${database}.`,
    }),
    dataLine: (name, line, reason) => ({
      message: `${name}, línea ${line}: ${reason}.`,
      hint: "Da un archivo que haya escrito `greenroom data export`.",
    }),
    oneOrAll: {
      message: "Indica una entrevista, o usa --all.",
      hint: "`greenroom history` lista los ids.",
    },
    since: (text) => ({
      message: `--since es "${text}".`,
      hint: "Se espera una fecha como 2026-01-31, o un período como 7d, 4w o 6m.",
    }),
  },
};
