-- Who is told over HTTP of what happens. event_types is a JSON array, empty for all. Secrets are encrypted and not
-- hashed, because every request is signed with them; after a rotation the old one signs too, for a while.
create table genkan.webhook_endpoints (
    id                  varchar(64)   not null primary key,
    url                 varchar(2048) not null,
    event_types         text          not null,
    enabled             boolean       not null,
    wrapped_secret      varchar(512)  not null,
    wrapping_key_id     varchar(64)   not null,
    wrapped_old_secret  varchar(512),
    old_secret_until    bigint,
    created_at          bigint        not null,
    updated_at          bigint        not null
);

-- dispatched_at: since when the deliveries of an event exist; null while it waits for them. A mark on each event, and
-- not the largest number seen, because transactions do not commit in the order in which they took their numbers.
-- body: what is told of it, the same to all and in every try; null if it is to be read again.
alter table genkan.events add column dispatched_at bigint;
alter table genkan.events add column body text;
update genkan.events set dispatched_at = occurred_at;
create index events_to_dispatch on genkan.events (dispatched_at, sequence);

-- What is told of an event, the same to all endpoints and in every try, encrypted. One that is not there any more is
-- read again.
create table genkan.webhook_messages (
    sequence    bigint not null primary key,
    wrapped     text   not null,
    created_at  bigint not null
);
create index webhook_messages_by_time on genkan.webhook_messages (created_at);

-- An event on its way to an endpoint. Those of one lane (a user) go one after another. status: waiting, delivered,
-- failed or withdrawn. claimed_until: until when somebody is at it; whoever died at it is forgotten then.
create table genkan.webhook_deliveries (
    endpoint_id      varchar(64)  not null references genkan.webhook_endpoints (id) on delete cascade,
    sequence         bigint       not null,
    lane             varchar(64)  not null,
    status           varchar(16)  not null,
    attempts         integer      not null,
    next_at          bigint       not null,
    claimed_until    bigint       not null,
    last_attempt_at  bigint       not null,
    last_status      integer      not null,
    last_error       varchar(256) not null,
    created_at       bigint       not null,
    settled_at       bigint,
    primary key (endpoint_id, sequence)
);
create index webhook_deliveries_by_lane on genkan.webhook_deliveries (endpoint_id, lane, status, sequence);
create index webhook_deliveries_due on genkan.webhook_deliveries (endpoint_id, status, next_at);
create index webhook_deliveries_of_lane on genkan.webhook_deliveries (lane, status);
create index webhook_deliveries_by_end on genkan.webhook_deliveries (settled_at);

-- Mails that have not left the house yet, encrypted, because they carry codes.
create table genkan.mail_outbox (
    id             varchar(64) not null primary key,
    wrapped        text        not null,
    attempts       integer     not null,
    next_at        bigint      not null,
    claimed_until  bigint      not null,
    created_at     bigint      not null
);
create index mail_outbox_due on genkan.mail_outbox (next_at);
