import { FilmIcon } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { ProblemPath } from '#shared/errors/app-error';
import { acceptOf } from '#shared/files/file-kinds';
import { assetHashOf, assetUrlOf } from '#shared/preview/asset-url';
import { wireText } from '#shared/preview/messages-of';
import { reportFailure } from '../../data/failures';
import { storeVideo } from '../../data/store-video';
import { takenFiles } from '../../data/taken-files';
import { useT } from '../../i18n';
import { IconButton, ProgressBar } from '../../ui';
import styles from './composer.module.css';
import { WireText } from './fields';
import { useAt } from './wire-context';

/** The address of a film: typed, or a film that is copied into the workspace and served when it is sent. */
export function WireFilm(props: { path: ProblemPath; note: ReactNode }) {
  const t = useT('composer');
  const at = useAt(props.path);
  const chooser = useRef<HTMLInputElement>(null);
  const [arrived, setArrived] = useState<number | null>(null);
  const calledOff = useRef(new AbortController());
  const isOwn = assetHashOf(wireText(at.value)) !== null;
  const choose = async (file: File) => {
    calledOff.current = new AbortController();
    setArrived(0);
    const stored = await storeVideo(file, setArrived, calledOff.current.signal);
    setArrived(null);
    if (!stored.ok) return reportFailure(stored.error);
    if (stored.value !== null) at.set(assetUrlOf(stored.value));
  };
  return (
    <div className={styles.film}>
      <input
        ref={chooser}
        type="file"
        accept={acceptOf('film')}
        hidden
        data-testid="film-file"
        onChange={(event) => {
          const [file] = takenFiles('film', event.currentTarget.files);
          event.currentTarget.value = '';
          if (file) void choose(file);
        }}
      />
      <WireText
        path={props.path}
        mono
        placeholder="https://"
        note={isOwn ? t('ownFilm') : props.note}
        suffix={
          <IconButton
            small
            label={t('pickFilm')}
            icon={<FilmIcon size={14} strokeWidth={1.5} />}
            disabled={at.readOnly || arrived !== null}
            onClick={() => chooser.current?.click()}
          />
        }
      />
      {arrived !== null && (
        <ProgressBar
          label={t('storing')}
          value={arrived}
          text={t('storing')}
          onCancel={() => calledOff.current.abort()}
        />
      )}
    </div>
  );
}
