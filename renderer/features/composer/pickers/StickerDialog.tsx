import { Smile } from 'lucide-react';
import { useState } from 'react';
import {
  STICKER_PACKAGES,
  stickerPackage,
  stickersOf,
  stickerTitle,
} from '#shared/line/sendable/stickers';
import { invoke } from '../../../bridge';
import { useLocale, useT } from '../../../i18n';
import { Button, Dialog } from '../../../ui';
import { PickerGrid } from './PickerGrid';
import styles from './pickers.module.css';

const LIST = 'https://developers.line.biz/en/docs/messaging-api/sticker-list/';

/** LINE's sendable stickers by package. Their pictures are LINE's and lie on its servers: the numbers stand here. */
export function StickerDialog(props: {
  value: { packageId: string; stickerId: string };
  onClose(): void;
  onTake(sticker: { packageId: string; stickerId: string }): void;
}) {
  const t = useT('pickers');
  const locale = useLocale();
  const [packageId, choose] = useState(
    () => (stickerPackage(props.value.packageId) ?? STICKER_PACKAGES[0])?.packageId ?? '',
  );
  const chosen = stickerPackage(packageId);
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('sticker.title')}
      width={720}
      data-testid="sticker-dialog"
    >
      <div className={styles.picker}>
        <ul className={styles.sets} aria-label={t('sticker.packages')}>
          {STICKER_PACKAGES.map((known) => (
            <li key={known.packageId}>
              <button
                type="button"
                className={styles.set}
                aria-pressed={known.packageId === packageId}
                onClick={() => choose(known.packageId)}
                data-testid={`sticker-package-${known.packageId}`}
              >
                <span className={styles.setName}>{stickerTitle(known, locale)}</span>
                <span className={styles.setNote}>
                  {known.packageId}
                  {known.language && ` · ${t(`sticker.language.${known.language}`)}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <div className={styles.side}>
          {chosen && (
            <PickerGrid
              key={packageId}
              label={t('sticker.of', { title: stickerTitle(chosen, locale) })}
              items={stickersOf(chosen)}
              value={props.value.stickerId}
              columns={6}
              nameOf={(stickerId) => t('sticker.one', { packageId, stickerId })}
              onTake={(stickerId) => {
                props.onTake({ packageId, stickerId });
                props.onClose();
              }}
              autoFocus
              data-testid="sticker-grid"
            >
              {(stickerId) => (
                <span className={styles.number}>
                  <Smile size={22} strokeWidth={1.25} aria-hidden />
                  {stickerId}
                </span>
              )}
            </PickerGrid>
          )}
          <div className={styles.foot}>
            <p className={styles.note}>{t('sticker.noPictures')}</p>
            <Button onClick={() => void invoke('app.openExternal', { url: LIST })}>
              {t('list')}
            </Button>
          </div>
        </div>
      </div>
    </Dialog>
  );
}
