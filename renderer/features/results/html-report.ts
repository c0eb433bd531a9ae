const escaped = (value: string | number): string =>
  String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** One file that opens offline in any browser and prints well; it holds no script and loads nothing. */
export function htmlReport(report: {
  lang: string;
  title: string;
  /** Says that figures are simulated. */
  mark: string | null;
  method: string;
  sheets: readonly { name: string; rows: readonly (readonly (string | number)[])[] }[];
}): string {
  const tables = report.sheets.map(({ name, rows: [head, ...body] }) => {
    const cells = (row: readonly (string | number)[], tag: 'td' | 'th') =>
      row.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('');
    return `<h2>${escaped(name)}</h2><table><thead><tr>${cells(head ?? [], 'th')}</tr></thead><tbody>${body
      .map((row) => `<tr>${cells(row, 'td')}</tr>`)
      .join('')}</tbody></table>`;
  });
  return `<!doctype html>
<html lang="${escaped(report.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(report.title)}</title>
<style>
body { margin: 32px auto; max-width: 1080px; color: #1a1c22; font: 13px/1.6 system-ui, "Noto Sans TC", "Noto Sans JP", sans-serif; }
h1 { font-size: 24px; } h2 { margin-top: 32px; font-size: 16px; }
.mark { padding: 8px 12px; background: #e6f1fa; color: #1f6fb2; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 8px; border-bottom: 1px solid #dfe1e7; text-align: left; }
th { color: #4f5563; font-weight: 500; } tr { break-inside: avoid; }
</style>
</head>
<body>
<h1>${escaped(report.title)}</h1>
${report.mark === null ? '' : `<p class="mark">${escaped(report.mark)}</p>`}
${tables.join('\n')}
<p>${escaped(report.method)}</p>
</body>
</html>
`;
}
