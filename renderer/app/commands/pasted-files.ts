/**
 * The system's own paste comes with the key, or a moment after it was asked for; on a busy computer the moment is a
 * long one, and whoever gives up too early loses the files. Where it never comes, the command reads the clipboard
 * itself.
 */
const WAIT_MS = 3_000;

export interface PastedFiles {
  /** Runs `paste` unless the system pastes files now: by itself, or because it is asked to here. */
  await(paste: () => void, by: 'key' | 'command'): void;
  stop(): void;
}

/**
 * Files that were copied in a file manager are given to a page only with the event of a real paste, not to whoever
 * reads the clipboard. So pasting waits for that event, which menu and palette `ask` for, and `onFiles` takes what it
 * brings.
 */
export function followPastedFiles(
  target: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  onFiles: (files: readonly File[]) => boolean,
  ask: () => void,
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
    await(paste, by) {
      take();
      waiting = { paste, timer: setTimeout(() => take()?.paste(), WAIT_MS) };
      if (by === 'command') ask();
    },
    stop() {
      take();
      target.removeEventListener('paste', onPaste as EventListener);
    },
  };
}
