/** An IBAN as people read it, four characters at a time: `SE53 9990 0000 0000 5050 1055`. */
export function groupedIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/gu, '$1 ');
}
