import { useEffect, useState } from 'react';

const known = new Map<string, Promise<string | null>>();

/** The colour that a picture gives on the whole, leaning towards what is colourful in it. */
export function useTint(url: string | null): string | null {
  const [tint, setTint] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    setTint(null);
    if (url !== null)
      void tintOf(url).then((found) => {
        if (!isOver) setTint(found);
      });
    return () => {
      isOver = true;
    };
  }, [url]);
  return tint;
}

function tintOf(url: string): Promise<string | null> {
  const before = known.get(url);
  if (before) return before;
  const reading = readTint(url).catch(() => null);
  known.set(url, reading);
  return reading;
}

const SIDE = 12;

async function readTint(url: string): Promise<string | null> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d');
  if (!context) return null;
  context.drawImage(image, 0, 0, SIDE, SIDE);
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  const sum = [0, 0, 0];
  let weights = 0;
  for (let at = 0; at < data.length; at += 4) {
    const channels = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const weight = 8 + Math.max(...channels) - Math.min(...channels);
    weights += weight;
    channels.forEach((value, index) => {
      sum[index] = (sum[index] ?? 0) + value * weight;
    });
  }
  return `rgb(${sum.map((value) => Math.round(value / weights)).join(' ')})`;
}
