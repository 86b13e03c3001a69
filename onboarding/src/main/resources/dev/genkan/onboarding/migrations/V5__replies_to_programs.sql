-- What was answered to a request with an Idempotency-Key, for a day: the same request is answered the same again. No row
-- is needed for anything else. `request` is the SHA-256 of what was asked, `body` is sealed. Without a status, it is being
-- worked on since `claimed_at`.

create table genkan.onboarding_replies (
    id         varchar(64) not null primary key,
    user_id    varchar(64) not null,
    request    varchar(64) not null,
    status     integer,
    body       text,
    claimed_at bigint      not null
);

create index onboarding_replies_of_user on genkan.onboarding_replies (user_id);
create index onboarding_replies_since on genkan.onboarding_replies (claimed_at);
