-- Tokens for other services: what applications make of a session by name. algorithm and wrapped_key are null where the
-- instance's own key signs.
create table genkan.jwt_templates (
    id           varchar(64)  not null primary key,
    name         varchar(128) not null unique,
    claims       text         not null,
    lifetime     bigint       not null,
    clock_skew   bigint       not null,
    algorithm    varchar(16),
    wrapped_key  text,
    created_at   bigint       not null,
    updated_at   bigint       not null
);

-- One picture of each user, under an id that is a new one with every picture: whoever has seen it may keep it for good.
create table genkan.pictures (
    id          varchar(64) not null primary key,
    user_id     varchar(64) not null unique references genkan.users (id) on delete cascade,
    media_type  varchar(32) not null,
    octets      bytea       not null,
    created_at  bigint      not null
);
