import { useState } from 'react';
import { useT } from '../../i18n';
import { TaskDialog, TextField } from '../../ui';

/** Another name for a campaign, without opening it. */
export function RenameDialog(props: {
  name: string;
  onRename(name: string): Promise<void>;
  onClose(): void;
}) {
  const t = useT('planner');
  const [name, setName] = useState(props.name);
  return (
    <TaskDialog
      title={t('campaigns.renameTitle', { name: props.name })}
      verb={t('campaigns.rename')}
      isReady={name.trim() !== ''}
      onRun={async () => {
        await props.onRename(name);
        props.onClose();
      }}
      onClose={props.onClose}
      data-testid="rename-campaign"
      runTestId="rename-campaign-run"
    >
      <TextField
        label={t('campaigns.newName')}
        value={name}
        maxLength={100}
        onChange={setName}
        data-autofocus
        data-testid="rename-campaign-name"
      />
    </TaskDialog>
  );
}
