/**
 * The tests of a package as its own vitest.config.ts says, arranged for being run thousands of times: in one worker that
 * keeps what it has loaded, the tests beside the changed code (`ENTENTE_MUTATED`) before the laws that try many cases.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mergeConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

const { ENTENTE_MUTATED: beside = 'src/**/*.test.ts' } = process.env;
const { default: { test, ...ofPackage } } = await import(pathToFileURL(join(process.cwd(), 'vitest.config.ts')).href);

/** The tests of single rules, then laws, then oracles; those of the whole package last. */
const LATER = [/laws\.test\.ts$/, /[/\\]oracle[/\\]/, /[/\\]src[/\\][^/\\]*\.test\.ts$/];

class RulesFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const turn = ({ moduleId }: TestSpecification) => LATER.findIndex((pattern) => pattern.test(moduleId));
    return Promise.resolve([...files].sort((a, b) => turn(a) - turn(b) || a.moduleId.localeCompare(b.moduleId)));
  }
}

export default mergeConfig(ofPackage, { test: { ...test, include: [beside, 'src/*.test.ts', 'oracle/**/*.test.ts'], isolate: false, sequence: { sequencer: RulesFirst } } });
