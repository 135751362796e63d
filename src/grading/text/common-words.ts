/** Ordinary words that lie one slip away from a technical one: written, they are meant. Stems. */
export const commonWords: ReadonlySet<string> = new Set(
  (
    "about above after again along alway anoth befor begin behind below better between black board bring build " +
    "carri chang charg check child choos class clean clear close common compani compar complet concept connect consid " +
    "contain content context continu control convert correct could count cours cover creat current daili data decid " +
    "definit depend describ design detail develop differ direct doubl easili effect either enough entir especi event " +
    "everi exact exampl except expect explain express field figur final first follow forget form found front function " +
    "gener given great group handl happen heavi higher imagin import improv includ increas indic inform input insid " +
    "instanc instead intend interest interview issu knowledg larger later learn level light limit littl local longer " +
    "lower manag matter mayb mean measur meet mention might minut model moment month mostli never normal notic number " +
    "object obvious often order other output outsid parti pattern peopl perform perhap person place plain point possibl " +
    "practic prefer prepar present pretti prevent previous price privat probabl problem process produc program progress " +
    "proper protect prove provid public quick quit rather reach readi realli reason receiv recent reduc refer regular " +
    "relat releas remain rememb repeat replac report requir respond result return right round sampl scale screen second " +
    "select sentenc separ serial servic session sever share short should simpl simpli simul singl situat small solut solv some " +
    "sort sourc space special specif speed stage stand start state still stop store straight strong student studi stuff " +
    "subject support suppos system table taken talk teach their there these thing think third those though thread three " +
    "through throw together total touch track train treat trust under understand until updat usual valid valu variou " +
    "version wait watch week where which while white whole without wonder world would write wrong young plan team"
  ).split(" "),
);
