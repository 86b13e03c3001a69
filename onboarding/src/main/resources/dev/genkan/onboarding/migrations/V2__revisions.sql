-- How often a journey has been written. Who writes it names the revision that was read, so that of two tabs neither
-- undoes the other.

alter table genkan.journeys add column revision integer default 0 not null;
