import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Recorded input that is kept beside the project: `ENTENTE_REAL_DATA`, else ../shared/data. */
const folder = process.env['ENTENTE_REAL_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');

export const hasRealData = existsSync(join(folder, 'uptime'));

export const readReal = (path: string): string => readFileSync(join(folder, path), 'utf8');
