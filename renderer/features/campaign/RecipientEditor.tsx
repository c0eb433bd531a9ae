import type { RecipientLeaf } from '#shared/domain/campaign/target';
import { useFormat, useT } from '../../i18n';
import { Select } from '../../ui';
import { AudienceLeaf } from './AudienceLeaf';
import type { CampaignWork } from './use-campaign';

/** A condition that names nobody yet. */
export function newRecipient(kind: RecipientLeaf['type']): RecipientLeaf {
  if (kind === 'audience') return { type: kind, audienceGroupId: 1, name: '', count: null };
  return {
    type: kind,
    requestId: null,
    campaignId: null,
    broadcastId: null,
    sentAt: null,
    name: '',
    count: null,
  };
}

/** An audience at LINE, or the people who got an earlier send. */
export function RecipientEditor(props: {
  leaf: RecipientLeaf;
  work: CampaignWork;
  own: string;
  disabled: boolean;
  onChange(leaf: RecipientLeaf): void;
}) {
  const t = useT('campaign');
  const format = useFormat();
  const { leaf, work, disabled, onChange } = props;
  if (leaf.type === 'audience') {
    return (
      <AudienceLeaf
        leaf={leaf}
        work={work}
        own={props.own}
        disabled={disabled}
        onChange={onChange}
      />
    );
  }
  const sends = [work.campaign, ...(work.plan?.campaigns ?? [])]
    .filter((campaign, at, all) => all.findIndex(({ id }) => id === campaign.id) === at)
    .flatMap((campaign) =>
      campaign.broadcasts
        .filter(({ id, at }) => id !== props.own && at !== null)
        .map((broadcast) => ({ campaign, broadcast })),
    );
  return (
    <Select
      label={t('condition.sentWhich')}
      value={leaf.broadcastId as string | null}
      placeholder={leaf.name || t('condition.choose')}
      disabled={disabled}
      options={sends.map(({ broadcast, campaign }) => ({
        value: broadcast.id as string,
        label: broadcast.name || campaign.name,
        detail: broadcast.at === null ? undefined : format.shortDate(broadcast.at),
      }))}
      onChange={(id) => {
        const found = sends.find(({ broadcast }) => broadcast.id === id);
        if (!found) return;
        const { broadcast, campaign } = found;
        onChange({
          type: 'sent',
          requestId: broadcast.delivery?.requestIds[0] ?? null,
          campaignId: campaign.id,
          broadcastId: broadcast.id,
          sentAt: broadcast.delivery?.sentAt ?? broadcast.at,
          name: broadcast.name || campaign.name,
          count: broadcast.delivery?.recipients ?? null,
        });
      }}
    />
  );
}
