import { addLineDays } from '../insight/line-day';
import { csvText } from '../table/csv';
import { seededNumbers } from './seeded';

/** A file as LINE's manager lets people download it. The name says that nobody has. */
export interface SampleManagerFile {
  file: string;
  text: string;
}

const DAYS = 42;
const PATHS = [
  ['門市 QR code', 9],
  ['官網按鈕', 5],
  ['好友推薦', 3],
] as const;
/** People write more at the weekend, and of a quiet night LINE tells nothing. */
const CHAT = { weekday: 27, weekend: 52, withheldBelow: 20 };

/** What only LINE's manager knows of the café: its chat, and how friends came, up to a day of LINE. */
export function sampleManagerFiles(seed: number, to: string): SampleManagerFile[] {
  const random = seededNumbers(seed);
  const days = Array.from({ length: DAYS }, (_, at) => addLineDays(to, at - DAYS + 1));
  const around = (middle: number) => Math.round(middle * (0.55 + random() * 0.9));
  const chat = days.map((day) => {
    const inbound = around(isWeekend(day) ? CHAT.weekend : CHAT.weekday);
    const isTold = inbound >= CHAT.withheldBelow;
    return [written(day), isTold ? inbound : '<20', isTold ? Math.ceil(inbound / 2.6) : '-'];
  });
  const paths = days.flatMap((day) =>
    PATHS.map(([path, middle]) => [written(day), path, around(middle)]),
  );
  return [
    { file: '範例－聊天.csv', text: csvText([['日期', '收到訊息數', '活躍聊天室'], ...chat]) },
    { file: '範例－加好友管道.csv', text: csvText([['日期', '加好友管道', '新增好友'], ...paths]) },
  ];
}

const written = (day: string): string => `${day.slice(0, 4)}/${day.slice(4, 6)}/${day.slice(6)}`;

function isWeekend(day: string): boolean {
  const weekday = new Date(written(day).replaceAll('/', '-')).getUTCDay();
  return weekday === 0 || weekday === 6;
}
