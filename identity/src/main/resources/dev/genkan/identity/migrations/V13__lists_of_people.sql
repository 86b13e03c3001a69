-- Whom the dashboard lists by more than when they came: who has not finished onboarding, who is shut out.

-- What public_metadata says as "onboardingComplete", written with it. One that stands deeper in old metadata counts here
-- until its user is next changed.
alter table genkan.users add column onboarded boolean default false not null;
update genkan.users set onboarded = true
where public_metadata like '{"onboardingComplete":true%' or public_metadata like '%,"onboardingComplete":true%';

create index users_by_onboarding on genkan.users (onboarded, created_at, id);
create index users_by_ban on genkan.users (banned_at);
create index users_by_lock on genkan.users (locked_until);

-- a first name and the beginning of a last one; it does all that the index on the first name did
create index users_by_name on genkan.users (first_name_key ${beginsWith}, last_name_key ${beginsWith});
drop index genkan.users_by_first_name;
