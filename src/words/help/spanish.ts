import type { HelpWords } from "../help.ts";

export const spanish: HelpWords = {
  "Usage:": "Uso:",
  "[options]": "[opciones]",
  "[command]": "[comando]",
  "Arguments:": "Argumentos:",
  "Options:": "Opciones:",
  "Global Options:": "Opciones globales:",
  "Commands:": "Comandos:",
  "Examples:": "Ejemplos:",
  "Interview:": "Entrevista:",
  "Practice:": "Práctica:",
  "Build steps:": "Pasos de compilación:",
  "What came of it:": "Resultados:",
  "Judgement:": "Evaluación:",
  "Material:": "Material:",
  "Setup:": "Configuración:",
  choices: "valores",
  default: "predeterminado",
  "Without a command in a terminal: where you stand, and a menu.":
    "Sin un comando, en una terminal: cómo vas, y un menú.",
  "print this help": "muestra esta ayuda",
  "print the help of a command": "muestra la ayuda de un comando",

  "An interview coach for developers: asks, judges each answer against a rubric, remembers.":
    "Un entrenador de entrevistas para quien desarrolla software: pregunta, evalúa cada respuesta con una rúbrica y recuerda.",
  "print the version": "muestra la versión",
  "print only results and errors": "muestra solo resultados y errores",
  "no colour, no spinner, ASCII signs, numbered choices":
    "sin color ni animación, signos ASCII, opciones numeradas",
  "never ask anything; fail instead, naming the flag that is missing":
    "no pregunta nunca nada; falla y nombra la opción que falta",
  "start an interview": "empieza una entrevista",
  "PDF, DOCX, text, Markdown or JSON Resume; - is stdin":
    "PDF, DOCX, texto, Markdown o JSON Resume; - es stdin",
  "the job description, the same formats, or the name of a saved job":
    "la descripción del puesto, en los mismos formatos, o el nombre de un puesto guardado",
  "use the bundled sample resume and job": "usa el currículum y el puesto de ejemplo incluidos",
  "a role pack; see `greenroom roles`": "un rol; consulta `greenroom roles`",
  "only these kinds of questions": "solo estos tipos de preguntas",
  "junior, mid, senior, staff": "junior, mid, senior o staff",
  "how many questions": "cuántas preguntas",
  "no new question after so many minutes": "ninguna pregunta nueva después de tantos minutos",
  "follow-up questions for one answer, at most": "repreguntas por respuesta, como máximo",
  "en, es, pt": "en, es o pt",
  "coach: feedback after each answer; mock: at the end":
    "coach: comentarios tras cada respuesta; mock: al final",
  "choose the same questions again": "elige de nuevo las mismas preguntas",
  "judge each answer so often by a model and take the median":
    "un modelo evalúa cada respuesta tantas veces; cuenta la mediana",
  "who asks and judges: auto, openai, offline": "quién pregunta y evalúa: auto, openai u offline",
  "openai, openrouter, ollama, lmstudio, llamacpp, groq, azure, custom":
    "openai, openrouter, ollama, lmstudio, llamacpp, groq, azure o custom",
  "any OpenAI-compatible endpoint": "cualquier servidor compatible con OpenAI",
  "the model's name": "el nombre del modelo",
  "answers from a file (parts between lines of `---`, JSONL, a recording) or a folder of recordings; - is stdin":
    "respuestas de un archivo (partes entre líneas de `---`, JSONL, una grabación) o de una carpeta de grabaciones; - es stdin",
  "bet on your own score before the first grade": "apuesta por tu nota antes de ver la primera",
  "when the service is down: ask, offline, none":
    "si el servicio no responde: ask (preguntar), offline (seguir sin conexión) o none (nada)",
  "print one JSON event a line": "imprime un evento JSON por línea",
  "spoken: questions are said, answers recorded":
    "hablada: las preguntas se dicen, las respuestas se graban",
  "typed, where `voice` is set": "escrita, aunque `voice` esté activado",
  "the microphone; see `greenroom voice devices`":
    "el micrófono; consulta `greenroom voice devices`",
  "the silence that ends an answer, 1.5 to 5, or off":
    "el silencio que termina una respuesta, de 1.5 a 5, u off",
  "transcribe while it is not certain that an answer is over":
    "transcribe aunque aún no sea seguro que la respuesta haya terminado",
  "transcribe only when it is over": "transcribe solo cuando ha terminado",
  "say the result at the end": "dice el resultado al final",
  "only print it": "solo lo muestra en pantalla",
  "who transcribes speech: auto, openai, whisper-cli":
    "quién transcribe la voz: auto, openai o whisper-cli",
  "who speaks: auto, openai, system": "quién habla: auto, openai o system",
  "the voice that speaks": "la voz que habla",
  "how fast it speaks, 0.5 to 2": "a qué velocidad habla, de 0.5 a 2",
  "go on with an interview that was left": "continúa una entrevista que quedó abierta",
  "an interview's id or the beginning of one; without it, the newest that is open":
    "el id de una entrevista o su comienzo; sin él, la más reciente de las abiertas",
  "judge answers again; earlier evaluations stay":
    "evalúa respuestas de nuevo; las evaluaciones anteriores se conservan",
  "an interview's id, the beginning of one, or `last`":
    "el id de una entrevista, su comienzo, o `last`",
  "only answers that have no score yet": "solo respuestas que aún no tienen nota",
  "print JSON": "imprime JSON",

  "answer again what failed and is due, asked in other words":
    "responde de nuevo lo que falló y toca hoy, preguntado con otras palabras",
  "no new question after so many (10)": "ninguna pregunta nueva después de tantos (10)",
  "how many questions at most": "cuántas preguntas como máximo",
  "only this area of the bank": "solo esta área del banco",
  "answers from a file instead of a person: parts between lines of `---`, or JSONL; - is stdin":
    "respuestas de un archivo en vez de una persona: partes entre líneas de `---`, o JSONL; - es stdin",
  "what comes back when, and how likely it is still known":
    "qué vuelve y cuándo, y qué tan probable es que aún lo recuerdes",
  "only what is due": "solo lo que toca hoy",
  "the cards for another program": "las tarjetas para otro programa",
  "a text file that Anki imports; - is stdout": "un archivo de texto que Anki importa; - es stdout",
  "the question of the day: what is due, or something new":
    "la pregunta del día: lo que toca, o algo nuevo",
  "another one, though today's is answered": "otra, aunque la de hoy ya esté respondida",
  "install a reminder with the system's own scheduler, in place of an earlier one":
    "instala un recordatorio con el programador del sistema, en lugar del anterior",
  "the time of day (09:00)": "la hora del día (09:00)",
  "mon-fri, mon,wed,fri, weekdays, weekends, daily (daily)":
    "mon-fri, mon,wed,fri, weekdays (laborables), weekends (fines de semana), daily (a diario; predeterminado)",
  "only this one of the system's": "solo este de los del sistema",
  "remove the reminder": "quita el recordatorio",
  "which reminder is installed, and when it fires next":
    "qué recordatorio está instalado, y cuándo avisa la próxima vez",
  "what the scheduler runs: remind of today's question unless it is answered":
    "lo que ejecuta el programador: recuerda la pregunta de hoy si no está respondida",
  "silent on other days": "no avisa los demás días",
  "how scores move, what the job asks for and is proven, what is missed again and again":
    "cómo cambian las notas, qué pide el puesto y está demostrado, qué falla una y otra vez",
  "from then on: 2026-01-31, or 7d, 4w, 6m": "desde entonces: 2026-01-31, o 7d, 4w, 6m",
  "rows of each list at most": "filas de cada lista como máximo",
  "record a real interview: what was asked, how it went, what came of it":
    "registra una entrevista real: qué preguntaron, cómo te fue, en qué quedó",
  "the same from a file: company or job, date, round, role, outcome, rating, note, and questions (text, rating, note, area, kind, language, reference)":
    "lo mismo desde un archivo: company o job, date, round, role, outcome, rating, note y questions (text, rating, note, area, kind, language, reference)",
  "YAML or JSON, one interview or a list; - is stdin":
    "YAML o JSON, una entrevista o una lista; - es stdin",
  "the interviews, latest first, and what was asked and never practised":
    "las entrevistas, la última primero, y lo que preguntaron y nunca practicaste",
  "one interview with its questions": "una entrevista con sus preguntas",
  "its id, the beginning of one, or `last`": "su id, el comienzo, o `last`",
  "change one: what the options name, or all of it in your editor, as `debrief add` takes it":
    "cambia una: lo que nombran las opciones, o todo en tu editor, como lo admite `debrief add`",
  "the company": "la empresa",
  "the saved job; none takes it out": "el puesto guardado; none lo quita",
  "the day, as 2026-01-31": "el día, como 2026-01-31",
  "the role; none takes it out": "el rol; none lo quita",
  "the round; none takes it out": "la ronda; none la quita",
  "waiting, next-round, offer, rejected, withdrew":
    "waiting (en espera), next-round (siguiente ronda), offer (oferta), rejected (rechazo), withdrew (te retiraste)",
  "how it went, 1 to 5; none takes it out": "cómo te fue, de 1 a 5; none lo quita",
  "the note": "la nota",
  "questions that were asked as well": "preguntas que también hicieron",
  "take questions out, by number from 1 or by id": "quita preguntas, por número desde 1 o por id",
  "put questions in other words": "escribe preguntas con otras palabras",
  "how questions went, 1 to 5, or none": "cómo te fue en las preguntas, de 1 a 5, o none",
  "the notes of questions": "las notas de las preguntas",
  "YAML or JSON that takes its place; - is stdin": "YAML o JSON que ocupa su lugar; - es stdin",
  "what came of it: waiting, next-round, offer, rejected, withdrew":
    "en qué quedó: waiting (en espera), next-round (siguiente ronda), offer (oferta), rejected (rechazo), withdrew (te retiraste)",
  "one of these": "uno de estos",
  "practice of the 30 days before each interview against how it went":
    "la práctica de los 30 días previos a cada entrevista frente a cómo te fue",
  "forget an interview; its questions stay in your bank":
    "olvida una entrevista; sus preguntas quedan en tu banco",
  "do not ask": "no pregunta",
  "your good answers to behavioural questions, to be told again":
    "tus buenas respuestas a preguntas de comportamiento, para volver a contarlas",
  "the stories, the best first": "las historias, la mejor primero",
  "those that were hidden": "las ocultas",
  "one story: situation, action, result, in your own words":
    "una historia: situación, acción y resultado, con tus propias palabras",
  "its id, or the beginning of it": "su id, o el comienzo",
  "which story to tell for a job, and what there is no story for":
    "qué historia contar para un puesto, y para qué no hay ninguna",
  "the job description, or the name of a saved job":
    "la descripción del puesto, o el nombre de un puesto guardado",
  "leave a story out from now on": "deja fuera una historia desde ahora",
  "take a hidden story back": "recupera una historia oculta",

  "grade files of answers as interviews are graded, for scripts and build steps":
    "evalúa archivos de respuestas como se evalúan las entrevistas, para scripts y pasos de compilación",
  "JSONL, JSON, CSV, Markdown, text or audio files, folders, patterns; - is stdin":
    "archivos JSONL, JSON, CSV, Markdown, de texto o de audio, carpetas, patrones; - es stdin",
  "the question of answers that name none": "la pregunta de las respuestas que no indican ninguna",
  "the same, by its id in the bank": "lo mismo, por su id en el banco",
  "of questions that do not say it": "el de las preguntas que no lo indican",
  "junior, mid, senior, staff; of answers that do not say it":
    "junior, mid, senior o staff; el de las respuestas que no lo indican",
  "en, es, pt; of answers that do not say it":
    "en, es o pt; el de las respuestas que no lo indican",
  "all results as JSONL; on stdout when no output is named":
    "todos los resultados en JSONL; por stdout si no se indica ninguna salida",
  "JUnit XML for CI servers": "XML de JUnit para servidores de CI",
  "CSV for spreadsheets": "CSV para hojas de cálculo",
  "a summary for a pull request": "un resumen para un pull request",
  "what changed since these results (JSONL): by id, else by answer":
    "qué cambió desde estos resultados (JSONL): por id, si no por respuesta",
  "exit 1 when an answer scores below it": "código 1 si una respuesta queda por debajo",
  "exit 1 when the mean is below it": "código 1 si la media queda por debajo",
  "stop at the first row that cannot be read": "se detiene en la primera fila que no se puede leer",
  "requests at once, found out when not given; offline: threads, one when not given":
    "solicitudes a la vez (se averigua si no se indica); con offline, hilos (uno si no se indica)",
  "end before a request that could pass so many dollars in this run":
    "termina antes de una petición que pueda pasar de tantos dólares en esta ejecución",
  "dollars for a million tokens, where they are not known":
    "dólares por millón de tokens, donde no se conocen",
  "say what would be asked and what it would cost": "dice qué se pediría y cuánto costaría",
  "the provider's own batch engine: half the price, within a day; see `evaluate collect`":
    "el servicio por lotes del proveedor: a mitad de precio, en un día; consulta `evaluate collect`",
  "with --via: wait until it is done, and write the results":
    "con --via: espera a que termine y escribe los resultados",
  "with --via: tokens that the provider's queue takes at once":
    "con --via: tokens que la cola del proveedor acepta a la vez",
  "how the runs at the provider stand": "cómo van las ejecuciones en el proveedor",
  "a run's id, the beginning of one, or `last`; without it, all of them":
    "el id de una ejecución, su comienzo, o `last`; sin él, todas",
  "fetch what the provider has done; when that is all, judge it and write the results":
    "trae lo que el proveedor terminó; cuando es todo, lo evalúa y escribe los resultados",
  "a run's id, the beginning of one, or `last`; without it, the only one that is open":
    "el id de una ejecución, su comienzo, o `last`; sin él, la única abierta",
  "wait until the provider is done": "espera a que el proveedor termine",
  "submit again what had no reply": "envía de nuevo lo que no tuvo respuesta",
  "ask nothing now: what has no usable reply stays without a score":
    "no pide nada ahora: lo que no tiene respuesta utilizable queda sin nota",
  "stop a run at the provider; what it has done is charged, and can be collected":
    "detiene una ejecución en el proveedor; lo ya hecho se cobra, y se puede recoger",

  "list the interviews, newest first": "lista las entrevistas, la más reciente primero",
  "how many at most": "cuántas como máximo",
  "only those": "solo esas",
  "one interview in full, in the terminal": "una entrevista completa, en la terminal",
  "one interview as a Markdown report": "una entrevista como informe en Markdown",
  "write it to a file": "lo escribe en un archivo",
  "calls to models, tokens and cost": "llamadas a modelos, tokens y costo",

  "measure a grader by answers that people marked, and correct its scores":
    "mide a un evaluador con respuestas que marcaron personas, y corrige sus notas",
  "by your own labels too, see `greenroom label`":
    "también con tus propias etiquetas, consulta `greenroom label`",
  "judge each answer so often, to see how far it wavers":
    "evalúa cada respuesta tantas veces, para ver cuánto varía",
  "fit a correction of its scores, your labels included, and keep it":
    "ajusta una corrección de sus notas, con tus etiquetas incluidas, y la guarda",
  "forget the corrections of this engine and model":
    "olvida las correcciones de este motor y modelo",
  "the corrections that are kept": "las correcciones guardadas",
  "try to talk the grader round instead, with the bundled attacks":
    "en su lugar, intenta engañar al evaluador con los ataques incluidos",
  "exit 1 when the agreement on marks is lower":
    "código 1 si la concordancia en las marcas es menor",
  "with --attacks: exit 1 when they raise scores by more on average, of the range":
    "con --attacks: código 1 si las notas suben en promedio más que esta parte del rango",
  "with --attacks: exit 1 when one raises a score by more":
    "con --attacks: código 1 si un ataque sube una nota más que esto",
  "add the model's replies to this file": "agrega las respuestas del modelo a este archivo",
  "take the model's replies from this file; nothing is sent":
    "toma las respuestas del modelo de este archivo; no se envía nada",
  "mark answers by hand, a key a criterion, to measure graders by":
    "marca respuestas a mano, una tecla por criterio, para medir a los evaluadores",
  "files of answers as `evaluate` reads them; without any, your interviews":
    "archivos de respuestas como los lee `evaluate`; sin ninguno, tus entrevistas",
  "only the answers of this interview": "solo las respuestas de esta entrevista",
  "so many answers at most": "tantas respuestas como máximo",
  "also answers that you have marked before": "también respuestas que ya marcaste",
  "the answers that you marked": "las respuestas que marcaste",
  "your labels as JSONL, one answer a line": "tus etiquetas en JSONL, una respuesta por línea",
  "add labels from such a file": "agrega etiquetas de un archivo así",
  "JSONL as `label export` writes it; - is stdin":
    "JSONL como lo escribe `label export`; - es stdin",
  "forget a label": "olvida una etiqueta",
  "a label's id or the beginning of one": "el id de una etiqueta o su comienzo",

  "print what Greenroom reads from a document: what would be used and sent":
    "muestra lo que Greenroom lee de un documento: lo que se usaría y enviaría",
  "your saved resume and jobs, so that `greenroom interview` is enough":
    "tu currículum y tus puestos guardados, para que baste con `greenroom interview`",
  "what is saved": "lo que está guardado",
  "save a resume, in place of the one before": "guarda un currículum, en lugar del anterior",
  "the document; - is stdin": "el documento; - es stdin",
  "forget the saved resume": "olvida el currículum guardado",
  "save a job under a name; the newest is the one that interviews use":
    "guarda un puesto con un nombre; las entrevistas usan el más reciente",
  "your name for it": "el nombre que le das",
  "make a saved job the one that interviews use":
    "hace que las entrevistas usen un puesto guardado",
  "its name": "su nombre",
  "forget a saved job": "olvida un puesto guardado",
  "the question bank, and your own questions": "el banco de preguntas, y tus propias preguntas",
  "the questions, yours marked": "las preguntas, con las tuyas señaladas",
  "only these areas": "solo estas áreas",
  "only yours": "solo las tuyas",
  "one question with its criteria": "una pregunta con sus criterios",
  "its id": "su id",
  "with the example answers": "con las respuestas de ejemplo",
  "questions that contain all of the words": "preguntas que contienen todas las palabras",
  "words of the question, its area, skills or criteria":
    "palabras de la pregunta, de su área, sus habilidades o sus criterios",
  "write a question of your own in your editor; a text and a reference answer are enough":
    "escribe una pregunta propia en tu editor; bastan un texto y una respuesta de referencia",
  "from a file (YAML, or the question alone); - is stdin":
    "desde un archivo (YAML, o solo la pregunta); - es stdin",
  "where it goes, whatever it says itself": "adónde va, diga lo que diga ella misma",
  "change one of yours, or a copy of the bank's that takes its place":
    "cambia una tuya, o una copia de una del banco, que la reemplaza",
  "take questions in: CSV or a Markdown table with a header (question, answer, area, difficulty, kind, tags), JSONL, JSON, Markdown lists, Anki's text export, YAML as the bank's":
    "incorpora preguntas: CSV o una tabla de Markdown con encabezado (question, answer, area, difficulty, kind, tags), JSONL, JSON, listas de Markdown, la exportación de texto de Anki, YAML como el del banco",
  "the files; - is stdin": "los archivos; - es stdin",
  "for all of them, whatever they say themselves": "para todas, digan lo que digan ellas mismas",
  "say what would be added, and add nothing": "dice qué se agregaría, y no agrega nada",
  "your questions for somebody else to import": "tus preguntas, para que otra persona las importe",
  "only this area": "solo esta área",
  "jsonl, or yaml for one area": "jsonl, o yaml para una sola área",
  "what is wrong with your questions and roles, or with files of questions, by line":
    "qué está mal en tus preguntas y roles, o en archivos de preguntas, por línea",
  "YAML files; - is stdin; without any, your own":
    "archivos YAML; - es stdin; sin ninguno, los tuyos",
  "remove questions of your own": "borra preguntas propias",
  "their ids": "sus ids",
  "the role packs, and your own roles": "los roles incluidos, y los tuyos",
  "the roles, yours marked": "los roles, con los tuyos señalados",
  "one role: areas, kinds and the interviewer": "un rol: áreas, tipos y quién entrevista",
  "write a role of your own in your editor": "escribe un rol propio en tu editor",
  "take it from a YAML file; - is stdin": "lo toma de un archivo YAML; - es stdin",
  "change one of yours, or a copy of a built-in one that takes its place":
    "cambia uno tuyo, o una copia de uno incluido, que lo reemplaza",
  "remove a role of your own": "borra un rol propio",

  "API keys": "claves de API",
  "for which services there is a key, and from where":
    "para qué servicios hay una clave, y de dónde viene",
  "save a key, typed unseen or piped in": "guarda una clave, escrita sin mostrarse o por stdin",
  "openai, openrouter, groq, …; without it, the configured one":
    "openai, openrouter, groq, …; sin él, el configurado",
  "forget a saved key": "olvida una clave guardada",
  settings: "ajustes",
  "every setting, its value, and where that comes from":
    "todos los ajustes, su valor, y de dónde viene",
  "one setting's value": "el valor de un ajuste",
  "the setting": "el ajuste",
  "write a setting into the config file": "escribe un ajuste en el archivo de configuración",
  "its value": "su valor",
  "remove a setting from the config file": "quita un ajuste del archivo de configuración",
  "where the config file is": "dónde está el archivo de configuración",
  "what Greenroom speaks and hears with": "con qué habla y oye Greenroom",
  "the microphones, and which program records": "los micrófonos, y qué programa graba",
  "record three seconds, say how they are, and play them":
    "graba tres segundos, dice cómo están, y los reproduce",
  "check everything that Greenroom needs, and say how to mend it":
    "revisa todo lo que Greenroom necesita, y dice cómo arreglarlo",
  "the database with everything that was answered": "la base de datos con todo lo respondido",
  "where it is": "dónde está",
  "everything as JSON Lines": "todo en JSON Lines",
  "add what an export holds and is not there yet":
    "agrega lo que contiene una exportación y aún no está",
  "an export; - is stdin": "una exportación; - es stdin",
  "a copy of the database file, taken while it is in use":
    "una copia del archivo de la base de datos, hecha mientras está en uso",
  "the new file": "el archivo nuevo",
  "delete one interview, or everything": "borra una entrevista, o todo",
  "an interview's id or the beginning of one": "el id de una entrevista o su comienzo",
  "the whole database: interviews, profile, usage":
    "toda la base de datos: entrevistas, perfil, uso",
};
