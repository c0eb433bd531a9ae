import { CircleAlert, FileUp, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import { isDesign } from '#shared/domain/design/design';
import type { AppError, Result } from '#shared/errors/app-error';
import { appError, formatPath } from '#shared/errors/app-error';
import { acceptOf } from '#shared/files/file-kinds';
import { refusalOf } from '#shared/files/kind-taken';
import { type ImportAs, type InputOf, MAX_ASSET_BYTES, type OutputOf } from '#shared/ipc/contract';
import { invoke } from '../../bridge';
import { useStudio } from '../../data/studio';
import { viewOfKind } from '../../data/window-state';
import { PagePicture } from '../../editor/picture/PagePicture';
import { useSpeech, useT } from '../../i18n';
import { Button, cx, Dialog, SegmentedControl, showNotice } from '../../ui';
import styles from './ImportDialog.module.css';
import { openPsd } from './psd/open-psd';
import { isPsd } from './psd/signature';

type Preview = OutputOf<'imports.preview'>;

/** The pictures of what is drawn; nothing for everything else. */
const pagesOf = (document: Preview['documents'][number]): readonly Artboard[] =>
  isDesign(document) ? document.pages : [];

type Wanted = Omit<InputOf<'imports.layered'>, 'picture'>;
async function previewPsd(bytes: Uint8Array, wanted: Wanted): Promise<Result<Preview>> {
  const picture = await openPsd(bytes);
  return picture.ok ? invoke('imports.layered', { picture: picture.value, ...wanted }) : picture;
}

const tooLarge = ({ size }: File): AppError | null =>
  size <= MAX_ASSET_BYTES
    ? null
    : appError('asset.tooManyBytes', 'This picture file is too large.', {
        details: { actual: Math.ceil(size / 1e6), limit: MAX_ASSET_BYTES / 1e6 },
      });

/** A file from anywhere: what it was taken for, how it looks, everything that is to be said about it. */
export function ImportDialog(props: { file?: File; onClose(): void }) {
  const t = useT('imports');
  const speech = useSpeech();
  const studio = useStudio();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const [source, setSource] = useState<File | null>(null);

  const read = useCallback(async (file: File, as?: ImportAs) => {
    const refusal = refusalOf('import', file) ?? tooLarge(file);
    if (refusal) {
      setError(refusal);
      return setPreview(null);
    }
    setBusy(true);
    setSource(file);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const wanted = { name: file.name, ...(as === undefined ? {} : { as }) };
    const answer = isPsd(bytes)
      ? await previewPsd(bytes, wanted)
      : await invoke('imports.preview', { bytes, ...wanted });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    setPreview(answer.ok ? answer.value : null);
  }, []);
  const { file } = props;
  useEffect(() => {
    if (file) void read(file);
  }, [file, read]);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain');
      const pasted = event.clipboardData?.files[0];
      if (pasted) void read(pasted);
      else if (text) void read(new File([text], t('pastedName'), { type: 'application/json' }));
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [read, t]);

  const repair = async () => {
    if (!preview) return;
    setBusy(true);
    const { token, isRepaired } = preview;
    const answer = await invoke('imports.repair', { token, isRepaired: !isRepaired });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setPreview(answer.value);
  };
  const commit = async () => {
    if (!preview) return;
    setBusy(true);
    const answer = await invoke('imports.commit', { token: preview.token });
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    props.onClose();
    for (const { id, kind, name } of preview.documents) {
      if (viewOfKind(kind) !== null) await studio.openDocument(id);
      else showNotice({ id: `imported-${id}`, message: t('kept', { name }) });
    }
  };

  const pages = preview?.documents.flatMap(pagesOf) ?? [];
  const becomes = preview?.documents[0]?.kind;
  return (
    <Dialog
      opened
      width={600}
      onClose={props.onClose}
      title={t('title')}
      data-testid="import-dialog"
      actions={
        <>
          <Button size="tall" onClick={() => input.current?.click()} disabled={isBusy}>
            {t(preview || error ? 'another' : 'choose')}
          </Button>
          <Button
            size="tall"
            variant="primary"
            disabled={preview === null}
            busy={isBusy}
            data-testid="import-commit"
            onClick={() => void commit()}
          >
            {pages.length > 0 ? t('commit', { count: pages.length }) : t('commitDocuments')}
          </Button>
        </>
      }
    >
      <input
        ref={input}
        type="file"
        hidden
        data-testid="import-file"
        accept={acceptOf('import')}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen) void read(chosen);
          event.currentTarget.value = '';
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has its click and key way in the buttons */}
      <div
        className={cx(styles.zone, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const dropped = event.dataTransfer.files[0];
          if (dropped) void read(dropped);
        }}
      >
        {error && (
          <p role="alert" className={styles.failed} data-testid="import-error">
            {speech.error(error).text}
          </p>
        )}
        {!error && !preview && (
          <div className={styles.empty}>
            <FileUp size={28} strokeWidth={1.5} aria-hidden />
            <p>{t('hint')}</p>
          </div>
        )}
        {preview && (
          <>
            <p className={styles.name}>
              {t(pages.length > 0 ? 'found' : 'foundOther', {
                name: preview.name,
                kind: t(`kinds.${preview.kind}`),
                count: pages.length,
              })}
            </p>
            {preview.choices.length > 1 && (
              <SegmentedControl<ImportAs>
                fill
                label={t('becomes')}
                value={preview.choices.find((choice) => choice === becomes) ?? null}
                options={preview.choices.map((value) => ({ value, label: t(`as.${value}`) }))}
                onChange={(as) => source && void read(source, as)}
                data-testid="import-as"
              />
            )}
            <div className={styles.pictures}>
              {pages.slice(0, 6).map((page) => (
                <PagePicture
                  key={page.id}
                  page={page}
                  widthPx={120}
                  className={styles.picture}
                  alt={page.name}
                />
              ))}
            </div>
            {(preview.repairable > 0 || preview.isRepaired) && (
              <div className={styles.repair}>
                <p role="status">
                  {preview.isRepaired
                    ? t('repaired')
                    : t('repairable', { count: preview.repairable })}
                </p>
                <Button disabled={isBusy} data-testid="import-repair" onClick={() => void repair()}>
                  {t(preview.isRepaired ? 'repairBack' : 'repair')}
                </Button>
              </div>
            )}
            <ul className={styles.problems} aria-label={t('problems')}>
              {preview.problems.map((problem) => (
                <li
                  key={`${problem.code}${problem.path.join('.')}`}
                  className={styles.problem}
                  data-code={problem.code}
                >
                  {problem.severity === 'error' ? (
                    <CircleAlert size={16} className={styles.bad} aria-label={t('error')} />
                  ) : (
                    <TriangleAlert size={16} className={styles.warn} aria-label={t('warning')} />
                  )}
                  <span>{speech.problem(problem).text}</span>
                  <code className={styles.path}>{formatPath(problem.path)}</code>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  );
}
