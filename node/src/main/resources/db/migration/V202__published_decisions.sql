-- What was granted and is published by law in the village or community (公布): one row a case while it is shown, and none before or after.
-- What the law lets be shown is sealed under the key of the side and not of the case, for everybody may read it; a minor has no row.
create table publication (
    case_id            uuid not null,
    owner_jurisdiction jurisdiction not null,
    service            text not null,
    place              text not null check (place ~ '^[0-9]{6,12}$'), -- the division in which it is published, without padding
    accepting_organ    text not null,
    deciding_organ     text not null,
    published_on       date not null,
    published_until    date not null check (published_until >= published_on), -- last day
    content_cipher     bytea not null,
    primary key (case_id, owner_jurisdiction)
);
create index publication_place on publication (owner_jurisdiction, place text_pattern_ops, published_on desc, case_id);
create index publication_until on publication (owner_jurisdiction, published_until);

alter table publication enable row level security;
alter table publication force row level security;
create policy publication_side on publication as restrictive using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
create policy publication_read on publication for select using (true);
create policy publication_staff on publication using ((select current_role_name()) is distinct from 'RESIDENT')
    with check ((select current_role_name()) is distinct from 'RESIDENT');
grant select, insert, update, delete on publication to tongban_app;
