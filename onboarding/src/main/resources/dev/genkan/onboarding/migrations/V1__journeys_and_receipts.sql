-- Times are milliseconds since 1970. The schema is named in every statement, so that any search path will do.

create table genkan.journeys (
    id          varchar(64)   not null primary key,
    user_id     varchar(64)   not null,
    flow        varchar(40)   not null,
    version     integer       not null,
    state       varchar(16)   not null,
    step        varchar(255)  not null,
    return_to   varchar(4096) not null,
    -- user and flow while the journey is open, null afterwards: it makes "one open journey" a rule of the database
    open_key    varchar(128),
    created_at  bigint        not null,
    updated_at  bigint        not null,
    finished_at bigint,
    constraint journeys_one_open unique (open_key),
    constraint journeys_open_or_finished check (
        (state = 'open' and open_key is not null and finished_at is null)
        or (state = 'finished' and open_key is null and finished_at is not null))
);

create index journeys_of_user on genkan.journeys (user_id, flow, created_at);

create table genkan.journey_answers (
    journey_id varchar(64)  not null references genkan.journeys (id) on delete cascade,
    step       varchar(255) not null,
    answers    text         not null,
    updated_at bigint       not null,
    primary key (journey_id, step)
);

-- A receipt outlives its journey, hence no reference to it.
create table genkan.receipts (
    id           varchar(64)  not null primary key,
    journey_id   varchar(64)  not null,
    user_id      varchar(64)  not null,
    flow         varchar(40)  not null,
    version      integer      not null,
    locale       varchar(64)  not null,
    text_hash    varchar(64)  not null,
    completed_at bigint       not null,
    actor        varchar(64)  not null,
    constraint receipts_one_for_each_journey unique (journey_id)
);

create index receipts_of_user on genkan.receipts (user_id, completed_at);
create index receipts_of_flow on genkan.receipts (flow, version, completed_at);
