import { ImagePlus, X } from 'lucide-react';
import type { Card } from '#shared/domain/card-message/schema';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useT } from '../../i18n';
import { Button } from '../../ui';
import styles from './Cards.module.css';

/** A picture of the workspace, chosen from a file. */
export function PictureField(props: {
  value: Card['picture'];
  error?: string;
  note?: string;
  onChange(picture: Card['picture']): void;
}) {
  const t = useT('cards');
  const { value } = props;
  const choose = async () => {
    const picked = await invoke('assets.pick', undefined);
    if (!picked.ok) return reportFailure(picked.error);
    if (picked.value) props.onChange({ asset: picked.value.hash, url: '' });
  };
  const said = props.error ?? props.note;
  return (
    <div className={styles.picture}>
      {value.asset && (
        <img src={`app://tapestry/asset/${value.asset}`} alt="" className={styles.thumb} />
      )}
      <Button
        icon={<ImagePlus size={16} strokeWidth={1.5} />}
        data-testid="card-picture"
        onClick={() => void choose()}
      >
        {t(value.asset ? 'picture.replace' : 'picture.choose')}
      </Button>
      {value.asset && (
        <Button
          variant="ghost"
          icon={<X size={16} strokeWidth={1.5} />}
          onClick={() => props.onChange({ asset: null, url: '' })}
        >
          {t('picture.remove')}
        </Button>
      )}
      {said && <p className={props.error ? styles.said : styles.noted}>{said}</p>}
    </div>
  );
}
