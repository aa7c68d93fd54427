/** Colour of a party by its fixed place. Beyond five the palette repeats; the letters tell them apart. */
export function partyPaint(ordinal: number): { readonly fill: string; readonly ink: string } {
  const place = ((ordinal - 1) % 5 + 5) % 5 + 1;
  return { fill: `var(--p${place})`, ink: `var(--on-p${place})` };
}
