-- Originals and results by courier (原件、邮寄). A parcel has a row on each side, made by the letter that tells of it. What is in it,
-- its number and where it goes are sealed under the key of the case; that one was sent, and when, stays.

create table parcel (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    case_id            uuid not null,
    kind               text not null check (kind in ('ORIGINALS', 'RETURN', 'RESULT', 'HANDED')),
    sent_here          boolean not null,                 -- by this side; the other one receives it
    from_organ         text not null,
    to_organ           text,                             -- null: the applicant
    sent_at            timestamptz not null,
    expected_by        date not null,
    state              text not null check (state in ('SENT', 'SOUND', 'FAULTY')),
    content_cipher     bytea not null,
    checked_at         timestamptz,
    check_cipher       bytea,
    sent_by            uuid,                             -- account, on the side that sent it
    checked_by         uuid,                             -- account, on the side that checked it
    primary key (id, owner_jurisdiction),
    check ((state = 'SENT') = (checked_at is null) and (checked_at is null) = (check_cipher is null))
);
create index parcel_case on parcel (owner_jurisdiction, case_id, sent_at);
create index parcel_under_way on parcel (owner_jurisdiction, case_id, expected_by) where state = 'SENT';

alter table parcel enable row level security;
alter table parcel force row level security;
create policy parcel_side on parcel as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
-- seen by whoever sees the case
create policy parcel_own on parcel
    using (exists (select 1 from case_file f where f.id = case_id and f.owner_jurisdiction = parcel.owner_jurisdiction))
    with check (current_role_name() is distinct from 'RESIDENT');
grant select, insert on parcel to tongban_app;
grant update (state, checked_at, check_cipher, checked_by) on parcel to tongban_app;
