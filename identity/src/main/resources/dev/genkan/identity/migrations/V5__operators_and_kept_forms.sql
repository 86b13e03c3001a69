-- Who may run the instance. Never in metadata, which applications write.
create table genkan.operators (
    user_id     varchar(64)  not null primary key references genkan.users (id) on delete cascade,
    role        varchar(16)  not null,
    created_at  bigint       not null,
    created_by  varchar(128) not null
);

-- One row, which whoever wants to be the first operator holds while looking whether there is one. key_hash is that of
-- the one-time link, if one is out.
create table genkan.first_operator (
    id        integer not null primary key,
    key_hash  varchar(64)
);
insert into genkan.first_operator (id) values (1);

-- A form that was sent when its session had just expired: one for each browser, for its member alone, encrypted.
create table genkan.kept_forms (
    client_id   varchar(64) not null primary key references genkan.clients (id) on delete cascade,
    user_id     varchar(64) not null references genkan.users (id) on delete cascade,
    wrapped     text        not null,
    expire_at   bigint      not null
);
create index kept_forms_by_end on genkan.kept_forms (expire_at);
