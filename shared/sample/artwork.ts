/*
 * The drawings of the sample café, as SVG: flat, few colours, one light from the left. Each is 600 × 600 with
 * a transparent ground, so that a cell may give it any colour.
 */
const svg = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600">${body}</svg>`;

const shadow = (cx: number, cy: number, rx: number) =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${rx * 0.13}" fill="#3b2418" opacity=".16"/>`;
const mountain = (x: number, y: number, s: number, fill: string) =>
  `<path d="M${x} ${y + 90 * s}l${55 * s} ${-80 * s}l${26 * s} ${34 * s}l${20 * s} ${-24 * s}l${52 * s} ${70 * s}z" fill="${fill}"/>`;
const bean = (x: number, y: number, turn: number, s = 1) =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${s})"><ellipse rx="58" ry="40" fill="#6b3a1f"/><ellipse rx="58" ry="40" cx="-6" cy="-6" fill="#8a4e2b"/><path d="M-52 -4q28 22 52 0t52 4" fill="none" stroke="#4a2612" stroke-width="9" stroke-linecap="round"/></g>`;

const cup = svg(
  `${shadow(300, 548, 170)}<path d="M250 96q-26-30 0-62M300 84q26-34 0-66M352 96q-22-30 4-60" fill="none" stroke="#fff8ee" stroke-width="14" stroke-linecap="round" opacity=".85"/><path d="M182 178h236l-30 356q-3 22-26 22H238q-23 0-26-22z" fill="#fffaf1"/><path d="M330 178h88l-30 356q-3 22-26 22h-50z" fill="#efe2d0"/><path d="M190 262h220l-14 170H204z" fill="#c9572f"/><path d="M330 262h80l-14 170h-72z" fill="#b04722"/>${mountain(232, 306, 0.92, '#fffaf1')}<rect x="160" y="122" width="280" height="62" rx="18" fill="#4a2b1d"/><rect x="184" y="98" width="232" height="40" rx="14" fill="#5d3826"/>`,
);
const latte = svg(
  `${shadow(300, 552, 190)}<path d="M378 40l40 14-66 190-30-10z" fill="#b8502a"/><path d="M196 176h208l-22 350q-3 28-34 28h-96q-31 0-34-28z" fill="#fffaf1" opacity=".75"/><path d="M204 300h192l-14 226q-3 26-32 26h-100q-29 0-32-26z" fill="#7a4526"/><path d="M203 280q48-36 96-6t98-2l-6 96q-60 34-96 4t-88 8z" fill="#f7e7cd"/><path d="M186 176q-8-78 60-84 14-58 74-48 60-6 62 52 44 12 34 80z" fill="#fff6e6"/><path d="M276 62q34-44 62 0 22 44-30 60-52-16-32-60z" fill="#8a4e2b"/><path d="M276 62q34-44 62 0-32 16-62 0z" fill="#d9a869"/><ellipse cx="150" cy="512" rx="66" ry="58" fill="#7a3f20"/><path d="M88 500q62-72 124 0-62 26-124 0z" fill="#d9a869"/><ellipse cx="462" cy="520" rx="74" ry="62" fill="#6b3519"/><path d="M392 508q70-80 140 0-70 28-140 0z" fill="#cf9a5b"/>`,
);
const stampCard = svg(
  `${shadow(310, 508, 210)}<g transform="rotate(-8 300 310)"><rect x="62" y="150" width="480" height="330" rx="34" fill="#fffaf1"/><path d="M62 250v-66q0-34 34-34h412q34 0 34 34v66z" fill="#5f7a49"/>${mountain(96, 160, 0.8, '#fffaf1')}<rect x="262" y="182" width="220" height="18" rx="9" fill="#fffaf1" opacity=".85"/><rect x="262" y="212" width="150" height="14" rx="7" fill="#fffaf1" opacity=".55"/>${[0, 1, 2, 3, 4].map((i) => `<circle cx="${126 + i * 88}" cy="318" r="34" fill="#c9572f"/>${`<ellipse cx="${126 + i * 88}" cy="318" rx="13" ry="19" fill="#fffaf1" transform="rotate(24 ${126 + i * 88} 318)"/>`}`).join('')}${[0, 1, 2, 3, 4].map((i) => (i < 2 ? `<circle cx="${126 + i * 88}" cy="410" r="34" fill="#c9572f"/><ellipse cx="${126 + i * 88}" cy="410" rx="13" ry="19" fill="#fffaf1" transform="rotate(24 ${126 + i * 88} 410)"/>` : `<circle cx="${126 + i * 88}" cy="410" r="32" fill="none" stroke="#cbbfa8" stroke-width="5" stroke-dasharray="12 10"/>`)).join('')}</g>`,
);
const storeMap = svg(
  `${shadow(300, 552, 210)}<path d="M56 396l150-56 188 60 150-54v160l-150 52-188-58-150 54z" fill="#fffaf1"/><path d="M206 340l188 60v158l-188-58z" fill="#efe2d0"/><path d="M72 470q120-60 220-10t236-36" fill="none" stroke="#8fb8ae" stroke-width="20"/><path d="M120 420l90 40 70-48 160 70" fill="none" stroke="#d9c8ac" stroke-width="10"/><path d="M300 86c86 0 148 62 148 146 0 96-104 168-148 262-44-94-148-166-148-262 0-84 62-146 148-146z" fill="#c9572f"/><path d="M300 86c86 0 148 62 148 146 0 96-104 168-148 262z" fill="#b04722"/><circle cx="300" cy="232" r="84" fill="#fffaf1"/>${mountain(228, 186, 0.92, '#5f7a49')}`,
);
const gift = svg(
  `<circle cx="300" cy="262" r="240" fill="#f0c979"/><circle cx="230" cy="190" r="34" fill="#e4b75f" opacity=".6"/><circle cx="392" cy="150" r="22" fill="#e4b75f" opacity=".6"/>${shadow(300, 552, 190)}<rect x="132" y="316" width="336" height="230" rx="14" fill="#b5473a"/><path d="M330 316h124q14 0 14 14v202q0 14-14 14H330z" fill="#9c382d"/><rect x="110" y="252" width="380" height="84" rx="14" fill="#c8584a"/><rect x="268" y="252" width="64" height="294" fill="#f0c979"/><path d="M300 250c-70-10-130-44-112-90 20-44 92-12 112 90 20-102 92-134 112-90 18 46-42 80-112 90z" fill="#f0c979"/><path d="M300 250c-44-22-70-52-60-66 12-16 46 10 60 66 14-56 48-82 60-66 10 14-16 44-60 66z" fill="#d7a84f"/>${mountain(176, 396, 0.62, '#f7e3d0')}${mountain(340, 396, 0.62, '#f7e3d0')}`,
);
const scooter = svg(
  `${shadow(310, 534, 230)}<rect x="44" y="250" width="96" height="14" rx="7" fill="#fffaf1" opacity=".8"/><rect x="20" y="300" width="80" height="14" rx="7" fill="#fffaf1" opacity=".6"/><rect x="120" y="140" width="170" height="150" rx="16" fill="#fffaf1"/><rect x="120" y="140" width="170" height="44" rx="16" fill="#f0c979"/>${mountain(150, 196, 0.6, '#5f7a49')}<path d="M102 452q0-120 118-126h96l30 78h52l-48-218h-46v-44h66q22 0 28 22l64 262q8 40-30 40H132q-30 0-30-14z" fill="#c9572f"/><path d="M316 326l30 78h52l-10-44-40-34z" fill="#a8421f"/><path d="M128 316h176q22 0 18 26H124q-20-4 4-26z" fill="#4a2b1d"/><path d="M390 142h60" stroke="#4a2b1d" stroke-width="22" stroke-linecap="round"/><circle cx="404" cy="196" r="24" fill="#f0c979"/><circle cx="180" cy="470" r="66" fill="#3b2418"/><circle cx="180" cy="470" r="28" fill="#efe2d0"/><circle cx="462" cy="470" r="66" fill="#3b2418"/><circle cx="462" cy="470" r="28" fill="#efe2d0"/>`,
);
const bread = svg(
  `${shadow(300, 528, 230)}<path d="M86 240q-36-110 88-120 40-70 126-34 86-36 126 34 124 10 88 120v240q0 40-40 40H126q-40 0-40-40z" fill="#c98a45"/><path d="M122 252q-34-82 70-92 32-54 108-24 76-30 108 24 104 10 70 92v210q0 26-26 26H148q-26 0-26-26z" fill="#f6dfae"/><path d="M190 330q0-90 110-90t110 90-110 96-110-96z" fill="#fffaf1"/><circle cx="312" cy="334" r="50" fill="#f2b13c"/><circle cx="296" cy="318" r="14" fill="#fbe0a0"/>`,
);
const bag = svg(
  `${shadow(300, 548, 170)}<path d="M218 220q0-140 82-140t82 140" fill="none" stroke="#4a2b1d" stroke-width="20"/><path d="M150 200h300l28 320q2 30-28 30H150q-30 0-28-30z" fill="#fffaf1"/><path d="M340 200h110l28 320q2 30-28 30H340z" fill="#efe2d0"/><rect x="136" y="350" width="330" height="96" fill="#c9572f"/>${mountain(232, 356, 0.88, '#fffaf1')}`,
);
const beans = svg(
  `${shadow(300, 500, 200)}${bean(210, 380, -20, 1.7)}${bean(390, 360, 30, 1.8)}${bean(300, 240, 8, 1.9)}`,
);
const member = svg(
  `${shadow(300, 540, 170)}<path d="M190 330l-50 196 92-36 68 62 68-62 92 36-50-196z" fill="#b5473a"/><circle cx="300" cy="230" r="180" fill="#f0c979"/><circle cx="300" cy="230" r="136" fill="#fffaf1"/>${mountain(206, 160, 1.2, '#5f7a49')}`,
);

/** Drawings by name. */
export const ARTWORK = {
  cup,
  latte,
  stampCard,
  storeMap,
  gift,
  scooter,
  bread,
  bag,
  beans,
  member,
} as const;
export type ArtworkName = keyof typeof ARTWORK;
