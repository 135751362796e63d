/**
 * What is counted and worked on, in three languages, so that an answer in one can be held against a resume in another. A
 * word stands here only where it means the same wherever it is said: "client" and "base" do not.
 */
import type { Language } from "../question.ts";
import { fold } from "../text/fold.ts";
import { stem } from "../text/stem.ts";
import { synonymKey } from "../text/synonyms.ts";

/** English, Spanish, Portuguese; a word alone is said in all three. */
const table = `
alert | alerta | alerta
analytics | analítica | analítica
availability | disponibilidad | disponibilidade
batch | lote | lote
build | compilación build | compilação build
cart | carrito | carrinho
cloud | nube cloud | nuvem cloud
code | código | código
consumption | consumo | consumo
conversion | conversión | conversão
cost | costo coste | custo
coverage | cobertura | cobertura
customer | cliente | cliente
data | datos | dados
delivery | entrega | entrega
deploy | despliegue deploy | implantação deploy
design | diseño | design
detection | detección | detecção
document | documento | documento
energy | energía | energia
error | error | erro
expense | gasto | gasto despesa
export | exportación | exportação
feature | funcionalidad | funcionalidade
fraud | fraude | fraude
import | importación | importação
importer | importador | importador
incident | incidente | incidente
index | índice | índice
infrastructure | infraestructura | infraestrutura
integration | integración | integração
inventory | inventario | estoque
billing | facturación | faturamento
invoice | factura | fatura
latency | latencia | latência
load | carga | carga
memory | memoria | memória
migration | migración | migração
model | modelo | modelo
monitoring | monitoreo monitorización | monitoramento
nightly | nocturno | noturno
notification | notificación | notificação
order | pedido | pedido
page | página | página
payment | pago | pagamento
performance | rendimiento desempeño | desempenho
platform | plataforma | plataforma
process | proceso | processo
product | producto | produto
query | consulta | consulta
queue | cola | fila
report | informe reporte | relatório
request | petición solicitud | requisição
response | respuesta | resposta
retention | retención | retenção
revenue | ingresos | receita
review | revisión | revisão
rewrite | reescritura | reescrita
sales | ventas | vendas
search | búsqueda | busca
security | seguridad | segurança
server | servidor | servidor
service | servicio | serviço
session | sesión | sessão
storage | almacenamiento | armazenamento
support | soporte | suporte
system | sistema | sistema
table | tabla | tabela
test | prueba test | teste
traffic | tráfico | tráfego
training | entrenamiento | treinamento
user | usuario | usuário
vulnerability | vulnerabilidad | vulnerabilidade
api
app
backend
backlog
bug
cache
checkout
churn
cluster
frontend
gateway
hosting
kubernetes
ledger
lambda
login
onboarding
pipeline
postgresql
redis
release
rollback
spam
sql
sprint
throughput
ticket
`;

/** By the stems of each language; their values are the English ones. */
type Keys = Readonly<Record<Language, ReadonlyMap<string, string>>>;

let words: Keys | null = null;
let timeWords: Keys | null = null;

/** Made at the first use: a start that compares nothing need not wait for it. */
function keys(): Keys {
  words ??= keysFrom(table);
  return words;
}

function timeKeys(): Keys {
  timeWords ??= keysFrom(times);
  return timeWords;
}

function keysFrom(rows: string): Keys {
  const found = {
    en: new Map<string, string>(),
    es: new Map<string, string>(),
    pt: new Map<string, string>(),
  };
  for (const line of rows.trim().split("\n")) {
    const [english = "", spanish = english, portuguese = english] = line.split(" | ");
    const key = keyOf(english, "en");
    found.en.set(key, key);
    for (const word of spanish.split(" ")) found.es.set(keyOf(word, "es"), key);
    for (const word of portuguese.split(" ")) found.pt.set(keyOf(word, "pt"), key);
  }
  return found;
}

function keyOf(word: string, language: Language): string {
  return synonymKey(stem(fold(word), language), language);
}

/** When something was, or how often: a figure of one year is no other figure of another. */
const times = `
year | año | ano
semester | semestre | semestre
quarter | trimestre | trimestre
month | mes | mês
week | semana | semana
day | día | dia
annual | anual | anual
monthly | mensual | mensal
weekly | semanal | semanal
daily | diario diaria | diário diária
first | primer primero primera | primeiro primeira
last | último última pasado pasada | último última passado passada
`;

/** The words of a text that tell a time, by their shared keys, and years. */
export function timesAmong(keysOfText: readonly string[], language: Language): ReadonlySet<string> {
  const { [language]: known } = timeKeys();
  return new Set(
    keysOfText.flatMap((key) => (/^(?:19|20)\d{2}$/u.test(key) ? [key] : (known.get(key) ?? []))),
  );
}

/** What a word is compared by across languages: the English key of a cognate, else its own. */
export function sharedKey(key: string, language: Language): string {
  return language === "en" ? key : (keys()[language].get(key) ?? key);
}

/** Whether every one of the words is known in all three languages. */
export function areShared(subject: ReadonlySet<string>): boolean {
  return subject.size > 0 && [...subject].every((word) => keys().en.has(word));
}
