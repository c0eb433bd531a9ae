import type { TapestryDocument } from '../document/kinds';
import { newId, type RandomBytes, type Sha256 } from '../domain/ids';
import type { RichMenuSet } from '../domain/rich-menu/schema';
import { ARTWORK, type ArtworkName } from './artwork';
import { sampleCampaigns } from './campaigns';
import {
  type Colours,
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
  SMALL,
  say,
  TERRA,
} from './cells';
import { type ComposeTools, composePage } from './compose';
import { generatedCampaign } from './generated';
import { home } from './home';
import { SHOPS, THEMES } from './names';
import { seededBytes } from './seeded';

export interface SampleContent {
  assets: { name: string; bytes: Uint8Array }[];
  /** Documents of the workspace; `hashOf` names an asset as the workspace will. Newest last. */
  documents(hashOf: (bytes: Uint8Array) => Sha256, now: Date): TapestryDocument[];
}

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
