/** The look of the file, on screen and on paper. `accent` is a colour that was checked, never a free text. */
export const styleOf = (accent: string): string => `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 960px; padding: 40px 32px 64px; background: #fff; color: #1a1c22; font: 13px/1.6 system-ui, "PingFang TC", "Microsoft JhengHei", "Noto Sans TC", "Noto Sans CJK TC", sans-serif; }
/* one ideograph has another shape in Japan: its faces come first there */
body:lang(ja) { font-family: system-ui, "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans JP", "Noto Sans CJK JP", sans-serif; }
header { display: flex; gap: 20px; align-items: center; padding-bottom: 20px; border-bottom: 3px solid ${accent}; }
header img { max-width: 160px; max-height: 64px; }
header p { margin: 0; color: #4f5563; }
h1 { margin: 0; font-size: 24px; line-height: 1.3; overflow-wrap: anywhere; }
h2 { margin: 36px 0 8px; color: ${accent}; font-size: 16px; line-height: 1.4; break-after: avoid; }
.mark { margin: 16px 0 0; padding: 8px 12px; border-left: 4px solid #1f6fb2; background: #e6f1fa; color: #174f80; font-weight: 600; }
.note { margin: 8px 0 0; padding: 8px 12px; background: #fff3db; color: #6b3f00; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 12px; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 5px 8px; border-bottom: 1px solid #dfe1e7; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { color: #4f5563; font-weight: 500; vertical-align: bottom; overflow-wrap: normal; }
.range { display: inline-block; color: #4f5563; font-size: 0.88em; white-space: nowrap; }
tr, .short, .scale { break-inside: avoid; } .maps { break-after: avoid; } thead { display: table-header-group; }
.number { text-align: right; overflow-wrap: normal; }
#summary td:nth-child(2) { font-size: 16px; font-weight: 700; line-height: 20px; }
svg { display: block; width: 100%; height: auto; margin: 8px 0 12px; break-inside: avoid; }
svg text { fill: #626877; font-size: 11px; } svg .name { fill: #1a1c22; font-size: 12px; }
.grid { stroke: #dfe1e7; stroke-width: 1; } .mark-line, svg .mark { stroke: #868c9a; stroke-width: 1; stroke-dasharray: 3 3; }
figure { margin: 0; break-inside: avoid; } figure svg { margin: 0; border: 1px solid #dfe1e7; } figcaption { color: #4f5563; font-size: 12px; }
.maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 12px 16px; margin: 8px 0; }
.maps figure { max-width: 560px; }
.scale { max-width: 300px; margin: 0 0 16px; color: #4f5563; font-size: 12px; } .scale p { margin: 0; } .scale svg { height: 8px; margin: 2px 0; } .ends { display: flex; justify-content: space-between; }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid #cbcfd8; color: #4f5563; font-size: 12px; }
footer h2 { margin: 0; color: inherit; font-size: 12px; }
@page { size: A4; margin: 14mm 12mm; }
@media print { body { max-width: none; padding: 0; } table { font-size: 11px; } th, td { padding: 4px 5px; } .scroll { overflow: visible; } }
`;
