-- What an operator has done to many people at once, and how far it has come. At most one is running: the unique column
-- is null in all others. Neither table has a foreign key to users: what became of somebody who is deleted is told too.
create table genkan.errands (
    id          varchar(64)   not null primary key,
    act         varchar(16)   not null,
    asked       varchar(2048) not null,
    actor       varchar(128)  not null,
    network     varchar(64)   not null,
    user_agent  varchar(512)  not null,
    people      integer       not null,
    running     varchar(1) unique,
    stopped     boolean       not null,
    begun_at    bigint        not null,
    ended_at    bigint,
    held_by     varchar(64),
    held_until  bigint        not null
);
create index errands_by_time on genkan.errands (begun_at);

create table genkan.errand_people (
    errand_id  varchar(64)  not null references genkan.errands (id) on delete cascade,
    ordinal    integer      not null,
    user_id    varchar(64)  not null,
    state      varchar(16)  not null,
    why        varchar(256) not null,
    primary key (errand_id, ordinal)
);
create index errand_people_by_state on genkan.errand_people (errand_id, state, ordinal);
