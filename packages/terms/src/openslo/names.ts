/** A name of the language made of any other: small letters, digits, dots, dashes. */
export function asName(text: string): string {
  const plain = text.replaceAll('ß', 'ss').normalize('NFKD').replace(/[^\x20-\x7e]/g, '').toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  const name = plain.replace(/^[._-]+/, '').slice(0, 100).replace(/[._-]+$/, '');
  return name === '' ? 'unnamed' : name;
}

/** Hands out names, each only once: the second `shop` is `shop-2`. */
export function onceEach(): (text: string) => string {
  const taken = new Set<string>();
  return (text) => {
    const wanted = asName(text);
    let name = wanted;
    for (let again = 2; taken.has(name); again += 1) name = `${wanted.slice(0, 95)}-${again}`;
    taken.add(name);
    return name;
  };
}
