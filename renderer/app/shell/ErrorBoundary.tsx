import { Component, type ErrorInfo, type ReactNode } from 'react';
import { i18nInstance } from '../../i18n';
import { Button } from '../../ui';
import styles from './ErrorBoundary.module.css';

interface Props {
  /** What is shielded, in words for the log. */
  place: string;
  children: ReactNode;
  /** A change of this puts the boundary back, e.g. the key of the tab. */
  resetKey?: string;
}

/** A bug in one place must not take the work of another with it. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(`The ${this.props.place} stopped`, error, info.componentStack);
  }

  override componentDidUpdate(before: Props) {
    if (before.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: null });
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const t = (key: string) => i18nInstance.t(key, { ns: 'app' });
    const details = `${this.props.place}: ${error.stack ?? error.message}`;
    return (
      <div role="alert" className={styles.broken}>
        <h2 className={styles.title}>{t('broken.title')}</h2>
        <p className={styles.text}>{t('broken.text')}</p>
        <div className={styles.buttons}>
          <Button variant="primary" onClick={() => this.setState({ error: null })}>
            {t('broken.again')}
          </Button>
          <Button onClick={() => void navigator.clipboard.writeText(details)}>
            {t('broken.copy')}
          </Button>
        </div>
        <pre className={styles.details} data-selectable>
          {error.message}
        </pre>
      </div>
    );
  }
}
