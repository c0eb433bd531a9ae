import { LayoutTemplate } from 'lucide-react';
import { useStudio } from '../data/studio';
import { useT } from '../i18n';
import { Button, EmptyState } from '../ui';

export function NothingOpen() {
  const t = useT('app');
  const studio = useStudio();
  return (
    <EmptyState
      picture={<LayoutTemplate size={48} strokeWidth={1} />}
      action={
        <Button variant="primary" onClick={() => studio.runCommand('document.new')}>
          {t('nothingOpen.create')}
        </Button>
      }
      data-testid="nothing-open"
    >
      {t('nothingOpen.text')}
    </EmptyState>
  );
}
