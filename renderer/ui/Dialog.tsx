import { Modal } from '@mantine/core';
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { cx } from './cx';
import styles from './Dialog.module.css';
import { firstFocus, pressedBy } from './dialog-keys';
import { IconButton } from './IconButton';
import { useReturnFocus } from './return-focus';
import { useUiWords } from './UiProvider';

interface DialogProps {
  opened: boolean;
  onClose(): void;
  title: ReactNode;
  /** Width of the card in px. */
  width?: number;
  children: ReactNode;
  /** Buttons at the right of the foot; put the primary last: Enter presses it. */
  actions?: ReactNode;
  /** Something at the left of the foot. */
  aside?: ReactNode;
  /** Whose account is touched, at the left of the foot; a colour fills the foot, as a warning none can miss. */
  account?: { title: string; colour: string | null } | undefined;
  /** The body has no padding of its own. */
  bare?: boolean;
  /** Escape and clicks outside do nothing while work runs that must not be dropped by accident. */
  locked?: boolean;
  'data-testid'?: string;
}

/** A question or a task over the window. Focus stays inside and returns where it was. */
export function Dialog(props: DialogProps) {
  return (
    <Modal.Root
      opened={props.opened}
      onClose={props.onClose}
      size={props.width ?? 480}
      centered
      closeOnClickOutside={!props.locked}
      closeOnEscape={!props.locked}
      transitionProps={{ duration: 120, transition: 'fade' }}
      classNames={{ overlay: styles.overlay, content: styles.content }}
    >
      <Modal.Overlay />
      <Modal.Content data-testid={props['data-testid']}>
        <Card {...props} />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Head, body and foot; there only while the dialog is open. */
function Card(props: DialogProps) {
  const words = useUiWords();
  const { account } = props;
  // Mantine does not notice a dialog that is taken out of the page, nor that what opened it was in a menu
  useReturnFocus();
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = body;
    if (!current || current.querySelector('[data-autofocus]')) return;
    // the trap of the dialog looks for this mark a moment later
    firstFocus(current, foot.current)?.setAttribute('data-autofocus', '');
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // what floats over the dialog is not in it, though its events come by
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (!isInside || event.defaultPrevented) return;
    const button = pressedBy(event.nativeEvent, foot.current);
    // a field gives its value to the dialog first
    if (button) setTimeout(() => button.click());
  };
  // a key that is still held from opening it answers nothing, least of all that something is sent
  const onHeld = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || !event.repeat || event.target instanceof HTMLTextAreaElement)
      return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is in it
    <div className={styles.card} onKeyDown={onKeyDown} onKeyDownCapture={onHeld}>
      <div className={styles.head}>
        <Modal.Title className={styles.title}>{props.title}</Modal.Title>
        {!props.locked && (
          <IconButton
            label={words.close}
            tooltip={false}
            icon={<X size={16} strokeWidth={1.5} />}
            onClick={props.onClose}
          />
        )}
      </div>
      <div ref={body} className={props.bare ? styles.bare : styles.body}>
        {props.children}
      </div>
      {(props.actions !== undefined || props.aside !== undefined) && (
        <div
          ref={foot}
          className={cx(styles.foot, account?.colour && styles.filled)}
          style={account?.colour ? { background: account.colour } : undefined}
          data-serious={account?.colour ? '' : undefined}
        >
          <div className={styles.aside}>
            {account && (
              <strong className={styles.account} data-testid="dialog-account">
                {account.title}
              </strong>
            )}
            {props.aside}
          </div>
          {props.actions}
        </div>
      )}
    </div>
  );
}
