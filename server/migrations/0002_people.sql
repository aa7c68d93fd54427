-- People: who signs in, what they are in a tenant, and whom a tenant has invited.

-- The tables of the sign-in library (better-auth), in its names; no tenant's data is here and nobody but entente_auth
-- reads it.

create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  primary key (id),
  unique (email)
);
create table auth.session (
  id text not null,
  "expiresAt" timestamptz not null,
  token text not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  primary key (id),
  unique (token)
);
alter table auth.session add foreign key ("userId") references auth."user" (id) on delete cascade;
create index session_of_user on auth.session ("userId");
create table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  primary key (id)
);
alter table auth.account add foreign key ("userId") references auth."user" (id) on delete cascade;
create index account_of_user on auth.account ("userId");
-- One-time links: their identifier is hashed, so that whoever reads the table cannot use them.
create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  primary key (id)
);
create index verification_identifier on auth.verification (identifier);
grant select, insert, update, delete on auth."user", auth.session, auth.account, auth.verification to entente_auth;

-- The zone that a tenant's own pages speak in; an agreement has its own (S5).
alter table entente.tenant add column time_zone text not null default 'UTC' check (length(time_zone) between 1 and 100);

-- What a user is in a tenant. Name and e-mail are copied here when it begins, so that a tenant's lists need nothing
-- of the users of others. The epoch is raised by whatever changes what this member may see.
create table entente.membership (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  user_id text not null,
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) between 3 and 320),
  role text not null check (role in ('owner', 'admin', 'manager', 'analyst', 'viewer')),
  party_id uuid,
  epoch integer not null default 1,
  state text not null default 'active' check (state in ('active', 'removed')),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, user_id)
);
alter table entente.membership add foreign key (tenant_id, party_id) references entente.party (tenant_id, id);
create index membership_party on entente.membership (tenant_id, party_id);
select wall.tenant_table('membership');

-- What an actor is must be known before its session is opened: the same words, by user.
alter table routing.membership add column role text not null default 'viewer';
alter table routing.membership add column party_id uuid;
alter table routing.membership add column epoch integer not null default 1;

-- An invitation is a link with a secret; only the hash of the secret is kept.
create table entente.invitation (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  email text not null check (length(email) between 3 and 320),
  role text not null check (role in ('owner', 'admin', 'manager', 'analyst', 'viewer')),
  party_id uuid,
  secret_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (tenant_id, id)
);
alter table entente.invitation add foreign key (tenant_id, party_id) references entente.party (tenant_id, id);
create index invitation_party on entente.invitation (tenant_id, party_id);
create index invitation_created on entente.invitation (tenant_id, created_at);
select wall.tenant_table('invitation');
