import { Plus, X } from 'lucide-react';
import { CAMPAIGN_COLOURS, campaignState, goal } from '#shared/domain/campaign/schema';
import { useT } from '../../i18n';
import {
  Button,
  Checkbox,
  FieldRow,
  IconButton,
  NumberField,
  Section,
  Select,
  TextArea,
  TextField,
  VisuallyHidden,
} from '../../ui';
import styles from './Campaign.module.css';
import { InstantField } from './InstantField';
import { Answers } from './parts/Answers';
import type { AskedPlace } from './parts/asked-place';
import { Coupons } from './parts/Coupons';
import { MenuPeriods } from './parts/MenuPeriods';
import { UtmForm } from './UtmForm';
import type { CampaignWork } from './use-campaign';

const METRICS = goal.shape.metric.options;

/** What the campaign is for, who cares for it, and what has to be done before it runs. */
export function GeneralForm({ work, asked }: { work: CampaignWork; asked: AskedPlace | null }) {
  const t = useT('campaign');
  const { campaign, edit, readOnly } = work;
  return (
    <div className={styles.general}>
      <VisuallyHidden>
        <h2>{t('general')}</h2>
      </VisuallyHidden>
      <Section title={t('general')}>
        <TextField
          label={t('name')}
          value={campaign.name}
          maxLength={100}
          disabled={readOnly}
          onChange={(name) =>
            edit(
              'editCampaign',
              (draft) => {
                draft.name = name;
              },
              'name',
            )
          }
          data-testid="campaign-name"
        />
        <FieldRow>
          <TextField
            label={t('label')}
            value={campaign.label}
            maxLength={100}
            disabled={readOnly}
            onChange={(label) =>
              edit(
                'editCampaign',
                (draft) => {
                  draft.label = label;
                },
                'label',
              )
            }
          />
          <TextField
            label={t('owner')}
            value={campaign.owner}
            maxLength={100}
            disabled={readOnly}
            onChange={(owner) =>
              edit(
                'editCampaign',
                (draft) => {
                  draft.owner = owner;
                },
                'owner',
              )
            }
          />
        </FieldRow>
        <FieldRow>
          <Select
            label={t('stateLabel')}
            value={campaign.state}
            disabled={readOnly}
            options={campaignState.options.map((value) => ({
              value,
              label: t(`campaignState.${value}`),
            }))}
            onChange={(state) =>
              edit('editCampaign', (draft) => {
                draft.state = state;
              })
            }
          />
          <Select
            label={t('colour')}
            value={campaign.colour}
            disabled={readOnly}
            options={CAMPAIGN_COLOURS.map((value) => ({ value, label: t(`colours.${value}`) }))}
            onChange={(colour) =>
              edit('editCampaign', (draft) => {
                draft.colour = colour;
              })
            }
          />
        </FieldRow>
        <FieldRow>
          <Select
            label={t('goal')}
            value={campaign.goal?.metric ?? 'none'}
            disabled={readOnly}
            options={[
              { value: 'none' as const, label: t('goals.none') },
              ...METRICS.map((value) => ({ value, label: t(`goals.${value}`) })),
            ]}
            onChange={(metric) =>
              edit('editCampaign', (draft) => {
                draft.goal =
                  metric === 'none' ? null : { metric, figure: draft.goal?.figure ?? null };
              })
            }
          />
          <NumberField
            label={t('goalFigure')}
            value={campaign.goal?.figure ?? null}
            min={0}
            disabled={readOnly || campaign.goal === null}
            onClear={() =>
              edit('editCampaign', (draft) => {
                if (draft.goal) draft.goal.figure = null;
              })
            }
            onChange={(figure) =>
              edit('editCampaign', (draft) => {
                if (draft.goal) draft.goal.figure = figure;
              })
            }
            data-testid="campaign-goal-figure"
          />
        </FieldRow>
        <NumberField
          label={t('budget')}
          value={campaign.budget}
          min={0}
          disabled={readOnly}
          onClear={() =>
            edit('editCampaign', (draft) => {
              draft.budget = null;
            })
          }
          onChange={(budget) =>
            edit('editCampaign', (draft) => {
              draft.budget = budget;
            })
          }
          data-testid="campaign-budget"
        />
        <InstantField
          label={t('from')}
          value={campaign.period.from}
          zone={campaign.zone}
          disabled={readOnly}
          onChange={(from) =>
            edit(
              'editCampaign',
              (draft) => {
                draft.period.from = from;
              },
              'from',
            )
          }
        />
        <InstantField
          label={t('to')}
          value={campaign.period.to}
          zone={campaign.zone}
          disabled={readOnly}
          onChange={(to) =>
            edit(
              'editCampaign',
              (draft) => {
                draft.period.to = to;
              },
              'to',
            )
          }
        />
        <TextArea
          label={t('notes')}
          value={campaign.notes}
          disabled={readOnly}
          onChange={(notes) =>
            edit(
              'editCampaign',
              (draft) => {
                draft.notes = notes;
              },
              'notes',
            )
          }
        />
      </Section>
      <Section title={t('checklist')}>
        {campaign.checklist.map(({ text, done }, at) => (
          // Items have no identity of their own: their place is it.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <div key={at} className={styles.item}>
            <Checkbox
              label={<VisuallyHidden>{t('done', { text })}</VisuallyHidden>}
              checked={done}
              disabled={readOnly}
              onChange={(next) =>
                edit('checkItem', (draft) => {
                  const item = draft.checklist[at];
                  if (item) item.done = next;
                })
              }
            />
            <TextField
              aria-label={t('item')}
              value={text}
              disabled={readOnly}
              onChange={(next) =>
                edit(
                  'editCampaign',
                  (draft) => {
                    const item = draft.checklist[at];
                    if (item) item.text = next;
                  },
                  `item ${at}`,
                )
              }
            />
            <IconButton
              label={t('removeItem', { text })}
              icon={<X size={14} strokeWidth={1.5} />}
              small
              disabled={readOnly}
              onClick={() => edit('editCampaign', (draft) => void draft.checklist.splice(at, 1))}
            />
          </div>
        ))}
        <Button
          variant="ghost"
          icon={<Plus size={16} strokeWidth={1.5} />}
          disabled={readOnly}
          onClick={() =>
            edit('editCampaign', (draft) => void draft.checklist.push({ text: '', done: false }))
          }
        >
          {t('addItem')}
        </Button>
      </Section>
      <MenuPeriods work={work} asked={asked} />
      <Coupons work={work} asked={asked} />
      <Answers work={work} asked={asked} />
      <UtmForm work={work} />
    </div>
  );
}
