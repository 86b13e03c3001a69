--liquibase formatted sql

--changeset acme:1
create table users (id integer primary key);

--changeset acme:2
create table workspaces (
    id      varchar(64) not null primary key,
    member  varchar(64) not null,
    name    varchar(20) not null
);
