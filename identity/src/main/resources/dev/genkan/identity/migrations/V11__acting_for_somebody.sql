-- Tickets by which somebody acts in a member's place: actor is what their session says of them, as sessions.actor does,
-- and session_millis how long that session lasts. Both are null for a member's own.
alter table genkan.sign_in_tokens add column actor text;
alter table genkan.sign_in_tokens add column session_millis bigint;

-- Since when a password is known to be in the wrong hands; it opens nothing until another one takes its place.
alter table genkan.passwords add column compromised_at bigint;

-- What the application calls whoever signs up; the user is called so too.
alter table genkan.sign_up_attempts add column external_id varchar(256);
