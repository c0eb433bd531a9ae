import { History, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { compareDocuments } from '#shared/document/compare';
import type { TapestryDocument } from '#shared/document/kinds';
import type { DocumentVersion } from '#shared/document/version';
import type { DocumentId } from '#shared/domain/ids';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import type { OpenDocument } from '../../data/open-documents';
import { useOpenDocuments } from '../../data/studio';
import { useReadable } from '../../editor/use-readable';
import { useFormat, useT } from '../../i18n';
import {
  Button,
  cx,
  Dialog,
  EmptyState,
  IconButton,
  Select,
  showNotice,
  TextField,
} from '../../ui';
import { ChangeList } from './ChangeList';
import styles from './history.module.css';
import { PagePicture, pagesOf } from './PagePicture';

/** Earlier versions of the open document: kept by name, compared with now, restored as one step. */
export function VersionsDialog(props: { documentId: DocumentId; onClose(): void }) {
  const open = useOpenDocuments((state) => state.documents.get(props.documentId));
  return open ? <Versions open={open} onClose={props.onClose} /> : null;
}

function Versions({ open, onClose }: { open: OpenDocument; onClose(): void }) {
  const t = useT('versions');
  const format = useFormat();
  const now = useReadable(open.model.document, (document) => document);
  const [versions, setVersions] = useState<readonly DocumentVersion[] | null>(null);
  const [chosen, setChosen] = useState<DocumentVersion | null>(null);
  const [then, setThen] = useState<TapestryDocument | null>(null);
  const [name, setName] = useState('');

  const refresh = async (select?: DocumentVersion) => {
    const answer = await invoke('versions.list', { id: open.id });
    if (!answer.ok) return reportFailure(answer.error);
    setVersions(answer.value);
    setChosen(select ?? answer.value[0] ?? null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew for another document only
  useEffect(() => {
    void refresh();
  }, [open.id]);
  useEffect(() => {
    let isOver = false;
    setThen(null);
    if (chosen)
      void invoke('versions.read', { id: open.id, key: chosen.key }).then((answer) => {
        if (isOver) return;
        if (answer.ok) setThen(answer.value);
        else reportFailure(answer.error);
      });
    return () => {
      isOver = true;
    };
  }, [open.id, chosen]);

  const keep = async () => {
    // what is on the screen is what is kept
    await open.autosave.flush();
    const answer = await invoke('versions.keep', { id: open.id, name: name.trim() });
    if (!answer.ok) return reportFailure(answer.error);
    setName('');
    await refresh(answer.value);
  };
  const restore = () => {
    if (!then || !chosen) return;
    open.model.replace({ ...then, updatedAt: now.updatedAt } as TapestryDocument, 'restoreVersion');
    showNotice({
      tone: 'good',
      message: t('restored', { time: format.dateTime(chosen.savedAt) }),
      action: { label: t('undo'), run: () => open.model.undo() },
    });
    onClose();
  };
  return (
    <Dialog
      opened
      bare
      width={960}
      title={t('list', { name: now.name })}
      onClose={onClose}
      data-testid="versions-dialog"
      aside={
        !open.readOnly && (
          <form
            className={styles.keep}
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') void keep();
            }}
          >
            <TextField
              aria-label={t('keepName')}
              placeholder={t('keepName')}
              value={name}
              maxLength={80}
              onChange={setName}
              data-testid="version-name"
            />
            <Button type="submit" disabled={name.trim() === ''} data-testid="keep-version">
              {t('keep')}
            </Button>
          </form>
        )
      }
      actions={
        <Button
          size="tall"
          variant="primary"
          disabled={open.readOnly || then === null}
          onClick={restore}
          data-testid="restore-version"
        >
          {t('restore')}
        </Button>
      }
    >
      <div className={cx(styles.split, versions?.length === 0 && styles.alone)}>
        <ul className={styles.list} aria-label={t('title')}>
          {versions?.map((version) => (
            <li
              key={version.key}
              className={cx(styles.row, version.key === chosen?.key && styles.on)}
            >
              <button
                type="button"
                className={styles.choose}
                aria-pressed={version.key === chosen?.key}
                onClick={() => setChosen(version)}
                data-testid="version"
              >
                <span className={styles.name}>{version.name ?? t('automatic')}</span>
                <span className={styles.quiet}>{format.dateTime(version.savedAt)}</span>
              </button>
              {version.name !== null && !open.readOnly && (
                <IconButton
                  small
                  label={t('forget')}
                  icon={<Trash2 size={16} strokeWidth={1.5} />}
                  onClick={async () => {
                    const answer = await invoke('versions.forget', {
                      id: open.id,
                      key: version.key,
                    });
                    if (!answer.ok) reportFailure(answer.error);
                    await refresh();
                  }}
                />
              )}
            </li>
          ))}
        </ul>
        <div className={styles.compare}>
          {versions?.length === 0 && (
            <EmptyState picture={<History size={32} strokeWidth={1.25} />}>{t('none')}</EmptyState>
          )}
          {then && chosen && (
            <Compare
              then={then}
              now={now}
              caption={`${t('before')} · ${format.dateTime(chosen.savedAt)}`}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Compare(props: { then: TapestryDocument; now: TapestryDocument; caption: string }) {
  const t = useT('versions');
  const { then, now } = props;
  const changes = useMemo(() => compareDocuments(then, now), [then, now]);
  const pages = [
    ...pagesOf(now),
    ...pagesOf(then).filter((page) => !pagesOf(now).some(({ id }) => id === page.id)),
  ];
  const [picked, setPicked] = useState<string | null>(null);
  const pageId = pages.find(({ id }) => id === picked)?.id ?? pages[0]?.id ?? null;
  const pageIn = (document: TapestryDocument) =>
    pagesOf(document).find(({ id }) => id === pageId) ?? null;
  const nameOf = (page: (typeof pages)[number], index: number) =>
    'name' in page && typeof page.name === 'string' && page.name !== ''
      ? page.name
      : String(index + 1);
  return (
    <>
      {pages.length > 1 && pageId !== null && (
        <Select<string>
          aria-label={t('page')}
          value={pageId}
          options={pages.map((page, index) => ({ value: page.id, label: nameOf(page, index) }))}
          onChange={setPicked}
        />
      )}
      {pages.length > 0 && (
        <div className={styles.pictures}>
          <PagePicture page={pageIn(then)} caption={props.caption} />
          <PagePicture page={pageIn(now)} caption={t('after')} />
        </div>
      )}
      <h3 className={styles.title}>
        {changes.length === 0 ? t('same') : t('changes', { count: changes.length })}
      </h3>
      <ChangeList changes={changes} />
    </>
  );
}
