-- The states after which nothing is due, written once. What the other side asked and was answered is over like anything else: it
-- keeps no file of the register from ending.
create function case_is_over(p_state text) returns boolean language sql immutable parallel safe
    return p_state in ('NOT_ACCEPTED', 'CLOSED', 'REVOKED', 'WITHDRAWN', 'TERMINATED', 'ANSWERED', 'CALLED_OFF');

create or replace function is_load(f case_file) returns boolean language sql immutable parallel safe
    return not case_is_over(f.state) and (f.part <> 'COLLECTOR' or f.responsible_organ is not distinct from f.collecting_organ);

create or replace function register_erasure_hindered(p_subject uuid) returns text language plpgsql stable as $$
declare v_index bytea;
begin
    select s.id_index into v_index from public.register_subject s where s.id = p_subject and s.kind = 'PERSON';
    if not found then return 'GONE'; end if;
    if exists (select 1 from public.case_subject c join public.legal_hold h on h.subject = c.case_id and h.lifted_at is null
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

create or replace function register_file_hindered(p_subject uuid) returns text language plpgsql stable as $$
declare v_kind text; v_index bytea;
begin
    select s.kind, s.id_index into v_kind, v_index from public.register_subject s where s.id = p_subject and s.erased_at is null;
    if not found then return 'GONE'; end if;
    if v_kind = 'PERSON' then return public.register_erasure_hindered(p_subject); end if;
    if exists (select 1 from public.means_check c join public.case_file f on f.id = c.case_id
                where c.household = p_subject
                  and not public.case_is_over(f.state))
       or exists (select 1 from public.case_subject c join public.case_file f on f.id = c.case_id
                   where c.id_index = v_index
                     and not public.case_is_over(f.state)) then
        return 'CASE';
    end if;
    if exists (select 1 from public.talk t where t.subject = p_subject and t.erased_at is null)
       or exists (select 1 from public.policy_offer o where o.subject = p_subject and o.erased_at is null and o.case_id is null) then
        return 'ENTERPRISE_MATTER';
    end if;
    if exists (select 1 from public.entitlement e
                where e.beneficiary_index = v_index and (e.owed > 0 or e.returned > 0 or e.overpaid > 0 or e.claim > 0)) then
        return 'BENEFIT';
    end if;
    return null;
end $$;
