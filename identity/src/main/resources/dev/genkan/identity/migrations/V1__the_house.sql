-- The people and how they prove it. Times are milliseconds since 1970, metadata is JSON in text, and the same text
-- runs on H2 and on PostgreSQL. What belongs to a user goes with the user; events and audit name ids without a
-- foreign key, because they outlive what they tell of.

create table genkan.users (
    id                        varchar(64)  not null primary key,
    external_id               varchar(256) unique,
    username                  varchar(256),
    username_key              varchar(256) unique,
    first_name                varchar(256),
    last_name                 varchar(256),
    image_url                 varchar(2048),
    primary_email_address_id  varchar(64),
    public_metadata           text         not null,
    private_metadata          text         not null,
    unsafe_metadata           text         not null,
    version                   bigint       not null,
    banned_at                 bigint,
    created_at                bigint       not null,
    updated_at                bigint       not null,
    last_sign_in_at           bigint,
    last_active_at            bigint
);
create index users_by_creation on genkan.users (created_at, id);

-- address_key is what makes an address one: it stays null until the address is proven, so that nobody can hold on to
-- an address that is not theirs.
create table genkan.email_addresses (
    id                     varchar(64)  not null primary key,
    user_id                varchar(64)  not null references genkan.users (id) on delete cascade,
    address                varchar(320) not null,
    address_key            varchar(320) unique,
    verified_at            bigint,
    verification_strategy  varchar(32),
    created_at             bigint       not null,
    updated_at             bigint       not null
);
create index email_addresses_by_user on genkan.email_addresses (user_id);

create table genkan.passwords (
    user_id     varchar(64)  not null primary key references genkan.users (id) on delete cascade,
    hash        varchar(512) not null,
    created_at  bigint       not null,
    updated_at  bigint       not null
);

-- A browser. The token of its cookie is stored hashed and is a new one after every sign-in.
create table genkan.clients (
    id                      varchar(64) not null primary key,
    token_hash              varchar(64) not null unique,
    last_active_session_id  varchar(64),
    created_at              bigint      not null,
    updated_at              bigint      not null
);

-- status: active, pending or over; ending says how it came to be over.
create table genkan.sessions (
    id                varchar(64)  not null primary key,
    client_id         varchar(64)  not null references genkan.clients (id) on delete cascade,
    user_id           varchar(64)  not null references genkan.users (id) on delete cascade,
    status            varchar(16)  not null,
    tasks             text,
    created_at        bigint       not null,
    updated_at        bigint       not null,
    expire_at         bigint       not null,
    abandon_at        bigint       not null,
    last_active_at    bigint       not null,
    ended_at          bigint,
    ending            varchar(16),
    first_factor_at   bigint,
    second_factor_at  bigint,
    actor             text,
    version           bigint       not null,
    user_agent        varchar(512) not null,
    network           varchar(64)  not null
);
create index sessions_by_client on genkan.sessions (client_id, status);
create index sessions_by_user on genkan.sessions (user_id, status);

-- An attempt is open while completed_at and closed_at are both null and abandon_at lies ahead.
create table genkan.sign_ups (
    id                  varchar(64)   not null primary key,
    client_id           varchar(64)   not null references genkan.clients (id) on delete cascade,
    address             varchar(320)  not null,
    address_key         varchar(320)  not null,
    password_hash       varchar(512),
    return_to           varchar(2048) not null,
    created_at          bigint        not null,
    abandon_at          bigint        not null,
    closed_at           bigint,
    completed_at        bigint,
    created_user_id     varchar(64),
    created_session_id  varchar(64),
    user_agent          varchar(512)  not null,
    network             varchar(64)   not null
);
create index sign_ups_by_client on genkan.sign_ups (client_id, created_at);
create index sign_ups_by_end on genkan.sign_ups (abandon_at);

create table genkan.sign_ins (
    id                  varchar(64)   not null primary key,
    client_id           varchar(64)   not null references genkan.clients (id) on delete cascade,
    address             varchar(320)  not null,
    address_key         varchar(320)  not null,
    return_to           varchar(2048) not null,
    created_at          bigint        not null,
    abandon_at          bigint        not null,
    closed_at           bigint,
    completed_at        bigint,
    created_session_id  varchar(64),
    user_agent          varchar(512)  not null,
    network             varchar(64)   not null
);
create index sign_ins_by_client on genkan.sign_ins (client_id, created_at);
create index sign_ins_by_end on genkan.sign_ins (abandon_at);

-- One code at a time for each attempt: a new one takes the place of the old one.
create table genkan.email_codes (
    attempt_id   varchar(64) not null primary key,
    code_hash    varchar(64) not null,
    sent_at      bigint      not null,
    expire_at    bigint      not null,
    tries        integer     not null,
    consumed_at  bigint
);
create index email_codes_by_end on genkan.email_codes (expire_at);

-- A bucket is one number: when it will be full again. A row whose time has passed says as much as no row.
create table genkan.rate_limits (
    limit_name  varchar(64) not null,
    subject     varchar(64) not null,
    full_at     bigint      not null,
    primary key (limit_name, subject)
);
create index rate_limits_by_end on genkan.rate_limits (full_at);

create table genkan.lockouts (
    subject    varchar(64) not null primary key,
    failures   integer     not null,
    expire_at  bigint      not null
);
create index lockouts_by_end on genkan.lockouts (expire_at);

-- What happened, written in the transaction in which it happened, to be told to others in this order.
create table genkan.events (
    sequence     bigint       generated by default as identity primary key,
    id           varchar(64)  not null unique,
    type         varchar(64)  not null,
    user_id      varchar(64),
    session_id   varchar(64),
    data         text         not null,
    network      varchar(64)  not null,
    user_agent   varchar(512) not null,
    occurred_at  bigint       not null
);
create index events_by_user on genkan.events (user_id, sequence);
create index events_by_time on genkan.events (occurred_at);

create table genkan.audit (
    id           varchar(64)  not null primary key,
    occurred_at  bigint       not null,
    actor        varchar(128) not null,
    action       varchar(64)  not null,
    target       varchar(128) not null,
    before_json  text,
    after_json   text,
    network      varchar(64)  not null,
    user_agent   varchar(512) not null
);
create index audit_by_target on genkan.audit (target, occurred_at);
create index audit_by_time on genkan.audit (occurred_at);

-- ordinal is unique so that two processes which start at once make one first key and not two.
create table genkan.signing_keys (
    kid                  varchar(64)   not null primary key,
    ordinal              integer       not null unique,
    algorithm            varchar(16)   not null,
    public_key           varchar(2048) not null,
    wrapped_private_key  varchar(8192) not null,
    wrapping_key_id      varchar(64)   not null,
    created_at           bigint        not null,
    signs_from           bigint        not null,
    retired_at           bigint
);
