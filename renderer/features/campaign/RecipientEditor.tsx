import type { RecipientLeaf } from '#shared/domain/campaign/target';
import { useQuery } from '../../data/query';
import { useFormat, useT } from '../../i18n';
import { Select } from '../../ui';
import { AudienceLeaf } from './AudienceLeaf';
import { sentConditions } from './past-sends';
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
  return <SentLeafField {...props} leaf={leaf} />;
}

/** Which earlier send: only those whose recipients LINE can find. */
function SentLeafField(props: {
  leaf: Extract<RecipientLeaf, { type: 'sent' }>;
  work: CampaignWork;
  own: string;
  disabled: boolean;
  onChange(leaf: RecipientLeaf): void;
}) {
  const t = useT('campaign');
  const format = useFormat();
  const { leaf } = props;
  const queue = useQuery('outbox.state', undefined).value?.sends ?? [];
  const channel = useQuery('channels.selected', undefined).value ?? null;
  const sends = sentConditions(props.work, props.own, queue, channel);
  return (
    <Select
      label={t('condition.sentWhich')}
      value={keyOf(leaf)}
      placeholder={leaf.name || t('condition.choose')}
      disabled={props.disabled}
      note={sends.length === 0 ? t('condition.noSent') : undefined}
      options={sends.map((send) => ({
        value: keyOf(send) ?? '',
        label: send.name,
        detail: send.sentAt === null ? undefined : format.shortDate(send.sentAt),
      }))}
      onChange={(key) => {
        const found = sends.find((send) => keyOf(send) === key);
        if (found) props.onChange(found);
      }}
      data-testid="condition-sent"
    />
  );
}

/** A send that has left is known by LINE's id; each version of a test has its own. */
const keyOf = (leaf: { requestId: string | null; broadcastId: string | null }): string | null =>
  leaf.requestId ?? leaf.broadcastId;
