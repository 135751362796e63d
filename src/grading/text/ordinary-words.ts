/**
 * Words that anyone uses about anything, as stems. They say little about what a text is about, and one that stands in an
 * answer is meant as it stands: it is no slip for a technical word one letter away. English; drawn from the words which
 * the bank's own answers share across its areas.
 */
const english = `
  10 100 1000 2 3 4 5 about above accept add after again along alway anoth answer appli arriv ask assist base
  becom befor begin behind below better between big black board break bring build care carri catch caus chang
  charg cheap check child choos class clean clear close code collect come common compani compar complet concept
  connect consid contain content context continu control convert correct cost could count cours cover creat
  current customer daili data date decid default definit depend describ design detail develop differ direct
  displai doubl drop earli easili effect either empti end enough entir error especi event everi everyth exact
  exampl except execut exist expect explain express fail far fast field figur file final find fine first fix
  follow forget form found front full function gener give given good great group grow half hand handl happen
  heavi higher hold id imagin import improv includ increas indic inform input insid instanc instead intend
  interest interview invok issu job keep kei know knowledg larg larger last later learn left level library light
  limit line list littl live local long longer look lose lower make manag matter mayb mean measur meet mention
  might million minut miss mistak model modifi moment month mostli move name network never new next night nobodi
  normal noth notic number object obvious often old open order other otherwis output outsid page parti pattern
  peopl perform perhap person place plain plan point possibl practic prefer prepar present pretti prevent
  previou previous price privat probabl problem process produc product program progress proper protect prove
  provid public put quick quit rather reach read readi real realli reason receiv recent record reduc refer
  regular relat releas remain rememb remov repeat replac report requir respond result return right round row
  rule sai sampl save scale screen second see select send sentenc separ serial servic session set sever share
  short should simpl simpli simul singl situat size slow small solut solv some somebodi someth sort sourc space
  special specif speed spread stage stai stand start state step still stop store straight strong student studi
  stuff subject support suppos system tabl table take taken talk teach team tell test their there these thing
  think third those though thread three through throw time together total touch track train treat trust try turn
  type under understand until updat us user usual util valid valu variou verifi version wai wait want watch week
  where which while white whole without wonder word work world would write wrong year young zero
`;

export const ordinaryWords: ReadonlySet<string> = new Set(english.trim().split(/\s+/u));
