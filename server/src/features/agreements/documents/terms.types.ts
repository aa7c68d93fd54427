import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Allow } from '../../../access/allow.ts';
import { orProblems } from '../../../graphql-kit/problems.ts';

@InputType()
export class ImportTermsInput {
  @Field(() => String, { description: 'Documents of YAML or JSON, as `terms` gives them.' })
  text: string;
}

@Allow('as-parent')
@ObjectType({ description: 'How many things an import made, kind by kind. What was there already is not counted.' })
export class ImportedTerms {
  @Field(() => Int)
  parties: number;

  @Field(() => Int)
  services: number;

  @Field(() => Int)
  components: number;

  @Field(() => Int)
  sources: number;

  @Field(() => Int, { description: 'Versions of calendars.' })
  calendars: number;

  @Field(() => Int)
  metrics: number;

  @Field(() => Int)
  sharedMetrics: number;

  @Field(() => Int)
  agreements: number;

  @Field(() => Int, { description: 'Versions of agreements after the first.' })
  amendments: number;
}

export const ImportTermsResult = orProblems('ImportTermsResult', () => ImportedTerms);
