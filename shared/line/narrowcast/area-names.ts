import type { AREAS } from './attributes';

type Area = (typeof AREAS)[number];

/*
 * Names of LINE's areas: in their own language, as insight answers them for Taiwan and Japan, and in
 * English. Japanese readers get the first: place names are written with the same characters.
 */

const TAIWAN = [
  ['台北市', 'Taipei City'],
  ['新北市', 'New Taipei City'],
  ['桃園市', 'Taoyuan City'],
  ['台中市', 'Taichung City'],
  ['台南市', 'Tainan City'],
  ['高雄市', 'Kaohsiung City'],
  ['基隆市', 'Keelung City'],
  ['新竹市', 'Hsinchu City'],
  ['嘉義市', 'Chiayi City'],
  ['新竹縣', 'Hsinchu County'],
  ['苗栗縣', 'Miaoli County'],
  ['彰化縣', 'Changhua County'],
  ['南投縣', 'Nantou County'],
  ['雲林縣', 'Yunlin County'],
  ['嘉義縣', 'Chiayi County'],
  ['屏東縣', 'Pingtung County'],
  ['宜蘭縣', 'Yilan County'],
  ['花蓮縣', 'Hualien County'],
  ['台東縣', 'Taitung County'],
  ['澎湖縣', 'Penghu County'],
  ['金門縣', 'Kinmen County'],
  ['連江縣', 'Lienchiang County'],
] as const;

const JAPAN =
  '北海道 Hokkaido 青森 Aomori 岩手 Iwate 宮城 Miyagi 秋田 Akita 山形 Yamagata 福島 Fukushima 茨城 Ibaraki 栃木 Tochigi 群馬 Gunma 埼玉 Saitama 千葉 Chiba 東京 Tokyo 神奈川 Kanagawa 新潟 Niigata 富山 Toyama 石川 Ishikawa 福井 Fukui 山梨 Yamanashi 長野 Nagano 岐阜 Gifu 静岡 Shizuoka 愛知 Aichi 三重 Mie 滋賀 Shiga 京都 Kyoto 大阪 Osaka 兵庫 Hyogo 奈良 Nara 和歌山 Wakayama 鳥取 Tottori 島根 Shimane 岡山 Okayama 広島 Hiroshima 山口 Yamaguchi 徳島 Tokushima 香川 Kagawa 愛媛 Ehime 高知 Kochi 福岡 Fukuoka 佐賀 Saga 長崎 Nagasaki 熊本 Kumamoto 大分 Oita 宮崎 Miyazaki 鹿児島 Kagoshima 沖縄 Okinawa';
const THAILAND = [
  ['曼谷', 'Bangkok'],
  ['芭達雅', 'Pattaya'],
  ['泰國北部', 'Northern Thailand'],
  ['泰國中部', 'Central Thailand'],
  ['泰國南部', 'Southern Thailand'],
  ['泰國東部', 'Eastern Thailand'],
  ['泰國東北部', 'Northeastern Thailand'],
  ['泰國西部', 'Western Thailand'],
] as const;
const INDONESIA = [
  'Bali',
  'Bandung',
  'Banjarmasin',
  'Jabodetabek',
  'Makassar',
  'Medan',
  'Palembang',
  'Samarinda',
  'Semarang',
  'Surabaya',
  'Yogyakarta',
  'Lainnya',
];

const names = new Map<string, { own: string; en: string }>();
const add = (prefix: string, pairs: readonly (readonly [string, string])[]) => {
  pairs.forEach(([own, en], index) => {
    names.set(`${prefix}_${String(index + 1).padStart(2, '0')}`, { own, en });
  });
};
add('tw', TAIWAN);
const words = JAPAN.split(' ');
add(
  'jp',
  words.flatMap((own, at) => (at % 2 === 0 ? [[own, words[at + 1] ?? own] as const] : [])),
);
add('th', THAILAND);
add(
  'id',
  INDONESIA.map((name) => [name, name] as const),
);

/** What people call an area. */
export function areaName(area: Area, locale: 'zh-TW' | 'en' | 'ja'): string {
  const found = names.get(area);
  return (locale === 'en' ? found?.en : found?.own) ?? area;
}

const byOwnName = new Map([...names].map(([code, { own }]) => [own, code as Area]));

/** The area that insight's demographics call so; null for `unknown` and for names nobody listed. */
export const areaOfName = (name: string): Area | null =>
  byOwnName.get(name) ?? byOwnName.get(name.replace(/[都府県]$/u, '')) ?? null;
