import { Plus, X } from 'lucide-react';
import { dayOf, instantOf } from '#shared/campaign/calendar/days';
import { type Campaign, type MenuPeriod, menuPeriod } from '#shared/domain/campaign/schema';
import { now } from '../../../data/clock';
import { useFoundHeads } from '../../../data/found-heads';
import { useT } from '../../../i18n';
import { Button, IconButton, Select, TextField } from '../../../ui';
import styles from '../Campaign.module.css';
import { DocumentSelect } from '../DocumentSelect';
import { InstantField } from '../InstantField';
import type { CampaignWork } from '../use-campaign';
import type { AskedPlace } from './asked-place';
import { PartSection } from './PartSection';

const LEVELS = menuPeriod.shape.level.options;
const MOST = 200;

/** Which rich menus friends see during the campaign, from when to when, and how they get them. */
export function MenuPeriods({ work, asked }: { work: CampaignWork; asked: AskedPlace | null }) {
  const t = useT('campaign');
  const { campaign, edit, readOnly } = work;
  const found = useFoundHeads(['richMenuSet']);
  const [first] = found.heads;
  const put = (at: number, change: Partial<MenuPeriod>, merge?: string) =>
    edit(
      'editMenus',
      (draft) => {
        const period = draft.menus[at];
        if (period) Object.assign(period, change);
      },
      merge && `menu ${at} ${merge}`,
    );
  return (
    <PartSection part="menus" title={t('menus.title')} count={campaign.menus.length} asked={asked}>
      {campaign.menus.length === 0 && (
        <p className={styles.quiet}>
          {t(
            found.isRead && found.total === 0 && found.text === '' ? 'menus.noMenus' : 'menus.none',
          )}
        </p>
      )}
      {campaign.menus.map((period, at) => {
        const name = work.plan?.parts[period.documentId]?.name;
        return (
          // Periods have no identity of their own: their place is it.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <div key={at} className={styles.arm} data-field="" data-testid="campaign-menu">
            <div className={styles.beside}>
              <DocumentSelect
                found={found}
                label={t('menus.menu')}
                value={period.documentId}
                name={name}
                placeholder={t('menus.gone')}
                disabled={readOnly}
                onChoose={({ id }) => put(at, { documentId: id, pageId: null })}
                data-testid="campaign-menu-document"
              />
              <IconButton
                label={t('menus.remove', { name: name ?? t('menus.gone') })}
                icon={<X size={14} strokeWidth={1.5} />}
                disabled={readOnly}
                onClick={() => edit('editMenus', (draft) => void draft.menus.splice(at, 1))}
              />
            </div>
            <InstantField
              label={t('from')}
              value={period.from}
              zone={campaign.zone}
              required
              disabled={readOnly}
              onChange={(from) => {
                if (from !== null) put(at, { from }, 'from');
              }}
              data-testid="campaign-menu-from"
            />
            <InstantField
              label={t('to')}
              value={period.to}
              zone={campaign.zone}
              disabled={readOnly}
              note={period.to === null ? t('menus.noEnd') : undefined}
              onChange={(to) => put(at, { to }, 'to')}
              data-testid="campaign-menu-to"
            />
            <Select
              label={t('menus.level')}
              value={period.level}
              disabled={readOnly}
              options={LEVELS.map((value) => ({ value, label: t(`menus.levels.${value}`) }))}
              onChange={(level) =>
                put(at, { level, audience: level === 'perUser' ? period.audience : null })
              }
              data-testid="campaign-menu-level"
            />
            {period.level === 'perUser' && (
              <TextField
                label={t('menus.audience')}
                value={period.audience ?? ''}
                maxLength={120}
                disabled={readOnly}
                onChange={(text) =>
                  put(at, { audience: text.trim() === '' ? null : text }, 'audience')
                }
                data-testid="campaign-menu-audience"
              />
            )}
          </div>
        );
      })}
      <Button
        variant="ghost"
        icon={<Plus size={16} strokeWidth={1.5} />}
        disabled={readOnly || !first || campaign.menus.length >= MOST}
        onClick={() => {
          if (!first) return;
          const period = newPeriod(first.id, campaign);
          edit('editMenus', (draft) => void draft.menus.push(period));
        }}
        data-testid="add-menu"
      >
        {t('menus.add')}
      </Button>
    </PartSection>
  );
}

/** Begins where the menu before it ends; the first one is there as long as the campaign. */
function newPeriod(documentId: MenuPeriod['documentId'], campaign: Campaign): MenuPeriod {
  const { menus, period, broadcasts, zone } = campaign;
  const today = instantOf(dayOf(new Date(now()).toISOString(), zone), 0, zone);
  const sends = broadcasts.flatMap(({ at }) => (at === null ? [] : [at])).sort();
  return {
    documentId,
    pageId: null,
    from: menus.at(-1)?.to ?? period.from ?? sends[0] ?? today,
    to: menus.length === 0 ? period.to : null,
    level: 'apiDefault',
    audience: null,
  };
}
