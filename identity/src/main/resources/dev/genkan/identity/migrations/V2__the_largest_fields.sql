-- How many bytes the largest value of each field of any user has had as JSON, kept with every change, so that a claims
-- template is judged without looking at everybody. Here everybody is looked at once.
create table genkan.largest_fields (
    field  varchar(32) not null primary key,
    bytes  bigint      not null
);
insert into genkan.largest_fields (field, bytes)
    select 'public_metadata', coalesce(max(octet_length(public_metadata)), 0) from genkan.users;
insert into genkan.largest_fields (field, bytes)
    select 'unsafe_metadata', coalesce(max(octet_length(unsafe_metadata)), 0) from genkan.users;
insert into genkan.largest_fields (field, bytes)
    select 'external_id', coalesce(max(6 * char_length(external_id)), 0) from genkan.users;
insert into genkan.largest_fields (field, bytes)
    select 'username', coalesce(max(6 * char_length(username)), 0) from genkan.users;
insert into genkan.largest_fields (field, bytes)
    select 'first_name', coalesce(max(6 * char_length(first_name)), 0) from genkan.users;
insert into genkan.largest_fields (field, bytes)
    select 'last_name', coalesce(max(6 * char_length(last_name)), 0) from genkan.users;
insert into genkan.largest_fields (field, bytes)
    select 'image_url', coalesce(max(6 * char_length(image_url)), 0) from genkan.users;
