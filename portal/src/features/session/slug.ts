/** A short name for addresses out of a name: "Tarnbrook IT & Söhne" becomes "tarnbrook-it-sohne". */
export function slugOf(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
}
