import type { Reasons } from "../reasons.ts";

export const spanish: Reasons = {
  "has no answer": "no tiene respuesta",
  "has no question": "no tiene pregunta",
  "has no words to ask: a picture or a sound alone":
    "no tiene palabras que preguntar: solo una imagen o un sonido",
  "is neither an object with a question nor a text": "no es un objeto con una pregunta ni un texto",
  'is not an object with "answer" and a question': 'no es un objeto con "answer" y una pregunta',
  "the file is not text": "el archivo no es texto",
  "the file {0}": "el archivo {0}",
  "the line {0}": "la línea {0}",
  "line {0} is not UTF-8": "la línea {0} no es UTF-8",
  "line {0} holds a NUL byte, so it is not text":
    "la línea {0} contiene un byte NUL, así que no es texto",
  "line {0} is longer than {1}": "la línea {0} tiene más de {1}",
  "is not UTF-8": "no es UTF-8",
  "is UTF-16: save it as UTF-8": "es UTF-16: guárdalo como UTF-8",
  "is longer than {0}": "tiene más de {0}",
  "holds a NUL byte, so it is not text": "contiene un byte NUL, así que no es texto",
  "holds a NUL character": "contiene un carácter NUL",
  "holds half of a surrogate pair, which is no character":
    "contiene medio par sustituto, que no es un carácter",
  "is called .{0} but holds no such audio": "se llama .{0} pero no contiene ese audio",
  "audio is read from a file, not from stdin": "el audio se lee de un archivo, no de stdin",
  "is a recording, which the openai engine transcribes":
    "es una grabación, que transcribe el motor openai",
  "is a recording, and replies are replayed":
    "es una grabación, y las respuestas del modelo son grabadas",
  "holds no words: it is silent, or nothing was understood":
    "no contiene palabras: está en silencio, o no se entendió nada",
  "could not be transcribed: {0}": "no se pudo transcribir: {0}",
  'the header has no column "{0}": the file was not read':
    'el encabezado no tiene una columna "{0}": el archivo no se leyó',
  "{0} cells where the header has {1}: put a text with a separator in it into quotes":
    "{0} celdas donde el encabezado tiene {1}: pon entre comillas un texto que contenga un separador",
  "a quotation mark that opens here is never closed":
    "unas comillas que se abren aquí no se cierran nunca",
  "a quotation mark that opens here is not closed within {0}":
    "unas comillas que se abren aquí no se cierran en {0}",
  "text after a closing quotation mark: double every quotation mark within quotes":
    "hay texto después de unas comillas de cierre: duplica cada comilla que esté entre comillas",
  "a quotation mark in a cell without quotes: put the cell into quotes and double the mark":
    "hay unas comillas en una celda sin comillas: pon la celda entre comillas y duplícalas",
  "not JSON: {0}": "no es JSON: {0}",
  "the file is larger than {0}: write JSONL, one object a line":
    "el archivo tiene más de {0}: escribe JSONL, un objeto por línea",
  "the file is larger than {0}: cut it into several":
    "el archivo tiene más de {0}: divídelo en varios",
  "the file is larger than {0}": "el archivo tiene más de {0}",
  "the front matter has a reference or criteria but no question to go with it":
    "la cabecera tiene una referencia o criterios, pero ninguna pregunta para ellos",
  "the front matter is too long": "la cabecera es demasiado larga",
  "the front matter has no closing ---": "a la cabecera le falta el --- de cierre",
  "the front matter is not YAML: {0}": "la cabecera no es YAML: {0}",
  "the front matter is not a list of keys and values":
    "la cabecera no es una lista de claves y valores",
  "the answer is longer than {0}": "la respuesta tiene más de {0}",
  "names no question: put it in front matter, under ## headings, or in --question":
    "no nombra ninguna pregunta: ponla en la cabecera, en títulos con ##, o en --question",
  'names no question: give "question", "questionId", or --question':
    'no nombra ninguna pregunta: indica "question", "questionId" o --question',
  "a text names no question: give --question or --question-id":
    "un texto no nombra ninguna pregunta: indica --question o --question-id",
  'names the question "{0}", which the bank does not have':
    'nombra la pregunta "{0}", que el banco no tiene',
  'the id "{0}" was used before': 'el id "{0}" ya se usó antes',
  'two criteria have the id "{0}"': 'dos criterios tienen el id "{0}"',
  'criterion {0}: "{1}" {2}': 'criterio {0}: "{1}": {2}',
  "its answer {0}": "su respuesta {0}",
  "its {0} is not {1}": "su {0} no es {1}",
  "its {0} holds a NUL character": "su {0} contiene un carácter NUL",
  "its {0} holds half of a surrogate pair, which is no character":
    "su {0} contiene medio par sustituto, que no es un carácter",
  "a text": "un texto",
  "a text or a number": "un texto o un número",
  "a text or a list of texts": "un texto o una lista de textos",
  'a list of up to {0} sentences, or of objects with "text"':
    'una lista de hasta {0} oraciones, o de objetos con "text"',
  "as it should be": "como debería",
  "is invalid": "no es válida",
  "it failed": "falló",
  "it was {0}": "quedó como {0}",
  "it is larger than the queue, and was split": "es más grande que la cola, y se dividió",
  "some had no reply": "algunas no tuvieron respuesta",
  "cancelled before it was sent": "se canceló antes de enviarse",
  "the provider does not have {0}": "el proveedor no tiene {0}",
  "the provider does not know {0}": "el proveedor no conoce {0}",
  "{0} is not installed": "{0} no está instalado",
  "{0} ended with {1}": "{0} terminó con {1}",
  "{0} took no sound": "{0} no recibió ningún sonido",
  "{0} did not end": "{0} no terminó",
  "{0} ended too soon to have played it": "{0} terminó demasiado pronto para haberlo reproducido",
  "an error": "un error",
  "it took too long": "tardó demasiado",
  "{0} took too long": "{0} tardó demasiado",
  "there was nothing to say": "no había nada que decir",
  "no sound comes from it": "no llega ningún sonido",
  "expected {0}": "se espera {0}",
  "{0} or more": "{0} o más",
  "{0} or less": "{0} o menos",
  "a text that is not empty": "un texto que no esté vacío",
  "at most {0} characters": "como máximo {0} caracteres",
  "a number": "un número",
  "a whole number": "un número entero",
  "a list": "una lista",
  "another form": "otra forma",
  "lower-case words joined by hyphens, e.g. closes-over-variables":
    "palabras en minúsculas unidas por guiones, p. ej. closes-over-variables",
  "has more cells than the header: a pipe in a cell is written \\|":
    "tiene más celdas que el encabezado: una barra dentro de una celda se escribe \\|",
  'the header has no column "{0}"': 'el encabezado no tiene una columna "{0}"',
  // Where an answer stands that was marked by hand.
  "interview {0}, question {1}": "entrevista {0}, pregunta {1}",
};
