-- Supervision's standard queries. A run is one query with its purpose and parameters; a hit is one entitlement under one query,
-- the same again is the same hit; its evidence is frozen with each run that found another one; what was made of it is a row, and
-- never changes what is paid. Personal things are sealed under the key of the entitlement.

-- Who is in one household with somebody on a day, as it is known now: of each membership the last that was said of that day counts.
create function register_housemates(p_subject uuid, p_day date) returns table (subject uuid) language sql stable as $$
    with mine as (
        select distinct on (r.series) r.linked, r.withdrawn from register_record r
         where r.subject = p_subject and r.kind = 'MEMBERSHIP' and r.linked is not null
           and (r.valid_from is null or r.valid_from <= p_day) and (r.valid_until is null or r.valid_until > p_day)
         order by r.series, r.recorded_at desc, r.seq desc),
    theirs as (
        select distinct on (r.subject, r.series) r.subject, r.withdrawn from register_record r
         where r.linked in (select m.linked from mine m where not m.withdrawn) and r.kind = 'MEMBERSHIP' and r.subject <> p_subject
           and (r.valid_from is null or r.valid_from <= p_day) and (r.valid_until is null or r.valid_until > p_day)
         order by r.subject, r.series, r.recorded_at desc, r.seq desc)
    select distinct t.subject from theirs t where not t.withdrawn
$$;

create table redflag_run (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    flag               text not null check (flag ~ '^[A-Z_]{4,40}$'),
    purpose            text not null check (length(purpose) between 1 and 500),
    parameters         jsonb not null,
    state              text not null check (state in ('RUNNING', 'READY')),
    after_number       bigint not null default 0,                 -- every entitlement up to it is done
    looked             int not null default 0,
    hits               int not null default 0,                    -- found
    fresh              int not null default 0,                    -- for the first time
    reopened           int not null default 0,                    -- with other evidence than they were disposed of
    started_by         uuid not null,
    started_at         timestamptz not null,
    ended_at           timestamptz,
    primary key (id, owner_jurisdiction),
    check ((state = 'READY') = (ended_at is not null))
);
create unique index redflag_run_running on redflag_run (owner_jurisdiction, flag) where state = 'RUNNING';
create index redflag_run_recent on redflag_run (owner_jurisdiction, flag, started_at desc);

create table redflag_hit (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    flag               text not null,
    entitlement        bigint not null,
    subkey             text not null check (length(subkey) <= 120), -- tells hits of one entitlement apart
    state              text not null check (state in ('OPEN', 'CONFIRMED', 'REFERRED', 'EXPLAINED', 'FALSE_ALARM')),
    officer            uuid,                                      -- whose it is: who started the run that found it
    found_on           date not null,                             -- the first time
    seen_on            date not null,                             -- the last time
    evidence           int not null default 1,                    -- the last row of redflag_evidence
    evidence_hash      bytea not null,
    disposition        int not null default 0,                    -- the last row of redflag_disposition
    task               uuid,                                      -- the re-check that was asked for
    version            int not null default 1,
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, flag, entitlement, subkey)
);
create index redflag_hit_open on redflag_hit (owner_jurisdiction, state, found_on, id);

create table redflag_evidence (
    owner_jurisdiction jurisdiction not null,
    hit                uuid not null,
    seq                int not null check (seq > 0),
    run                uuid not null,
    found_at           timestamptz not null,
    content_cipher     bytea not null,
    primary key (owner_jurisdiction, hit, seq)
);
create trigger redflag_evidence_append_only before update or delete or truncate on redflag_evidence
    for each statement execute function refuse_rewrite();

create table redflag_disposition (
    owner_jurisdiction jurisdiction not null,
    hit                uuid not null,
    seq                int not null check (seq > 0),
    evidence           int not null,                              -- on which it was made
    state              text not null check (state in ('OPEN', 'CONFIRMED', 'REFERRED', 'EXPLAINED', 'FALSE_ALARM')),
    content_cipher     bytea not null,                            -- reasons, and to whom it was referred
    made_by            uuid not null,
    made_at            timestamptz not null,
    primary key (owner_jurisdiction, hit, seq)
);
create trigger redflag_disposition_append_only before update or delete or truncate on redflag_disposition
    for each statement execute function refuse_rewrite();

do $$
declare t text;
begin
    foreach t in array array['redflag_run', 'redflag_hit', 'redflag_evidence', 'redflag_disposition'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
        -- supervision and the node alone: who is looked at does not see it, nor does he who decided
        execute format('create policy %I on %I using (current_role_name() in (''SUPERVISOR'', ''SYSTEM''))
                        with check (current_role_name() in (''SUPERVISOR'', ''SYSTEM''))', t || '_supervision', t);
    end loop;
end $$;

grant select, insert on redflag_run, redflag_hit, redflag_evidence, redflag_disposition to tongban_app;
grant update (state, after_number, looked, hits, fresh, reopened, ended_at) on redflag_run to tongban_app;
grant update (state, officer, seen_on, evidence, evidence_hash, disposition, task, version) on redflag_hit to tongban_app;
