import { useQuery } from '../data/query';
import { useT } from '../i18n';
import { Dialog } from '../ui';
import styles from './AboutDialog.module.css';
import { Logo } from './shell/Logo';

export function AboutDialog(props: { onClose(): void }) {
  const t = useT('app');
  const info = useQuery('app.info', undefined).value;
  return (
    <Dialog data-testid="about" opened onClose={props.onClose} title={t('about.title')} width={440}>
      <div className={styles.about}>
        <Logo size={48} />
        <div>
          <p>{t('about.text')}</p>
          {info && (
            <p className={styles.version} data-selectable>
              {t('about.version', { version: info.version, electron: info.electron })}
            </p>
          )}
        </div>
      </div>
    </Dialog>
  );
}
