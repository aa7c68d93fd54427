import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A browser to drive, and the environment it needs. */
export interface Chromium {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

const FOLDER = '/tmp/entente-chromium';

/**
 * `CHROMIUM_PATH`, else the machine's own, else the one that comes with a package of the registry (which
 * `CHROMIUM_PATH=packaged` asks for); undefined when there is none.
 */
export async function findChromium(): Promise<Chromium | undefined> {
  if (process.env['CHROMIUM_PATH'] === 'packaged') return unpacked();
  const own = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find((path) => path !== undefined && existsSync(path));
  return own === undefined ? unpacked() : { path: own, env: {} };
}

/** Unpacked once, with its libraries and fonts, into a folder that later runs find again. */
async function unpacked(): Promise<Chromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  mkdirSync(FOLDER, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = FOLDER;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    const path = await packed.executablePath();
    const binaries = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
    const libraries = await inflate(join(binaries, 'al2023.tar.br'));
    return { path, env: { LD_LIBRARY_PATH: [join(libraries, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'), FONTCONFIG_FILE: fonts(), HOME: FOLDER } };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** The package's own configuration looks for its fonts in another folder; without any font the browser ends at the first letter. */
function fonts(): string {
  const file = join(FOLDER, 'fonts.conf');
  writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${FOLDER}/fonts</dir>
  <cachedir>${FOLDER}/fonts-cache</cachedir>
</fontconfig>
`);
  return file;
}

/** No sandbox, as root has none; and no talk with anybody but the page. */
export const FLAGS: readonly string[] = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-zygote',
];
