import { Field, ID, ObjectType } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { Permission } from '../../graphql-kit/permission.ts';

@Allow('as-parent')
@ObjectType()
export class ViewerPermissions {
  @Field(() => Permission)
  createTenant: Permission;
}

@Allow('as-parent')
@ObjectType({ description: 'The signed-in person.' })
export class Viewer {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  email: string;
}
