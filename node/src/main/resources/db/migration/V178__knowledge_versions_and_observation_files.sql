-- Each version of an entry of the knowledge base stays, with who wrote it, when and why; a ticket that was answered with an entry names the
-- version. What stood before is the version that stands now.
create table hotline_entry_version (
    owner_jurisdiction jurisdiction not null,
    entry              uuid not null,
    version            int not null check (version > 0),
    question_zh        text not null,
    question_en        text not null,
    answer_zh          text not null,
    answer_en          text not null,
    source             text not null,
    service_id         text,
    owner_organ        text not null,
    valid_from         date not null,
    valid_until        date,
    review_on          date not null,
    demonstration      boolean not null,
    reason             text not null check (length(reason) <= 500),     -- empty for the first, and for what stood before
    changed_by         text not null,
    changed_at         timestamptz not null,
    primary key (owner_jurisdiction, entry, version)
);
create trigger hotline_entry_version_append_only before update or delete or truncate on hotline_entry_version
    for each statement execute function refuse_rewrite();
alter table hotline_entry_version enable row level security;
alter table hotline_entry_version force row level security;
create policy hotline_entry_version_side on hotline_entry_version as restrictive
    using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
create policy hotline_entry_version_all on hotline_entry_version using (true) with check (true);
grant select, insert on hotline_entry_version to tongban_app;

do $$
declare side text;
begin
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        insert into hotline_entry_version
        select owner_jurisdiction, id, version, question_zh, question_en, answer_zh, answer_en, source, service_id, owner_organ,
               valid_from, valid_until, review_on, demonstration, '', changed_by, changed_at
          from hotline_entry;
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;

alter table hotline_ticket add column entry_version int;
grant update (entry_version) on hotline_ticket to tongban_app;

-- What a body still answers for, as the first that took it, in the order of the days.
create index hotline_first on hotline_ticket (owner_jurisdiction, taken_by, due_on, seq) where signed_on is null and closed_on is null;

-- Observations from a file: the rows as they were sent, and once they are recorded what became of each. Between the two somebody looks at
-- what would be recorded. The columns behind sent_at are empty until then, and set once.
create table indicator_file (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,
    source             text not null check (length(source) between 1 and 60),
    phrase             text not null check (length(phrase) <= 500),
    sent               jsonb not null,                  -- the cells, row by row
    sent_by            text not null,                   -- login; nobody else takes it further
    sent_at            timestamptz not null,
    recorded_at        timestamptz,
    results            jsonb,
    primary key (owner_jurisdiction, id),
    check ((recorded_at is null) = (results is null))
);
create index indicator_file_sent on indicator_file (owner_jurisdiction, sent_by, sent_at desc);
create trigger indicator_file_sent_stays before update or delete on indicator_file
    for each row execute function refuse_rewrite_but('recorded_at', 'results');
create trigger indicator_file_not_emptied before truncate on indicator_file
    for each statement execute function refuse_rewrite();
alter table indicator_file enable row level security;
alter table indicator_file force row level security;
create policy indicator_file_side on indicator_file as restrictive
    using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
create policy indicator_file_staff on indicator_file
    using ((select current_role_name()) is distinct from 'RESIDENT')
    with check ((select current_role_name()) is distinct from 'RESIDENT');
grant select, insert on indicator_file to tongban_app;
grant update (recorded_at, results) on indicator_file to tongban_app;

-- The body whose step it was, beside its words: amounts are corrected by the body that entered them, whatever it is called by then.
alter table cooperation_step add column organ text;    -- null for a step of the other side, of before, and of who works for none
