-- the application's own, migrated by its own Flyway; its table of users is not ours
create table users (id integer primary key);
create table workspaces (
    id      varchar(64) not null primary key,
    member  varchar(64) not null,
    name    varchar(20) not null
);
