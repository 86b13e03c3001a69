-- What programs do by the Backend API: look for people by their names, list whom they let in and where browsers may be
-- led, and act as somebody else.

-- lower case, for "begins with" and for the order; a user without a name has ''
alter table genkan.users add column first_name_key varchar(512) default '' not null;
alter table genkan.users add column last_name_key varchar(512) default '' not null;
update genkan.users set first_name_key = lower(coalesce(first_name, '')), last_name_key = lower(coalesce(last_name, ''));
create index users_by_first_name on genkan.users (first_name_key ${beginsWith});
create index users_by_last_name on genkan.users (last_name_key ${beginsWith});
create index users_by_id on genkan.users (id ${beginsWith});
create index users_by_change on genkan.users (updated_at, id);

create index sessions_by_creation on genkan.sessions (created_at, id);
create index clients_by_creation on genkan.clients (created_at, id);

create table genkan.redirect_urls (
    id          varchar(64)   not null primary key,
    url         varchar(2048) not null unique,
    created_at  bigint        not null,
    updated_at  bigint        not null
);

-- list: allow or block. identifier_key is an address in the form in which addresses are compared, or *@ and a domain.
create table genkan.listed_identifiers (
    id              varchar(64)  not null primary key,
    list            varchar(8)   not null,
    identifier      varchar(320) not null,
    identifier_key  varchar(320) not null,
    created_at      bigint       not null,
    updated_at      bigint       not null,
    constraint listed_identifiers_once unique (list, identifier_key)
);

-- What lets somebody act as a user, once. actor is a JSON object that says who; session_lasts is null where the session
-- lasts as long as others. Only the hash is kept.
create table genkan.actor_tokens (
    id             varchar(64) not null primary key,
    token_hash     varchar(64) not null unique,
    user_id        varchar(64) not null references genkan.users (id) on delete cascade,
    actor          text        not null,
    session_lasts  bigint,
    created_at     bigint      not null,
    updated_at     bigint      not null,
    expire_at      bigint      not null,
    accepted_at    bigint,
    revoked_at     bigint
);
create index actor_tokens_by_user on genkan.actor_tokens (user_id);
