import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DocumentHead } from '#shared/domain/workspace';
import { invoke } from '../../bridge';
import { useAccountName } from '../../data/account-name';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { showDialog } from '../../data/window-state';
import { useT } from '../../i18n';
import { MessageThumb } from '../../message-view/MessageThumb';
import { Button, cx, SegmentedControl, TaskDialog, TextField } from '../../ui';
import styles from './composer.module.css';
import { createMessage } from './create-message';
import { newWire } from './new-bubble';
import { SUPPLIED } from './templates/supplied';

type From = 'empty' | 'supplied' | 'own';
const STARTS = ['text', 'buttons', 'carousel', 'flex'] as const;
const THUMB = { widthPx: 148, heightPx: 150 } as const;

/** A new message: from nothing, from a template for a common job, or from one of one's own. */
export function NewMessageDialog(props: { onClose(): void }) {
  const t = useT('composer');
  const words = useT('message-templates');
  const studio = useStudio();
  const accountName = useAccountName();
  const [from, setFrom] = useState<From>('empty');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [chosen, choose] = useState('text');
  const offers = useMemo(() => {
    const start = { text: t('words.text'), choice: t('words.choice') };
    return from === 'empty'
      ? STARTS.map((id) => ({ id, name: t(`type.${id}`), wires: [newWire(id, start)] }))
      : SUPPLIED.map(({ id, make }) => ({ id, name: words(`${id}.name`), wires: make(words) }));
  }, [from, t, words]);
  const finish = async (answer: Awaited<ReturnType<typeof make>>) => {
    setBusy(false);
    if (!answer.ok) return reportFailure(answer.error);
    props.onClose();
    await studio.openDocument(answer.value.document.id);
  };
  const make = () => {
    const offer = offers.find(({ id }) => id === chosen) ?? offers[0];
    const fallback = from === 'supplied' && offer ? offer.name : t('new.defaultName');
    const document = createMessage({
      name: name.trim() || fallback,
      wires: offer?.wires ?? [],
      now: new Date(),
    });
    return invoke('documents.create', { document });
  };
  const create = async () => {
    if (busy || from === 'own') return;
    setBusy(true);
    await finish(await make());
  };
  const copy = async (head: DocumentHead) => {
    setBusy(true);
    await studio.documents.flushAll();
    await finish(await invoke('documents.duplicate', { id: head.id }));
  };
  return (
    <TaskDialog
      title={t('new.title')}
      verb={t('new.create')}
      onRun={from === 'own' ? null : create}
      onClose={props.onClose}
      width={720}
      isBusy={busy}
      aside={
        <Button variant="ghost" onClick={() => showDialog({ kind: 'import' })}>
          {t('new.import')}
        </Button>
      }
      data-testid="new-message-dialog"
      runTestId="create-message"
    >
      <div className={styles.newHead}>
        <SegmentedControl<From>
          label={t('new.start')}
          value={from}
          onChange={(next) => {
            setFrom(next);
            choose(next === 'supplied' ? (SUPPLIED[0]?.id ?? '') : 'text');
          }}
          options={[
            { value: 'empty', label: t('new.empty') },
            { value: 'supplied', label: t('new.supplied') },
            { value: 'own', label: t('new.own') },
          ]}
          data-testid="new-message-from"
        />
      </div>
      {from === 'own' ? (
        <OwnMessages onTake={(head) => void copy(head)} />
      ) : (
        <>
          <TextField
            label={t('new.name')}
            placeholder={t('new.namePlaceholder')}
            value={name}
            onChange={setName}
            maxLength={300}
            tall
            data-autofocus
            data-testid="new-message-name"
          />
          <div className={styles.offers} role="radiogroup" aria-label={t('new.start')}>
            {offers.map((offer) => (
              <label
                key={offer.id}
                className={cx(styles.offer, offer.id === chosen && styles.taken)}
              >
                <input
                  type="radio"
                  name="message-template"
                  checked={offer.id === chosen}
                  onChange={() => choose(offer.id)}
                  data-testid={`template-${offer.id}`}
                />
                <MessageThumb wires={offer.wires} accountName={accountName} {...THUMB} />
                <span className={styles.offerName}>{offer.name}</span>
              </label>
            ))}
          </div>
        </>
      )}
    </TaskDialog>
  );
}

/** Any message of the workspace can be the beginning of another one. */
function OwnMessages({ onTake }: { onTake(head: DocumentHead): void }) {
  const t = useT('composer');
  const [text, setText] = useState('');
  const list = useQuery('documents.list', {
    kinds: ['message'],
    archived: false,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    offset: 0,
    limit: 60,
  }).value;
  return (
    <>
      <TextField
        type="search"
        aria-label={t('new.searchOwn')}
        placeholder={t('new.searchOwn')}
        value={text}
        onChange={setText}
        prefix={<Search size={16} strokeWidth={1.5} />}
      />
      {list?.total === 0 && <p className={styles.quiet}>{t('new.noOwn')}</p>}
      <div className={styles.offers}>
        {(list?.heads ?? []).map((head) => (
          <button
            key={head.id}
            type="button"
            className={styles.offer}
            onClick={() => onTake(head)}
            data-testid="own-message"
          >
            {head.thumbnail ? (
              <img
                className={styles.ownPicture}
                src={`app://tapestry/asset/${head.thumbnail}`}
                alt=""
              />
            ) : (
              <span className={styles.ownPicture} />
            )}
            <span className={styles.offerName}>{head.name}</span>
          </button>
        ))}
      </div>
    </>
  );
}
