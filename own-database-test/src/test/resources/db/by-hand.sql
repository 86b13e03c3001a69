-- for applications that migrate nothing
create table if not exists workspaces (
    id      varchar(64) not null primary key,
    member  varchar(64) not null,
    name    varchar(20) not null
);
