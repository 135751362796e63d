import type { DocumentsWords } from "./english.ts";

export const portuguese: DocumentsWords = {
  plainText: "texto",
  pages: (count) => `${count} ${count === 1 ? "página" : "páginas"}`,
  words: (count) => `${count} ${count === 1 ? "palavra" : "palavras"}`,
  hidden: "Oculto no documento; nunca é usado nem enviado:",
  resume: "Currículo",
  jobs: "Vagas",
  noResume: "nenhum; `greenroom profile set-resume FILE` salva um.",
  noJobs: "nenhuma; `greenroom profile add-job NAME FILE` salva uma.",
  saved: (reading, time) => `${reading}, salvo em ${time}`,
  inUse: "(em uso)",
  resumeRemoved: "O currículo salvo foi removido.",
  noResumeSaved: "Não havia nenhum currículo salvo.",
  usesJob: (name) => `As entrevistas usam a vaga "${name}".`,
  jobRemoved: (name) => `A vaga "${name}" foi removida.`,
  savedResume: (reading) => `Salvo como seu currículo: ${reading}.`,
  savedJob: (name, reading) => `Salvo como a vaga "${name}": ${reading}.`,

  notices: {
    comments: (characters) =>
      `Foram omitidos ${characters} caracteres em comentários, que quem lê não vê.`,
    hiddenRuns: (characters) =>
      `Foram omitidos ${characters} caracteres que quem lê não consegue ver (ocultos, brancos ou minúsculos).`,
    hiddenOnPages: (characters, where) =>
      `Foram omitidos ${characters} caracteres que quem lê não consegue ver: ${where}.`,
    onPages: (why, pages) => `${why} (página ${pages})`,
    why: {
      invisible: "desenhados de forma invisível",
      "same-colour": "na cor do seu fundo",
      tiny: "com menos de 3 pontos",
      outside: "fora da página",
      covered: "cobertos por outra coisa",
      "hidden-layer": "em uma camada desligada",
    },
    notUnicode:
      "O texto não é UTF-8; foi lido como Windows-1252, então confira as letras com acento.",
    textCut: (kept, leftOut) =>
      `Só os primeiros ${kept} caracteres foram mantidos; ${leftOut} foram omitidos.`,
    hiddenCut: (characters) => `${characters} caracteres de texto oculto não são mostrados.`,
    damaged: "O PDF está danificado; parte do texto pode faltar.",
    unreadPages: (pages) =>
      `O PDF está danificado; parte do texto pode faltar (nada d${pages} pôde ser lido).`,
    unknownLetters: "O PDF não diz que letras são muitos dos seus glifos; confira o texto.",
    picture: (pages) => `Não há texto n${pages}; o mais provável é que seja uma digitalização.`,
    pictures: (pages) => `Não há texto n${pages}; o mais provável é que sejam digitalizações.`,
    recognised: (pages) =>
      `O texto d${pages} fica invisível sobre uma imagem, como o reconhecimento de texto o deixa: confira se há erros.`,
    pagesCut: (read, all) => `Só foram lidas as primeiras ${read} de ${all} páginas.`,
    pageCut: "Algumas páginas contêm mais do que se pode ler; o resto delas foi omitido.",
    page: (page) => `a página ${page}`,
    pages: (pages) => `as páginas ${pages}`,
    and: (pages, last) => `${pages} e ${last}`,
    upTo: (first, last) => `${first} a ${last}`,
  },

  kinds: {
    rtf: "um arquivo RTF",
    postscript: "um arquivo PostScript",
    png: "uma imagem (PNG)",
    jpeg: "uma imagem (JPEG)",
    gif: "uma imagem (GIF)",
    tiff: "uma imagem (TIFF)",
    bmp: "uma imagem (BMP)",
    gzip: "um arquivo compactado (gzip)",
    sevenZip: "um arquivo compactado (7-Zip)",
    rar: "um arquivo compactado (RAR)",
    program: "um programa",
    database: "um banco de dados (SQLite)",
    zip: "um arquivo ZIP",
    openDocument: "um arquivo OpenDocument",
    spreadsheet: "uma planilha",
    presentation: "uma apresentação",
    pages: "um arquivo do Apple Pages",
    oldOffice: "um arquivo antigo do Office (.doc)",
    html: "uma página web (HTML)",
  },
  advice: {
    asText: "Salve como PDF ou DOCX, ou dê o texto como arquivo .txt ou .md.",
    toPdf: "Converta primeiro em um PDF (ps2pdf).",
    ocr: "Passe um reconhecimento de texto (OCR), ou dê o texto em um arquivo.",
    unpack: "Descompacte e dê o documento que está dentro.",
    giveDocument:
      "Dê um currículo ou uma vaga em PDF, DOCX, Markdown, texto simples ou JSON Resume.",
    exportPages: "Exporte pelo Pages como PDF ou Word.",
    asDocx: "Salve como DOCX ou PDF.",
    printIt: "Abra em um navegador e imprima em um PDF, ou copie o texto em um arquivo .txt.",
  },

  errors: {
    wrongKind: (name, what, advice) => ({
      message: `${name} é ${what}, e o Greenroom não lê esse formato.`,
      hint: advice,
    }),
    passwordOffice: (name) => ({
      message: `${name} está protegido por senha.`,
      hint: "Salve uma cópia sem senha.",
    }),
    notText: (name) => ({
      message: `${name} não é texto, nem um tipo de documento que o Greenroom leia.`,
      hint: "Dê em PDF, DOCX, Markdown, texto simples ou JSON Resume.",
    }),
    noVisibleText: (name) => ({
      message: `${name} não contém texto que se possa ver.`,
      hint: "Verifique se é o arquivo certo.",
    }),
    jobName: {
      message: "O nome de uma vaga tem de 1 a 60 caracteres.",
      hint: "Por exemplo: greenroom profile add-job acme job.md",
    },
    noSuchJob: (name, meant) => ({
      message: `Nenhuma vaga salva se chama "${name}".`,
      hint: `Você quis dizer "${meant}"?`,
    }),
    noJobs: (name) => ({
      message: `Nenhuma vaga salva se chama "${name}".`,
      hint: "`greenroom profile add-job NAME FILE` salva uma.",
    }),
    otherJobs: (name, saved) => ({
      message: `Nenhuma vaga salva se chama "${name}".`,
      hint: `Salvas: ${saved}.`,
    }),
    noFile: (name) => ({
      message: `Não existe o arquivo ${name}.`,
      hint: "Verifique o caminho; um caminho com espaços precisa de aspas.",
    }),
    webAddress: (address) => ({
      message: `${address} é um endereço da web, e o Greenroom não abre nenhum.`,
      hint: "Salve a página como PDF, ou copie o texto dela para um arquivo .txt, e informe esse arquivo.",
    }),
    noFolder: (name) => ({
      message: `Não existe o arquivo ${name}.`,
      hint: "Verifique o caminho: uma parte dele é um arquivo, não uma pasta.",
    }),
    denied: (name) => ({
      message: `Não dá para ler ${name}: permissão negada.`,
      hint: "Verifique quem pode ler o arquivo (ls -l).",
    }),
    notPermitted: (name) => ({
      message: `Não dá para ler ${name}: permissão negada.`,
      hint: "Verifique quem pode ler o arquivo.",
    }),
    longName: {
      message: "Isso é longo demais para o nome de um arquivo.",
      hint: "Dê o caminho de um arquivo, ou - e o texto pelo stdin.",
    },
    circle: (name) => ({
      message: `${name} é um link que leva a si mesmo.`,
      hint: "Dê o caminho do próprio arquivo.",
    }),
    folder: (name) => ({
      message: `${name} é uma pasta.`,
      hint: "Dê o caminho de um arquivo dentro dela.",
    }),
    notRead: (name, code) => ({
      message: `Não dá para ler ${name}${code === null ? "" : ` (${code})`}.`,
      hint: "Verifique o arquivo, ou copie-o para outro lugar e tente de novo.",
    }),
    pipe: (name) => ({
      message: `${name} é um pipe, não um arquivo.`,
      hint: "Para ler de outro programa, dê - e passe a saída dele por um pipe.",
    }),
    socket: (name) => ({
      message: `${name} é um socket, não um arquivo.`,
      hint: "Para ler de outro programa, dê - e passe a saída dele por um pipe.",
    }),
    device: (name) => ({
      message: `${name} é um dispositivo, não um arquivo.`,
      hint: "Para ler de outro programa, dê - e passe a saída dele por um pipe.",
    }),
    empty: (name) => ({ message: `${name} está vazio.`, hint: "Verifique se é o arquivo certo." }),
    nul: { message: "Um caminho não pode conter um caractere NUL.", hint: "Verifique o caminho." },
    stoppedStdin: {
      message: "Interrompido durante a leitura do stdin.",
      hint: "Execute o comando de novo.",
    },
    stoppedReading: (name) => ({
      message: `Interrompido durante a leitura de ${name}.`,
      hint: "Execute o comando de novo para ler o arquivo.",
    }),
    tooLarge: (name, megabytes) => ({
      message: `${name} passa de ${megabytes} MB, mais do que se lê de um documento.`,
      hint: "Salve sem as imagens, ou dê só o texto como arquivo .txt ou .md.",
    }),
    damaged: (name, format) => ({
      message: `${name} está danificado: começa como um arquivo ${format}, mas não dá para ler.`,
      hint: "Salve ou baixe de novo, ou dê o texto como arquivo .txt ou .md.",
    }),
    password: (name) => ({
      message: `${name} está protegido por senha.`,
      hint: "Salve uma cópia sem senha, por exemplo imprimindo em um novo PDF.",
    }),
    scan: (name) => ({
      message: `${name} contém imagens de páginas e nenhum texto; o mais provável é que seja uma digitalização.`,
      hint: "Passe um reconhecimento de texto (OCR), ou dê o texto como arquivo .txt ou .md.",
    }),
    noText: (name) => ({
      message: `${name} não contém texto.`,
      hint: "Verifique se é o arquivo certo, ou dê o texto como arquivo .txt ou .md.",
    }),
    onlyHidden: (name) => ({
      message: `${name} só contém texto que um leitor não vê.`,
      hint: "Verifique como foi feito, ou dê o texto como arquivo .txt ou .md.",
    }),
    unpacks: (name) => ({
      message: `${name} se descompacta em muito mais do que um documento contém, por isso não foi lido.`,
      hint: "Salve de novo no seu editor de textos, ou dê o texto como arquivo .txt ou .md.",
    }),
    memory: (name) => ({
      message: `${name} precisa de mais memória do que a leitura de um documento pode usar, por isso não foi lido.`,
      hint: "Imprima em um novo PDF, ou dê o texto como arquivo .txt ou .md.",
    }),
    time: (name, seconds) => ({
      message: `Ler ${name} levou mais de ${seconds} segundos, por isso a leitura foi interrompida.`,
      hint: "Imprima em um novo PDF, ou dê o texto como arquivo .txt ou .md.",
    }),
  },
};
