import { CloudUpload, FileUp, MoreHorizontal, Users } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { acceptOf } from '#shared/files/file-kinds';
import { invoke, on } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { newJob } from '../../../data/jobs';
import { useQuery } from '../../../data/query';
import { takenFiles } from '../../../data/taken-files';
import { useFormat, useT } from '../../../i18n';
import {
  Button,
  Chip,
  cx,
  EmptyState,
  IconButton,
  Menu,
  ProgressBar,
  showNotice,
  VisuallyHidden,
} from '../../../ui';
import shared from '../Audiences.module.css';
import { CombineDialog } from './CombineDialog';
import styles from './Lists.module.css';
import { isOwn, type LocalList, localLists, type OwnList } from './local-list';
import { ReadFileDialog } from './ReadFileDialog';

interface Upload {
  job: string;
  list: OwnList;
  done: number;
}

/** Lists of user ids on this computer: read from files, made out of one another, taken to LINE. */
export function Lists(props: { filter(name: string): boolean; channel: string | null }) {
  const t = useT('audiences');
  const format = useFormat();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isOver, setOver] = useState(false);
  const [combining, setCombining] = useState<OwnList | null>(null);
  const [upload, setUpload] = useState<Upload | null>(null);
  const listed = useQuery('documents.list', {
    kinds: ['audience'],
    archived: false,
    offset: 0,
    limit: 500,
  });
  const all = localLists(listed.value);
  const rows = all.filter(({ name }) => props.filter(name));
  useEffect(
    () =>
      on('lists.progress', ({ job, done }) =>
        setUpload((before) => (before?.job === job ? { ...before, done } : before)),
      ),
    [],
  );
  const send = async (list: OwnList) => {
    const job = newJob();
    setUpload({ job, list, done: 0 });
    const done = await invoke('lists.upload', { job, id: list.id });
    setUpload(null);
    if (done.ok)
      showNotice({
        id: 'list-uploaded',
        message: t('lists.uploaded', {
          name: list.name,
          number: format.number(done.value.uploaded),
        }),
      });
    else if (done.error.code !== 'audience.cancelled') reportFailure(done.error);
  };
  const save = async (list: OwnList) => {
    const saved = await invoke('lists.export', { from: { id: list.id } });
    if (!saved.ok) return reportFailure(saved.error);
    if (saved.value)
      showNotice({
        id: 'list-saved',
        message: t('lists.saved', {
          file: saved.value.file,
          number: format.number(saved.value.count),
        }),
      });
  };
  const remove = async (list: LocalList) => {
    const gone = await invoke('documents.delete', { id: list.id });
    if (!gone.ok) return reportFailure(gone.error);
    showNotice({
      id: 'list-removed',
      message: t('lists.removed', { name: list.name }),
      action: {
        label: t('lists.undo'),
        run: () => void invoke('documents.restore', { id: list.id }),
      },
    });
  };
  const canUse = (list: LocalList) => isOwn(list) && list.count > 0;
  /** Why nothing can be made of it, said beside each entry. */
  const without = (list: LocalList) => ({
    disabled: !canUse(list),
    ...(isOwn(list) ? {} : { detail: t('lists.noIds') }),
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = takenFiles('people', event.dataTransfer.files);
    if (dropped) setFile(dropped);
  };
  const pick = (
    <>
      <Button
        variant={all.length === 0 ? 'primary' : 'plain'}
        icon={<FileUp size={16} strokeWidth={1.5} />}
        onClick={() => picker.current?.click()}
        data-testid="list-open"
      >
        {t('lists.open')}
      </Button>
      <input
        ref={picker}
        type="file"
        accept={acceptOf('people')}
        className={styles.hidden}
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const [chosen] = takenFiles('people', event.currentTarget.files);
          if (chosen) setFile(chosen);
          event.currentTarget.value = '';
        }}
        data-testid="list-file"
      />
    </>
  );
  return (
    <section
      className={cx(styles.place, isOver && styles.over)}
      aria-label={t('lists.title')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-testid="lists"
    >
      {upload && (
        <div className={styles.upload}>
          <ProgressBar
            label={t('lists.uploading', { name: upload.list.name })}
            value={upload.done / Math.max(1, upload.list.count)}
            text={t('lists.uploading', { name: upload.list.name })}
            detail={`${format.number(upload.done)} / ${format.number(upload.list.count)}`}
            onCancel={() => void invoke('lists.cancel', { job: upload.job })}
          />
        </div>
      )}
      {listed.value && all.length === 0 ? (
        <EmptyState picture={<Users size={48} strokeWidth={1} />} action={pick}>
          {t('lists.empty')}
        </EmptyState>
      ) : (
        <>
          <div className={styles.bar}>
            <p className={shared.quiet}>{t('lists.dropHere')}</p>
            {pick}
          </div>
          <table className={shared.table}>
            <thead>
              <tr>
                <th scope="col">{t('column.name')}</th>
                <th scope="col">{t('lists.from')}</th>
                <th scope="col" className={shared.numeric}>
                  {t('column.people')}
                </th>
                <th scope="col">{t('column.state')}</th>
                <th scope="col">{t('column.made')}</th>
                <th scope="col" className={shared.acts}>
                  <VisuallyHidden>{t('column.actions')}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((list) => (
                <tr key={list.id} data-testid="list-row">
                  <td>
                    <span className={shared.name}>{list.name}</span>
                  </td>
                  <td>
                    {t(`lists.froms.${list.from}`)}
                    {list.isSample && <span className={shared.quiet}> · {t('lists.sample')}</span>}
                  </td>
                  <td
                    className={shared.numeric}
                    title={
                      list.readAt === null
                        ? undefined
                        : t('lists.lineCount', { time: format.dateTime(list.readAt) })
                    }
                    data-testid="list-count"
                  >
                    {list.count === null ? t('few') : format.number(list.count)}
                  </td>
                  <td>
                    <Chip tone={list.isUploaded ? 'good' : 'neutral'}>
                      {t(
                        list.readAt !== null
                          ? 'lists.onLine'
                          : list.isUploaded
                            ? 'lists.atLine'
                            : 'lists.here',
                      )}
                    </Chip>
                  </td>
                  <td>{format.shortDate(list.updatedAt)}</td>
                  <td className={shared.acts}>
                    <Menu
                      align="end"
                      trigger={
                        <IconButton
                          label={t('actionsOf', { name: list.name })}
                          tooltip={false}
                          icon={<MoreHorizontal size={16} strokeWidth={1.5} />}
                          data-testid="list-actions"
                        />
                      }
                      entries={[
                        {
                          id: 'upload',
                          label: t('lists.upload'),
                          icon: <CloudUpload size={14} strokeWidth={1.5} />,
                          ...without(list),
                          disabled: upload !== null || !canUse(list) || props.channel === null,
                          onSelect: () => isOwn(list) && void send(list),
                        },
                        {
                          id: 'combine',
                          label: t('lists.combineMenu'),
                          ...without(list),
                          onSelect: () => isOwn(list) && setCombining(list),
                        },
                        {
                          id: 'export',
                          label: t('lists.export'),
                          ...without(list),
                          onSelect: () => isOwn(list) && void save(list),
                        },
                        { divider: true, id: 'line' },
                        {
                          id: 'remove',
                          label: t('lists.remove'),
                          danger: true,
                          onSelect: () => void remove(list),
                        },
                      ]}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length === 0 && <p className={shared.quiet}>{t('nothingFound')}</p>}
        </>
      )}
      {file && <ReadFileDialog key={file.name} file={file} onClose={() => setFile(null)} />}
      {combining && (
        <CombineDialog
          lists={all.filter(isOwn).filter(({ count }) => count > 0)}
          first={combining}
          leavesOut={all.some((list) => !isOwn(list))}
          onClose={() => setCombining(null)}
        />
      )}
    </section>
  );
}
