/** How resumes write when and where somebody was employed: one list, since the names of months do not clash. */

/** Stand between the two years of an employment, and for the second while it goes on. */
export const untilWords = "to|until|a|al|hasta|até|à";
export const todayWords =
  "present|now|today|current|actualidad|presente|actual|actualmente|hoy|fecha|hoje|atual|atualmente|momento";

/** With a capital in a line of employment, and no name of an employer: titles, months, and what people work with. */
export const noNames: ReadonlySet<string> = new Set(
  [
    "senior junior principal staff lead chief head software hardware computer data backend frontend full stack web mobile cloud devops security quality test systems engineer engineering engineers developer architect manager director consultant analyst intern trainee freelancer scientist science administrator team technology technologies university college school institute the and with present now today current",
    "jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december",
    "ingeniero ingeniera ingeniería desarrollador desarrolladora desarrollo programador programadora analista arquitecto arquitecta jefe jefa líder gerente directora consultor consultora técnico técnica becario becaria pasante datos sistemas seguridad calidad equipo tecnología móvil sénior júnior actualidad presente actual hoy universidad escuela instituto",
    "ene abr ago dic enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre",
    "engenheiro engenheira engenharia desenvolvedor desenvolvedora desenvolvimento arquiteto arquiteta chefe diretor diretora estagiário estagiária pleno plena dados segurança qualidade equipe tecnologia hoje atual universidade escola faculdade",
    "python java javascript typescript go golang rust ruby rails php laravel symfony django flask fastapi react angular vue svelte node nodejs kotlin swift scala elixir erlang clojure haskell perl solidity net aws azure gcp kubernetes docker terraform ansible jenkins postgres postgresql mysql mongodb redis kafka rabbitmq spark hadoop airflow snowflake elasticsearch linux android ios flutter spring graphql sql",
    "fev mai set out dez janeiro fevereiro março maio junho julho setembro outubro novembro dezembro",
  ]
    .join(" ")
    .split(" "),
);

/** Whatever stands with one of these between two commas or dashes is a title: "Python Developer" names no employer. */
export const titles =
  "engineer|engineering|developer|architect|manager|director|consultant|analyst|intern|trainee|freelancer|scientist|administrator|lead|ingenier[oa]|desarrollador|desarrolladora|programadora?|analista|arquitect[oa]|jef[ea]|gerente|directora?|consultora?|técnic[oa]|becari[oa]|pasante|engenheir[oa]|desenvolvedora?|arquitet[oa]|chefe|diretora?|estagiári[oa]";

/** A line with one of these tells of no employment. */
export const schools =
  "university|college|school|institute|universidad|escuela|instituto|colegio|facultad|universidade|escola|faculdade";
