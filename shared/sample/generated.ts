import type { Campaign } from '../domain/campaign/schema';
import { newId } from '../domain/ids';
import { EVERYONE, NOBODY, type SampleContext } from './builder';
import { SHOPS, THEMES } from './names';

const OWNERS = ['林小嵐', '陳怡君', '張志明', '黃雅婷'];
const COLOURS = ['indigo', 'teal', 'brown', 'violet', 'steel', 'olive'] as const;
const TEXTS = ['今天就來一杯', '限時三天', '出示訊息享優惠', '新豆到店', '門市等你'];

/** One of many: campaigns of three years around `now`, two or three sends each, every seventh with a test. */
export function generatedCampaign(index: number, { random, now }: SampleContext): Campaign {
  const shop = SHOPS[index % SHOPS.length] as string;
  const theme = THEMES[Math.floor(index / SHOPS.length) % THEMES.length] as string;
  const [a = 0, b = 0, c = 0] = random(3);
  const start = new Date(
    Math.floor(now.getTime() / 86_400_000) * 86_400_000 +
      (((index * 131) % 1_095) - 730) * 86_400_000 +
      (2 + (a % 10)) * 3_600_000,
  );
  const texts = Array.from({ length: 2 + (b % 2) }, (_, at) => ({
    text: `${shop}店 ${theme}：${TEXTS[(index + at) % TEXTS.length]}`,
    at: new Date(start.getTime() + at * 3 * 86_400_000),
  }));
  const people = 300 + ((a << 4) | (c & 15));
  return {
    id: newId('doc', random),
    name: `${shop}店・${theme} ${index + 1}`,
    tags: [shop, theme],
    notes: '',
    archived: false,
    createdAt: start.toISOString(),
    updatedAt: new Date(now.getTime() - (index + 600) * 60_000).toISOString(),
    kind: 'campaign',
    label: theme,
    goal: { metric: 'clicks', figure: 20 + c },
    budget: 500 + c * 10,
    period: {
      from: start.toISOString(),
      to: new Date(start.getTime() + 14 * 86_400_000).toISOString(),
    },
    zone: 'Asia/Taipei',
    colour: COLOURS[index % COLOURS.length] ?? 'indigo',
    owner: OWNERS[index % OWNERS.length] ?? '',
    state: start < now ? 'done' : 'planning',
    channelId: null,
    checklist: [],
    broadcasts: texts.map(({ text, at }, number) => ({
      id: newId('brd', random),
      name: `${theme} ${number + 1}`,
      messages: [{ source: 'wire', wire: { type: 'text', text } }],
      target: EVERYONE,
      cap: { ...NOBODY, max: people },
      at: at.toISOString(),
      notificationDisabled: false,
      state: at < now ? 'sent' : 'planned',
      expected: people,
      experiment: null,
      delivery:
        at < now
          ? {
              requestIds: [],
              aggregationUnit: null,
              recipients: people,
              sentAt: at.toISOString(),
              simulated: true,
            }
          : null,
    })),
    menus: [],
    couponIds: [],
    audienceIds: [],
    answers: [],
    acknowledged: [],
    sample: true,
  };
}
