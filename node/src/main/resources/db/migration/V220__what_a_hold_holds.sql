-- A legal hold on a case holds what belongs to it: a court that asks for the case asks for what was paid for it, what was found at
-- its re-checks, and what was asked across the border. And the journal stays as long as the cases it tells of.

create index redflag_hit_entitlement on redflag_hit (owner_jurisdiction, entitlement);

-- Whatever is under a legal hold: what the hold names, and what belongs to it. To a case belong its ledgers, and to a ledger its
-- re-checks, red flags and economic checks; also its economic check, its questions to the other side, the tickets that led to it, and
-- the files of its people and of the household that was checked. To an enterprise belong its talks and what was offered to it.
create function held_records() returns setof uuid language plpgsql stable as $$
begin
    if not exists (select 1 from public.legal_hold h where h.lifted_at is null) then return; end if;
    return query
        with held as materialized (
            select h.owner_jurisdiction as side, h.subject as id from public.legal_hold h where h.lifted_at is null
        ), ledger as materialized (
            select e.owner_jurisdiction as side, e.id, e.number, e.beneficiary_index from held h
              join public.entitlement e on e.owner_jurisdiction = h.side and e.case_id = h.id
            union
            select e.owner_jurisdiction, e.id, e.number, e.beneficiary_index from held h
              join public.entitlement e on e.owner_jurisdiction = h.side and e.id = h.id
        ), means as materialized (
            select c.id, c.household from held h
              join public.means_check c on c.owner_jurisdiction = h.side and c.case_id = h.id
            union
            select c.id, c.household from ledger l
              join public.means_check c on c.owner_jurisdiction = l.side and c.entitlement = l.id
        )
        select h.id from held h
        union select l.id from ledger l
        union select m.id from means m
        union select t.id from ledger l
                join public.review_task t on t.owner_jurisdiction = l.side and t.entitlement = l.number
        union select f.id from ledger l
                join public.redflag_hit f on f.owner_jurisdiction = l.side and f.entitlement = l.number
        union select q.id from held h
                join public.benefit_inquiry q on q.owner_jurisdiction = h.side and q.case_id = h.id
        union select k.ticket from held h
                join public.hotline_link k on k.owner_jurisdiction = h.side and k.target = h.id and k.what = 'CASE'
        union select t.id from held h join public.talk t on t.owner_jurisdiction = h.side and t.subject = h.id
        union select o.id from held h join public.policy_offer o on o.owner_jurisdiction = h.side and o.subject = h.id
        union select s.id from held h
                join public.case_subject c on c.owner_jurisdiction = h.side and c.case_id = h.id
                join public.register_subject s on s.owner_jurisdiction = c.owner_jurisdiction and s.id_index = c.id_index
        union select s.id from ledger l
                join public.register_subject s on s.owner_jurisdiction = l.side and s.id_index = l.beneficiary_index
        union select m.household from means m where m.household is not null;
end $$;

create function is_held(p_id uuid) returns boolean language sql stable
    return p_id in (select public.held_records());

-- As before; the key of what is held stays, whatever calls: by a list, by hand, or because something else has ended.
create or replace function destroy_case_key(p_case uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
begin
    if is_held(p_case) then return false; end if;
    update case_key set wrapped_key = null, destroyed_at = clock_timestamp() where case_id = p_case and destroyed_at is null;
    if found then perform journal_write('erase', p_purpose, array[p_case], '{}'); end if;
    return found;
end $$;

-- As before, and what belongs to a case that is held.
create or replace function destroy_record(p_kind text, p_id uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
declare v_gone boolean := true;
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    if not is_confirmed_to_end(p_kind, p_id) then return false; end if;
    if is_held(p_id) then return false; end if;
    perform set_config('tongban.retention', 'on', true);
    case p_kind
        when 'CASE' then v_gone := destroy_case(p_id, p_purpose);
        when 'DRAFT' then v_gone := destroy_draft(p_id, p_purpose);
        when 'TICKET' then v_gone := destroy_ticket(p_id, p_purpose);
        when 'TALK' then
            update talk set content_cipher = '\x', erased_at = clock_timestamp() where id = p_id and erased_at is null;
            v_gone := found;
            update talk_step set said_cipher = '\x' where talk = p_id;
        when 'REVIEW' then
            update review_report r set content_cipher = '\x', erased_at = clock_timestamp()
              from review_task t
             where t.id = p_id and r.entitlement = t.entitlement and r.recorded_at <= t.opened_at and r.erased_at is null;
            update review_task set content_cipher = '\x', cause = 'erased ' || id, erased_at = clock_timestamp()
             where id = p_id and erased_at is null;
            v_gone := found;
        when 'RED_FLAG' then
            update redflag_evidence set content_cipher = '\x' where hit = p_id;
            update redflag_disposition set content_cipher = '\x' where hit = p_id;
            update redflag_hit set subkey = 'erased ' || id, evidence_hash = '\x', erased_at = clock_timestamp()
             where id = p_id and erased_at is null;
            v_gone := found;
        when 'POLICY_OFFER' then
            v_gone := exists (select 1 from policy_offer o where o.id = p_id and o.case_id is null and o.erased_at is null)
                      and destroy_case_key(p_id, p_purpose);
            update policy_offer set erased_at = clock_timestamp() where id = p_id and v_gone;
        when 'ECONOMIC_CHECK' then
            v_gone := exists (select 1 from means_check c where c.id = p_id and c.case_id is null and c.erased_at is null)
                      and destroy_case_key(p_id, p_purpose);
            update means_check set erased_at = clock_timestamp() where id = p_id and v_gone;
        when 'LEDGER' then v_gone := destroy_ledger(p_id, p_purpose);
        when 'PERSON', 'HOUSEHOLD', 'ENTERPRISE' then
            v_gone := register_file_hindered(p_id) is null and end_register_file(p_id, p_purpose);
        when 'RELATIVE' then
            delete from relative where id = p_id and ended_at is not null;
            v_gone := found;
        when 'INQUIRY' then
            -- the key may be gone before; the row is what says that it was asked
            update case_key set wrapped_key = null, destroyed_at = clock_timestamp() where case_id = p_id and destroyed_at is null;
            delete from benefit_inquiry where id = p_id;
            v_gone := found;
    end case;
    perform set_config('tongban.retention', '', true);
    if v_gone and p_kind in ('TALK', 'REVIEW', 'RED_FLAG', 'RELATIVE', 'INQUIRY') then
        perform journal_write('erase', p_purpose, array[p_id], '{}');
    end if;
    return v_gone;
end $$;

-- As before, and a file that is itself held.
create or replace function register_erasure_hindered(p_subject uuid) returns text language plpgsql stable as $$
declare v_index bytea;
begin
    select s.id_index into v_index from public.register_subject s where s.id = p_subject and s.kind = 'PERSON';
    if not found then return 'GONE'; end if;
    if exists (select 1 from public.legal_hold h where h.subject = p_subject and h.lifted_at is null)
       or exists (select 1 from public.case_subject c join public.legal_hold h on h.subject = c.case_id and h.lifted_at is null
                   where c.id_index = v_index) then
        return 'HELD';
    end if;
    if exists (select 1 from public.case_subject c join public.case_file f on f.id = c.case_id
                where c.id_index = v_index
                  and not public.case_is_over(f.state)) then
        return 'CASE';
    end if;
    if exists (select 1 from public.entitlement e
                where e.beneficiary_index = v_index
                  and (e.owed > 0 or e.returned > 0 or e.overpaid > 0 or e.claim > 0
                       or exists (select 1 from public.entitlement_span s
                                   where s.entitlement = e.number and s.what = 'AWARDED'
                                     and (s.until_month is null or s.until_month > current_date)))) then
        return 'BENEFIT';
    end if;
    return null;
end $$;

-- ---------------------------------------------------------------- the journal

-- Who looked at what is under a legal hold, or at what belongs to it, stays as long as the hold.
create or replace function journal_lines_held() returns setof bigint language sql stable as $$
    select s.journal_id from public.held_records() h (id)
      join public.journal_subject s on s.owner_jurisdiction = public.current_jurisdiction() and s.subject = h.id
$$;

-- The lines of some time that may end: a line that tells of a case stays until the case is destroyed, however long it is paid.
create function journal_lines_over(p_from timestamptz, p_until timestamptz) returns setof public.journal language sql stable as $$
    select j.* from public.journal j
     where j.owner_jurisdiction = public.current_jurisdiction() and j.at >= p_from and j.at < p_until
       and j.id not in (select public.journal_lines_held())
       and not exists (select 1 from public.case_file f where f.id = any (j.subject_ids) and f.erased_at is null)
$$;

-- Months that ended before a day and of which a line may end, oldest first; each is found by a look into the index of times that goes
-- past no more than what stays.
drop function journal_months();
create function journal_months(p_before date) returns setof date language plpgsql stable as $$
declare v_from timestamptz := '-infinity'; v_at timestamptz;
        v_until timestamptz := public.journal_month_begins(
            least(public.journal_months_kept_from(), date_trunc('month', p_before)::date));
begin
    loop
        select j.at into v_at from public.journal_lines_over(v_from, v_until) j order by j.at limit 1;
        exit when v_at is null;
        return next public.journal_month(v_at);
        v_from := public.journal_month_begins((public.journal_month(v_at) + interval '1 month')::date);
    end loop;
end $$;

-- How many lines of a month may end, and whether any may.
create or replace function journal_lines(p_month date) returns bigint language plpgsql stable as $$
declare v_lines bigint;
begin
    select count(*) into v_lines
      from public.journal_lines_over(public.journal_month_begins(p_month),
                                     public.journal_month_begins((p_month + interval '1 month')::date)) j;
    return v_lines;
end $$;
create function journal_month_may_end(p_month date) returns boolean language plpgsql stable as $$
begin
    return p_month < public.journal_months_kept_from()
       and exists (select 1 from public.journal_lines_over(public.journal_month_begins(p_month),
                                                           public.journal_month_begins((p_month + interval '1 month')::date)));
end $$;

-- As before, and no line that tells of a case that stands.
create or replace function refuse_lines_that_stay() returns trigger language plpgsql as $$
begin
    if exists (select 1 from (select distinct public.journal_month(g.at) as month from gone g) m
                where m.month >= public.journal_months_kept_from()
                   or not exists (select 1 from public.destruction_item i
                                   where i.list::text = current_setting('tongban.journal_cut', true)
                                     and i.subject = public.journal_month_id(m.month)
                                     and i.result is null and i.keep_reason is null)
                   or exists (select 1 from public.legal_hold h
                               where h.subject = public.journal_month_id(m.month) and h.lifted_at is null))
       or exists (select 1 from gone g where g.id in (select public.journal_lines_held()))
       or exists (select 1 from gone g join public.case_file f on f.id = any (g.subject_ids) where f.erased_at is null) then
        raise exception 'TB-WALL-1 journal is append-only: no confirmed list has these lines' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;

create or replace function cut_journal(p_list uuid, p_id uuid, p_rows int) returns int
    language plpgsql security definer set search_path = public as $$
declare v_item destruction_item; v_from timestamptz; v_until timestamptz; v_line journal; v_lines int := 0; v_digest bytea;
        v_ids bigint[] := '{}'; v_subjects uuid[]; v_of bigint[]; v_searches uuid[]; v_seq int; v_previous bytea;
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    select * into v_item from destruction_item i where i.list = p_list and i.subject = p_id for update;
    if not found or v_item.cut_hash is not null or not is_confirmed_to_end('JOURNAL', p_id) then return 0; end if;
    v_from := journal_month_begins(date_trunc('month', v_item.ended_on)::date);
    v_until := journal_month_begins((v_item.ended_on + 1)::date);
    v_digest := coalesce(v_item.cut_digest, '');
    for v_line in
        select * from journal_lines_over(v_from, v_until) j
         where not exists (select 1 from legal_hold h where h.subject = p_id and h.lifted_at is null)
         order by j.at, j.id limit p_rows
    loop
        v_lines := v_lines + 1;
        v_ids := v_ids || v_line.id;
        v_digest := sha256(v_digest || sha256(convert_to(
            jsonb_build_array(v_line.id, v_line.owner_jurisdiction, (extract(epoch from v_line.at) * 1000000)::bigint, v_line.actor,
                              v_line.role, v_line.organ, v_line.act, v_line.purpose, to_jsonb(v_line.subject_ids),
                              to_jsonb(v_line.fields), v_line.request)::text, 'UTF8')));
    end loop;
    if v_lines > 0 then
        select array_agg(s), array_agg(j.id) into v_subjects, v_of from journal j, unnest(j.subject_ids) s where j.id = any (v_ids);
        select array_agg(substr(f, 8)::uuid) into v_searches from journal j, unnest(j.fields) f
         where j.id = any (v_ids) and j.act = 'audit-search' and f like 'search=%';
        update destruction_item
           set cut_lines = coalesce(cut_lines, 0) + v_lines, cut_digest = v_digest,
               cut_first = least(cut_first, (select min(l) from unnest(v_ids) l)),
               cut_last = greatest(cut_last, (select max(l) from unnest(v_ids) l))
         where list = p_list and subject = p_id returning * into v_item;
        perform set_config('tongban.journal_cut', p_list::text, true);
        delete from journal where id = any (v_ids);
        delete from journal_subject s using unnest(v_subjects, v_of) as x (subject, line)
         where s.owner_jurisdiction = current_jurisdiction() and s.subject = x.subject and s.journal_id = x.line;
        delete from audit_search where id = any (v_searches);
        perform set_config('tongban.journal_cut', '', true);
    end if;
    if v_lines < p_rows and v_item.cut_lines > 0 then
        select i.cut_seq, i.cut_hash into v_seq, v_previous from destruction_item i
         where i.cut_seq is not null order by i.cut_seq desc limit 1;
        update destruction_item
           set cut_seq = coalesce(v_seq, 0) + 1,
               cut_hash = journal_cut_hash(coalesce(v_previous, ''), p_id, cut_lines, cut_first, cut_last, cut_digest)
         where list = p_list and subject = p_id returning * into v_item;
        perform journal_write('erase', 'RETENTION', array[p_id],
                              array['list=' || p_list, 'month=' || to_char(v_item.ended_on, 'YYYY-MM'), 'rows=' || v_item.cut_lines,
                                    'sha256=' || encode(v_item.cut_hash, 'hex')]);
    end if;
    return v_lines;
end $$;
