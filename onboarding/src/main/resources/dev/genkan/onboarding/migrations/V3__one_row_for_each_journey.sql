-- What was answered and typed so far stands in the row of the journey itself: answering a step writes one row. `contents`
-- is JSON, or sealed JSON behind "sealed:"; `trail` says which steps were reached, answered and skipped, and is never
-- secret. AnswersIntoJourneys moves what is there already.

alter table genkan.journeys add column contents text default '' not null;
alter table genkan.journeys add column trail text default '{}' not null;

-- The drafts of those who do not come back are found by it.
create index journeys_open_since on genkan.journeys (flow, state, updated_at);
