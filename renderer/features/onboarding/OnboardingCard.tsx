import { Check, X } from 'lucide-react';
import { useQuery } from '../../data/query';
import { updateSettings, useSettings } from '../../data/settings';
import { useStudio } from '../../data/studio';
import { useT } from '../../i18n';
import { Button, cx, IconButton } from '../../ui';
import styles from './onboarding.module.css';
import { useProgress } from './use-progress';

/** Three steps from the sample to a first own publish. Only on the sample workspace; closed for ever by one click. */
export function OnboardingCard() {
  const t = useT('onboarding');
  const studio = useStudio();
  const settings = useSettings();
  const workspace = useQuery('workspace.current', undefined).value;
  const done = useProgress();
  if (settings.onboardingDismissed || workspace?.isSample !== true) return null;
  const steps = [
    { id: 'change', done: done.changed, command: 'tool.select' },
    { id: 'phone', done: done.tapped, command: 'view.phone' },
    { id: 'publish', done: done.published, command: 'document.publish' },
  ] as const;
  const next = steps.findIndex((step) => !step.done);
  return (
    <aside className={styles.card} aria-label={t('title')} data-testid="onboarding">
      <header className={styles.head}>
        <h2 className={styles.title}>{next < 0 ? t('finished') : t('title')}</h2>
        <IconButton
          small
          label={t('dismiss')}
          icon={<X size={14} strokeWidth={1.5} />}
          onClick={() => void updateSettings({ onboardingDismissed: true })}
        />
      </header>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.id} className={cx(styles.step, step.done && styles.done)}>
            <span className={cx(styles.mark, index === next && styles.current)} aria-hidden>
              {step.done ? <Check size={12} strokeWidth={2.5} /> : index + 1}
            </span>
            <div>
              <div className={styles.what}>{t(`${step.id}.title`)}</div>
              {index === next && <p className={styles.how}>{t(`${step.id}.how`)}</p>}
            </div>
          </li>
        ))}
      </ol>
      {next === 2 && (
        <Button variant="primary" fullWidth onClick={() => studio.runCommand('document.publish')}>
          {t('publish.button')}
        </Button>
      )}
      {next < 0 && (
        <Button fullWidth onClick={() => void updateSettings({ onboardingDismissed: true })}>
          {t('close')}
        </Button>
      )}
    </aside>
  );
}
