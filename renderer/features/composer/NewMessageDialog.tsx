import { useState } from 'react';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useStudio } from '../../data/studio';
import { showDialog } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, Dialog, RadioCards, TextField } from '../../ui';
import { createMessage } from './create-message';
import { newWire } from './new-bubble';

const STARTS = ['text', 'buttons', 'carousel', 'flex'] as const;
type Start = (typeof STARTS)[number];

export function NewMessageDialog(props: { onClose(): void }) {
  const t = useT('composer');
  const studio = useStudio();
  const [name, setName] = useState('');
  const [start, setStart] = useState<Start>('text');
  const [busy, setBusy] = useState(false);
  const create = async () => {
    if (busy) return;
    setBusy(true);
    const words = { text: t('words.text'), choice: t('words.choice') };
    const document = createMessage({
      name: name.trim() || t('new.defaultName'),
      wires: [newWire(start, words)],
      now: new Date(),
    });
    const answer = await invoke('documents.create', { document });
    setBusy(false);
    if (!answer.ok) return reportFailure(answer.error);
    props.onClose();
    await studio.openDocument(answer.value.document.id);
  };
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('new.title')}
      width={560}
      data-testid="new-message-dialog"
      aside={
        <Button variant="ghost" onClick={() => showDialog({ kind: 'import' })}>
          {t('new.import')}
        </Button>
      }
      actions={
        <Button
          variant="primary"
          size="tall"
          busy={busy}
          onClick={() => void create()}
          data-testid="create-message"
        >
          {t('new.create')}
        </Button>
      }
    >
      <TextField
        label={t('new.name')}
        placeholder={t('new.namePlaceholder')}
        value={name}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void create();
        }}
        maxLength={300}
        tall
        data-autofocus
        data-testid="new-message-name"
      />
      <RadioCards<Start>
        label={t('new.start')}
        value={start}
        columns={2}
        onChange={setStart}
        options={STARTS.map((value) => ({
          value,
          label: t(`type.${value}`),
          note: t(`new.about.${value}`),
        }))}
      />
    </Dialog>
  );
}
