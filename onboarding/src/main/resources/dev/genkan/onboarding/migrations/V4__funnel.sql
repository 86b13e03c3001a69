-- How often what happened, by flow, version, day, step and language. No row is about anybody: there is no member, no
-- journey and no answer in it.

create table genkan.funnel (
    flow    varchar(40)  not null,
    version integer      not null,
    -- since 1970, in UTC
    on_day  integer      not null,
    -- empty for the whole way
    step    varchar(255) not null,
    locale  varchar(64)  not null,
    what    varchar(16)  not null,
    -- the question that was refused; empty for everything else
    field   varchar(255) not null,
    -- how long it took; 0 for what takes no time
    seconds integer      not null,
    n       bigint       not null,
    primary key (flow, version, on_day, step, locale, what, field, seconds)
);

-- who is in the middle of a flow
create index journeys_under_way on genkan.journeys (flow, version, state);
