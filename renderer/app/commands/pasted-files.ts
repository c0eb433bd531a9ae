/** The system's own paste comes with the key; where it does not, the command reads the clipboard itself. */
const WAIT_MS = 50;

export interface PastedFiles {
  /** Runs `paste` unless the system pastes files now. */
  await(paste: () => void): void;
  stop(): void;
}

/**
 * Files that were copied in a file manager are given to a page only with the event of a real paste, not to whoever
 * reads the clipboard. So the key for pasting waits for that event, and `onFiles` takes what it brings.
 */
export function followPastedFiles(
  target: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  onFiles: (files: readonly File[]) => boolean,
): PastedFiles {
  let waiting: { paste: () => void; timer: ReturnType<typeof setTimeout> } | null = null;
  const take = () => {
    const taken = waiting;
    if (taken) clearTimeout(taken.timer);
    waiting = null;
    return taken;
  };
  const onPaste = (event: ClipboardEvent) => {
    const taken = take();
    if (!taken) return;
    event.preventDefault();
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || !onFiles(files)) taken.paste();
  };
  target.addEventListener('paste', onPaste as EventListener);
  return {
    await(paste) {
      take();
      waiting = { paste, timer: setTimeout(() => take()?.paste(), WAIT_MS) };
    },
    stop() {
      take();
      target.removeEventListener('paste', onPaste as EventListener);
    },
  };
}
