import { LayoutTemplate, MessagesSquare } from 'lucide-react';
import { useStore } from 'zustand';
import { useStudio } from '../data/studio';
import { windowState } from '../data/window-state';
import { useT } from '../i18n';
import { Button, EmptyState } from '../ui';

export function NothingOpen() {
  const t = useT('app');
  const studio = useStudio();
  const isMessages = useStore(windowState, ({ view }) => view === 'messages');
  const Icon = isMessages ? MessagesSquare : LayoutTemplate;
  return (
    <EmptyState
      picture={<Icon size={48} strokeWidth={1} />}
      action={
        <Button variant="primary" onClick={() => studio.runCommand('document.new')}>
          {t(isMessages ? 'nothingOpen.createMessage' : 'nothingOpen.create')}
        </Button>
      }
      data-testid="nothing-open"
    >
      {t(isMessages ? 'nothingOpen.messageText' : 'nothingOpen.text')}
    </EmptyState>
  );
}
