import { Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { checkDocument } from '#shared/document/check';
import type { DocumentId } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';
import type { Tester } from '#shared/domain/outbox';
import type { AppError } from '#shared/errors/app-error';
import type { OutputOf } from '#shared/ipc/contract';
import { type KnownDesign, localMessages } from '#shared/preview/draft-messages';
import { localPlaces } from '#shared/preview/local-address';
import type { Wire } from '#shared/preview/messages-of';
import { invoke } from '../../bridge';
import { useAccountFoot } from '../../data/account-foot';
import { useChannelName } from '../../data/channel-name';
import { useDesignsOf } from '../../data/designs';
import type { DocumentModel } from '../../data/document-model';
import { reportFailure } from '../../data/failures';
import { useHosting } from '../../data/hosting';
import { invalidate, useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { showView } from '../../data/window-state';
import { useReadable } from '../../editor/use-readable';
import { useSpeech, useT } from '../../i18n';
import { Button, Checkbox, Dialog, IconButton, ProgressBar, TextField } from '../../ui';
import styles from './composer.module.css';

const USER_ID = /^U[0-9a-f]{32}$/;

/** “Send to me”: the message goes to chosen people of the selected channel, as a push of its own to each. */
export function TestDialog(props: { model: DocumentModel<MessageDocument>; onClose(): void }) {
  const t = useT('composer');
  const speech = useSpeech();
  const studio = useStudio();
  const channel = useQuery('channels.selected', undefined).value;
  const channelName = useChannelName()(channel ?? undefined);
  const account = useAccountFoot(channel);
  const asked = channel ? { channelId: channel.id } : null;
  const testers = useQuery('testers.list', asked).value ?? [];
  const document = useReadable(props.model.document, (current) => current);
  const ownErrors = useReadable(
    props.model.problems,
    ({ problems }) => problems.filter(({ severity }) => severity === 'error').length,
  );
  const designs = useDesignsOf(document);
  const { wires, errors: designErrors } = useMemo(
    () => forSending(document, designs),
    [document, designs],
  );
  const errors = ownErrors + designErrors;
  const isWhole = wires.every((wire) => wire !== null);
  const isLocal = localPlaces(wires.filter((wire) => wire !== null)).length > 0;
  const hosts = useQuery('media.ready', asked).value;
  const hasNoHost = isLocal && hosts === 'none';
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState<OutputOf<'outbox.sendTest'> | null>(null);
  const [refused, setRefused] = useState<AppError | null>(null);
  const hosting = useHosting(document.id, isBusy);
  const saveTesters = async (next: readonly Tester[]) => {
    if (!channel) return;
    const answer = await invoke('testers.save', { channelId: channel.id, testers: [...next] });
    if (!answer.ok) return reportFailure(answer.error);
    invalidate('testers.list');
  };
  const send = async () => {
    if (!channel) return;
    setBusy(true);
    setRefused(null);
    // designs are drawn from what is kept
    await studio.documents.flushAll();
    const answer = await invoke('outbox.sendTest', {
      channelId: channel.id,
      name: t('test.name', { name: document.name }).slice(0, 200),
      documentId: document.id,
      messages: wires.flatMap((wire) => (wire === null ? [] : [{ ...wire }])),
      userIds: testers.map(({ userId }) => userId).filter((id) => chosen.has(id)),
    });
    setBusy(false);
    if (answer.ok) setSent(answer.value);
    else setRefused(answer.error);
  };
  const failed = sent
    ?.map((one) => ('error' in one ? one.error : null))
    .find((error) => error !== null);
  return (
    <Dialog
      opened
      locked={isBusy}
      onClose={props.onClose}
      title={t('test.title')}
      width={520}
      account={account}
      data-testid="test-dialog"
      actions={
        <Button
          variant="primary"
          size="tall"
          busy={isBusy}
          disabled={!channel || chosen.size === 0 || errors > 0 || !isWhole || hasNoHost}
          onClick={() => void send()}
          data-testid="test-send"
        >
          {t('test.send', { count: chosen.size, channel: channelName })}
        </Button>
      }
    >
      <div className={styles.newBody}>
        <p className={styles.quiet}>{t('test.about')}</p>
        {errors > 0 && <p className={styles.refused}>{t('test.errors', { count: errors })}</p>}
        {!isWhole && <p className={styles.refused}>{t('test.designGone')}</p>}
        {hasNoHost && (
          <div className={`${styles.refused} ${styles.refusedWithWay}`} data-testid="test-no-host">
            {t('test.noHost')}
            <Button
              onClick={() => {
                props.onClose();
                showView('settings');
              }}
            >
              {t('test.toHosts')}
            </Button>
          </div>
        )}
        <ul className={styles.testers} aria-label={t('test.testers')}>
          {testers.map((tester) => (
            <li key={tester.userId}>
              <Checkbox
                label={tester.name}
                checked={chosen.has(tester.userId)}
                onChange={(checked) => {
                  const next = new Set(chosen);
                  if (checked) next.add(tester.userId);
                  else next.delete(tester.userId);
                  choose(next);
                  setSent(null);
                }}
              />
              <code className={styles.testerId}>{tester.userId}</code>
              <IconButton
                small
                label={t('test.forget', { name: tester.name })}
                icon={<Trash2 size={14} strokeWidth={1.5} />}
                onClick={() =>
                  void saveTesters(testers.filter(({ userId }) => userId !== tester.userId))
                }
              />
            </li>
          ))}
        </ul>
        <NewTester
          onAdd={(tester) => {
            choose(new Set([...chosen, tester.userId]));
            void saveTesters([...testers.filter(({ userId }) => userId !== tester.userId), tester]);
          }}
        />
        {hosting && <ProgressBar {...hosting} />}
        {refused && (
          <p role="alert" className={styles.refused} data-testid="test-refused">
            {speech.error(refused).text}
          </p>
        )}
        {sent && !failed && (
          <p role="status" className={styles.sent} data-testid="test-sent">
            {t('test.sent', { count: sent.length })}
          </p>
        )}
        {failed && (
          <p role="alert" className={styles.refused} data-testid="test-failed">
            {speech.error(failed).text}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** What LINE will be given, with addresses of this workspace where public ones will stand. */
function forSending(
  document: MessageDocument,
  known: ReadonlyMap<DocumentId, KnownDesign>,
): { wires: (Wire | null)[]; errors: number } {
  const designs = new Map([...known].map(([id, { document: design }]) => [id, design]));
  const used = new Set(
    document.bubbles.flatMap((bubble) => (bubble.source === 'design' ? [bubble.documentId] : [])),
  );
  const problems = [...used].flatMap((id) => {
    const design = designs.get(id);
    return design ? checkDocument(design) : [];
  });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { wires: localMessages(document, designs), errors };
}

function NewTester({ onAdd }: { onAdd(tester: Tester): void }) {
  const t = useT('composer');
  const [name, setName] = useState('');
  const [userId, setUserId] = useState('');
  const isId = USER_ID.test(userId.trim());
  return (
    <div className={styles.newTester}>
      <TextField
        label={t('test.personName')}
        value={name}
        onChange={setName}
        maxLength={80}
        data-testid="tester-name"
      />
      <TextField
        label={t('test.userId')}
        mono
        value={userId}
        onChange={setUserId}
        placeholder="U0123…"
        error={userId !== '' && !isId ? t('test.badId') : undefined}
        data-testid="tester-id"
      />
      <Button
        icon={<Plus size={16} strokeWidth={1.5} />}
        disabled={!isId || name.trim() === ''}
        onClick={() => {
          onAdd({ name: name.trim(), userId: userId.trim() });
          setName('');
          setUserId('');
        }}
        data-testid="tester-add"
      >
        {t('test.add')}
      </Button>
    </div>
  );
}
