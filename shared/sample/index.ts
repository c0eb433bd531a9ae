import type { TapestryDocument } from '../document/kinds';
import { newId, type PageId, type RandomBytes, type Sha256 } from '../domain/ids';
import type { AreaAction, Page, RichMenuSet } from '../domain/rich-menu/schema';
import { ARTWORK, type ArtworkName } from './artwork';
import { generatedCampaign, sampleCampaigns } from './campaigns';
import { type Cell, type ComposeTools, composePage } from './compose';
import { seededBytes } from './seeded';

export interface SampleContent {
  assets: { name: string; bytes: Uint8Array }[];
  /** Documents of the workspace; `hashOf` names an asset as the workspace will. Newest last. */
  documents(hashOf: (bytes: Uint8Array) => Sha256, now: Date): TapestryDocument[];
}

const LARGE = { width: 2500, height: 1686 };
const SMALL = { width: 2500, height: 843 };
const SITE = 'https://shanlan.example';

const TERRA = { ground: '#D98D5F', tint: '#B8653C', ink: '#FFFAF1' };
const CREAM = { ground: '#F3DDB8', tint: '#E2BC82', ink: '#4A2B1D' };
const MOSS = { ground: '#C9D3AE', tint: '#9FB07C', ink: '#34422A' };
const MIST = { ground: '#CFE0DC', tint: '#93B9B1', ink: '#28423E' };
const NIGHT = { ground: '#232E54', tint: '#3A4A80', ink: '#FFF4DF' };
const ROSE = { ground: '#F4DDD0', tint: '#DDAE97', ink: '#4A2B1D' };

type Colours = typeof TERRA;
const cell = (
  art: ArtworkName,
  title: string,
  subtitle: string,
  colours: Colours,
  action: AreaAction,
): Cell => ({ art, title, subtitle, ...colours, action });

const link = (label: string, path: string): AreaAction => ({
  type: 'uri',
  label,
  uri: `${SITE}${path}`,
});
const say = (label: string, text: string): AreaAction => ({ type: 'message', label, text });
/** Tabs are joined when all pages have their ids. */
const tab = (label: string, alias: string): AreaAction => ({
  type: 'richmenuswitch',
  label,
  data: `tab=${alias}`,
  target: { kind: 'alias', richMenuAliasId: alias },
});

/** The workspace of 山嵐咖啡, an invented chain; `more` menus and campaigns are generated from the seed. */
export function sampleContent(
  seed: number,
  more: { menus: number; campaigns: number },
): SampleContent {
  const names = Object.keys(ARTWORK) as ArtworkName[];
  const bytesOf = (name: ArtworkName) => utf8(ARTWORK[name]);
  return {
    assets: names.map((name) => ({ name: `${name}.svg`, bytes: bytesOf(name) })),
    documents(hashOf, now) {
      const random = seededBytes(seed);
      const hashes = new Map(names.map((name) => [name, hashOf(bytesOf(name))]));
      const tools: ComposeTools = {
        random,
        hashOf: (art) => hashes.get(art) as Sha256,
      };
      const made = [summer(tools), breakfast(tools), moonFestival(tools), home(tools)];
      const generated = Array.from({ length: more.menus }, (_, index) => generate(index, tools));
      const menus = [...generated, ...made].map((plan, index) => {
        // a minute apart, so that lists have an order
        const at = new Date(
          now.getTime() - (generated.length + made.length - index) * 60_000,
        ).toISOString();
        return documentOf(plan, random, at);
      });
      const context = {
        // a stream of its own, so that menus stay the same however many campaigns there are
        random: seededBytes(seed + 1_000_003),
        now,
        menus: new Map(menus.map(({ name, id }) => [name, id])),
      };
      const campaigns = sampleCampaigns(context);
      const many = Array.from({ length: more.campaigns }, (_, index) =>
        generatedCampaign(index, context),
      );
      return [...many, ...campaigns, ...menus];
    },
  };
}

interface SetPlan {
  name: string;
  tags: string[];
  notes: string;
  archived?: boolean;
  isDefault?: boolean;
  pages: Page[];
}

function documentOf(plan: SetPlan, random: RandomBytes, at: string): RichMenuSet {
  return {
    id: newId('doc', random),
    kind: 'richMenuSet',
    name: plan.name,
    tags: plan.tags,
    notes: plan.notes,
    archived: plan.archived ?? false,
    defaultPageId: plan.isDefault ? (plan.pages[0]?.id ?? null) : null,
    displayPeriod: null,
    createdAt: at,
    updatedAt: at,
    pages: joinTabs(plan.pages),
  };
}

function joinTabs(pages: Page[]): Page[] {
  const ids = new Map<string, PageId>(pages.map((page) => [page.richMenuAliasId, page.id]));
  for (const { areas } of pages) {
    for (const { action } of areas) {
      if (action?.type !== 'richmenuswitch' || action.target.kind !== 'alias') continue;
      const pageId = ids.get(action.target.richMenuAliasId);
      if (pageId) action.target = { kind: 'page', pageId };
    }
  }
  return pages;
}

const home = (tools: ComposeTools): SetPlan => ({
  name: '首頁・秋季',
  tags: ['秋季', '常設'],
  notes: '三個分頁：首頁、門市與外送、會員。',
  isDefault: true,
  pages: [
    composePage(
      {
        name: '首頁',
        alias: 'home',
        size: LARGE,
        template: 'L1',
        chatBarText: '看看今天喝什麼',
        cells: [
          cell('cup', '線上點餐', '免排隊，到店直接取', TERRA, link('線上點餐', '/order')),
          cell(
            'latte',
            '栗子拿鐵',
            '秋季限定，本週上市',
            CREAM,
            link('秋季限定栗子拿鐵', '/chestnut'),
          ),
          cell('stampCard', '我的點數', '集滿 10 點換一杯', MOSS, tab('會員與點數', 'member')),
          cell('storeMap', '找門市', '全台 23 間山嵐', MIST, tab('門市與外送', 'stores')),
          cell(
            'gift',
            '中秋禮盒',
            '早鳥預購 85 折',
            NIGHT,
            link('中秋禮盒，早鳥預購 85 折', '/moon'),
          ),
          cell('scooter', '外送到家', '滿 300 元免運', ROSE, link('外送到家', '/delivery')),
        ],
      },
      tools,
    ),
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

const moonFestival = (tools: ComposeTools): SetPlan => ({
  name: '中秋限定',
  tags: ['節慶'],
  notes: '',
  pages: [
    composePage(
      {
        name: '中秋限定',
        alias: 'moon',
        size: LARGE,
        template: 'L3',
        chatBarText: '中秋禮盒預購',
        cells: [
          cell(
            'gift',
            '山嵐月光 中秋禮盒',
            '9/18 前早鳥 85 折，全台宅配',
            NIGHT,
            link('中秋禮盒', '/moon'),
          ),
          cell('bag', '立即預購', '兩盒免運', TERRA, link('立即預購', '/moon/order')),
          cell('latte', '栗子拿鐵', '月夜限定', CREAM, link('栗子拿鐵', '/chestnut')),
          cell('beans', '問客服', '平日 9–18 點', MOSS, say('問客服', '我想問中秋禮盒')),
        ],
      },
      tools,
    ),
  ],
});

const breakfast = (tools: ComposeTools): SetPlan => ({
  name: '早餐時段',
  tags: ['早餐'],
  notes: '',
  pages: [
    composePage(
      {
        name: '早餐時段',
        alias: 'breakfast',
        size: SMALL,
        template: 'S3',
        chatBarText: '早安，吃早餐',
        cells: [
          cell(
            'bread',
            '山嵐早餐',
            '7:00–10:30 厚片加咖啡 95 元起',
            CREAM,
            link('早餐菜單', '/breakfast'),
          ),
          cell('cup', '先點先拿', '到店不用等', TERRA, link('先點先拿', '/order')),
        ],
      },
      tools,
    ),
  ],
});

const summer = (tools: ComposeTools): SetPlan => ({
  name: '夏日冷萃',
  tags: ['夏季'],
  notes: '8/31 下架',
  archived: true,
  pages: [
    composePage(
      {
        name: '夏日冷萃',
        alias: 'coldbrew',
        size: SMALL,
        template: 'S2',
        chatBarText: '夏天喝冷萃',
        cells: [
          cell('latte', '夏日冷萃', '慢滴 12 小時', MIST, link('夏日冷萃', '/coldbrew')),
          cell('beans', '豆單', '本月三支單品', MOSS, link('本月豆單', '/beans')),
        ],
      },
      tools,
    ),
  ],
});

const SHOPS = ['信義', '永康', '中山', '板橋', '竹北', '逢甲', '勤美', '安平', '駁二', '花蓮'];
const THEMES = [
  '新品上市',
  '週年慶',
  '母親節',
  '開學季',
  '雨天優惠',
  '買一送一',
  '會員日',
  '聖誕',
  '新春',
  '門市開幕',
];
const COLOURS = [TERRA, CREAM, MOSS, MIST, NIGHT, ROSE];
const TEMPLATES = ['L1', 'L2', 'L3', 'L4', 'S1', 'S2'];

/** One generated menu; the same seed and number always give the same one. */
function generate(index: number, tools: ComposeTools): SetPlan {
  const arts = Object.keys(ARTWORK) as ArtworkName[];
  const shop = SHOPS[index % SHOPS.length] as string;
  const theme = THEMES[Math.floor(index / SHOPS.length) % THEMES.length] as string;
  const template = TEMPLATES[index % TEMPLATES.length] as string;
  const alias = `m${index + 1}`;
  const cells = Array.from({ length: 6 }, (_, at) =>
    cell(
      arts[(index + at) % arts.length] as ArtworkName,
      at === 0 ? theme : `${shop}${['點餐', '門市', '點數', '外送', '客服', '豆單'][at]}`,
      `${shop}店 ${index + 1}`,
      COLOURS[(index + at) % COLOURS.length] as Colours,
      at % 2 === 0 ? link(`${theme}`, `/c/${index + 1}/${at}`) : say(shop, `${shop}${theme}`),
    ),
  );
  return {
    name: `${shop}店・${theme} ${index + 1}`,
    tags: [shop, theme],
    notes: '',
    pages: [
      composePage(
        {
          name: theme,
          alias,
          size: template.startsWith('S') ? SMALL : LARGE,
          template,
          chatBarText: theme,
          cells,
        },
        tools,
      ),
    ],
  };
}

/** The drawings are plain ASCII, so each character is one byte. */
function utf8(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
