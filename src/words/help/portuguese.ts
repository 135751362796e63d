import type { HelpWords } from "../help.ts";

export const portuguese: HelpWords = {
  "Usage:": "Uso:",
  "[options]": "[opções]",
  "[command]": "[comando]",
  "Arguments:": "Argumentos:",
  "Options:": "Opções:",
  "Global Options:": "Opções globais:",
  "Commands:": "Comandos:",
  "Examples:": "Exemplos:",
  "Interview:": "Entrevista:",
  "Practice:": "Prática:",
  "Build steps:": "Etapas de build:",
  "What came of it:": "Resultados:",
  "Judgement:": "Avaliação:",
  "Material:": "Material:",
  "Setup:": "Configuração:",
  choices: "valores",
  default: "padrão",
  "Without a command in a terminal: where you stand, and a menu.":
    "Sem um comando, em um terminal: como você está, e um menu.",
  "print this help": "mostra esta ajuda",
  "print the help of a command": "mostra a ajuda de um comando",

  "An interview coach for developers: asks, judges each answer against a rubric, remembers.":
    "Um treinador de entrevistas para quem desenvolve software: pergunta, avalia cada resposta por uma rubrica e se lembra.",
  "print the version": "mostra a versão",
  "print only results and errors": "mostra só resultados e erros",
  "no colour, no spinner, ASCII signs, numbered choices":
    "sem cor nem animação, sinais ASCII, opções numeradas",
  "never ask anything; fail instead, naming the flag that is missing":
    "nunca pergunta nada; falha e diz qual opção falta",
  "start an interview": "começa uma entrevista",
  "PDF, DOCX, text, Markdown or JSON Resume; - is stdin":
    "PDF, DOCX, texto, Markdown ou JSON Resume; - é stdin",
  "the job description, the same formats, or the name of a saved job":
    "a descrição da vaga, nos mesmos formatos, ou o nome de uma vaga salva",
  "use the bundled sample resume and job": "usa o currículo e a vaga de exemplo incluídos",
  "a role pack; see `greenroom roles`": "um papel; veja `greenroom roles`",
  "only these kinds of questions": "só estes tipos de perguntas",
  "junior, mid, senior, staff": "junior, mid, senior ou staff",
  "how many questions": "quantas perguntas",
  "no new question after so many minutes": "nenhuma pergunta nova depois de tantos minutos",
  "follow-up questions for one answer, at most":
    "perguntas de acompanhamento por resposta, no máximo",
  "en, es, pt": "en, es ou pt",
  "coach: feedback after each answer; mock: at the end":
    "coach: feedback depois de cada resposta; mock: no final",
  "choose the same questions again": "escolhe de novo as mesmas perguntas",
  "judge each answer so often by a model and take the median":
    "um modelo avalia cada resposta tantas vezes; vale a mediana",
  "who asks and judges: auto, openai, offline": "quem pergunta e avalia: auto, openai ou offline",
  "openai, openrouter, ollama, lmstudio, llamacpp, groq, azure, custom":
    "openai, openrouter, ollama, lmstudio, llamacpp, groq, azure ou custom",
  "any OpenAI-compatible endpoint": "qualquer servidor compatível com a OpenAI",
  "the model's name": "o nome do modelo",
  "answers from a file (parts between lines of `---`, JSONL, a recording) or a folder of recordings; - is stdin":
    "respostas de um arquivo (partes entre linhas de `---`, JSONL, uma gravação) ou de uma pasta de gravações; - é stdin",
  "bet on your own score before the first grade": "aposte na sua nota antes de ver a primeira",
  "when the service is down: ask, offline, none":
    "se o serviço não responde: ask (perguntar), offline (seguir offline) ou none (nada)",
  "print one JSON event a line": "imprime um evento JSON por linha",
  "spoken: questions are said, answers recorded":
    "falada: as perguntas são ditas, as respostas gravadas",
  "typed, where `voice` is set": "digitada, mesmo com `voice` ativado",
  "the microphone; see `greenroom voice devices`": "o microfone; veja `greenroom voice devices`",
  "the silence that ends an answer, 1.5 to 5, or off":
    "o silêncio que encerra uma resposta, de 1.5 a 5, ou off",
  "transcribe while it is not certain that an answer is over":
    "transcreve mesmo sem a certeza de que a resposta acabou",
  "transcribe only when it is over": "transcreve só quando ela acabou",
  "say the result at the end": "diz o resultado no final",
  "only print it": "só o mostra na tela",
  "who transcribes speech: auto, openai, whisper-cli":
    "quem transcreve a fala: auto, openai ou whisper-cli",
  "who speaks: auto, openai, system": "quem fala: auto, openai ou system",
  "the voice that speaks": "a voz que fala",
  "how fast it speaks, 0.5 to 2": "a velocidade em que fala, de 0.5 a 2",
  "go on with an interview that was left": "continua uma entrevista que ficou aberta",
  "an interview's id or the beginning of one; without it, the newest that is open":
    "o id de uma entrevista ou o começo dele; sem ele, a mais recente das abertas",
  "judge answers again; earlier evaluations stay":
    "avalia respostas de novo; as avaliações anteriores ficam",
  "an interview's id, the beginning of one, or `last`":
    "o id de uma entrevista, o começo dele, ou `last`",
  "only answers that have no score yet": "só respostas que ainda não têm nota",
  "print JSON": "imprime JSON",

  "answer again what failed and is due, asked in other words":
    "responda de novo ao que falhou e está na hora, perguntado com outras palavras",
  "no new question after so many (10)": "nenhuma pergunta nova depois de tantos (10)",
  "how many questions at most": "quantas perguntas no máximo",
  "only this area of the bank": "só esta área do banco",
  "answers from a file instead of a person: parts between lines of `---`, or JSONL; - is stdin":
    "respostas de um arquivo em vez de uma pessoa: partes entre linhas de `---`, ou JSONL; - é stdin",
  "what comes back when, and how likely it is still known":
    "o que volta e quando, e qual a chance de você ainda se lembrar",
  "only what is due": "só o que está na hora",
  "the cards for another program": "os cartões para outro programa",
  "a text file that Anki imports; - is stdout":
    "um arquivo de texto que o Anki importa; - é stdout",
  "the question of the day: what is due, or something new":
    "a pergunta do dia: o que está na hora, ou algo novo",
  "another one, though today's is answered": "outra, mesmo com a de hoje já respondida",
  "install a reminder with the system's own scheduler, in place of an earlier one":
    "instala um lembrete com o agendador do sistema, no lugar do anterior",
  "the time of day (09:00)": "a hora do dia (09:00)",
  "mon-fri, mon,wed,fri, weekdays, weekends, daily (daily)":
    "mon-fri, mon,wed,fri, weekdays (dias úteis), weekends (fins de semana), daily (todo dia; padrão)",
  "only this one of the system's": "só este dos do sistema",
  "remove the reminder": "remove o lembrete",
  "which reminder is installed, and when it fires next":
    "qual lembrete está instalado, e quando avisa da próxima vez",
  "what the scheduler runs: remind of today's question unless it is answered":
    "o que o agendador executa: lembra da pergunta de hoje se não foi respondida",
  "silent on other days": "não avisa nos outros dias",
  "how scores move, what the job asks for and is proven, what is missed again and again":
    "como as notas mudam, o que a vaga pede e está comprovado, o que falta várias vezes",
  "from then on: 2026-01-31, or 7d, 4w, 6m": "desde então: 2026-01-31, ou 7d, 4w, 6m",
  "rows of each list at most": "linhas de cada lista no máximo",
  "record a real interview: what was asked, how it went, what came of it":
    "registra uma entrevista real: o que perguntaram, como foi, no que deu",
  "the same from a file: company or job, date, round, role, outcome, rating, note, and questions (text, rating, note, area, kind, language, reference)":
    "o mesmo a partir de um arquivo: company ou job, date, round, role, outcome, rating, note e questions (text, rating, note, area, kind, language, reference)",
  "YAML or JSON, one interview or a list; - is stdin":
    "YAML ou JSON, uma entrevista ou uma lista; - é stdin",
  "the interviews, latest first, and what was asked and never practised":
    "as entrevistas, a última primeiro, e o que perguntaram e você nunca praticou",
  "one interview with its questions": "uma entrevista com as perguntas dela",
  "its id, the beginning of one, or `last`": "o id, o começo dele, ou `last`",
  "change one: what the options name, or all of it in your editor, as `debrief add` takes it":
    "muda uma: o que as opções dizem, ou tudo no seu editor, como `debrief add` aceita",
  "the company": "a empresa",
  "the saved job; none takes it out": "a vaga salva; none tira",
  "the day, as 2026-01-31": "o dia, como 2026-01-31",
  "the role; none takes it out": "o papel; none tira",
  "the round; none takes it out": "a rodada; none tira",
  "waiting, next-round, offer, rejected, withdrew":
    "waiting (em espera), next-round (próxima fase), offer (proposta), rejected (recusa), withdrew (você desistiu)",
  "how it went, 1 to 5; none takes it out": "como foi, de 1 a 5; none tira",
  "the note": "a anotação",
  "questions that were asked as well": "perguntas que também fizeram",
  "take questions out, by number from 1 or by id":
    "tira perguntas, pelo número a partir de 1 ou pelo id",
  "put questions in other words": "escreve perguntas com outras palavras",
  "how questions went, 1 to 5, or none": "como foram as perguntas, de 1 a 5, ou none",
  "the notes of questions": "as anotações das perguntas",
  "YAML or JSON that takes its place; - is stdin": "YAML ou JSON que toma o lugar dela; - é stdin",
  "what came of it: waiting, next-round, offer, rejected, withdrew":
    "no que deu: waiting (em espera), next-round (próxima fase), offer (proposta), rejected (recusa), withdrew (você desistiu)",
  "one of these": "um destes",
  "practice of the 30 days before each interview against how it went":
    "a prática dos 30 dias antes de cada entrevista comparada com como ela foi",
  "forget an interview; its questions stay in your bank":
    "esquece uma entrevista; as perguntas dela ficam no seu banco",
  "do not ask": "não pergunta",
  "your good answers to behavioural questions, to be told again":
    "suas boas respostas a perguntas comportamentais, para contar de novo",
  "the stories, the best first": "as histórias, a melhor primeiro",
  "those that were hidden": "as ocultas",
  "one story: situation, action, result, in your own words":
    "uma história: situação, ação e resultado, nas suas próprias palavras",
  "its id, or the beginning of it": "o id, ou o começo dele",
  "which story to tell for a job, and what there is no story for":
    "qual história contar para uma vaga, e para o que não há nenhuma",
  "the job description, or the name of a saved job":
    "a descrição da vaga, ou o nome de uma vaga salva",
  "leave a story out from now on": "deixa uma história de fora a partir de agora",
  "take a hidden story back": "traz de volta uma história oculta",

  "grade files of answers as interviews are graded, for scripts and build steps":
    "avalia arquivos de respostas como as entrevistas são avaliadas, para scripts e etapas de build",
  "JSONL, JSON, CSV, Markdown, text or audio files, folders, patterns; - is stdin":
    "arquivos JSONL, JSON, CSV, Markdown, de texto ou de áudio, pastas, padrões; - é stdin",
  "the question of answers that name none": "a pergunta das respostas que não indicam nenhuma",
  "the same, by its id in the bank": "o mesmo, pelo id no banco",
  "of questions that do not say it": "o das perguntas que não o indicam",
  "junior, mid, senior, staff; of answers that do not say it":
    "junior, mid, senior ou staff; o das respostas que não o indicam",
  "en, es, pt; of answers that do not say it": "en, es ou pt; o das respostas que não o indicam",
  "all results as JSONL; on stdout when no output is named":
    "todos os resultados em JSONL; em stdout se nenhuma saída for indicada",
  "JUnit XML for CI servers": "XML do JUnit para servidores de CI",
  "CSV for spreadsheets": "CSV para planilhas",
  "a summary for a pull request": "um resumo para um pull request",
  "what changed since these results (JSONL): by id, else by answer":
    "o que mudou desde estes resultados (JSONL): por id, senão pela resposta",
  "exit 1 when an answer scores below it": "código 1 se uma resposta ficar abaixo",
  "exit 1 when the mean is below it": "código 1 se a média ficar abaixo",
  "stop at the first row that cannot be read": "para na primeira linha que não pode ser lida",
  "requests at once, found out when not given; offline: threads, one when not given":
    "requisições ao mesmo tempo (descoberto se não for indicado); com offline, threads (uma se não for indicado)",
  "end before a request that could pass so many dollars in this run":
    "termina antes de uma requisição que possa passar de tantos dólares nesta execução",
  "dollars for a million tokens, where they are not known":
    "dólares por milhão de tokens, onde não se conhecem",
  "say what would be asked and what it would cost": "diz o que seria pedido e quanto custaria",
  "the provider's own batch engine: half the price, within a day; see `evaluate collect`":
    "o serviço em lote do provedor: pela metade do preço, em até um dia; veja `evaluate collect`",
  "with --via: wait until it is done, and write the results":
    "com --via: espera até terminar e grava os resultados",
  "with --via: tokens that the provider's queue takes at once":
    "com --via: tokens que a fila do provedor aceita de uma vez",
  "how the runs at the provider stand": "como estão as execuções no provedor",
  "a run's id, the beginning of one, or `last`; without it, all of them":
    "o id de uma execução, o começo dele, ou `last`; sem ele, todas",
  "fetch what the provider has done; when that is all, judge it and write the results":
    "busca o que o provedor terminou; quando for tudo, avalia e grava os resultados",
  "a run's id, the beginning of one, or `last`; without it, the only one that is open":
    "o id de uma execução, o começo dele, ou `last`; sem ele, a única aberta",
  "wait until the provider is done": "espera até o provedor terminar",
  "submit again what had no reply": "envia de novo o que não teve resposta",
  "ask nothing now: what has no usable reply stays without a score":
    "não pede nada agora: o que não tem resposta utilizável fica sem nota",
  "stop a run at the provider; what it has done is charged, and can be collected":
    "para uma execução no provedor; o que já foi feito é cobrado, e pode ser buscado",

  "list the interviews, newest first": "lista as entrevistas, a mais recente primeiro",
  "how many at most": "quantas no máximo",
  "only those": "só essas",
  "one interview in full, in the terminal": "uma entrevista completa, no terminal",
  "one interview as a Markdown report": "uma entrevista como relatório em Markdown",
  "write it to a file": "grava em um arquivo",
  "calls to models, tokens and cost": "chamadas a modelos, tokens e custo",

  "measure a grader by answers that people marked, and correct its scores":
    "mede um avaliador por respostas que pessoas marcaram, e corrige as notas dele",
  "by your own labels too, see `greenroom label`":
    "também pelos seus próprios rótulos, veja `greenroom label`",
  "judge each answer so often, to see how far it wavers":
    "avalia cada resposta tantas vezes, para ver o quanto varia",
  "fit a correction of its scores, your labels included, and keep it":
    "ajusta uma correção das notas, com seus rótulos incluídos, e a guarda",
  "forget the corrections of this engine and model": "esquece as correções deste motor e modelo",
  "the corrections that are kept": "as correções guardadas",
  "try to talk the grader round instead, with the bundled attacks":
    "em vez disso, tenta enganar o avaliador com os ataques incluídos",
  "exit 1 when the agreement on marks is lower": "código 1 se a concordância nas marcas for menor",
  "with --attacks: exit 1 when they raise scores by more on average, of the range":
    "com --attacks: código 1 se as notas subirem em média mais que esta parte do intervalo",
  "with --attacks: exit 1 when one raises a score by more":
    "com --attacks: código 1 se um ataque subir uma nota mais que isto",
  "add the model's replies to this file": "acrescenta as respostas do modelo a este arquivo",
  "take the model's replies from this file; nothing is sent":
    "pega as respostas do modelo deste arquivo; nada é enviado",
  "mark answers by hand, a key a criterion, to measure graders by":
    "marque respostas à mão, uma tecla por critério, para medir os avaliadores",
  "files of answers as `evaluate` reads them; without any, your interviews":
    "arquivos de respostas como `evaluate` os lê; sem nenhum, suas entrevistas",
  "only the answers of this interview": "só as respostas desta entrevista",
  "so many answers at most": "tantas respostas no máximo",
  "also answers that you have marked before": "também respostas que você já marcou",
  "the answers that you marked": "as respostas que você marcou",
  "your labels as JSONL, one answer a line": "seus rótulos em JSONL, uma resposta por linha",
  "add labels from such a file": "acrescenta rótulos de um arquivo assim",
  "JSONL as `label export` writes it; - is stdin": "JSONL como `label export` grava; - é stdin",
  "forget a label": "esquece um rótulo",
  "a label's id or the beginning of one": "o id de um rótulo ou o começo dele",

  "print what Greenroom reads from a document: what would be used and sent":
    "mostra o que o Greenroom lê de um documento: o que seria usado e enviado",
  "your saved resume and jobs, so that `greenroom interview` is enough":
    "seu currículo e suas vagas salvos, para que `greenroom interview` baste",
  "what is saved": "o que está salvo",
  "save a resume, in place of the one before": "salva um currículo, no lugar do anterior",
  "the document; - is stdin": "o documento; - é stdin",
  "forget the saved resume": "esquece o currículo salvo",
  "save a job under a name; the newest is the one that interviews use":
    "salva uma vaga com um nome; as entrevistas usam a mais recente",
  "your name for it": "o nome que você dá a ela",
  "make a saved job the one that interviews use": "faz as entrevistas usarem uma vaga salva",
  "its name": "o nome",
  "forget a saved job": "esquece uma vaga salva",
  "the question bank, and your own questions": "o banco de perguntas, e suas próprias perguntas",
  "the questions, yours marked": "as perguntas, com as suas indicadas",
  "only these areas": "só estas áreas",
  "only yours": "só as suas",
  "one question with its criteria": "uma pergunta com os critérios dela",
  "its id": "o id",
  "with the example answers": "com as respostas de exemplo",
  "questions that contain all of the words": "perguntas que contêm todas as palavras",
  "words of the question, its area, skills or criteria":
    "palavras da pergunta, da área, das habilidades ou dos critérios",
  "write a question of your own in your editor; a text and a reference answer are enough":
    "escreva uma pergunta própria no seu editor; bastam um texto e uma resposta de referência",
  "from a file (YAML, or the question alone); - is stdin":
    "de um arquivo (YAML, ou só a pergunta); - é stdin",
  "where it goes, whatever it says itself": "para onde vai, diga ela o que disser",
  "change one of yours, or a copy of the bank's that takes its place":
    "altera uma sua, ou uma cópia de uma do banco, que a substitui",
  "take questions in: CSV or a Markdown table with a header (question, answer, area, difficulty, kind, tags), JSONL, JSON, Markdown lists, Anki's text export, YAML as the bank's":
    "importa perguntas: CSV ou uma tabela em Markdown com cabeçalho (question, answer, area, difficulty, kind, tags), JSONL, JSON, listas em Markdown, a exportação de texto do Anki, YAML como o do banco",
  "the files; - is stdin": "os arquivos; - é stdin",
  "for all of them, whatever they say themselves": "para todas, digam elas o que disserem",
  "say what would be added, and add nothing": "diz o que seria acrescentado, e não acrescenta nada",
  "your questions for somebody else to import": "suas perguntas, para outra pessoa importar",
  "only this area": "só esta área",
  "jsonl, or yaml for one area": "jsonl, ou yaml para uma só área",
  "what is wrong with your questions and roles, or with files of questions, by line":
    "o que está errado nas suas perguntas e papéis, ou em arquivos de perguntas, por linha",
  "YAML files; - is stdin; without any, your own": "arquivos YAML; - é stdin; sem nenhum, os seus",
  "remove questions of your own": "remove perguntas próprias",
  "their ids": "os ids",
  "the role packs, and your own roles": "os papéis incluídos, e os seus",
  "the roles, yours marked": "os papéis, com os seus indicados",
  "one role: areas, kinds and the interviewer": "um papel: áreas, tipos e quem entrevista",
  "write a role of your own in your editor": "escreva um papel próprio no seu editor",
  "take it from a YAML file; - is stdin": "pega de um arquivo YAML; - é stdin",
  "change one of yours, or a copy of a built-in one that takes its place":
    "altera um seu, ou uma cópia de um incluído, que o substitui",
  "remove a role of your own": "remove um papel próprio",

  "API keys": "chaves de API",
  "for which services there is a key, and from where":
    "para quais serviços há uma chave, e de onde vem",
  "save a key, typed unseen or piped in": "salva uma chave, digitada sem aparecer ou via stdin",
  "openai, openrouter, groq, …; without it, the configured one":
    "openai, openrouter, groq, …; sem ele, o configurado",
  "forget a saved key": "esquece uma chave salva",
  settings: "configurações",
  "every setting, its value, and where that comes from":
    "todas as configurações, o valor de cada uma, e de onde vem",
  "one setting's value": "o valor de uma configuração",
  "the setting": "a configuração",
  "write a setting into the config file": "grava uma configuração no arquivo de configuração",
  "its value": "o valor",
  "remove a setting from the config file": "remove uma configuração do arquivo de configuração",
  "where the config file is": "onde está o arquivo de configuração",
  "what Greenroom speaks and hears with": "com o que o Greenroom fala e ouve",
  "the microphones, and which program records": "os microfones, e qual programa grava",
  "record three seconds, say how they are, and play them":
    "grava três segundos, diz como ficaram, e os reproduz",
  "check everything that Greenroom needs, and say how to mend it":
    "verifica tudo de que o Greenroom precisa, e diz como consertar",
  "the database with everything that was answered":
    "o banco de dados com tudo o que foi respondido",
  "where it is": "onde está",
  "everything as JSON Lines": "tudo em JSON Lines",
  "add what an export holds and is not there yet":
    "acrescenta o que uma exportação contém e ainda não está lá",
  "an export; - is stdin": "uma exportação; - é stdin",
  "a copy of the database file, taken while it is in use":
    "uma cópia do arquivo do banco de dados, feita enquanto está em uso",
  "the new file": "o arquivo novo",
  "delete one interview, or everything": "apaga uma entrevista, ou tudo",
  "an interview's id or the beginning of one": "o id de uma entrevista ou o começo dele",
  "the whole database: interviews, profile, usage":
    "o banco de dados inteiro: entrevistas, perfil, uso",
};
