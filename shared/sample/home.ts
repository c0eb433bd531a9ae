import type { Sha256 } from '../domain/ids';
import type { RichMenuSet } from '../domain/rich-menu/schema';
import type { ArtworkName } from './artwork';
import {
  CREAM,
  cell,
  joinTabs,
  LARGE,
  link,
  MIST,
  MOSS,
  NIGHT,
  ROSE,
  type SetPlan,
  say,
  TERRA,
  tab,
} from './cells';
import { type Cell, type ComposeTools, composePage } from './compose';
import { seededBytes } from './seeded';

const FRONT = {
  name: '首頁',
  alias: 'home',
  size: LARGE,
  template: 'L1',
  chatBarText: '看看今天喝什麼',
};

/** What changes on the front page from season to season: its second and its fifth area. */
interface Season {
  second: Cell;
  fifth: Cell;
}

const AUTUMN: Season = {
  second: cell(
    'latte',
    '栗子拿鐵',
    '秋季限定，本週上市',
    CREAM,
    link('秋季限定栗子拿鐵', '/chestnut'),
  ),
  fifth: cell(
    'gift',
    '中秋禮盒',
    '早鳥預購 85 折',
    NIGHT,
    link('中秋禮盒，早鳥預購 85 折', '/moon'),
  ),
};
const MEMBERS: Season = {
  second: cell('beans', '本月豆單', '三支單品，現烘', CREAM, link('本月豆單', '/beans')),
  fifth: cell('gift', '會員日好禮', '每月 10 日第二杯半價', NIGHT, link('會員日好禮', '/members')),
};
const SCHOOL: Season = {
  second: cell('latte', '夏日冷萃', '慢滴 12 小時', CREAM, link('夏日冷萃', '/coldbrew')),
  fifth: cell('bread', '山嵐早餐', '厚片加咖啡 95 元起', NIGHT, link('早餐菜單', '/breakfast')),
};

const front = ({ second, fifth }: Season): Cell[] => [
  cell('cup', '線上點餐', '免排隊，到店直接取', TERRA, link('線上點餐', '/order')),
  second,
  cell('stampCard', '我的點數', '集滿 10 點換一杯', MOSS, tab('會員與點數', 'member')),
  cell('storeMap', '找門市', '全台 23 間山嵐', MIST, tab('門市與外送', 'stores')),
  fifth,
  cell('scooter', '外送到家', '滿 300 元免運', ROSE, link('外送到家', '/delivery')),
];

/** How the menu looked in the two seasons before, the oldest first; pages and areas are the same ones. */
export function homesBefore(
  document: RichMenuSet,
  hashOf: (art: ArtworkName) => Sha256,
): RichMenuSet[] {
  return [SCHOOL, MEMBERS].map((season, index) => {
    const tools = { random: seededBytes(7_001 + index), hashOf };
    const made = composePage({ ...FRONT, cells: front(season) }, tools);
    const pages = document.pages.map((page, at) =>
      at === 0
        ? {
            ...made,
            id: page.id,
            areas: made.areas.map((area, place) => ({
              ...area,
              id: page.areas[place]?.id ?? area.id,
            })),
          }
        : page,
    );
    return { ...document, pages: joinTabs(pages) };
  });
}

/** The menu that the studio opens on. */
export const home = (tools: ComposeTools): SetPlan => ({
  name: '首頁・秋季',
  tags: ['秋季', '常設'],
  notes: '三個分頁：首頁、門市與外送、會員。',
  isDefault: true,
  pages: [
    composePage({ ...FRONT, cells: front(AUTUMN) }, tools),
    composePage(
      {
        name: '門市與外送',
        alias: 'stores',
        size: LARGE,
        template: 'L3',
        chatBarText: '找最近的山嵐',
        cells: [
          cell(
            'storeMap',
            '找最近的山嵐',
            '查看營業時間與座位',
            MIST,
            link('找最近的門市', '/stores'),
          ),
          cell('scooter', '外送到家', '滿 300 元免運', ROSE, link('外送到家', '/delivery')),
          cell('bag', '預約自取', '選日期與時間', TERRA, {
            type: 'datetimepicker',
            label: '預約自取時間',
            data: 'action=pickup',
            mode: 'datetime',
          }),
          cell('cup', '回首頁', '看看今天喝什麼', CREAM, tab('回首頁', 'home')),
        ],
      },
      tools,
    ),
    composePage(
      {
        name: '會員',
        alias: 'member',
        size: LARGE,
        template: 'L2',
        chatBarText: '會員專區',
        cells: [
          cell('member', '會員等級', '再 3 杯升山友', MOSS, {
            type: 'postback',
            label: '會員等級',
            data: 'action=level',
            displayText: '我的會員等級',
          }),
          cell('stampCard', '我的點數', '集滿 10 點換一杯', CREAM, say('我的點數', '我的點數')),
          cell('gift', '複製推薦碼', '好友首杯 8 折', NIGHT, {
            type: 'clipboard',
            label: '複製推薦碼 SHANLAN',
            clipboardText: 'SHANLAN',
          }),
          cell('cup', '回首頁', '看看今天喝什麼', TERRA, tab('回首頁', 'home')),
        ],
      },
      tools,
    ),
  ],
});
