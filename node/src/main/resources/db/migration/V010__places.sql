-- Places: the rows that the program ships, for SQL. The code itself reads the shipped register; JdbcPlaceTables writes
-- these tables after a migration when they are empty or hold another version. They hold no personal data: everybody
-- may read them, both sides, and only the owner, which the migrator alone may become, writes them.

create table division (
    owner_jurisdiction jurisdiction not null check (owner_jurisdiction = left(code, 2)),
    code               text not null check (code ~ '^5[01]([0-9]{2}){0,2}$' or code ~ '^5[01][0-9]{7}([0-9]{3})?$'),
    name               text not null,
    english            text not null,
    level              text not null check (level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWN', 'VILLAGE')),
    parent             text check ((parent is null) = (level = 'PROVINCE')),
    code_state         text not null check (code_state in ('OFFICIAL', 'LEGACY')),
    valid_from         date not null,          -- -infinity where nobody collected when it began
    valid_until        date check (valid_until > valid_from), -- null while it lasts
    primary key (code, valid_from)
);
create index division_parent on division (parent);

create table power_list_entry (
    id                 text primary key,
    owner_jurisdiction jurisdiction not null,   -- the side whose power it is
    zone               text not null,
    service            text not null,
    item_zh            text not null,
    item_en            text not null,
    form               text not null check (form in ('AUTHORISED', 'ENTRUSTED')),
    -- the decision that allows authorising and entrusting came into force on this day
    valid_from         date not null check (valid_from >= date '2024-08-01'),
    valid_until        date check (valid_until > valid_from),
    answerable_to      text,
    document_zh        text not null,
    document_en        text not null,
    article_zh         text not null,
    article_en         text not null,
    confidence         text not null check (confidence in ('VERIFIED', 'RECOLLECTION', 'DEMONSTRATION')),
    source             text not null,
    shipped            boolean not null default false, -- a deployment's own entries outlive a new release
    check ((form = 'AUTHORISED') = (answerable_to is not null))
);

-- Which version of which shipped data the tables hold.
create table place_data_version (
    owner_jurisdiction jurisdiction not null,
    data               text not null,
    sha256             text not null,
    primary key (owner_jurisdiction, data)
);

alter table division enable row level security;
alter table division force row level security;
create policy division_read on division for select using (true);
create policy division_load on division to tongban_owner using (true) with check (true);
grant select on division to tongban_app;

alter table power_list_entry enable row level security;
alter table power_list_entry force row level security;
create policy power_list_entry_read on power_list_entry for select using (true);
create policy power_list_entry_load on power_list_entry to tongban_owner using (true) with check (true);
grant select on power_list_entry to tongban_app;

alter table place_data_version enable row level security;
alter table place_data_version force row level security;
create policy place_data_version_read on place_data_version for select using (true);
create policy place_data_version_load on place_data_version to tongban_owner using (true) with check (true);
grant select on place_data_version to tongban_app;
