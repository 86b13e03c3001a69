-- What the standalone server needs beside the house: its own name and settings, what programs show to it, and how
-- browsers and SDKs keep step with the sessions of a client.

-- What programs show to the Backend API. Only the hash is kept; hint is the last four letters, to tell keys apart.
create table genkan.secret_keys (
    id            varchar(64)  not null primary key,
    name          varchar(256) not null,
    hash          varchar(64)  not null unique,
    hint          varchar(8)   not null,
    created_at    bigint       not null,
    last_used_at  bigint       not null,
    revoked_at    bigint
);

-- One row. settings is a JSON object of what was changed; what is not in it is as usual.
create table genkan.instance (
    ordinal     integer     not null primary key,
    id          varchar(64) not null unique,
    settings    text        not null,
    version     bigint      not null,
    created_at  bigint      not null,
    updated_at  bigint      not null
);

-- What a server-side SDK fetches, once, to set its cookies. Encrypted, because session tokens are in it.
create table genkan.handshakes (
    nonce_hash  varchar(64) not null primary key,
    wrapped     text        not null,
    expire_at   bigint      not null
);
create index handshakes_by_end on genkan.handshakes (expire_at);
