import { useState } from 'react';
import type { ListedAudience } from '#shared/domain/audience/operation';
import { useFormat, useT } from '../../i18n';
import { Button, Dialog } from '../../ui';

/** LINE brings no deleted audience back, so the question says what is lost. */
export function DeleteAudienceDialog(props: {
  audience: ListedAudience;
  onClose(): void;
  onDelete(): Promise<void>;
}) {
  const t = useT('audiences');
  const format = useFormat();
  const [isRunning, setRunning] = useState(false);
  const { name, count } = props.audience;
  return (
    <Dialog
      opened
      locked={isRunning}
      onClose={props.onClose}
      title={t('deleteTitle', { name })}
      data-testid="delete-audience"
      actions={
        <Button
          variant="danger"
          size="tall"
          busy={isRunning}
          onClick={() => {
            setRunning(true);
            void props.onDelete();
          }}
          data-testid="delete-audience-run"
        >
          {t('deleteRun')}
        </Button>
      }
    >
      <p>
        {count === null
          ? t('deleteTextUnknown', { name })
          : t('deleteText', { name, number: format.number(count) })}
      </p>
    </Dialog>
  );
}
