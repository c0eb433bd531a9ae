import { useStore } from 'zustand';
import { showView, type View, windowState } from '../../data/window-state';
import { useT } from '../../i18n';
import { cx } from '../../ui';
import { views } from '../views';
import styles from './Rail.module.css';

/** The places of the studio. */
export function Rail() {
  const t = useT('app');
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <ul className={styles.list}>
        {views
          .filter(({ at }) => at === 'top')
          .map(({ view, Icon }) => (
            <li key={view}>
              <RailButton view={view} icon={<Icon size={20} strokeWidth={1.5} />} />
            </li>
          ))}
      </ul>
      {views
        .filter(({ at }) => at === 'foot')
        .map(({ view, Icon }) => (
          <RailButton key={view} view={view} icon={<Icon size={20} strokeWidth={1.5} />} />
        ))}
    </nav>
  );
}

function RailButton(props: { view: View; icon: React.ReactNode }) {
  const t = useT('app');
  const isHere = useStore(windowState, (state) => state.view === props.view);
  return (
    <button
      type="button"
      className={cx(styles.button, isHere && styles.here)}
      aria-current={isHere ? 'page' : undefined}
      onClick={() => showView(props.view)}
      data-testid={`rail-${props.view}`}
    >
      {props.icon}
      {t(`rail.${props.view}`)}
    </button>
  );
}
