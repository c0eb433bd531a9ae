import type { ReactNode } from 'react';
import { Dialog } from './Dialog';
import styles from './Dialog.module.css';
import { TextField } from './TextField';

/** A dialog to look for one thing of many and take it: a field, what it finds, and how many they are. */
export function SearchDialog(props: {
  title: ReactNode;
  /** What the field is for. */
  label: string;
  search: string;
  onSearch(text: string): void;
  /** How many were found. */
  count: ReactNode;
  /** Said in place of what is not found. */
  note?: ReactNode;
  width: number;
  onClose(): void;
  /** What is found; a click on one takes it. */
  children: ReactNode;
  'data-testid': string;
  searchTestId: string;
}) {
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={props.title}
      width={props.width}
      data-testid={props['data-testid']}
      aside={props.count}
    >
      <div className={styles.search}>
        <TextField
          aria-label={props.label}
          placeholder={props.label}
          value={props.search}
          onChange={props.onSearch}
          tall
          data-autofocus
          data-testid={props.searchTestId}
        />
        {props.note !== undefined && <p>{props.note}</p>}
        {props.children}
      </div>
    </Dialog>
  );
}
