/*
 * Stickers that accounts may send: the packages of LINE's published list. No API gives the list; it changes seldom,
 * and LINE refuses what is not in it.
 */
export interface StickerPackage {
  packageId: string;
  /** Its stickers are numbered without a gap. */
  first: number;
  last: number;
  /** As LINE's list calls it in English. */
  title: string;
  /** In the language of its second title in LINE's list. */
  ownTitle?: string;
  language?: 'ja' | 'th' | 'zh-TW';
}

export const STICKER_PACKAGES: readonly StickerPackage[] = [
  {
    packageId: '446',
    first: 1988,
    last: 2027,
    title: 'Moon: Special Edition',
    ownTitle: 'ムーン スペシャル',
    language: 'ja',
  },
  {
    packageId: '789',
    first: 10855,
    last: 10894,
    title: 'Sally: Special Edition',
    ownTitle: 'サリー スペシャル',
    language: 'ja',
  },
  {
    packageId: '1070',
    first: 17839,
    last: 17878,
    title: 'Moon: Special Edition',
    ownTitle: 'ムーン スペシャル',
    language: 'ja',
  },
  {
    packageId: '6136',
    first: 10551376,
    last: 10551399,
    title: 'LINE Characters: Making Amends',
    ownTitle: '謝罪のプロ!LINEキャラクターズ',
    language: 'ja',
  },
  {
    packageId: '6325',
    first: 10979904,
    last: 10979927,
    title: 'Brown and Cony Fun Size Pack',
    ownTitle: 'ちっちゃいブラコニ',
    language: 'ja',
  },
  {
    packageId: '6359',
    first: 11069848,
    last: 11069871,
    title: 'Brown and Cony Fun Size Pack',
    ownTitle: 'บราวน์ & โคนี่ เวอร์ชั่นตัวจิ๋ว',
    language: 'th',
  },
  {
    packageId: '6362',
    first: 11087920,
    last: 11087943,
    title: 'Brown and Cony Fun Size Pack',
    ownTitle: '熊大&兔兔(迷你篇)',
    language: 'zh-TW',
  },
  {
    packageId: '6370',
    first: 11088016,
    last: 11088039,
    title: 'Brown and Cony Fun Size Pack',
    ownTitle: 'ちっちゃいブラコニ',
    language: 'ja',
  },
  {
    packageId: '6632',
    first: 11825374,
    last: 11825397,
    title: 'LINE Characters: Making Amends',
    ownTitle: 'LINE卡通明星(專業道歉篇)',
    language: 'zh-TW',
  },
  {
    packageId: '8515',
    first: 16581242,
    last: 16581265,
    title: 'LINE Characters: Pretty Phrases',
    ownTitle: 'ゆる敬語★LINEキャラクターズ',
    language: 'ja',
  },
  {
    packageId: '8522',
    first: 16581266,
    last: 16581289,
    title: 'LINE Characters: Pretty Phrases',
    ownTitle: 'ゆる敬語★LINEキャラクターズ',
    language: 'ja',
  },
  {
    packageId: '8525',
    first: 16581290,
    last: 16581313,
    title: 'LINE Characters: Pretty Phrases',
    ownTitle: 'LINE卡通明星(休閒敬語篇)',
    language: 'zh-TW',
  },
  {
    packageId: '11537',
    first: 52002734,
    last: 52002773,
    title: 'Brown & Cony & Sally: Animated Special',
  },
  {
    packageId: '11538',
    first: 51626494,
    last: 51626533,
    title: 'CHOCO & Friends: Animated Special',
  },
  {
    packageId: '11539',
    first: 52114110,
    last: 52114149,
    title: 'UNIVERSTAR BT21: Animated Special',
  },
];

export const stickerPackage = (packageId: string): StickerPackage | null =>
  STICKER_PACKAGES.find((other) => other.packageId === packageId) ?? null;

/** A package's name for who reads this language. */
export const stickerTitle = (
  { title, ownTitle, language }: StickerPackage,
  locale: string,
): string => (language === locale && ownTitle !== undefined ? ownTitle : title);

/** The numbers of a package's stickers, as LINE writes them. */
export const stickersOf = ({ first, last }: StickerPackage): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

/** Whether LINE's list has it. */
export const isSendableSticker = (packageId: string, stickerId: string): boolean => {
  const known = stickerPackage(packageId);
  const number = Number(stickerId);
  return known !== null && /^\d+$/.test(stickerId) && number >= known.first && number <= known.last;
};
