-- Who stands at a step, the latest to have begun first.
create index journeys_at_step on genkan.journeys (flow, state, step, created_at, id);
