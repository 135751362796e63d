import type { DocumentsWords } from "./english.ts";

export const spanish: DocumentsWords = {
  plainText: "texto",
  pages: (count) => `${count} ${count === 1 ? "página" : "páginas"}`,
  words: (count) => `${count} ${count === 1 ? "palabra" : "palabras"}`,
  hidden: "Oculto en el documento; nunca se usa ni se envía:",
  resume: "Currículum",
  jobs: "Puestos",
  noResume: "ninguno; `greenroom profile set-resume FILE` guarda uno.",
  noJobs: "ninguno; `greenroom profile add-job NAME FILE` guarda uno.",
  saved: (reading, time) => `${reading}, guardado el ${time}`,
  inUse: "(en uso)",
  resumeRemoved: "Se borró el currículum guardado.",
  noResumeSaved: "No había ningún currículum guardado.",
  usesJob: (name) => `Las entrevistas usan el puesto "${name}".`,
  jobRemoved: (name) => `Se borró el puesto "${name}".`,
  savedResume: (reading) => `Guardado como tu currículum: ${reading}.`,
  savedJob: (name, reading) => `Guardado como el puesto "${name}": ${reading}.`,

  notices: {
    comments: (characters) =>
      `Se omitieron ${characters} caracteres en comentarios, que quien lee no ve.`,
    hiddenRuns: (characters) =>
      `Se omitieron ${characters} caracteres que quien lee no puede ver (ocultos, blancos o diminutos).`,
    hiddenOnPages: (characters, where) =>
      `Se omitieron ${characters} caracteres que quien lee no puede ver: ${where}.`,
    onPages: (why, pages) => `${why} (página ${pages})`,
    why: {
      invisible: "dibujados de forma invisible",
      "same-colour": "del color de su fondo",
      tiny: "de menos de 3 puntos",
      outside: "fuera de la página",
      covered: "tapados por otra cosa",
      "hidden-layer": "en una capa apagada",
    },
    notUnicode:
      "El texto no es UTF-8; se leyó como Windows-1252, así que revisa las letras con acento.",
    textCut: (kept, leftOut) =>
      `Solo se conservaron los primeros ${kept} caracteres; se omitieron ${leftOut}.`,
    hiddenCut: (characters) => `No se muestran ${characters} caracteres de texto oculto.`,
    damaged: "El PDF está dañado; puede faltar parte de su texto.",
    unreadPages: (pages) =>
      `El PDF está dañado; puede faltar parte de su texto (no se pudo leer nada de ${pages}).`,
    unknownLetters: "El PDF no dice qué letras son muchos de sus glifos; revisa el texto.",
    picture: (pages) => `No hay texto en ${pages}; lo más probable es que sea un escaneo.`,
    pictures: (pages) => `No hay texto en ${pages}; lo más probable es que sean escaneos.`,
    recognised: (pages) =>
      `El texto de ${pages} está invisible sobre una imagen, como lo deja el reconocimiento de texto: revisa si tiene errores.`,
    pagesCut: (read, all) => `Solo se leyeron las primeras ${read} de ${all} páginas.`,
    pageCut: "Algunas páginas contienen más de lo que se puede leer; el resto se omitió.",
    page: (page) => `la página ${page}`,
    pages: (pages) => `las páginas ${pages}`,
    and: (pages, last) => `${pages} y ${last}`,
    upTo: (first, last) => `${first} a ${last}`,
  },

  kinds: {
    rtf: "un archivo RTF",
    postscript: "un archivo PostScript",
    png: "una imagen (PNG)",
    jpeg: "una imagen (JPEG)",
    gif: "una imagen (GIF)",
    tiff: "una imagen (TIFF)",
    bmp: "una imagen (BMP)",
    gzip: "un archivo comprimido (gzip)",
    sevenZip: "un archivo comprimido (7-Zip)",
    rar: "un archivo comprimido (RAR)",
    program: "un programa",
    database: "una base de datos (SQLite)",
    zip: "un archivo ZIP",
    openDocument: "un archivo OpenDocument",
    spreadsheet: "una hoja de cálculo",
    presentation: "una presentación",
    pages: "un archivo de Apple Pages",
    oldOffice: "un archivo antiguo de Office (.doc)",
    html: "una página web (HTML)",
  },
  advice: {
    asText: "Guárdalo como PDF o DOCX, o da el texto como archivo .txt o .md.",
    toPdf: "Conviértelo primero en un PDF (ps2pdf).",
    ocr: "Pásale un reconocimiento de texto (OCR), o da el texto en un archivo.",
    unpack: "Descomprímelo y da el documento que contiene.",
    giveDocument: "Da un currículum o un puesto en PDF, DOCX, Markdown, texto plano o JSON Resume.",
    exportPages: "Expórtalo desde Pages como PDF o Word.",
    asDocx: "Guárdalo como DOCX o PDF.",
    printIt: "Ábrelo en un navegador e imprímelo en un PDF, o copia su texto en un archivo .txt.",
  },

  errors: {
    wrongKind: (name, what, advice) => ({
      message: `${name} es ${what}, y Greenroom no lee ese formato.`,
      hint: advice,
    }),
    passwordOffice: (name) => ({
      message: `${name} está protegido con contraseña.`,
      hint: "Guarda una copia sin contraseña.",
    }),
    notText: (name) => ({
      message: `${name} no es texto, ni un tipo de documento que Greenroom lea.`,
      hint: "Dalo en PDF, DOCX, Markdown, texto plano o JSON Resume.",
    }),
    noVisibleText: (name) => ({
      message: `${name} no contiene texto que se pueda ver.`,
      hint: "Comprueba que sea el archivo correcto.",
    }),
    jobName: {
      message: "El nombre de un puesto tiene de 1 a 60 caracteres.",
      hint: "Por ejemplo: greenroom profile add-job acme job.md",
    },
    noSuchJob: (name, meant) => ({
      message: `Ningún puesto guardado se llama "${name}".`,
      hint: `¿Quisiste decir "${meant}"?`,
    }),
    noJobs: (name) => ({
      message: `Ningún puesto guardado se llama "${name}".`,
      hint: "`greenroom profile add-job NAME FILE` guarda uno.",
    }),
    otherJobs: (name, saved) => ({
      message: `Ningún puesto guardado se llama "${name}".`,
      hint: `Guardados: ${saved}.`,
    }),
    noFile: (name) => ({
      message: `No existe el archivo ${name}.`,
      hint: "Revisa la ruta; una ruta con espacios necesita comillas.",
    }),
    webAddress: (address) => ({
      message: `${address} es una dirección web, y Greenroom no abre ninguna.`,
      hint: "Guarda la página como PDF, o copia su texto en un archivo .txt, e indica ese archivo.",
    }),
    noFolder: (name) => ({
      message: `No existe el archivo ${name}.`,
      hint: "Revisa la ruta: una parte de ella es un archivo, no una carpeta.",
    }),
    denied: (name) => ({
      message: `No se puede leer ${name}: permiso denegado.`,
      hint: "Revisa quién puede leer el archivo (ls -l).",
    }),
    notPermitted: (name) => ({
      message: `No se puede leer ${name}: permiso denegado.`,
      hint: "Revisa quién puede leer el archivo.",
    }),
    longName: {
      message: "Eso es demasiado largo para el nombre de un archivo.",
      hint: "Da la ruta de un archivo, o - y el texto por stdin.",
    },
    circle: (name) => ({
      message: `${name} es un enlace que lleva a sí mismo.`,
      hint: "Da la ruta del propio archivo.",
    }),
    folder: (name) => ({
      message: `${name} es una carpeta.`,
      hint: "Da la ruta de un archivo que esté en ella.",
    }),
    notRead: (name, code) => ({
      message: `No se puede leer ${name}${code === null ? "" : ` (${code})`}.`,
      hint: "Revisa el archivo, o cópialo a otro lugar e inténtalo de nuevo.",
    }),
    pipe: (name) => ({
      message: `${name} es una tubería, no un archivo.`,
      hint: "Para leer de otro programa, da - y pasa su salida por una tubería.",
    }),
    socket: (name) => ({
      message: `${name} es un socket, no un archivo.`,
      hint: "Para leer de otro programa, da - y pasa su salida por una tubería.",
    }),
    device: (name) => ({
      message: `${name} es un dispositivo, no un archivo.`,
      hint: "Para leer de otro programa, da - y pasa su salida por una tubería.",
    }),
    empty: (name) => ({
      message: `${name} está vacío.`,
      hint: "Comprueba que sea el archivo correcto.",
    }),
    nul: { message: "Una ruta no puede contener un carácter NUL.", hint: "Revisa la ruta." },
    stoppedStdin: {
      message: "Detenido mientras se leía stdin.",
      hint: "Vuelve a ejecutar el comando.",
    },
    stoppedReading: (name) => ({
      message: `Detenido mientras se leía ${name}.`,
      hint: "Vuelve a ejecutar el comando para leerlo.",
    }),
    tooLarge: (name, megabytes) => ({
      message: `${name} pasa de ${megabytes} MB, más de lo que se lee de un documento.`,
      hint: "Guárdalo sin imágenes, o da solo el texto como archivo .txt o .md.",
    }),
    damaged: (name, format) => ({
      message: `${name} está dañado: empieza como un archivo ${format}, pero no se puede leer.`,
      hint: "Guárdalo o descárgalo de nuevo, o da el texto como archivo .txt o .md.",
    }),
    password: (name) => ({
      message: `${name} está protegido con contraseña.`,
      hint: "Guarda una copia sin contraseña, por ejemplo imprimiéndolo en un PDF nuevo.",
    }),
    scan: (name) => ({
      message: `${name} contiene imágenes de páginas y ningún texto; lo más probable es que sea un escaneo.`,
      hint: "Pásale un reconocimiento de texto (OCR), o da el texto como archivo .txt o .md.",
    }),
    noText: (name) => ({
      message: `${name} no contiene texto.`,
      hint: "Comprueba que sea el archivo correcto, o da el texto como archivo .txt o .md.",
    }),
    onlyHidden: (name) => ({
      message: `${name} solo contiene texto que un lector no puede ver.`,
      hint: "Revisa cómo se hizo, o da el texto como archivo .txt o .md.",
    }),
    unpacks: (name) => ({
      message: `${name} se descomprime en mucho más de lo que contiene un documento, así que no se leyó.`,
      hint: "Guárdalo otra vez desde tu procesador de textos, o da el texto como archivo .txt o .md.",
    }),
    memory: (name) => ({
      message: `${name} necesita más memoria de la que puede tomar la lectura de un documento, así que no se leyó.`,
      hint: "Imprímelo en un PDF nuevo, o da el texto como archivo .txt o .md.",
    }),
    time: (name, seconds) => ({
      message: `Leer ${name} llevó más de ${seconds} segundos, así que se detuvo la lectura.`,
      hint: "Imprímelo en un PDF nuevo, o da el texto como archivo .txt o .md.",
    }),
  },
};
