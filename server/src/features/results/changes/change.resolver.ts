import { Args, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../../access/allow.ts';
import { ChangesArgs, ChangeType } from './change.types.ts';

@Resolver()
export class ChangeResolver {
  /** The hub reads the change once for everybody who sees the same and puts it in as the root. */
  @Allow('read')
  @Subscription(() => ChangeType, {
    subscribe: () => {
      throw new Error('live questions are answered by the hub');
    },
    description: 'What changed since the log position, then what changes. With an agreement or a shared metric only its changes come.',
  })
  changes(@Root() change: ChangeType, @Args(() => ChangesArgs) _where: ChangesArgs): ChangeType {
    return change;
  }
}
