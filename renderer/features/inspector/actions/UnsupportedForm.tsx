import type { AreaAction } from '#shared/domain/rich-menu/schema';
import { useT } from '../../../i18n';
import styles from './UnsupportedForm.module.css';

/** Shows what came with an import and cannot be published; nothing of it is lost. */
export function UnsupportedForm(props: { action: Extract<AreaAction, { type: 'unsupported' }> }) {
  const t = useT('inspector');
  return (
    <>
      <p className={styles.note}>{t('unsupportedNote')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by keyboard */}
      <pre className={styles.wire} tabIndex={0} data-selectable>
        {JSON.stringify(props.action.wire, null, 2)}
      </pre>
    </>
  );
}
