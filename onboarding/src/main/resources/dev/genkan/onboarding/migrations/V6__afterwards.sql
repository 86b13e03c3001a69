-- What is still to be done after a completion, one row for each, written in its transaction. claimed_until: until when
-- somebody is at it; whoever died at it is forgotten then. contents as in journeys, always sealed where there is a key.
create table genkan.afterwards (
    journey_id    varchar(64) not null primary key,
    user_id       varchar(64) not null,
    flow          varchar(40) not null,
    version       integer     not null,
    contents      text        not null,
    tries         integer     not null,
    next_at       bigint      not null,
    claimed_until bigint      not null,
    given_up_at   bigint,
    created_at    bigint      not null
);

create index afterwards_due on genkan.afterwards (flow, next_at);
create index afterwards_of_user on genkan.afterwards (user_id);
