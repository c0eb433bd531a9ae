import { Trash2 } from 'lucide-react';
import { isMovable } from '#shared/campaign/calendar/entries';
import type { Broadcast } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import { useFormat, useT } from '../../i18n';
import { Button, FieldRow, NumberField, Section, Switch, TextField } from '../../ui';
import styles from './Campaign.module.css';
import { ExperimentForm } from './ExperimentForm';
import { InstantField } from './InstantField';
import { MessageParts } from './MessageParts';
import { Schedule, useQueued } from './Schedule';
import { TargetBuilder } from './TargetBuilder';
import type { CampaignWork } from './use-campaign';

/** One send: its time, what it says, who gets it, and to how many at most. */
export function BroadcastForm(props: {
  work: CampaignWork;
  broadcast: Broadcast;
  documentId: DocumentId;
  onRemoved(): void;
}) {
  const { work, broadcast } = props;
  const t = useT('campaign');
  const format = useFormat();
  // what has left is a record: it is shown and not changed
  const isQueued = useQueued(props.documentId, broadcast.id).length > 0;
  const isLocked = work.readOnly || !isMovable(broadcast) || isQueued;
  const edit = (recipe: (draft: Broadcast) => void, merge?: string) =>
    work.editBroadcast(broadcast.id, 'editSend', recipe, merge);
  const people = work.peopleOf(broadcast.id);
  return (
    <div className={styles.form} data-testid="broadcast-form">
      {isLocked && !work.readOnly && (
        <p className={styles.quiet}>
          {broadcast.delivery
            ? t(broadcast.delivery.simulated ? 'send.leftSimulated' : 'send.left', {
                time: format.dateTime(broadcast.delivery.sentAt),
                count:
                  broadcast.delivery.recipients === null
                    ? '—'
                    : format.number(broadcast.delivery.recipients),
              })
            : t(`send.locked.${isQueued ? 'queued' : broadcast.state}`)}
        </p>
      )}
      <Section title={t('send.when')}>
        <FieldRow>
          <TextField
            label={t('send.name')}
            value={broadcast.name}
            maxLength={100}
            disabled={isLocked}
            onChange={(name) =>
              edit((draft) => {
                draft.name = name;
              }, 'name')
            }
            data-testid="send-name"
          />
          <InstantField
            label={t('send.at')}
            value={broadcast.at}
            zone={work.campaign.zone}
            disabled={isLocked}
            onChange={(at) =>
              edit((draft) => {
                draft.at = at;
                if (draft.state !== 'failed') draft.state = at === null ? 'draft' : 'planned';
              }, 'at')
            }
            data-testid="send-at"
          />
        </FieldRow>
        <Switch
          label={t('send.silent')}
          checked={broadcast.notificationDisabled}
          disabled={isLocked}
          onChange={(on) =>
            edit((draft) => {
              draft.notificationDisabled = on;
            })
          }
        />
      </Section>
      <div className={styles.scheduleRow}>
        <Schedule work={work} documentId={props.documentId} broadcast={broadcast} />
      </div>
      <Section title={t('send.what')} aside={t('send.bubbles')}>
        <MessageParts
          parts={broadcast.messages}
          names={work.plan?.parts ?? {}}
          disabled={isLocked}
          onChange={(messages, merge) =>
            edit((draft) => {
              draft.messages = messages;
            }, merge)
          }
        />
      </Section>
      <Section title={t('target.title')}>
        <TargetBuilder work={work} broadcast={broadcast} disabled={isLocked} />
        <FieldRow>
          <NumberField
            label={t('target.cap')}
            note={t('target.capNote')}
            value={broadcast.cap.max}
            min={1}
            disabled={isLocked}
            onClear={() =>
              edit((draft) => {
                draft.cap.max = null;
              })
            }
            onChange={(max) =>
              edit((draft) => {
                draft.cap.max = max;
              })
            }
            data-testid="send-cap"
          />
          <NumberField
            label={t('target.expected')}
            note={t('target.expectedNote')}
            value={broadcast.expected}
            placeholder={people === null ? undefined : format.number(people)}
            min={0}
            disabled={isLocked}
            onClear={() =>
              edit((draft) => {
                draft.expected = null;
              })
            }
            onChange={(expected) =>
              edit((draft) => {
                draft.expected = expected;
              })
            }
            data-testid="send-expected"
          />
        </FieldRow>
        <Switch
          label={t('target.upToQuota')}
          note={t('target.upToQuotaNote')}
          checked={broadcast.cap.upToRemainingQuota}
          disabled={isLocked}
          onChange={(on) =>
            edit((draft) => {
              draft.cap.upToRemainingQuota = on;
            })
          }
        />
      </Section>
      <ExperimentForm work={work} broadcast={broadcast} disabled={isLocked} />
      {!isLocked && (
        <div className={styles.foot}>
          <Button
            variant="ghost"
            icon={<Trash2 size={16} strokeWidth={1.5} />}
            onClick={() => {
              work.edit('removeSend', (draft) => {
                draft.broadcasts = draft.broadcasts.filter(({ id }) => id !== broadcast.id);
              });
              props.onRemoved();
            }}
          >
            {t('send.remove', { name: broadcast.name })}
          </Button>
        </div>
      )}
    </div>
  );
}
