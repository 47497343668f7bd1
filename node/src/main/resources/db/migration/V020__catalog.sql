-- Service items and published service folders. Both are public knowledge: every side reads every row, and each side
-- writes its own alone. Nothing is rewritten: a changed item is a new version, a changed folder a new hash.

create table catalog_item (
    seq                bigint generated always as identity unique,  -- a running node reads what it has not seen yet
    owner_jurisdiction jurisdiction not null,
    code               varchar(64) not null,     -- any lawful shape; checked by profile, never by one length
    profile            text not null,
    version            int not null check (version >= 1),
    name               varchar(300) not null,
    item_type          varchar(64) not null,
    elements           jsonb not null,           -- what the source states; an absent element is "not collected"
    source             varchar(200) not null,
    source_dated       date not null,
    imported_at        timestamptz not null,
    content_hash       char(64) not null,
    primary key (owner_jurisdiction, code, version)
);
create index catalog_item_joint on catalog_item ((elements ->> 'joint_code')) where elements ? 'joint_code';
create trigger catalog_item_append_only before update or delete or truncate on catalog_item
    for each statement execute function refuse_rewrite();

create table service_version (
    hash               char(64) primary key,     -- of the whole folder
    owner_jurisdiction jurisdiction not null,    -- the side whose node first published it
    service_id         text not null check (length(service_id) <= 100),
    content            bytea not null,           -- every file of the folder, as the service module packs it
    published_at       timestamptz not null
);
create index service_version_service on service_version (service_id, published_at);
create trigger service_version_append_only before update or delete or truncate on service_version
    for each statement execute function refuse_rewrite();

do $$
declare t text;
begin
    foreach t in array array['catalog_item', 'service_version'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I for select using (true)', t || '_everybody', t);
        execute format('create policy %I on %I for insert with check (owner_jurisdiction = current_jurisdiction())',
                       t || '_side', t);
        execute format('grant select, insert on %I to tongban_app', t);
    end loop;
end $$;
