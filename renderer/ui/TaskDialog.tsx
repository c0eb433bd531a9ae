import { type ReactNode, useId, useState } from 'react';
import { Button } from './Button';
import { Dialog } from './Dialog';
import styles from './Dialog.module.css';

/**
 * A dialog that does one thing: fields, and a button with its verb. Enter in a field presses the button; while it
 * works nothing closes it by accident.
 */
export function TaskDialog(props: {
  title: ReactNode;
  /** What the button says. */
  verb: ReactNode;
  /** Null: there is nothing to press, because the choice itself does it. */
  onRun: (() => Promise<unknown>) | null;
  onClose(): void;
  /** False: something is missing, and the button waits. */
  isReady?: boolean;
  /** Work of the same dialog that began elsewhere than at the button. */
  isBusy?: boolean;
  width?: number;
  aside?: ReactNode;
  children: ReactNode;
  'data-testid'?: string;
  runTestId?: string;
}) {
  const form = useId();
  const [isRunning, setRunning] = useState(false);
  const isBusy = isRunning || props.isBusy === true;
  const canRun = !isBusy && props.isReady !== false;
  const run = async () => {
    if (!canRun || props.onRun === null) return;
    setRunning(true);
    try {
      await props.onRun();
    } finally {
      setRunning(false);
    }
  };
  return (
    <Dialog
      opened
      locked={isBusy}
      width={props.width}
      title={props.title}
      onClose={props.onClose}
      aside={props.aside}
      data-testid={props['data-testid']}
      actions={
        props.onRun === null ? undefined : (
          <Button
            type="submit"
            form={form}
            variant="primary"
            size="tall"
            busy={isBusy}
            disabled={props.isReady === false}
            data-testid={props.runTestId}
          >
            {props.verb}
          </Button>
        )
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        {props.children}
      </form>
    </Dialog>
  );
}
