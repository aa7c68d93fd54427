/**
 * The tests of a package as its own vitest.config.ts says, arranged for being run thousands of times: in one worker that
 * keeps what it has loaded, and first those that are likeliest to notice: the test of the changed file, the tests beside it
 * (`ENTENTE_MUTATED`), then the laws that try many cases. Nothing is said of what goes well.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mergeConfig } from 'vitest/config';
import type { Plugin } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';
import { keptWorkers } from './kept-worker.ts';

const { ENTENTE_MUTATED: beside = 'src/**/*.test.ts' } = process.env;
const { default: { test, ...ofPackage } } = await import(pathToFileURL(join(process.cwd(), 'vitest.config.ts')).href);

/** The tests of single rules, then laws, then oracles; those of the whole package last. */
const LATER = [/laws\.test\.ts$/, /[/\\]oracle[/\\]/, /[/\\]src[/\\][^/\\]*\.test\.ts$/];

class RulesFirst extends BaseSequencer {
  readonly #changes = changedFiles();

  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const provided: object = this.ctx.getProvidedContext();
    const own = this.#changes.get('activeMutant' in provided ? String(provided.activeMutant) : '');
    const turn = ({ moduleId }: TestSpecification) => (basename(moduleId, '.test.ts') === own ? -2 : LATER.findIndex((pattern) => pattern.test(moduleId)));
    return Promise.resolve([...files].sort((a, b) => turn(a) - turn(b) || a.moduleId.localeCompare(b.moduleId)));
  }
}

/** By the number of each change the name of the file that it is made in. Every change stands in the sources, and one at a time is switched on. */
function changedFiles(): ReadonlyMap<string, string> {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return new Map(sources.flatMap((file) => [...readFileSync(join('src', file), 'utf8').matchAll(/stryMutAct_\w+\("(\d+)"\)/g)].map(([, number = '']) => [number, basename(file, '.ts')])));
}

/** Between changes a worker is kept, unless it is constants that are changed (`ENTENTE_KEPT`: `no`). */
const { ENTENTE_KEPT: keep = 'no' } = process.env;
const workers = keptWorkers(keep === 'afresh');
const keeping: Plugin = {
  name: 'kept-workers',
  configureVitest({ project }) {
    project.config.poolRunner = workers;
    project.config.pool = workers.name;
  },
};

export default mergeConfig(ofPackage, { plugins: keep === 'no' ? [] : [keeping], test: { ...test, setupFiles: keep === 'no' ? [] : [join(import.meta.dirname, 'one-change-at-a-time.ts')], include: [beside, 'src/*.test.ts', 'oracle/**/*.test.ts'], isolate: false, reporters: [{}], sequence: { sequencer: RulesFirst } } });
