-- Sign-ups and sign-ins as programs in browsers see them, piece by piece: open like those of the pages, see V1, and
-- apart from them, so that a page never finishes what a program has begun, and the reverse. strategy is how proof was
-- last asked for, link_to where the link in the mail leads, proven_at when the mailbox was proven while something else
-- is still missing.
create table genkan.sign_up_attempts (
    id                  varchar(64)   not null primary key,
    client_id           varchar(64)   not null references genkan.clients (id) on delete cascade,
    address             varchar(320),
    address_key         varchar(320),
    password_hash       varchar(512),
    first_name          varchar(256),
    last_name           varchar(256),
    unsafe_metadata     text          not null,
    locale              varchar(64),
    invitation_id       varchar(64),
    strategy            varchar(32),
    link_to             varchar(2048) not null,
    proven_at           bigint,
    created_at          bigint        not null,
    abandon_at          bigint        not null,
    closed_at           bigint,
    completed_at        bigint,
    created_user_id     varchar(64),
    created_session_id  varchar(64),
    user_agent          varchar(512)  not null,
    network             varchar(64)   not null
);
create index sign_up_attempts_by_client on genkan.sign_up_attempts (client_id, created_at);
create index sign_up_attempts_by_end on genkan.sign_up_attempts (abandon_at);

create table genkan.sign_in_attempts (
    id                  varchar(64)   not null primary key,
    client_id           varchar(64)   not null references genkan.clients (id) on delete cascade,
    address             varchar(320)  not null,
    address_key         varchar(320)  not null,
    strategy            varchar(32),
    link_to             varchar(2048) not null,
    proven_at           bigint,
    created_at          bigint        not null,
    abandon_at          bigint        not null,
    closed_at           bigint,
    completed_at        bigint,
    created_session_id  varchar(64),
    user_agent          varchar(512)  not null,
    network             varchar(64)   not null
);
create index sign_in_attempts_by_client on genkan.sign_in_attempts (client_id, created_at);
create index sign_in_attempts_by_end on genkan.sign_in_attempts (abandon_at);

-- What lets a member in without a factor of theirs, once, by the application's word. Only the hash is kept.
create table genkan.sign_in_tokens (
    id           varchar(64)  not null primary key,
    token_hash   varchar(64)  not null unique,
    user_id      varchar(64)  not null references genkan.users (id) on delete cascade,
    created_at   bigint       not null,
    updated_at   bigint       not null,
    expire_at    bigint       not null,
    accepted_at  bigint,
    revoked_at   bigint
);
create index sign_in_tokens_by_user on genkan.sign_in_tokens (user_id);

-- Who is asked to become a member. Whoever shows the token has read the mailbox, so the address counts as proven.
create table genkan.invitations (
    id               varchar(64)   not null primary key,
    token_hash       varchar(64)   not null unique,
    address          varchar(320)  not null,
    address_key      varchar(320)  not null,
    public_metadata  text          not null,
    redirect_url     varchar(2048) not null,
    created_at       bigint        not null,
    updated_at       bigint        not null,
    expire_at        bigint        not null,
    accepted_at      bigint,
    revoked_at       bigint
);
create index invitations_by_address on genkan.invitations (address_key);
create index invitations_by_creation on genkan.invitations (created_at, id);
