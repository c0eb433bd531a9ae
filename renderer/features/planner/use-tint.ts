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

const SIDE = 16;
/** Hues that are told apart; what lies between them is one colour to the eye of a bar of 20 px. */
const HUES = 12;

/** The mean of the hue that fills most of the picture, however many others there are. */
async function readTint(url: string): Promise<string | null> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d');
  if (!context) return null;
  context.drawImage(image, 0, 0, SIDE, SIDE);
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  const bins = Array.from({ length: HUES }, () => ({ weight: 0, red: 0, green: 0, blue: 0 }));
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    const weight = Math.sqrt(Math.max(red, green, blue) - Math.min(red, green, blue));
    const bin = bins[hueOf(red, green, blue)];
    if (!bin || weight === 0) continue;
    bin.weight += weight;
    bin.red += red * weight;
    bin.green += green * weight;
    bin.blue += blue * weight;
  }
  const [most] = bins.sort((a, b) => b.weight - a.weight);
  if (!most || most.weight === 0) return null;
  const mean = (sum: number) => Math.round(sum / most.weight);
  return `rgb(${mean(most.red)} ${mean(most.green)} ${mean(most.blue)})`;
}

function hueOf(red: number, green: number, blue: number): number {
  const high = Math.max(red, green, blue);
  const chroma = high - Math.min(red, green, blue);
  if (chroma === 0) return 0;
  const sixth =
    high === red
      ? ((green - blue) / chroma + 6) % 6
      : high === green
        ? (blue - red) / chroma + 2
        : (red - green) / chroma + 4;
  return Math.floor((sixth / 6) * HUES) % HUES;
}
