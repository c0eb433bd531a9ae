export interface MapPlace {
  latitude: number;
  longitude: number;
  name: string | null;
}

const NUMBER = String.raw`(-?\d{1,3}(?:\.\d+)?)`;
/** Where the usual maps write the place: its own pin first, then a question, then the middle of the view. */
const FORMS = [
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(
    `[?&](?:q|query|ll|coordinate|daddr|destination|center|sll)=(?:loc:)?${NUMBER}(?:,|%2C)\\s*${NUMBER}`,
    'i',
  ),
  new RegExp(`/@${NUMBER},${NUMBER}`),
  new RegExp(`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(`#map=\\d+/${NUMBER}/${NUMBER}`),
  new RegExp(`^geo:${NUMBER},${NUMBER}`, 'i'),
  new RegExp(`^\\s*${NUMBER}\\s*[,，]\\s*${NUMBER}\\s*$`),
];

/**
 * The place that a link of a map (or two numbers) names. Null for short links, which say it only to those who
 * open them, and for anything else.
 */
export function placeOfMapLink(text: string): MapPlace | null {
  for (const form of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const latitude = Number(match[1]);
    const longitude = Number(match[2]);
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) continue;
    return { latitude, longitude, name: nameIn(text) };
  }
  return null;
}

function nameIn(link: string): string | null {
  const raw = /\/place\/([^/@?]+)/.exec(link)?.[1];
  if (raw === undefined) return null;
  try {
    const name = decodeURIComponent(raw.replaceAll('+', ' ')).trim();
    return name === '' || /^-?\d/.test(name) ? null : name.slice(0, 100);
  } catch {
    // half of a percent code: the place is known all the same
    return null;
  }
}
