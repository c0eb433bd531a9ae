/** Waits until faces are loaded and every picture under `root` has come or failed. */
export async function settled(root: HTMLElement): Promise<void> {
  await document.fonts.ready;
  await Promise.all(
    [...root.querySelectorAll('img')].map((image) =>
      image.complete ? undefined : image.decode().catch(() => undefined),
    ),
  );
}
