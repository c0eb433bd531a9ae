import { useEffect, useState } from 'react';
import { isProduct } from '#shared/domain/design/design';
import type { DocumentId } from '#shared/domain/ids';
import { HANDOFF_PARTS, type HandoffPart } from '#shared/ipc/channels/handoff';
import type { OutputOf } from '#shared/ipc/contract';
import { picturesOf } from '#shared/targets/pictures';
import { invoke, on } from '../../bridge';
import { useOpenDocuments } from '../../data/studio';
import { PagePicture } from '../../editor/picture/PagePicture';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Chip, Dialog, ProgressBar, SegmentedControl, TextField } from '../../ui';
import styles from './ExportDialog.module.css';
import { HandoffForm } from './HandoffForm';
import { useHandoff } from './use-handoff';

/** A chat has no areas to build by hand. */
const CHAT_PARTS = ['prototype'] as const;

type Purpose = 'line' | 'handoff';
type Format = 'best' | 'png' | 'jpeg';
type Saved = NonNullable<OutputOf<'exports.save'>>;
type State =
  | { step: 'choosing' }
  | { step: 'working'; done: number; total: number; name: string }
  | { step: 'done'; saved: Saved }
  | { step: 'failed'; text: string };

/** Pictures at the exact size under LINE's limit, and LINE's JSON beside each; or what is handed to people. */
export function ExportDialog(props: { documentId: DocumentId; onClose(): void }) {
  const t = useT('exports');
  const format = useFormat();
  const speech = useSpeech();
  const open = useOpenDocuments((state) => state.documents.get(props.documentId));
  const [purpose, setPurpose] = useState<Purpose>(open?.kind === 'message' ? 'handoff' : 'line');
  const isChat = open?.kind === 'message' || open?.kind === 'cardMessage';
  const offered: readonly HandoffPart[] = isChat ? CHAT_PARTS : HANDOFF_PARTS;
  const handoff = useHandoff(props.documentId, open, offered);
  const [wanted, setWanted] = useState<Format>('best');
  const [state, setState] = useState<State>({ step: 'choosing' });
  const [mediaBase, setMediaBase] = useState(() => {
    const design = open?.editor?.document.getState();
    return design?.kind === 'richMessage' ? design.baseUrl : '';
  });

  useEffect(
    () =>
      on('exports.progress', ({ done, total, step }) =>
        setState((now) =>
          now.step === 'working' ? { step: 'working', done, total, name: step } : now,
        ),
      ),
    [],
  );
  if (!open) return null;
  const document = open.model.document.getState();
  const design = isProduct(document) ? document : null;
  // the pictures of forms are files already; nothing is drawn
  const pictures = design ? picturesOf(design) : [];
  const isMenu = document.kind === 'richMenuSet';
  const hasMedia = !isMenu && document.kind !== 'coupon' && document.kind !== 'definition';

  const run = async () => {
    setState({ step: 'working', done: 0, total: pictures.length, name: '' });
    const flushed = await open.autosave.flush();
    void flushed;
    const answer = await invoke('exports.save', {
      documentId: props.documentId,
      format: wanted,
      ...(mediaBase.trim() === '' ? {} : { mediaBase: mediaBase.trim() }),
    });
    if (!answer.ok) setState({ step: 'failed', text: speech.error(answer.error).text });
    else if (answer.value === null) setState({ step: 'choosing' });
    else setState({ step: 'done', saved: answer.value });
  };

  return (
    <Dialog
      opened
      width={560}
      onClose={props.onClose}
      title={t('title')}
      data-testid="export-dialog"
      actions={
        purpose === 'handoff' && handoff.state.step !== 'done' ? (
          <Button
            size="tall"
            variant="primary"
            busy={handoff.state.step === 'working'}
            disabled={handoff.parts.size === 0}
            data-testid="handoff-run"
            onClick={() => void handoff.run()}
          >
            {t('handoff.run')}
          </Button>
        ) : purpose === 'handoff' || state.step === 'done' ? (
          <Button size="tall" variant="primary" onClick={props.onClose}>
            {t('close')}
          </Button>
        ) : (
          <Button
            size="tall"
            variant="primary"
            busy={state.step === 'working'}
            data-testid="export-run"
            onClick={() => void run()}
          >
            {design
              ? t(isMenu ? 'run' : 'runPictures', { count: pictures.length })
              : t('runMessage')}
          </Button>
        )
      }
    >
      {(design || isChat) && (
        <div className={styles.purpose}>
          {document.kind !== 'message' && (
            <SegmentedControl<Purpose>
              fill
              label={t('purpose')}
              value={purpose}
              onChange={setPurpose}
              options={(['line', 'handoff'] as const).map((value) => ({
                value,
                label: t(`purposes.${value}`),
              }))}
              data-testid="export-purpose"
            />
          )}
          {purpose === 'handoff' && <HandoffForm handoff={handoff} only={offered} />}
        </div>
      )}
      <div className={styles.body} hidden={purpose === 'handoff'}>
        {design && (
          <>
            <SegmentedControl<Format>
              fill
              label={t('format')}
              value={wanted}
              onChange={setWanted}
              options={(['best', 'png', 'jpeg'] as const).map((value) => ({
                value,
                label: t(`formats.${value}`),
              }))}
            />
            <p className={styles.note}>
              {t(`notes.${wanted}`, { limit: format.number(pictures[0]?.maxBytes ?? 0) })}
            </p>
          </>
        )}
        {hasMedia && (
          <TextField
            label={t('mediaBase')}
            type="url"
            mono
            placeholder={t('mediaBasePlaceholder')}
            note={t('mediaBaseNote')}
            value={mediaBase}
            onChange={setMediaBase}
            data-testid="export-media-base"
          />
        )}
        <ul className={styles.pages}>
          {pictures.map((picture) => {
            const page = design?.pages[picture.index];
            if (!page) return null;
            const image =
              state.step === 'done'
                ? state.saved.images.find(
                    ({ pageId, widthPx }) => pageId === page.id && widthPx === picture.widthPx,
                  )
                : undefined;
            return (
              <li key={`${page.id}-${picture.widthPx}`} className={styles.page}>
                <PagePicture page={page} widthPx={isMenu ? 72 : 44} className={styles.picture} />
                <span className={styles.name}>
                  {(isMenu ? page.name || picture.stem : picture.fixedName) ??
                    (page.name || picture.stem)}
                </span>
                {image ? (
                  <span className={styles.facts} data-testid="export-result">
                    <Chip tone="good">{image.format.toUpperCase()}</Chip>
                    {t('size', { width: image.widthPx, height: image.heightPx })}
                    <span>{format.bytes(image.bytes)}</span>
                    <span>
                      {image.quality === null
                        ? t('lossless')
                        : t('quality', { quality: image.quality, ssim: image.ssim.toFixed(3) })}
                    </span>
                  </span>
                ) : (
                  <span className={styles.facts}>
                    {t('size', {
                      width: picture.widthPx,
                      height: Math.round((page.size.height * picture.widthPx) / page.size.width),
                    })}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        {state.step === 'working' && (
          <ProgressBar
            label={t('working', { name: state.name })}
            value={state.total === 0 ? 0 : state.done / state.total}
          />
        )}
        {state.step === 'done' && (
          <p role="status" className={styles.done} data-testid="export-done">
            {t('saved', { folder: state.saved.folder, count: state.saved.files.length })}
          </p>
        )}
        {state.step === 'failed' && (
          <p role="alert" className={styles.failed}>
            {state.text}
          </p>
        )}
      </div>
    </Dialog>
  );
}
