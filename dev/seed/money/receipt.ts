/** A receipt as a PDF of one page: the shop's name and its lines. Letters of Swedish alone. */
export function receipt(shop: string, lines: readonly string[]): Buffer {
  const text = [`/F1 16 Tf (${escaped(shop)}) Tj`, '/F1 10 Tf 0 -12 Td'];
  for (const line of lines) text.push(`0 -16 Td (${escaped(line)}) Tj`);
  const stream = `BT 32 340 Td ${text.join('\n')} ET`;
  return file([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 298 390] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ]);
}

/** Puts the objects together with the table of where each begins. */
function file(objects: readonly string[]): Buffer {
  let body = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${starts.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[\\()]/gu, (sign) => `\\${sign}`);
}
