import type { Reasons } from "../reasons.ts";

export const portuguese: Reasons = {
  "has no answer": "não tem resposta",
  "has no question": "não tem pergunta",
  "has no words to ask: a picture or a sound alone":
    "não tem palavras para perguntar: só uma imagem ou um som",
  "is neither an object with a question nor a text":
    "não é um objeto com uma pergunta nem um texto",
  'is not an object with "answer" and a question': 'não é um objeto com "answer" e uma pergunta',
  "the file is not text": "o arquivo não é texto",
  "the file {0}": "o arquivo {0}",
  "the line {0}": "a linha {0}",
  "line {0} is not UTF-8": "a linha {0} não é UTF-8",
  "line {0} holds a NUL byte, so it is not text":
    "a linha {0} contém um byte NUL, então não é texto",
  "line {0} is longer than {1}": "a linha {0} tem mais de {1}",
  "is not UTF-8": "não é UTF-8",
  "is UTF-16: save it as UTF-8": "é UTF-16: salve como UTF-8",
  "is longer than {0}": "tem mais de {0}",
  "holds a NUL byte, so it is not text": "contém um byte NUL, então não é texto",
  "holds a NUL character": "contém um caractere NUL",
  "holds half of a surrogate pair, which is no character":
    "contém metade de um par substituto, que não é um caractere",
  "is called .{0} but holds no such audio": "se chama .{0} mas não contém esse áudio",
  "audio is read from a file, not from stdin": "áudio é lido de um arquivo, não de stdin",
  "is a recording, which the openai engine transcribes":
    "é uma gravação, que o motor openai transcreve",
  "is a recording, and replies are replayed":
    "é uma gravação, e as respostas do modelo são gravadas",
  "holds no words: it is silent, or nothing was understood":
    "não contém palavras: está em silêncio, ou nada foi entendido",
  "could not be transcribed: {0}": "não pôde ser transcrita: {0}",
  'the header has no column "{0}": the file was not read':
    'o cabeçalho não tem uma coluna "{0}": o arquivo não foi lido',
  "{0} cells where the header has {1}: put a text with a separator in it into quotes":
    "{0} células onde o cabeçalho tem {1}: ponha entre aspas um texto que contenha um separador",
  "a quotation mark that opens here is never closed": "aspas que se abrem aqui nunca se fecham",
  "a quotation mark that opens here is not closed within {0}":
    "aspas que se abrem aqui não se fecham em {0}",
  "text after a closing quotation mark: double every quotation mark within quotes":
    "há texto depois de aspas de fechamento: duplique cada aspa que esteja entre aspas",
  "a quotation mark in a cell without quotes: put the cell into quotes and double the mark":
    "há aspas em uma célula sem aspas: ponha a célula entre aspas e duplique-as",
  "not JSON: {0}": "não é JSON: {0}",
  "the file is larger than {0}: write JSONL, one object a line":
    "o arquivo tem mais de {0}: escreva JSONL, um objeto por linha",
  "the file is larger than {0}: cut it into several": "o arquivo tem mais de {0}: divida em vários",
  "the file is larger than {0}": "o arquivo tem mais de {0}",
  "the front matter has a reference or criteria but no question to go with it":
    "o cabeçalho tem uma referência ou critérios, mas nenhuma pergunta para eles",
  "the front matter is too long": "o cabeçalho é longo demais",
  "the front matter has no closing ---": "falta o --- que fecha o cabeçalho",
  "the front matter is not YAML: {0}": "o cabeçalho não é YAML: {0}",
  "the front matter is not a list of keys and values":
    "o cabeçalho não é uma lista de chaves e valores",
  "the answer is longer than {0}": "a resposta tem mais de {0}",
  "names no question: put it in front matter, under ## headings, or in --question":
    "não nomeia nenhuma pergunta: ponha no cabeçalho, em títulos com ##, ou em --question",
  'names no question: give "question", "questionId", or --question':
    'não nomeia nenhuma pergunta: indique "question", "questionId" ou --question',
  "a text names no question: give --question or --question-id":
    "um texto não nomeia nenhuma pergunta: indique --question ou --question-id",
  'names the question "{0}", which the bank does not have':
    'nomeia a pergunta "{0}", que o banco não tem',
  'the id "{0}" was used before': 'o id "{0}" já foi usado antes',
  'two criteria have the id "{0}"': 'dois critérios têm o id "{0}"',
  'criterion {0}: "{1}" {2}': 'critério {0}: "{1}": {2}',
  "its answer {0}": "a resposta {0}",
  "its {0} is not {1}": "o campo {0} não é {1}",
  "its {0} holds a NUL character": "o campo {0} contém um caractere NUL",
  "its {0} holds half of a surrogate pair, which is no character":
    "o campo {0} contém metade de um par substituto, que não é um caractere",
  "a text": "um texto",
  "a text or a number": "um texto ou um número",
  "a text or a list of texts": "um texto ou uma lista de textos",
  'a list of up to {0} sentences, or of objects with "text"':
    'uma lista de até {0} frases, ou de objetos com "text"',
  "as it should be": "como deveria",
  "is invalid": "não é válida",
  "it failed": "falhou",
  "it was {0}": "ficou como {0}",
  "it is larger than the queue, and was split": "é maior que a fila, e foi dividido",
  "some had no reply": "algumas não tiveram resposta",
  "cancelled before it was sent": "foi cancelado antes de ser enviado",
  "the provider does not have {0}": "o provedor não tem {0}",
  "the provider does not know {0}": "o provedor não conhece {0}",
  "{0} is not installed": "{0} não está instalado",
  "{0} ended with {1}": "{0} terminou com {1}",
  "{0} took no sound": "{0} não recebeu nenhum som",
  "{0} did not end": "{0} não terminou",
  "{0} ended too soon to have played it": "{0} terminou cedo demais para ter tocado",
  "an error": "um erro",
  "it took too long": "demorou demais",
  "{0} took too long": "{0} demorou demais",
  "there was nothing to say": "não havia nada para dizer",
  "no sound comes from it": "não chega nenhum som",
  "expected {0}": "espera-se {0}",
  "{0} or more": "{0} ou mais",
  "{0} or less": "{0} ou menos",
  "a text that is not empty": "um texto que não esteja vazio",
  "at most {0} characters": "no máximo {0} caracteres",
  "a number": "um número",
  "a whole number": "um número inteiro",
  "a list": "uma lista",
  "another form": "outra forma",
  "lower-case words joined by hyphens, e.g. closes-over-variables":
    "palavras em minúsculas unidas por hífens, p. ex. closes-over-variables",
  "has more cells than the header: a pipe in a cell is written \\|":
    "tem mais células que o cabeçalho: uma barra dentro de uma célula se escreve \\|",
  'the header has no column "{0}"': 'o cabeçalho não tem uma coluna "{0}"',
  // Where an answer stands that was marked by hand.
  "interview {0}, question {1}": "entrevista {0}, pergunta {1}",
};
