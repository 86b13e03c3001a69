-- What the application asks of its users: who is locked, who was here when, and pages of them in every order.

alter table genkan.users add column locked_until bigint;

-- never is 0, so that one index and one comparison order everybody, those who never came included
update genkan.users set last_sign_in_at = 0 where last_sign_in_at is null;
update genkan.users set last_active_at = 0 where last_active_at is null;
alter table genkan.users alter column last_sign_in_at set default 0;
alter table genkan.users alter column last_active_at set default 0;
alter table genkan.users alter column last_sign_in_at set not null;
alter table genkan.users alter column last_active_at set not null;
create index users_by_sign_in on genkan.users (last_sign_in_at, id);
create index users_by_activity on genkan.users (last_active_at, id);

-- a unique index of PostgreSQL answers "begins with" only in the C locale
create index users_by_username on genkan.users (username_key ${beginsWith});
create index users_by_external_id on genkan.users (external_id ${beginsWith});
create index email_addresses_by_key on genkan.email_addresses (address_key ${beginsWith});

create index audit_by_actor on genkan.audit (actor, occurred_at);
