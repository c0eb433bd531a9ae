import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { RecipientLeaf } from '#shared/domain/campaign/target';
import { useFoundHeads } from '../../data/found-heads';
import { useQuery } from '../../data/query';
import { useFormat, useT } from '../../i18n';
import { Button, FieldRow, NumberField, Select, TextField } from '../../ui';
import { adoptedOf, channelOf } from './adopted-audiences';
import styles from './Campaign.module.css';
import { RetargetDialog } from './RetargetDialog';
import type { CampaignWork } from './use-campaign';

type Leaf = Extract<RecipientLeaf, { type: 'audience' }>;

/** An audience of the channel by its name; where LINE cannot be asked, by its number. */
export function AudienceLeaf(props: {
  leaf: Leaf;
  work: CampaignWork;
  own: string;
  disabled: boolean;
  onChange(leaf: Leaf): void;
}) {
  const t = useT('campaign');
  const words = useT('audiences');
  const format = useFormat();
  const { leaf, disabled, onChange } = props;
  const listed = useQuery('audiences.list', undefined);
  const [isMaking, setMaking] = useState(false);
  const audiences = listed.value?.channel ? listed.value.audiences : null;
  const kept = useFoundHeads(['audience'], { from: 'line', ...channelOf(props.work.campaign) });
  if (audiences === null) {
    const adopted = adoptedOf(kept.heads, props.work.campaign);
    const isChosen = adopted.some((one) => one.audienceGroupId === leaf.audienceGroupId);
    const left = kept.total - kept.heads.length;
    return (
      <>
        {(adopted.length > 0 || kept.text !== '') && (
          <Select
            label={t('condition.adopted')}
            value={isChosen ? String(leaf.audienceGroupId) : null}
            placeholder={leaf.name || t('condition.chooseAudience')}
            disabled={disabled}
            search={{ label: t('find.label'), text: kept.text, onChange: kept.setText }}
            foot={
              kept.total === 0
                ? t('find.none')
                : left > 0
                  ? t('find.left', { count: left, number: format.number(left) })
                  : undefined
            }
            options={adopted.map((one) => ({
              value: String(one.audienceGroupId),
              label: one.name,
              detail: one.count === null ? words('few') : format.number(one.count),
            }))}
            onChange={(id) => {
              const found = adopted.find((one) => String(one.audienceGroupId) === id);
              if (found) onChange({ type: 'audience', ...found });
            }}
            data-testid="adopted-leaf"
          />
        )}
        <FieldRow>
          <NumberField
            label={t('condition.audienceId')}
            value={leaf.audienceGroupId}
            min={1}
            disabled={disabled}
            onChange={(audienceGroupId) => onChange({ ...leaf, audienceGroupId, count: null })}
          />
          <TextField
            label={t('condition.audienceName')}
            value={leaf.name}
            disabled={disabled}
            onChange={(name) => onChange({ ...leaf, name })}
          />
        </FieldRow>
        {listed.status !== 'loading' && (
          <p className={styles.quiet}>{t('condition.audienceOffline')}</p>
        )}
      </>
    );
  }
  const isListed = audiences.some((one) => one.audienceGroupId === leaf.audienceGroupId);
  const isKept = leaf.name !== '' && !isListed;
  return (
    <>
      <div className={styles.beside}>
        <Select
          label={t('condition.audience')}
          value={isListed || isKept ? String(leaf.audienceGroupId) : null}
          placeholder={t(
            audiences.length === 0 ? 'condition.noAudience' : 'condition.chooseAudience',
          )}
          disabled={disabled}
          options={[
            ...(isKept
              ? [
                  {
                    value: String(leaf.audienceGroupId),
                    label: leaf.name,
                    detail: t('condition.audienceGone'),
                  },
                ]
              : []),
            ...audiences.map((one) => ({
              value: String(one.audienceGroupId),
              label: one.name || String(one.audienceGroupId),
              detail:
                one.status === 'READY'
                  ? one.count === null
                    ? words('few')
                    : format.number(one.count)
                  : words(`state.${one.status}`),
            })),
          ]}
          onChange={(id) => {
            const found = audiences.find((one) => String(one.audienceGroupId) === id);
            if (found)
              onChange({
                type: 'audience',
                audienceGroupId: found.audienceGroupId,
                name: found.name || String(found.audienceGroupId),
                count: found.count,
              });
          }}
          data-testid="audience-leaf"
        />
        <Button
          variant="ghost"
          icon={<UserPlus size={14} strokeWidth={1.5} />}
          disabled={disabled}
          onClick={() => setMaking(true)}
          data-testid="retarget"
        >
          {t('retarget.open')}
        </Button>
      </div>
      {isMaking && (
        <RetargetDialog
          work={props.work}
          own={props.own}
          onClose={() => setMaking(false)}
          onMade={(made) => onChange({ type: 'audience', ...made, count: null })}
        />
      )}
    </>
  );
}
