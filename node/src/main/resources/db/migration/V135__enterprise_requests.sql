-- What an enterprise asks to have corrected, and the answer; said under the key of its file.
create table register_request (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    subject            uuid not null,
    kind               text not null check (kind ~ '^[A-Z_]{4,24}$'),
    seen               bigint not null,                 -- last record of the file when it was asked for
    asked_by           uuid not null,
    asked_at           timestamptz not null,
    state              text not null check (state in ('OPEN', 'CORRECTED', 'REFUSED', 'WITHDRAWN')),
    asked_cipher       bytea not null,
    answer_cipher      bytea,
    answered_at        timestamptz,
    answered_by        uuid,
    organ              text,
    primary key (id, owner_jurisdiction),
    check ((state = 'OPEN') = (answered_at is null))
);
create index register_request_open on register_request (owner_jurisdiction, asked_at desc) where state = 'OPEN';
create index register_request_recent on register_request (owner_jurisdiction, asked_at desc);
create index register_request_subject on register_request (owner_jurisdiction, subject);

alter table register_request enable row level security;
alter table register_request force row level security;
create policy register_request_side on register_request as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy register_request_of_subject on register_request using (
        current_role_name() in ('SUPERVISOR', 'SYSTEM') or sees_register_subject(subject))
    with check (current_role_name() in ('SUPERVISOR', 'SYSTEM') or sees_register_subject(subject));
grant select, insert on register_request to tongban_app;
grant update (state, answer_cipher, answered_at, answered_by, organ) on register_request to tongban_app;
