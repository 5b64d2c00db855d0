-- Points are kept in the ledger of the module loyalty, which took over what stood here.
alter table member drop column points;
