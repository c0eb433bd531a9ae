import { Cloud, FlaskConical, FolderSync, Pencil, Plus, Server, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { MediaCheck, MediaHost } from '#shared/domain/media-host';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Chip, Dialog, IconButton } from '../../ui';
import { HostChecks } from './HostChecks';
import { HostDialog } from './HostDialog';
import styles from './hosting.module.css';

const ICONS = { s3: Cloud, webdav: Server, folder: FolderSync } as const;
type Tested = { id: string; checks: MediaCheck[] | null; error: AppError | null };

/** Where pictures and films of messages lie, what is there, and whether LINE could fetch it. */
export function MediaHosts() {
  const t = useT('hosting');
  const format = useFormat();
  const speech = useSpeech();
  const hosts = useQuery('media.hosts', undefined).value ?? [];
  const hosted = useQuery('media.hosted', undefined).value ?? [];
  const [editing, setEditing] = useState<MediaHost | 'new' | null>(null);
  const [removing, setRemoving] = useState<MediaHost | null>(null);
  const [testing, setTesting] = useState<string | null>(null);
  const [tested, setTested] = useState<Tested | null>(null);

  const test = async (id: MediaHost['id'] | null) => {
    const key = id ?? 'rehearsal';
    setTesting(key);
    setTested(null);
    const answer = await invoke('media.testHost', { id });
    setTesting(null);
    setTested({
      id: key,
      checks: answer.ok ? answer.value : null,
      error: answer.ok ? null : answer.error,
    });
  };
  const lying = (id: string) => {
    const there = hosted.filter(({ hostId }) => hostId === id);
    if (there.length === 0) return t('nothingThere');
    return t('there', {
      count: there.length,
      number: format.number(there.length),
      size: format.bytes(there.reduce((sum, { bytes }) => sum + bytes, 0)),
      unused: format.number(there.filter(({ usedBy }) => usedBy.length === 0).length),
    });
  };
  const result = (key: string) =>
    tested?.id === key && (
      <div className={styles.result} role="status" data-testid="host-checks">
        {tested.checks && <HostChecks checks={tested.checks} />}
        {tested.error && <p className={styles.bad}>{speech.error(tested.error).text}</p>}
      </div>
    );
  return (
    <section className={styles.group} aria-label={t('title')} data-testid="media-hosts">
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>{t('title')}</h2>
          <p className={styles.note}>{t('note')}</p>
        </div>
        <Button
          icon={<Plus size={16} strokeWidth={1.5} />}
          onClick={() => setEditing('new')}
          data-testid="add-host"
        >
          {t('add')}
        </Button>
      </header>
      <ul className={styles.list}>
        {hosts.map((host) => {
          const Icon = ICONS[host.place.type];
          return (
            <li key={host.id} className={styles.host} data-testid="media-host">
              <div className={styles.row}>
                <Icon size={20} strokeWidth={1.5} className={styles.icon} aria-hidden />
                <div className={styles.words}>
                  <span className={styles.name}>
                    {host.name}
                    {host.isChosen && <Chip tone="good">{t('chosen')}</Chip>}
                    {host.secretState === 'missing' && (
                      <Chip tone="warn">{t('secretMissing')}</Chip>
                    )}
                  </span>
                  <span className={styles.address}>{host.place.publicBaseUrl}</span>
                  <span className={styles.note}>{lying(host.id)}</span>
                </div>
                {!host.isChosen && (
                  <Button
                    variant="ghost"
                    onClick={async () => {
                      const answer = await invoke('media.chooseHost', { id: host.id });
                      if (!answer.ok) reportFailure(answer.error);
                    }}
                  >
                    {t('choose')}
                  </Button>
                )}
                <Button
                  busy={testing === host.id}
                  onClick={() => void test(host.id)}
                  data-testid="test-host"
                >
                  {t('test')}
                </Button>
                <IconButton
                  small
                  label={t('edit')}
                  icon={<Pencil size={16} strokeWidth={1.5} />}
                  onClick={() => setEditing(host)}
                />
                <IconButton
                  small
                  label={t('remove')}
                  icon={<Trash2 size={16} strokeWidth={1.5} />}
                  onClick={() => setRemoving(host)}
                />
              </div>
              {result(host.id)}
            </li>
          );
        })}
        <li className={styles.host} data-testid="rehearsal-host">
          <div className={styles.row}>
            <FlaskConical size={20} strokeWidth={1.5} className={styles.icon} aria-hidden />
            <div className={styles.words}>
              <span className={styles.name}>{t('rehearsal')}</span>
              <span className={styles.note}>{t('rehearsalNote')}</span>
              <span className={styles.note}>{lying('rehearsal')}</span>
            </div>
            <Button
              busy={testing === 'rehearsal'}
              onClick={() => void test(null)}
              data-testid="test-host"
            >
              {t('test')}
            </Button>
          </div>
          {result('rehearsal')}
        </li>
      </ul>
      {editing && (
        <HostDialog
          host={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(host) => {
            setEditing(null);
            void test(host.id);
          }}
        />
      )}
      {removing && (
        <Dialog
          opened
          title={t('removeTitle', { name: removing.name })}
          onClose={() => setRemoving(null)}
          actions={
            <>
              <Button size="tall" onClick={() => setRemoving(null)}>
                {t('keep')}
              </Button>
              <Button
                size="tall"
                variant="primary"
                onClick={async () => {
                  const answer = await invoke('media.removeHost', { id: removing.id });
                  if (!answer.ok) reportFailure(answer.error);
                  setRemoving(null);
                }}
              >
                {t('remove')}
              </Button>
            </>
          }
        >
          <p>{t('removeNote')}</p>
        </Dialog>
      )}
    </section>
  );
}
