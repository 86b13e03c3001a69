-- Somebody who has forgotten their password: open like the other attempts, see V1.
create table genkan.password_resets (
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
create index password_resets_by_client on genkan.password_resets (client_id, created_at);
create index password_resets_by_end on genkan.password_resets (abandon_at);

-- The link that stands in the mail beside the code. It lives and dies with the code, so it stands in the same row.
alter table genkan.email_codes add column link_hash varchar(64);
create unique index email_codes_by_link on genkan.email_codes (link_hash);

-- Browsers in which somebody has signed in before. The token of the cookie is a new one after every sign-in; a browser
-- that several people use has a row for each, with the same token.
create table genkan.known_devices (
    user_id     varchar(64) not null references genkan.users (id) on delete cascade,
    token_hash  varchar(64) not null,
    created_at  bigint      not null,
    seen_at     bigint      not null,
    expire_at   bigint      not null,
    primary key (user_id, token_hash)
);
create index known_devices_by_token on genkan.known_devices (token_hash);
create index known_devices_by_end on genkan.known_devices (expire_at);

-- Browsers that never came to a session are swept away by their age.
create index clients_by_update on genkan.clients (updated_at);
