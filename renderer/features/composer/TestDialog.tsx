import { Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { MessageDocument } from '#shared/domain/message/schema';
import type { Tester } from '#shared/domain/outbox';
import type { OutputOf } from '#shared/ipc/contract';
import { invoke } from '../../bridge';
import type { DocumentModel } from '../../data/document-model';
import { reportFailure } from '../../data/failures';
import { invalidate, useQuery } from '../../data/query';
import { useReadable } from '../../editor/use-readable';
import { useSpeech, useT } from '../../i18n';
import { Button, Checkbox, Dialog, IconButton, TextField } from '../../ui';
import styles from './composer.module.css';
import { onlyHere } from './only-here';

const USER_ID = /^U[0-9a-f]{32}$/;

/** “Send to me”: the message goes to chosen people of the selected channel, as a push of its own to each. */
export function TestDialog(props: { model: DocumentModel<MessageDocument>; onClose(): void }) {
  const t = useT('composer');
  const speech = useSpeech();
  const channel = useQuery('channels.selected', undefined).value;
  const app = useT('app');
  // the built-in channel is called by its word, as in the status bar
  const channelName =
    channel?.kind === 'rehearsal' && channel.name === 'rehearsal'
      ? app('channel.rehearsal')
      : (channel?.name ?? '');
  const asked = channel ? { channelId: channel.id } : null;
  const testers = useQuery('testers.list', asked).value ?? [];
  const document = useReadable(props.model.document, (current) => current);
  const errors = useReadable(
    props.model.problems,
    ({ problems }) => problems.filter(({ severity }) => severity === 'error').length,
  );
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState<OutputOf<'outbox.sendTest'> | null>(null);
  const stuck = useMemo(() => onlyHere(document), [document]);
  const saveTesters = async (next: readonly Tester[]) => {
    if (!channel) return;
    const answer = await invoke('testers.save', { channelId: channel.id, testers: [...next] });
    if (!answer.ok) return reportFailure(answer.error);
    invalidate('testers.list');
  };
  const send = async () => {
    if (!channel) return;
    setBusy(true);
    const answer = await invoke('outbox.sendTest', {
      channelId: channel.id,
      name: t('test.name', { name: document.name }).slice(0, 200),
      documentId: document.id,
      messages: document.bubbles.flatMap((bubble) =>
        bubble.source === 'wire' ? [{ ...bubble.wire }] : [],
      ),
      userIds: testers.map(({ userId }) => userId).filter((id) => chosen.has(id)),
    });
    setBusy(false);
    if (answer.ok) setSent(answer.value);
    else reportFailure(answer.error);
  };
  const failed = sent
    ?.map((one) => ('error' in one ? one.error : null))
    .find((error) => error !== null);
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('test.title')}
      width={520}
      data-testid="test-dialog"
      actions={
        <Button
          variant="primary"
          size="tall"
          busy={isBusy}
          disabled={!channel || chosen.size === 0 || errors > 0 || stuck > 0}
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
        {stuck > 0 && <p className={styles.refused}>{t('test.onlyHere', { count: stuck })}</p>}
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
