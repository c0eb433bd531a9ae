import { useState } from 'react';
import type { ListedAudience } from '#shared/domain/audience/operation';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useT } from '../../i18n';
import { Button, Dialog, TextField } from '../../ui';

export function RenameAudienceDialog(props: { audience: ListedAudience; onClose(): void }) {
  const t = useT('audiences');
  const [name, setName] = useState(props.audience.name);
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    const { audienceGroupId } = props.audience;
    const answer = await invoke('audiences.rename', { audienceGroupId, name });
    setRunning(false);
    if (!answer.ok) return reportFailure(answer.error);
    props.onClose();
  };
  return (
    <Dialog
      opened
      locked={isRunning}
      onClose={props.onClose}
      title={t('renameTitle', { name: props.audience.name })}
      data-testid="rename-audience"
      actions={
        <Button
          variant="primary"
          size="tall"
          busy={isRunning}
          disabled={name.trim() === ''}
          onClick={() => void run()}
          data-testid="rename-audience-run"
        >
          {t('rename')}
        </Button>
      }
    >
      <TextField
        label={t('column.name')}
        value={name}
        maxLength={120}
        onChange={setName}
        data-testid="rename-audience-name"
      />
    </Dialog>
  );
}
