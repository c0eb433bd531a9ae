import { LIMITS } from '#shared/line/limits';
import { useT } from '../../i18n';
import { Section } from '../../ui';
import { WireText } from './fields';

/** A Flex message: what stands for it where it cannot be shown. */
export function FlexForm() {
  const t = useT('composer');
  return (
    <Section title={t('section.message')}>
      <WireText
        path={['altText']}
        limit={LIMITS.message.altText}
        rows={2}
        note={t('note.altText')}
      />
    </Section>
  );
}
