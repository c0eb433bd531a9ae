import { useStore } from 'zustand';
import type { BrandLogo } from '#shared/domain/brand/kit';
import { invoke } from '../../bridge';
import { brandState } from '../../data/brand';
import { reportFailure } from '../../data/failures';
import { showView } from '../../data/window-state';
import { addImage } from '../../editor/actions';
import type { Editor } from '../../editor/api';
import { defaultAssetUrl } from '../../editor/paint';
import { useT } from '../../i18n';
import { Button, Dialog } from '../../ui';
import styles from './brand.module.css';

/** The logos of the kit; the chosen one becomes a layer that follows the kit. */
export function LogoDialog(props: { editor: Editor; onClose(): void }) {
  const t = useT('brand');
  const { logos } = useStore(brandState).kit;
  const choose = async (logo: BrandLogo) => {
    const asset = await invoke('assets.info', { hash: logo.asset });
    if (!asset.ok) return reportFailure(asset.error);
    addImage(props.editor, { ...asset.value, name: logo.name }, { brand: { asset: logo.id } });
    props.onClose();
  };
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('insertTitle')}
      width={520}
      data-testid="logo-dialog"
      actions={
        <Button
          size="tall"
          onClick={() => {
            props.onClose();
            showView('settings');
          }}
        >
          {t('manage')}
        </Button>
      }
    >
      {logos.length === 0 ? (
        <p>{t('noLogosYet')}</p>
      ) : (
        <div className={styles.grid}>
          {logos.map((logo) => (
            <button
              key={logo.id}
              type="button"
              className={styles.card}
              onClick={() => void choose(logo)}
              data-testid="logo-choice"
            >
              <img className={styles.cardPicture} src={defaultAssetUrl(logo.asset)} alt="" />
              <span className={styles.cardName}>{logo.name || t('unnamed')}</span>
            </button>
          ))}
        </div>
      )}
    </Dialog>
  );
}
