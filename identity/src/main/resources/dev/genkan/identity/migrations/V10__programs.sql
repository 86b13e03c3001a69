-- What programs do by the Backend API: look for people by their names, list whom they let in and where
-- applications are led.

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
