import type { VideoFile } from '#shared/domain/design/rich-message';

export interface OpenedVideo {
  facts: VideoFile;
  /** A frame as PNG, or null where this machine cannot decode the codec. */
  frameAt(seconds: number): Promise<Uint8Array | null>;
}

/** Reads what a video file is, without playing it; null when it is none that can be read. */
export async function openVideo(file: File): Promise<OpenedVideo | null> {
  // large and rarely wanted: no part of what the window starts with
  const { ALL_FORMATS, BlobSource, CanvasSink, Input } = await import('mediabunny');
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    if (!track) return null;
    const facts: VideoFile = {
      name: file.name,
      bytes: file.size,
      mimeType: (await input.getMimeType()).split(';')[0] ?? '',
      widthPx: track.displayWidth,
      heightPx: track.displayHeight,
      seconds: Math.round((await input.computeDuration()) * 10) / 10,
      videoCodec: track.codec,
      audioCodec: audio?.codec ?? null,
    };
    return {
      facts,
      async frameAt(seconds) {
        if (!(await track.canDecode())) return null;
        const sink = new CanvasSink(track);
        const frame = await sink.getCanvas(Math.min(seconds, facts.seconds));
        if (!frame) return null;
        const { canvas } = frame;
        const blob =
          canvas instanceof OffscreenCanvas
            ? await canvas.convertToBlob({ type: 'image/png' })
            : await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
        return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
      },
    };
  } catch {
    return null;
  }
}
