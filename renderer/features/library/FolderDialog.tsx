import { useId, useState } from 'react';
import { tidyFolder } from '#shared/document/folders';
import { useT } from '../../i18n';
import { Button, Dialog, TextField } from '../../ui';
import styles from './library.module.css';

/** Where a document goes, or how a folder is called: a known folder, or a new one with its steps. */
export function FolderDialog(props: {
  title: string;
  /** On the button. */
  verb: string;
  value: string;
  folders: readonly string[];
  /** Said under the field. */
  note: string;
  onClose(): void;
  onTake(folder: string): void;
}) {
  const t = useT('library');
  const list = useId();
  const [text, setText] = useState(props.value);
  const take = () => {
    props.onClose();
    props.onTake(tidyFolder(text));
  };
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={props.title}
      width={420}
      data-testid="folder-dialog"
      actions={
        <Button variant="primary" size="tall" onClick={take} data-testid="folder-take">
          {props.verb}
        </Button>
      }
    >
      <div className={styles.folderBody}>
        <TextField
          label={t('folder.label')}
          placeholder={t('folder.placeholder')}
          note={props.note}
          value={text}
          list={list}
          maxLength={200}
          tall
          data-autofocus
          onChange={setText}
          data-testid="folder-name"
        />
        <datalist id={list}>
          {props.folders.map((folder) => (
            <option key={folder} value={folder} />
          ))}
        </datalist>
        {props.folders.length > 0 && (
          <ul className={styles.folders} aria-label={t('folder.known')}>
            {props.folders.map((folder) => (
              <li key={folder}>
                <Button variant="ghost" onClick={() => setText(folder)}>
                  {folder}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
