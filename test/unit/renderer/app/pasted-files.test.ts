import { describe, expect, it, vi } from 'vitest';
import { followPastedFiles } from '#renderer/app/commands/pasted-files';

const target = () => new EventTarget() as unknown as Window;
const pasteOf = (...files: string[]) =>
  Object.assign(new Event('paste', { cancelable: true }), {
    clipboardData: { files: files.map((name) => ({ name }) as File) },
  });

describe('the key for pasting', () => {
  it('gives files to the page, and everything else to the command, once', () => {
    vi.useFakeTimers();
    const window = target();
    const taken: string[] = [];
    const paste = vi.fn();
    const ask = vi.fn();
    const onFiles = (files: readonly File[]) => {
      taken.push(...files.map(({ name }) => name));
      return true;
    };
    const pasted = followPastedFiles(window, onFiles, ask);
    pasted.await(paste, 'key');
    window.dispatchEvent(pasteOf('poster.psd'));
    vi.runAllTimers();
    expect(taken).toEqual(['poster.psd']);
    expect(paste).not.toHaveBeenCalled();

    pasted.await(paste, 'key');
    window.dispatchEvent(pasteOf());
    vi.runAllTimers();
    expect(paste).toHaveBeenCalledTimes(1);

    // a system that does not paste on its own
    pasted.await(paste, 'key');
    vi.runAllTimers();
    expect(paste).toHaveBeenCalledTimes(2);
    expect(ask).not.toHaveBeenCalled();
    vi.useRealTimers();
  });

  it('is what menu and palette do as well: they ask the system for its paste', () => {
    vi.useFakeTimers();
    const window = target();
    const taken: string[] = [];
    const paste = vi.fn();
    const onFiles = (files: readonly File[]) => {
      taken.push(...files.map(({ name }) => name));
      return true;
    };
    const ask = vi.fn(() => void window.dispatchEvent(pasteOf('poster.psd')));
    const pasted = followPastedFiles(window, onFiles, ask);
    pasted.await(paste, 'command');
    vi.runAllTimers();
    expect(taken).toEqual(['poster.psd']);
    expect(paste).not.toHaveBeenCalled();

    // a system that cannot
    ask.mockImplementation(() => undefined);
    pasted.await(paste, 'command');
    vi.runAllTimers();
    expect(paste).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it('leaves a paste that no key on the canvas asked for to whoever has the focus', () => {
    const window = target();
    const onFiles = vi.fn(() => true);
    followPastedFiles(window, onFiles, vi.fn());
    const event = pasteOf('poster.psd');
    window.dispatchEvent(event);
    expect(onFiles).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(false);
  });
});
