import { useEffect, useState } from 'react';
import type { ChannelId } from '#shared/domain/ids';
import type { PlanOperation } from '#shared/domain/publishing';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { useQuery } from '../../data/query';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Dialog, TextArea } from '../../ui';
import styles from './Publish.module.css';

const USER_ID = /^U[0-9a-f]{32}$/;

/** Who has a page as their own rich menu, one user ID a line; the next publish brings it about. */
export function PeopleDialog(props: {
  channelId: ChannelId;
  operation: PlanOperation;
  onClose(): void;
  onDone(): void;
}) {
  const t = useT('publish');
  const speech = useSpeech();
  const format = useFormat();
  const { channelId, operation } = props;
  const links = useQuery('publish.links', { channelId });
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const known = links.value;
  useEffect(() => {
    if (!known) return;
    const mine = known.filter((link) => link.pageId === operation.pageId);
    setText((now) => now ?? mine.map((link) => link.userId).join('\n'));
  }, [known, operation.pageId]);
  const lines = (text ?? '').split(/\s+/).filter((line) => line !== '');
  const wrong = lines.filter((line) => !USER_ID.test(line));
  const userIds = [...new Set(lines.filter((line) => USER_ID.test(line)))];
  const { documentId, pageId } = operation;
  const save = async () => {
    if (documentId === null || pageId === null) return;
    setBusy(true);
    const answer = await invoke('publish.setLinks', { channelId, documentId, pageId, userIds });
    setBusy(false);
    if (answer.ok) props.onDone();
    else setError(answer.error);
  };
  const problem = error
    ? speech.error(error).text
    : wrong[0] !== undefined
      ? t('wrongUserId', { count: wrong.length, first: wrong[0].slice(0, 40) })
      : undefined;
  return (
    <Dialog
      opened
      width={520}
      title={t('peopleTitle', { name: operation.name })}
      onClose={props.onClose}
      data-testid="people-dialog"
      aside={
        <span className={styles.quiet}>
          {t('peopleCount', { count: userIds.length, number: format.number(userIds.length) })}
        </span>
      }
      actions={
        <Button
          size="tall"
          variant="primary"
          busy={isBusy}
          disabled={text === null || wrong.length > 0}
          onClick={() => void save()}
        >
          {t('keepPeople')}
        </Button>
      }
    >
      <div className={styles.form}>
        <TextArea
          label={t('userIds')}
          rows={10}
          value={text ?? ''}
          onChange={setText}
          note={t('peopleNote')}
          {...(problem ? { error: problem } : {})}
        />
      </div>
    </Dialog>
  );
}
