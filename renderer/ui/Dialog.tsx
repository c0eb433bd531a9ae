import { Modal } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton';
import { useReturnFocus } from './return-focus';
import { useUiWords } from './UiProvider';

/** A question or a task over the window. Focus stays inside and returns where it was. */
export function Dialog(props: {
  opened: boolean;
  onClose(): void;
  title: ReactNode;
  /** Width of the card in px. */
  width?: number;
  children: ReactNode;
  /** Buttons at the right of the foot; put the primary last. */
  actions?: ReactNode;
  /** Something at the left of the foot. */
  aside?: ReactNode;
  /** The body has no padding of its own. */
  bare?: boolean;
  /** Escape and clicks outside do nothing while work runs that must not be dropped by accident. */
  locked?: boolean;
  'data-testid'?: string;
}) {
  const words = useUiWords();
  // most dialogs are taken out of the page instead of being closed, which Mantine does not notice
  useReturnFocus();
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
        <div className={props.bare ? styles.bare : styles.body}>{props.children}</div>
        {(props.actions !== undefined || props.aside !== undefined) && (
          <div className={styles.foot}>
            <div className={styles.aside}>{props.aside}</div>
            {props.actions}
          </div>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}
