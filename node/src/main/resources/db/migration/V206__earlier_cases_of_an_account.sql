-- Whoever applied at a window, and opens an account later, finds what he applied for. Only the number with which the account was
-- enrolled counts, which nobody can change or type anew; what is found is told by no more than its ids, and journaled with it.
create policy case_file_of_number on case_file for select to tongban_owner
    using (current_setting('tongban.own_number', true) = encode(applicant_index, 'hex'));
create policy case_file_of_number_taken on case_file for update to tongban_owner
    using (current_setting('tongban.own_number', true) = encode(applicant_index, 'hex'))
    with check (current_setting('tongban.own_number', true) = encode(applicant_index, 'hex'));
create policy entitlement_of_number on entitlement to tongban_owner
    using (current_setting('tongban.own_number', true) <> '') with check (current_setting('tongban.own_number', true) <> '');
create policy referral_of_number on referral to tongban_owner
    using (current_setting('tongban.own_number', true) <> '') with check (current_setting('tongban.own_number', true) <> '');

-- A step that the other side asked for is between bodies and never the applicant's. Another account of his keeps what it has, unless
-- it was closed.
create function take_own_cases() returns int language plpgsql security definer set search_path = public as $$
declare
    v_account uuid;
    v_index bytea;
    v_cases uuid[];
begin
    select a.id, a.id_index into v_account, v_index from account a
     where a.id::text = current_actor() and a.role = 'RESIDENT' and not a.disabled and current_role_name() = 'RESIDENT';
    if v_index is null then return 0; end if;
    perform set_config('tongban.own_number', encode(v_index, 'hex'), true);
    with taken as (
        update case_file f set applicant_account = v_account
         where f.applicant_index = v_index and f.part <> 'ASKED'
           and (f.applicant_account is null
                or exists (select from account a where a.id = f.applicant_account and a.disabled))
        returning f.id)
    select array_agg(id) into v_cases from taken;
    if v_cases is not null then
        update entitlement e set account_id = v_account where e.case_id = any (v_cases);
        update referral r set account_id = v_account where r.case_id = any (v_cases);
        perform journal_write('own-cases', 'OWN_MATTER', v_cases, '{}');
    end if;
    perform set_config('tongban.own_number', '', true);
    return coalesce(cardinality(v_cases), 0);
end $$;
