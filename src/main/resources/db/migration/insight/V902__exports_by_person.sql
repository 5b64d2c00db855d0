-- What somebody took out lately is looked up when they leave.
create index sla_export_by_user on sla_export (by_user, at desc);
