/*
 * Public holidays of Taiwan and Japan, written by `node build/scripts/holidays.mjs` out of date-holidays
 * (https://github.com/commenthol/date-holidays, data CC BY 3.0). A star marks a day in lieu.
 */

export const HOLIDAY_DAYS: Readonly<Record<string, string>> = {
  TW2024:
    '01-01=founding 02-09=newYearsEve 02-10=lunarNewYear 02-11=lunarNewYear 02-12=lunarNewYear 02-13=lunarNewYear* 02-14=lunarNewYear* 02-28=peaceMemorial 04-04=childrenTw 04-04=tombSweeping 04-05=childrenTw* 06-10=dragonBoat 09-17=midAutumn 10-10=nationalDay',
  JP2024:
    '01-01=newYear 01-08=comingOfAge 02-11=foundation 02-12=foundation* 02-23=emperor 03-20=springEquinox 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 05-06=childrenJp* 07-15=marine 08-11=mountain 08-12=mountain* 09-16=aged 09-22=autumnEquinox 09-23=autumnEquinox* 10-14=sports 11-03=culture 11-04=culture* 11-23=thanksgiving',
  TW2025:
    '01-01=founding 01-28=newYearsEve 01-29=lunarNewYear 01-30=lunarNewYear 01-31=lunarNewYear 02-28=peaceMemorial 04-03=childrenTw* 04-04=childrenTw 04-04=tombSweeping 05-30=dragonBoat* 05-31=dragonBoat 09-28=teachers 09-29=teachers* 10-06=midAutumn 10-10=nationalDay 10-24=retrocession* 10-25=retrocession 12-25=constitutionTw',
  JP2025:
    '01-01=newYear 01-13=comingOfAge 02-11=foundation 02-23=emperor 02-24=emperor* 03-20=springEquinox 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 05-06=greenery* 07-21=marine 08-11=mountain 09-15=aged 09-23=autumnEquinox 10-13=sports 11-03=culture 11-23=thanksgiving 11-24=thanksgiving*',
  TW2026:
    '01-01=founding 02-15=littleNewYearsEve 02-16=newYearsEve 02-17=lunarNewYear 02-18=lunarNewYear 02-19=lunarNewYear 02-20=lunarNewYear* 02-27=peaceMemorial* 02-28=peaceMemorial 04-03=childrenTw* 04-04=childrenTw 04-05=tombSweeping 04-06=tombSweeping* 05-01=labour 06-19=dragonBoat 09-25=midAutumn 09-28=teachers 10-09=nationalDay* 10-10=nationalDay 10-25=retrocession 10-26=retrocession* 12-25=constitutionTw',
  JP2026:
    '01-01=newYear 01-12=comingOfAge 02-11=foundation 02-23=emperor 03-20=springEquinox 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 05-06=constitutionJp* 07-20=marine 08-11=mountain 09-21=aged 09-22=citizens 09-23=autumnEquinox 10-12=sports 11-03=culture 11-23=thanksgiving',
  TW2027:
    '01-01=founding 02-04=littleNewYearsEve 02-05=newYearsEve 02-06=lunarNewYear 02-07=lunarNewYear 02-08=lunarNewYear 02-09=lunarNewYear* 02-10=lunarNewYear* 02-28=peaceMemorial 03-01=peaceMemorial* 04-04=childrenTw 04-05=tombSweeping 04-06=childrenTw* 04-30=labour* 05-01=labour 06-09=dragonBoat 09-15=midAutumn 09-28=teachers 10-10=nationalDay 10-11=nationalDay* 10-25=retrocession 12-24=constitutionTw* 12-25=constitutionTw',
  JP2027:
    '01-01=newYear 01-11=comingOfAge 02-11=foundation 02-23=emperor 03-21=springEquinox 03-22=springEquinox* 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 07-19=marine 08-11=mountain 09-20=aged 09-23=autumnEquinox 10-11=sports 11-03=culture 11-23=thanksgiving',
  TW2028:
    '12-31=founding* 01-01=founding 01-24=littleNewYearsEve 01-25=newYearsEve 01-26=lunarNewYear 01-27=lunarNewYear 01-28=lunarNewYear 02-28=peaceMemorial 04-03=childrenTw* 04-04=childrenTw 04-04=tombSweeping 05-01=labour 05-28=dragonBoat 05-29=dragonBoat* 09-28=teachers 10-03=midAutumn 10-10=nationalDay 10-25=retrocession 12-25=constitutionTw',
  JP2028:
    '01-01=newYear 01-10=comingOfAge 02-11=foundation 02-23=emperor 03-20=springEquinox 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 07-17=marine 08-11=mountain 09-18=aged 09-22=autumnEquinox 10-09=sports 11-03=culture 11-23=thanksgiving',
  TW2029:
    '01-01=founding 02-11=littleNewYearsEve 02-12=newYearsEve 02-13=lunarNewYear 02-14=lunarNewYear 02-15=lunarNewYear 02-16=lunarNewYear* 02-28=peaceMemorial 04-03=childrenTw* 04-04=childrenTw 04-04=tombSweeping 05-01=labour 06-15=dragonBoat* 06-16=dragonBoat 09-21=midAutumn* 09-22=midAutumn 09-28=teachers 10-10=nationalDay 10-25=retrocession 12-25=constitutionTw',
  JP2029:
    '01-01=newYear 01-08=comingOfAge 02-11=foundation 02-12=foundation* 02-23=emperor 03-20=springEquinox 04-29=showa 04-30=showa* 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 07-16=marine 08-11=mountain 09-17=aged 09-23=autumnEquinox 09-24=autumnEquinox* 10-08=sports 11-03=culture 11-23=thanksgiving',
  TW2030:
    '01-01=founding 02-01=littleNewYearsEve 02-02=newYearsEve 02-03=lunarNewYear 02-04=lunarNewYear 02-05=lunarNewYear 02-06=lunarNewYear* 02-07=lunarNewYear* 02-28=peaceMemorial 04-04=childrenTw 04-05=tombSweeping 05-01=labour 06-05=dragonBoat 09-12=midAutumn 09-27=teachers* 09-28=teachers 10-10=nationalDay 10-25=retrocession 12-25=constitutionTw',
  JP2030:
    '01-01=newYear 01-14=comingOfAge 02-11=foundation 02-23=emperor 03-20=springEquinox 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 05-06=childrenJp* 07-15=marine 08-11=mountain 08-12=mountain* 09-16=aged 09-23=autumnEquinox 10-14=sports 11-03=culture 11-04=culture* 11-23=thanksgiving',
  TW2031:
    '01-01=founding 01-21=littleNewYearsEve 01-22=newYearsEve 01-23=lunarNewYear 01-24=lunarNewYear 01-25=lunarNewYear 01-27=lunarNewYear* 02-28=peaceMemorial 04-03=tombSweeping* 04-04=childrenTw 04-05=tombSweeping 05-01=labour 06-24=dragonBoat 09-28=teachers 09-29=teachers* 10-01=midAutumn 10-10=nationalDay 10-24=retrocession* 10-25=retrocession 12-25=constitutionTw',
  JP2031:
    '01-01=newYear 01-13=comingOfAge 02-11=foundation 02-23=emperor 02-24=emperor* 03-21=springEquinox 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 05-06=greenery* 07-21=marine 08-11=mountain 09-15=aged 09-23=autumnEquinox 10-13=sports 11-03=culture 11-23=thanksgiving 11-24=thanksgiving*',
  TW2032:
    '01-01=founding 02-09=littleNewYearsEve 02-10=newYearsEve 02-11=lunarNewYear 02-12=lunarNewYear 02-13=lunarNewYear 02-27=peaceMemorial* 02-28=peaceMemorial 04-02=childrenTw* 04-04=childrenTw 04-04=tombSweeping 04-30=labour* 05-01=labour 06-11=dragonBoat* 06-12=dragonBoat 09-19=midAutumn 09-20=midAutumn* 09-28=teachers 10-10=nationalDay 10-11=nationalDay* 10-25=retrocession 12-24=constitutionTw* 12-25=constitutionTw',
  JP2032:
    '01-01=newYear 01-12=comingOfAge 02-11=foundation 02-23=emperor 03-20=springEquinox 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 07-19=marine 08-11=mountain 09-20=aged 09-22=autumnEquinox 10-11=sports 11-03=culture 11-23=thanksgiving',
  TW2033:
    '12-31=founding* 01-01=founding 01-29=littleNewYearsEve 01-30=newYearsEve 01-31=lunarNewYear 02-01=lunarNewYear 02-02=lunarNewYear 02-03=lunarNewYear* 02-04=lunarNewYear* 02-28=peaceMemorial 04-01=childrenTw* 04-04=childrenTw 04-04=tombSweeping 05-01=labour 05-02=labour* 06-01=dragonBoat 09-28=teachers 10-07=midAutumn 10-10=nationalDay 10-25=retrocession 12-25=constitutionTw 12-26=constitutionTw*',
  JP2033:
    '01-01=newYear 01-10=comingOfAge 02-11=foundation 02-23=emperor 03-20=springEquinox 03-21=springEquinox* 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 07-18=marine 08-11=mountain 09-19=aged 09-23=autumnEquinox 10-10=sports 11-03=culture 11-23=thanksgiving',
  TW2034:
    '01-01=founding 01-02=founding* 02-17=littleNewYearsEve 02-18=newYearsEve 02-19=lunarNewYear 02-20=lunarNewYear 02-21=lunarNewYear 02-22=lunarNewYear* 02-23=lunarNewYear* 02-28=peaceMemorial 04-04=childrenTw 04-05=tombSweeping 05-01=labour 06-20=dragonBoat 09-27=midAutumn 09-28=teachers 10-10=nationalDay 10-25=retrocession 12-25=constitutionTw',
  JP2034:
    '01-01=newYear 01-02=newYear* 01-09=comingOfAge 02-11=foundation 02-23=emperor 03-20=springEquinox 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 07-17=marine 08-11=mountain 09-18=aged 09-23=autumnEquinox 10-09=sports 11-03=culture 11-23=thanksgiving',
  TW2035:
    '01-01=founding 02-06=littleNewYearsEve 02-07=newYearsEve 02-08=lunarNewYear 02-09=lunarNewYear 02-10=lunarNewYear 02-12=lunarNewYear* 02-28=peaceMemorial 04-04=childrenTw 04-05=tombSweeping 05-01=labour 06-10=dragonBoat 06-11=dragonBoat* 09-16=midAutumn 09-17=midAutumn* 09-28=teachers 10-10=nationalDay 10-25=retrocession 12-25=constitutionTw',
  JP2035:
    '01-01=newYear 01-08=comingOfAge 02-11=foundation 02-12=foundation* 02-23=emperor 03-21=springEquinox 04-29=showa 04-30=showa* 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 07-16=marine 08-11=mountain 09-17=aged 09-23=autumnEquinox 09-24=autumnEquinox* 10-08=sports 11-03=culture 11-23=thanksgiving',
  TW2036:
    '01-01=founding 01-26=littleNewYearsEve 01-27=newYearsEve 01-28=lunarNewYear 01-29=lunarNewYear 01-30=lunarNewYear 01-31=lunarNewYear* 02-01=lunarNewYear* 02-28=peaceMemorial 04-03=childrenTw* 04-04=childrenTw 04-04=tombSweeping 05-01=labour 05-30=dragonBoat 09-28=teachers 09-29=teachers* 10-03=midAutumn* 10-04=midAutumn 10-10=nationalDay 10-24=retrocession* 10-25=retrocession 12-25=constitutionTw',
  JP2036:
    '01-01=newYear 01-14=comingOfAge 02-11=foundation 02-23=emperor 03-20=springEquinox 04-29=showa 05-03=constitutionJp 05-04=greenery 05-05=childrenJp 05-06=greenery* 07-21=marine 08-11=mountain 09-15=aged 09-22=autumnEquinox 10-13=sports 11-03=culture 11-23=thanksgiving 11-24=thanksgiving*',
};
