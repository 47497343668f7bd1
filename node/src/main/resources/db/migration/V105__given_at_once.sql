-- What a decision on the spot hands out before a case is decided (先行救助) is due and paid like anything else, from petty funds and
-- not through the bank: an account of its own, so that what the bank paid still adds up to what it was told to pay.

alter table posting drop constraint posting_kind_check;
alter table posting add constraint posting_kind_check
    check (kind in ('DUE', 'CORRECTION', 'PAYMENT', 'HAND_OUT', 'RETURN', 'REISSUE', 'RECOVERY', 'WAIVER', 'REPAYMENT', 'DEDUCTION'));
alter table posting drop constraint posting_debit_check;
alter table posting add constraint posting_debit_check
    check (debit in ('COST', 'OWED', 'BANK', 'FUND', 'RETURNED', 'OVERPAID', 'CLAIM', 'WAIVED', 'CLEARED'));
alter table posting drop constraint posting_credit_check;
alter table posting add constraint posting_credit_check
    check (credit in ('COST', 'OWED', 'BANK', 'FUND', 'RETURNED', 'OVERPAID', 'CLAIM', 'WAIVED', 'CLEARED'));
