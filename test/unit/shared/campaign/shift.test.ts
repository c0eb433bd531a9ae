import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayOf, minuteOf } from '#shared/campaign/calendar/days';
import { firstDayOf, shiftCampaign, startCampaignOn } from '#shared/campaign/calendar/shift';
import { CAMPAIGN_TEMPLATES, fillFromTemplate } from '#shared/campaign/templates';
import { campaign as schema } from '#shared/domain/campaign/schema';
import { documentId } from '#shared/domain/ids';
import { aBroadcast, aCampaign, anExperiment } from '../../../helpers/a-campaign';

describe('a campaign on other days', () => {
  it('keeps its times of day and the days between, over the turn of a year and of summer time', () => {
    const zone = 'Europe/Berlin';
    const campaign = aCampaign({
      zone,
      period: { from: '2026-03-20T23:00:00.000Z', to: null },
      broadcasts: [
        aBroadcast({ at: '2026-03-21T09:30:00.000Z' }),
        aBroadcast({ at: null }),
        aBroadcast({ at: '2026-03-27T09:30:00.000Z' }),
      ],
      menus: [
        {
          documentId: documentId.parse('doc_0000000000000009'),
          pageId: null,
          from: '2026-03-21T11:00:00.000Z',
          to: '2026-03-25T11:00:00.000Z',
          level: 'apiDefault',
          audience: null,
        },
      ],
    });
    const before = structuredClone(campaign);
    expect(firstDayOf(campaign)).toBe('2026-03-21');
    shiftCampaign(campaign, 20);
    const [first, none, third] = campaign.broadcasts.map(({ at }) => at);
    expect(none).toBeNull();
    expect(dayOf(first ?? '', zone)).toBe('2026-04-10');
    expect(minuteOf(first ?? '', zone)).toBe(minuteOf(before.broadcasts[0]?.at ?? '', zone));
    expect(dayOf(third ?? '', zone)).toBe('2026-04-16');
    expect(dayOf(campaign.menus[0]?.to ?? '', zone)).toBe('2026-04-14');
    expect(campaign.period.to).toBeNull();
    startCampaignOn(campaign, '2026-03-21');
    expect(campaign).toEqual(before);
  });
});

describe('templates of campaigns', () => {
  it('become campaigns with words in every language', () => {
    for (const locale of ['zh-TW', 'en', 'ja']) {
      const words = JSON.parse(
        readFileSync(
          join(
            import.meta.dirname,
            ...['..', '..', '..', '..', 'shared', 'i18n', locale, 'campaign-templates.json'],
          ),
          'utf8',
        ),
      ) as Record<string, unknown>;
      const say = (key: string) => {
        const found = key
          .split('.')
          .reduce<unknown>(
            (at, part) => (at as Record<string, unknown> | undefined)?.[part],
            words,
          );
        expect(found, key).toBeTypeOf('string');
        return String(found);
      };
      for (const template of CAMPAIGN_TEMPLATES) {
        say(`${template.id}.name`);
        say(`${template.id}.about`);
        const campaign = aCampaign();
        fillFromTemplate(campaign, template, {
          day: '2026-11-01',
          say,
          make: (name, at) => aBroadcast({ name, at }),
          withTest: (broadcast) => {
            broadcast.experiment = anExperiment();
          },
        });
        expect(schema.safeParse(campaign).success).toBe(true);
        expect(firstDayOf(campaign)).toBe('2026-11-01');
        expect(campaign.broadcasts).toHaveLength(template.sends.length);
      }
    }
  });
});
