-- A posting is looked for by its entitlement, a payment by its run; nobody asks for one by its number alone. One index does for
-- both the key and the search, and a run writes three entries less for each person.

drop index posting_entitlement;
alter table posting drop constraint posting_pkey;
alter table posting add primary key (entitlement, month, id);

drop index payment_run_lines;
alter table payment drop constraint payment_pkey;
alter table payment add primary key (run, id);
